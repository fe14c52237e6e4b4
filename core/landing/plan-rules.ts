import { bad, good } from "../input/input-error.ts";
import type { Result } from "../input/input-error.ts";
import type { Inventory } from "../inventory.ts";
import type { ManifestFile } from "../manifest/manifest.ts";
import { compareRuleSets } from "../security-group/equivalence/compare.ts";
import type { Comparison } from "../security-group/equivalence/compare.ts";
import { readWritten } from "../security-group/read-written.ts";
import type { Text } from "../text.ts";
import type { RuleOutcome } from "../security-group/translate.ts";
import { rulesWithoutEffect } from "../security-group/without-effect.ts";
import type { RuleWithoutEffect } from "../security-group/without-effect.ts";
import type { TargetInventory } from "./adopt.ts";
import { beginPlan } from "./begin-plan.ts";
import type { LandingGroup } from "./landing-groups.ts";
import type { PlacedInstance } from "./place-instances.ts";
import type { RefusedRule, SecurityGroupPlan } from "./plan.ts";
import { problemsOf } from "./problems.ts";
import { weightOf } from "./rule-counts.ts";
import type { AdoptedGroups } from "./peer-sets.ts";
import { adoptedGroups, landingRuleSet, sourceRuleSet } from "./rule-sets.ts";
import type { ConsoleExports } from "./rule-surroundings.ts";
import { membersThatStay, otherGroups } from "./warnings.ts";
import type { AddedRule } from "./written-access.ts";

/** What becomes of a source group's rules, and whether the landing's group does the same. */
export interface GroupRulesPlan {
  readonly sourceId: string;
  readonly name: string;
  /** Groups whose rules land in the same one. */
  readonly mergedIds: readonly string[];
  /** The target's group that is used in place of a new one. */
  readonly adoptedId: string | undefined;
  readonly ruleResources: SecurityGroupPlan["ruleResources"];
  /** One a source rule, in the source's order. A refused rule stops the landing. */
  readonly outcomes: readonly RuleOutcome[];
  /** Rules of the landing that stand for what the source gives without one. */
  readonly added: readonly AddedRule[];
  /** Rules of the landing as the platform counts them: a prefix list as its most entries. */
  readonly weight: number;
  /** The source's group on the left, the landing's on the right; groups are named by their source ids. */
  readonly comparison: Comparison;
  /** Source rules that are not in the comparison, because what they match is not known. */
  readonly unread: readonly RefusedRule[];
  /** The same of an adopted group. */
  readonly landingUnread: readonly RefusedRule[];
  /** What no comparison of groups tells: other groups of the instances that confirm with it, and members that stay. */
  readonly notes: readonly Text[];
  /** Source rules that decide nothing; they are no error. */
  readonly withoutEffect: readonly RuleWithoutEffect[];
}

/**
 * What a landing makes of the rules of its groups, by source id; refused rules are in it and are no error.
 * @param exports every file that the manifest names under `rules`
 */
export function planRules(
  manifestFile: ManifestFile,
  inventory: Inventory,
  exports: ConsoleExports,
  target?: Inventory,
): Result<GroupRulesPlan[]> {
  const { manifest } = manifestFile;
  const problems = problemsOf(manifestFile);
  const { placed, groups } = beginPlan({ manifest, inventory, exports, target }, problems);
  const errors = problems.all();
  if (errors.length > 0) return bad(errors);
  const adopted = adoptedGroups(groups.map(({ group }) => group));
  return good(
    groups.map(({ group, plan }) => rulesPlan(group, plan, { target, adopted, placed, inventory })),
  );
}

function rulesPlan(
  group: LandingGroup,
  plan: SecurityGroupPlan,
  there: {
    readonly target: TargetInventory;
    readonly adopted: AdoptedGroups;
    readonly placed: readonly PlacedInstance[];
    readonly inventory: Inventory;
  },
): GroupRulesPlan {
  const { facts, parts, outcomes, added, around } = group;
  const source = sourceRuleSet(group, around.leaving);
  const landing = landingRuleSet(group, there.target, there.adopted);
  if (landing === undefined) throw new Error(`what was adopted for ${facts.id} was not read`);
  return {
    sourceId: facts.id,
    name: facts.name,
    mergedIds: parts.slice(1).map((part) => part.facts.id),
    adoptedId: plan.adoptedId,
    ruleResources: plan.ruleResources,
    outcomes,
    added,
    weight: weightOf(plan.rules, around),
    comparison: compareRuleSets(source.ruleSet, landing.ruleSet),
    unread: source.unread,
    landingUnread: landing.unread,
    notes: [
      ...there.placed.flatMap((one) =>
        one.plan.sourceGroupId === facts.id ? (otherGroups(one.plan) ?? []) : [],
      ),
      ...parts.flatMap((part) => membersThatStay(part.facts.id, there) ?? []),
    ],
    withoutEffect: parts.flatMap(({ permissions }) =>
      rulesWithoutEffect(readWritten(permissions).rules),
    ),
  };
}
