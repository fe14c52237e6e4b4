import type { DataPath } from "../input/input-error.ts";
import type { SecurityGroupFacts } from "../inventory.ts";
import type { Manifest } from "../manifest/manifest.ts";
import { adoptedRule } from "../security-group/group-refusals.ts";
import { quoteRule } from "../security-group/quote.ts";
import { defaultChoices } from "../security-group/source-group.ts";
import type { RuleChoices, RuleSurroundings } from "../security-group/source-group.ts";
import { ruleIdentity, translatePermissions } from "../security-group/translate.ts";
import type { RuleOutcome } from "../security-group/translate.ts";
import { adoptGroup, takenAsItIs } from "./adopt.ts";
import { readGroup } from "./group-facts.ts";
import type { GroupRules } from "./group-facts.ts";
import {
  checkEntries,
  checkJoins,
  checkMergedEntries,
  checkMerges,
  checkTypes,
  checkVpcs,
  notListed,
} from "./group-checks.ts";
import { landsIn, mergedGroups } from "./place-instances.ts";
import type { PlacedInstance } from "./place-instances.ts";
import type { LandingRule, SecurityGroupPlan } from "./plan.ts";
import { compareText } from "../compare-text.ts";
import { readAgain } from "./problems.ts";
import type { Problems } from "./problems.ts";
import { landingType, ruleSurroundings } from "./rule-surroundings.ts";
import type { Surroundings } from "./rule-surroundings.ts";
import { sentences } from "../input/words.ts";
import { writtenAccess } from "./written-access.ts";
import type { AddedRule } from "./written-access.ts";

type GroupEntry = Manifest["securityGroups"][number];

/** The rules of a source group, and what the manifest chooses for them. */
export interface LandingPart extends GroupRules {
  readonly choices: RuleChoices;
}

/** A source group that lands, and where each of its rules goes. */
export interface LandingGroup {
  readonly facts: SecurityGroupFacts;
  /** Where the manifest leads to it, for problems. */
  readonly path: DataPath;
  readonly type: SecurityGroupPlan["type"];
  readonly innerAccessPolicy: SecurityGroupPlan["innerAccessPolicy"];
  /** Its own rules, then those of each group that is merged into it. */
  readonly parts: readonly [LandingPart, ...LandingPart[]];
  /** One a source rule, in the order of the parts. */
  readonly outcomes: readonly RuleOutcome[];
  /** Rules that stand for what the source gives without one. */
  readonly added: readonly AddedRule[];
  readonly ruleResources: GroupEntry["ruleResources"];
  /** The target's group that is used in place of a new one; without facts while the target is yet to be read. */
  readonly adopted: { readonly id: string; readonly facts?: SecurityGroupFacts } | undefined;
  readonly around: RuleSurroundings;
}

/** The groups in which the instances land, by source id; what is not known of one becomes a problem. */
export function landingGroups(
  around: Surroundings,
  placed: readonly PlacedInstance[],
  problems: Problems,
): LandingGroup[] {
  const inside = placed.flatMap((one) => landsIn(one.plan).map((id) => ({ id, one })));
  const groups = Map.groupBy(inside, ({ id }) => id);
  checkEntries(around.manifest, placed, problems);
  checkMerges(placed, problems);
  checkMergedEntries(around.manifest, placed, problems);
  checkJoins(placed, (id) => landingType(id, around.manifest, around.inventory), problems);
  const rules = ruleSurroundings(around, placed);
  return [...groups]
    .toSorted(([one], [other]) => compareText(one, other))
    .flatMap(([id, members]) => {
      const instances = members.map(({ one }) => one);
      const group = landingGroup(id, instances, { ...around, rules }, problems);
      return group === undefined ? [] : [group];
    });
}

