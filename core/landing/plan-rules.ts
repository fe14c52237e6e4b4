import { bad, good } from "../input/input-error.ts";
import type { Result } from "../input/input-error.ts";
import type { Inventory } from "../inventory.ts";
import type { ManifestFile } from "../manifest/manifest.ts";
import { compareRuleSets } from "../security-group/equivalence/compare.ts";
import type { Comparison } from "../security-group/equivalence/compare.ts";
import { landingRules, opaquePeers, readRules } from "../security-group/equivalence/read-rules.ts";
import type { PeerNames } from "../security-group/equivalence/read-rules.ts";
import { itsMembers } from "../security-group/equivalence/rule-set.ts";
import { landedRules } from "../security-group/translate.ts";
import type { RuleOutcome } from "../security-group/translate.ts";
import { landingGroups } from "./landing-groups.ts";
import type { ConsoleExports, LandingGroup } from "./landing-groups.ts";
import { placeInstances } from "./place-instances.ts";
import type { RefusedRule } from "./plan.ts";
import { problemsOf } from "./problems.ts";

/** What becomes of a source group's rules, and whether the landing's group does the same. */
export interface GroupRulesPlan {
  readonly sourceId: string;
  readonly name: string;
  /** One a source rule, in the source's order. A refused rule stops the landing. */
  readonly outcomes: readonly RuleOutcome[];
  /** The source's group on the left, the landing's on the right; groups are named by their source ids. */
  readonly comparison: Comparison;
  /** Source rules that are not in the comparison, because what they match is not known. */
  readonly unread: readonly RefusedRule[];
}

/**
 * What a landing makes of the rules of its groups, by source id; refused rules are in it and are no error.
 * @param exports every file that the manifest names under `rules`
 */
export function planRules(
  manifestFile: ManifestFile,
  inventory: Inventory,
  exports: ConsoleExports,
): Result<GroupRulesPlan[]> {
  const { manifest } = manifestFile;
  const problems = problemsOf(manifestFile);
  const placed = placeInstances(manifest, inventory, problems);
  const groups = landingGroups({ manifest, inventory, exports }, placed, problems);
  const errors = problems.all();
  return errors.length > 0 ? bad(errors) : good(groups.map(rulesPlan));
}

function rulesPlan({
  facts,
  innerAccessPolicy,
  permissions,
  outcomes,
  leavesRefused,
}: LandingGroup): GroupRulesPlan {
  const { id, name, type } = facts;
  const names = namesIn(id);
  const { rules, unread } = readRules(permissions, names);
  const settings = { type, innerAccessPolicy, members: itsMembers };
  const source = { ...settings, rules };
  const landing = { ...settings, rules: landingRules(landedRules(outcomes), names) };
  return {
    sourceId: id,
    name,
    outcomes: leavesRefused ? outcomes.map(leftOut) : outcomes,
    comparison: compareRuleSets(source, landing),
    unread,
  };
}

function leftOut(outcome: RuleOutcome): RuleOutcome {
  return outcome.fate === "refused" ? { ...outcome, fate: "left-out" } : outcome;
}

/** A group that lands is, in a rule, the same as the group that it takes the place of. */
function namesIn(own: string): PeerNames {
  return {
    ...opaquePeers,
    group: (id, owner) =>
      id === own && owner === undefined ? itsMembers : opaquePeers.group(id, owner),
  };
}
