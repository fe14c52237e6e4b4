import { landsIn } from "../landing/place-instances.ts";
import type { GroupRulesPlan } from "../landing/plan-rules.ts";
import type { LandingPlan } from "../landing/plan.ts";
import { countFates } from "../security-group/translate.ts";
import type { RuleOutcome } from "../security-group/translate.ts";
import type { GroupOverview, MissingRule } from "./overview.ts";
import type { Whereabouts } from "./whereabouts.ts";

/** The groups of a landing with what became of their rules. */
export function groupOverviews(
  plan: LandingPlan,
  rules: readonly GroupRulesPlan[],
  where: Whereabouts,
): GroupOverview[] {
  const landing = Map.groupBy(plan.instances.flatMap(landsIn), (id) => id);
  const planned = new Map(plan.securityGroups.map((group) => [group.sourceId, group]));
  return rules.flatMap((group): GroupOverview[] => {
    const { sourceId, name, outcomes, comparison, mergedIds, weight } = group;
    const own = planned.get(sourceId);
    if (own === undefined) return [];
    const unread = [...group.unread, ...group.landingUnread];
    const isProven = !comparison.same || unread.length === 0;
    return [
      {
        sourceId,
        sourceName: name,
        name: own.name,
        ...where.group(own),
        type: own.type,
        ruleResources: own.ruleResources,
        instances: landing.get(sourceId)?.length ?? 0,
        mergedIds,
        counts: countFates(outcomes),
        added: group.added.length,
        weight,
        proof: isProven ? comparison.relation : "unproven",
        differences: comparison.same ? 0 : comparison.regions.length,
        missing: outcomes.flatMap(missingRule),
        unread,
      },
    ];
  });
}

function missingRule(outcome: RuleOutcome): MissingRule[] {
  const { quote, fate } = outcome;
  if (fate !== "refused" && fate !== "left-out" && fate !== "collided") return [];
  return [{ quote, fate, reason: outcome.reason }];
}
