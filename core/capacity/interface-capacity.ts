import { landsIn } from "../landing/place-instances.ts";
import type { LandingPlan } from "../landing/plan.ts";
import { mostRules } from "../security-group/rule-limit.ts";
import { measured, sumOf } from "./capacity.ts";
import type { Capacity } from "./capacity.ts";
import { groupParts, rulesToHold } from "./group-part.ts";
import type { GroupPart } from "./group-part.ts";
import type { LandedParts } from "./landed-parts.ts";
import { existingWeight, plannedWeight } from "./rule-weight.ts";

/** Groups that one interface may be in. */
const mostGroups = 10;

/** What the primary interfaces of the instances end up with: once for every choice of groups among them. */
export function interfaceCapacity(plan: LandingPlan, parts: LandedParts): Capacity[] {
  const groups = groupParts(plan.securityGroups, parts);
  const choices = new Map(
    plan.instances.map((instance) => {
      const around = landsIn(instance);
      const chosen = groups.filter(({ sourceIds }) => around.some((id) => sourceIds.includes(id)));
      if (chosen.length === 0) throw new Error(`the plan has no group for ${instance.facts.id}`);
      return [chosen.map(({ sourceIds }) => sourceIds.join(" ")).join(" "), chosen] as const;
    }),
  );
  return [...choices.values()].flatMap((chosen) => [
    rulesOf(chosen, plan, parts),
    ...(chosen.length > 1 ? [countOf(chosen)] : []),
  ]);
}

function rulesOf(
  groups: readonly GroupPart[],
  plan: LandingPlan,
  { target }: LandedParts,
): Capacity {
  const counts = groups.map((group) =>
    rulesToHold(group, {
      existing: (found) => existingWeight(found, target),
      planned: (rules) => plannedWeight(rules, plan, target),
    }),
  );
  return measured({
    kind: "interface-rules",
    subject: subjectOf(groups),
    what: {
      zh: "一块网卡的安全组规则（出入方向合计，前缀列表按最大条目数计）",
      en: "rules of one network interface (both directions; one with a prefix list counts as many as the list may hold)",
    },
    used: sumOf(counts.map(({ used }) => used)),
    needed: sumOf(counts.map(({ needed }) => needed)),
    limit: mostRules,
    source: {
      zh: "文档写明一块网卡的全部安全组合计最多 1000 条。",
      en: "Documented: 1,000 over all groups of an interface.",
    },
  });
}

function countOf(groups: readonly GroupPart[]): Capacity {
  return measured({
    kind: "interface-groups",
    subject: subjectOf(groups),
    what: { zh: "一块网卡所在的安全组", en: "security groups of one network interface" },
    used: 0,
    needed: groups.length,
    limit: mostGroups,
    source: {
      zh: "文档写明一块网卡最多加入 10 个安全组。",
      en: "Documented: 10 groups for an interface.",
    },
  });
}

function subjectOf(groups: readonly GroupPart[]): string {
  return groups.map(({ subject }) => subject).join(" + ");
}
