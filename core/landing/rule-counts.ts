import { isUnknown } from "../unknown.ts";
import { mostRules } from "../security-group/rule-limit.ts";
import type { RuleSurroundings } from "../security-group/source-group.ts";
import type { Text } from "../text.ts";
import { landsIn } from "./place-instances.ts";
import type { PlacedInstance } from "./place-instances.ts";
import type { LandingRule, SecurityGroupPlan } from "./plan.ts";
import type { Problems } from "./problems.ts";
import type { LandingGroup } from "./landing-groups.ts";

/** Rules of one normal group that name a group. */
const mostGroupRules = 20;
/** Past these a rule set is made by itself: a resource a rule costs three calls each. */
const fewRules = 50;
/** The provider's resource for one rule reads one page of a direction, and does not find what comes after. */
const onePage = 500;

/**
 * How the platform counts rules, at the least: one for a prefix list stands for as many as the list may hold, or as it
 * holds where the most is not known. It refuses and never clears: `core/capacity` says what is not known.
 */
export function weightOf(rules: readonly LandingRule[], around: RuleSurroundings): number {
  return rules.reduce((sum, { peer }) => sum + listSize(peer, around), 0);
}

function listSize(peer: LandingRule["peer"], { prefixLists, target }: RuleSurroundings): number {
  const known = typeof target.prefixLists === "object" ? target.prefixLists : [];
  const list =
    peer.kind === "prefix-list"
      ? prefixLists.get(peer.sourceId)
      : peer.kind === "existing-prefix-list"
        ? known.find(({ id }) => id === peer.id)
        : undefined;
  if (list === undefined) return 1;
  if (!isUnknown(list.maxEntries)) return Math.max(1, list.maxEntries);
  return isUnknown(list.entries) ? 1 : Math.max(1, list.entries.length);
}

/** What is past the limits of a group, or of the groups of one instance together; each one problem, with the count. */
export function checkCounts(
  groups: readonly { readonly group: LandingGroup; readonly plan: SecurityGroupPlan }[],
  placed: readonly PlacedInstance[],
  problems: Problems,
): void {
  const weights = new Map<string, number>();
  for (const { group, plan } of groups) {
    const weight = weightOf(plan.rules, group.around);
    weights.set(plan.sourceId, weight);
    if (weight > mostRules) problems.add(group.path, tooMany(plan.sourceId, weight));
    const named = plan.rules.filter(({ peer }) => peer.kind.endsWith("group")).length;
    if (named > mostGroupRules) problems.add(group.path, tooManyGroups(plan.sourceId, named));
  }
  for (const { index, plan } of placed) {
    const own = landsIn(plan).map((id) => weights.get(id) ?? 0);
    const sum = own.reduce((total, weight) => total + weight, 0);
    if (sum > mostRules && own.every((weight) => weight <= mostRules))
      problems.add(["instances", index, "id"], tooManyTogether(plan.facts.id, sum));
  }
}

/** How a group's rules are made, by what they need and their number. */
export function ruleResources(
  { ruleResources: wanted }: Pick<LandingGroup, "ruleResources">,
  rules: readonly LandingRule[],
): SecurityGroupPlan["ruleResources"] {
  if (wanted !== "auto") return wanted;
  return rules.length > fewRules || rules.some(isFiveTuple) ? "set" : "single";
}

/** What the manifest asks for and a resource for each rule cannot do; each becomes a problem. */
export function checkResources(
  { facts, path, ruleResources: wanted }: LandingGroup,
  rules: readonly LandingRule[],
  problems: Problems,
): void {
  if (wanted !== "single") return;
  const fiveTuples = rules.filter(isFiveTuple).length;
  if (fiveTuples > 0) problems.add(path, fiveTuple(facts.id, fiveTuples));
  for (const way of ["ingress", "egress"] as const) {
    const count = rules.filter(({ direction }) => direction === way).length;
    if (count > onePage) problems.add(path, pastAPage(facts.id, count));
  }
}

function isFiveTuple({ localCidr, sourcePortRange }: LandingRule): boolean {
  return localCidr !== undefined || sourcePortRange !== undefined;
}

function tooMany(id: string, count: number): Text {
  return {
    zh: `由 ${id} 落地的安全组会有 ${String(count)} 条规则（前缀列表按最大条目数计），上限是 ${String(mostRules)} 条。请在源安全组中合并规则，或把实例分到多个安全组。`,
    en: `the group that lands for ${id} would have ${String(count)} rules (a prefix list counts by its most entries), and the most is ${String(mostRules)}. Join rules in the source group, or spread the instances over several groups.`,
  };
}

function tooManyGroups(id: string, count: number): Text {
  return {
    zh: `由 ${id} 落地的安全组会有 ${String(count)} 条授权对象为安全组的规则，上限是 ${String(mostGroupRules)} 条。请在源安全组中把一部分改写为 IP 地址段。`,
    en: `the group that lands for ${id} would have ${String(count)} rules that name a group, and the most is ${String(mostGroupRules)}. Write some of them as CIDR blocks in the source group.`,
  };
}

function tooManyTogether(instanceId: string, count: number): Text {
  return {
    zh: `${instanceId} 要加入的安全组合计 ${String(count)} 条规则，一张网卡的上限是 ${String(mostRules)} 条。请少加入一些，或合并规则。`,
    en: `the groups of ${instanceId} would have ${String(count)} rules together, and the most of an interface is ${String(mostRules)}. Let it join fewer of them, or join rules.`,
  };
}

function fiveTuple(id: string, count: number): Text {
  return {
    zh: `${id} 有 ${String(count)} 条五元组规则，逐条的规则资源（ruleResources: single）不能表达。请写 ruleResources: set 或 auto。`,
    en: `${id} has five-tuple rules (${String(count)}), which a resource for each rule (ruleResources: single) cannot express. Write ruleResources: set, or auto.`,
  };
}

function pastAPage(id: string, count: number): Text {
  return {
    zh: `${id} 一个方向有 ${String(count)} 条规则，逐条的规则资源（ruleResources: single）只能读到前 ${String(onePage)} 条。请写 ruleResources: set 或 auto。`,
    en: `${id} has ${String(count)} rules of one direction, and a resource for each rule (ruleResources: single) reads the first ${String(onePage)} alone. Write ruleResources: set, or auto.`,
  };
}
