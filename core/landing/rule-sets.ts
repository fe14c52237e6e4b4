import type { SourceRules } from "../security-group/equivalence/excess.ts";
import { landingRules, readRules } from "../security-group/equivalence/read-rules.ts";
import type { ReadRules } from "../security-group/equivalence/read-rules.ts";
import { uniteRuleSets } from "../security-group/equivalence/rule-set.ts";
import type { RuleSet } from "../security-group/equivalence/rule-set.ts";
import { landedRules } from "../security-group/translate.ts";
import { isUnknown } from "../unknown.ts";
import type { TargetInventory } from "./adopt.ts";
import type { LandingGroup, LandingPart } from "./landing-groups.ts";
import {
  landingPeers,
  membersAfter,
  membersBefore,
  sourcePeers,
  targetPeers,
} from "./peer-sets.ts";
import type { AdoptedGroups, Viewpoint } from "./peer-sets.ts";
import type { LandingRule } from "./plan.ts";
import { compareText } from "../compare-text.ts";

/** A group as it can be compared, and what of it cannot. */
export interface ComparableGroup {
  readonly ruleSet: RuleSet;
  readonly unread: ReadRules["unread"];
}

/**
 * What the source's groups let through, of those that become one together.
 * @param leaving instances that go and leave a group by it; the access that they lose is a difference then
 */
export function sourceRuleSet(
  group: LandingGroup,
  leaving?: Viewpoint["leaving"],
): ComparableGroup {
  const view = { ...viewOf(group), leaving };
  const read = group.parts.map((part) => partSet(part, view));
  const [first, ...more] = read.map(({ ruleSet }) => ruleSet);
  if (first === undefined) throw new Error(`${group.facts.id} has no part`);
  return {
    ruleSet: uniteRuleSets(first, ...more),
    unread: read.flatMap(({ unread }) => unread),
  };
}

function partSet({ facts, innerAccessPolicy, permissions, choices }: LandingPart, view: Viewpoint) {
  const { rules, unread } = readRules(permissions, sourcePeers(view, choices));
  const members = membersBefore(facts.id, view);
  return { ruleSet: { type: facts.type, innerAccessPolicy, members, rules }, unread };
}

/** What the source's groups let through as plain data, with the sets that rules of the landing may name. */
export function sourceRules(group: LandingGroup, rules: readonly LandingRule[]): SourceRules {
  const { landing } = group.around;
  const peersOf = landingPeers(viewOf(group));
  const named = rules.flatMap(({ peer }) => (peer.kind === "block" ? [] : [peer]));
  const groups = [...landing.values()].flatMap(({ into }) => into);
  const { ruleSet, unread } = sourceRuleSet(group);
  const sorted = ruleSet.rules.toSorted((one, other) =>
    compareText(JSON.stringify(one), JSON.stringify(other)),
  );
  return {
    // Whatever order the inventory has, the same plan.
    ruleSet: { ...ruleSet, rules: sorted },
    unread: unread.toSorted((one, other) => compareText(one.quote, other.quote)),
    peers: Object.fromEntries([
      ...groups.map((id) => [id, peersOf({ kind: "group", sourceId: id })] as const),
      ...named.map(
        (peer) => ["sourceId" in peer ? peer.sourceId : peer.id, peersOf(peer)] as const,
      ),
    ]),
  };
}

/** What decides beside its rules what the landing's group lets through. */
export function landingSettings(group: LandingGroup): Omit<RuleSet, "rules"> {
  const { type, innerAccessPolicy, facts } = group;
  const peers = landingPeers(viewOf(group));
  return { type, innerAccessPolicy, members: peers({ kind: "group", sourceId: facts.id }) };
}

/**
 * What the group that takes their place lets through; undefined while an adopted one is yet to be read.
 * @param adopted all groups that are
 */
export function landingRuleSet(
  group: LandingGroup,
  target: TargetInventory,
  adopted: AdoptedGroups,
): ComparableGroup | undefined {
  const settings = landingSettings(group);
  const view = { ...viewOf(group), adopted };
  if (group.adopted === undefined) {
    const rules = [...landedRules(group.outcomes), ...group.added.map(({ rule }) => rule)];
    const ruleSet = { ...settings, rules: landingRules(rules, landingPeers(view)) };
    return { ruleSet, unread: [] };
  }
  const { facts } = group.adopted;
  if (facts === undefined || isUnknown(facts.permissions)) return undefined;
  const portLists = target === undefined || target === "unread" ? [] : target.portRangeLists;
  const names = targetPeers(view, portLists);
  const { rules, unread } = readRules(facts.permissions, names);
  const policy = facts.type === "enterprise" ? "Drop" : facts.innerAccessPolicy;
  if (isUnknown(policy)) return undefined;
  const members = membersAfter(group.facts.id, view);
  return { ruleSet: { ...settings, innerAccessPolicy: policy, members, rules }, unread };
}

/** The groups of the target that are adopted, and who is in them. */
export function adoptedGroups(groups: readonly LandingGroup[]): AdoptedGroups {
  const adopting = groups.flatMap(({ facts, adopted }) =>
    adopted === undefined ? [] : [{ sourceId: facts.id, ...adopted }],
  );
  const byTarget = Map.groupBy(adopting, ({ id }) => id);
  return new Map(
    [...byTarget].map(([id, all]) => {
      const addresses = all[0]?.facts?.addresses;
      const isEmpty = addresses !== undefined && !isUnknown(addresses) && addresses.used === 0;
      return [id, { sourceIds: all.map(({ sourceId }) => sourceId), hasOthers: !isEmpty }];
    }),
  );
}

function viewOf({ facts, around }: LandingGroup): Viewpoint {
  return { own: facts.id, around };
}
