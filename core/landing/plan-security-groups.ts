import { sentences } from "../input/words.ts";
import { landedRules, ruleIdentity } from "../security-group/translate.ts";
import type { RuleOutcome } from "../security-group/translate.ts";
import type { Text } from "../text.ts";
import { landingGroups } from "./landing-groups.ts";
import type { LandingGroup, Surroundings } from "./landing-groups.ts";
import type { PlacedInstance } from "./place-instances.ts";
import type { LandingRule, RefusedRule, SecurityGroupPlan } from "./plan.ts";
import { compareText } from "./plan-network.ts";
import type { Problems } from "./problems.ts";

/** The groups in which the instances land, by source id; what stands against one becomes a problem. */
export function planSecurityGroups(
  around: Surroundings,
  placed: readonly PlacedInstance[],
  problems: Problems,
): SecurityGroupPlan[] {
  return landingGroups(around, placed, problems).map((group) => {
    if (!group.leavesRefused) {
      for (const rule of withFate(group.outcomes, "refused"))
        problems.add(group.path, refusal(group.facts.id, rule));
    }
    return planOf(group);
  });
}

/** What lands of a group; every rule that does not is left out of it, but for those that are there already. */
function planOf({ facts, innerAccessPolicy, outcomes }: LandingGroup): SecurityGroupPlan {
  const { id, name, type } = facts;
  const key = `sg-${id.replace(/^sg-/, "")}`;
  return {
    key,
    sourceId: id,
    name: name || key,
    type,
    innerAccessPolicy,
    rules: landedRules(outcomes).toSorted(byPrecedence),
    leftOut: (["refused", "left-out", "collided"] as const).flatMap((fate) =>
      withFate(outcomes, fate),
    ),
  };
}

function withFate(
  outcomes: readonly RuleOutcome[],
  fate: "refused" | "left-out" | "collided",
): RefusedRule[] {
  return outcomes.flatMap((outcome) =>
    outcome.fate === fate ? [{ quote: outcome.quote, reason: outcome.reason }] : [],
  );
}

/** The order in which the cloud weighs rules, then any that is stable. */
function byPrecedence(one: LandingRule, other: LandingRule): number {
  return (
    compareText(one.direction, other.direction) * -1 ||
    one.priority - other.priority ||
    compareText(ruleIdentity(one), ruleIdentity(other))
  );
}

function refusal(id: string, { quote, reason }: RefusedRule): Text {
  return sentences(
    {
      zh: `安全组 ${id} 的规则 [${quote}] 不能带走：`,
      en: `the rule [${quote}] of ${id} cannot be carried:`,
    },
    reason,
    {
      zh: `或为 ${id} 写上 refusedRules: leave-out，不带走它。`,
      en: `Or write refusedRules: leave-out for ${id} to leave it.`,
    },
  );
}