function landingGroup(
  id: string,
  instances: readonly PlacedInstance[],
  around: Surroundings & { readonly rules: RuleSurroundings },
  problems: Problems,
): LandingGroup | undefined {
  const { manifest, inventory, rules } = around;
  const entry = entryOf(manifest, id);
  const path = pathTo(manifest, id, instances);
  const chosenBy = instances.find(({ plan }) => plan.sourceGroupId === id);
  const merged = chosenBy === undefined ? [] : mergedGroups(chosenBy.plan);
  const parts = [id, ...merged].map((one) => partOf(one, instances, around, problems));
  const [own, ...more] = parts;
  if (own === undefined || !more.every((part) => part !== undefined)) return undefined;

  checkTypes([own, ...more], path, problems);
  const type = landingType(id, manifest, inventory);
  const open = [own, ...more].filter((part) => part.innerAccessPolicy === "Accept");
  const innerAccessPolicy = open.length > 0 ? "Accept" : "Drop";
  const adopted = adoptedBy(entry, type, { path, around }, problems);
  const written = type === "enterprise" && own.facts.type === "normal" && adopted === undefined;
  const openIds = open.map(({ facts }) => facts.id);
  const implicit = written ? writtenAccess(openIds, rules) : [];
  if ("notKnown" in implicit) problems.add(path, implicit.notKnown);

  const landed = new Map<string, LandingRule>();
  const outcomes = [own, ...more].flatMap((part) =>
    adopted === undefined
      ? outcomesOf(id, part, entryOf(manifest, part.facts.id), rules, landed)
      : part.permissions.map((given): RuleOutcome => {
          const quote = quoteRule(given);
          return { quote, fate: "left-out", reason: adoptedRule(adopted.id) };
        }),
  );
  return {
    facts: own.facts,
    path,
    type,
    innerAccessPolicy: type === "enterprise" ? "Drop" : innerAccessPolicy,
    parts: [own, ...more],
    outcomes,
    added:
      "notKnown" in implicit ? [] : implicit.filter(({ rule }) => !landed.has(ruleIdentity(rule))),
    ruleResources: entry?.ruleResources ?? "auto",
    adopted,
    around: rules,
  };
}

function partOf(
  id: string,
  instances: readonly PlacedInstance[],
  { manifest, inventory, exports }: Surroundings,
  problems: Problems,
): LandingPart | undefined {
  const path = pathTo(manifest, id, instances);
  const facts = inventory.securityGroups.find((one) => one.id === id);
  if (facts === undefined) {
    problems.add(path, sentences(notListed(id), readAgain("ecs:DescribeSecurityGroups")));
    return undefined;
  }
  checkVpcs(instances, facts, problems);
  const entry = entryOf(manifest, id);
  const read = readGroup(facts, entry?.rules, exports, path, problems);
  return read === undefined ? undefined : { ...read, choices: entry ?? defaultChoices };
}

function outcomesOf(
  id: string,
  { permissions, serviceManaged, choices }: LandingPart,
  entry: GroupEntry | undefined,
  around: RuleSurroundings,
  landed: Map<string, LandingRule>,
): RuleOutcome[] {
  const outcomes = translatePermissions(
    permissions,
    { id, serviceManaged, choices, around },
    landed,
  );
  if (entry?.refusedRules !== "leave-out") return outcomes;
  return outcomes.map((outcome) =>
    outcome.fate === "refused" ? { ...outcome, fate: "left-out" } : outcome,
  );
}

function adoptedBy(
  entry: GroupEntry | undefined,
  type: LandingGroup["type"],
  { path, around }: { readonly path: DataPath; readonly around: Surroundings },
  problems: Problems,
): LandingGroup["adopted"] {
  if (entry?.adopt === undefined) return undefined;
  const id = entry.adopt;
  takenAsItIs(id, path, { type: entry.type }, problems);
  if (around.target === "unread") return { id };
  const wanted = { id, path: [...path, "adopt"] };
  const facts = adoptGroup(
    around.target,
    wanted,
    type,
    around.manifest.landing.vpc.adopt,
    problems,
  );
  return { id, ...(facts && { facts }) };
}

function entryOf(manifest: Manifest, id: string): GroupEntry | undefined {
  return manifest.securityGroups.find(({ source }) => source === id);
}

function pathTo(manifest: Manifest, id: string, instances: readonly PlacedInstance[]): DataPath {
  const index = manifest.securityGroups.findIndex(({ source }) => source === id);
  return index < 0 ? ["instances", instances[0]?.index ?? 0, "id"] : ["securityGroups", index];
}
