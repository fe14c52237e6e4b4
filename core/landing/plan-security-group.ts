import { topOfFile } from "../input/input-error.ts";
import { sentences } from "../input/words.ts";
import { landedRules, ruleIdentity } from "../security-group/translate.ts";
import type { RuleOutcome } from "../security-group/translate.ts";
import type { Text } from "../text.ts";
import type { LandingGroup } from "./landing-groups.ts";
import { stackOf } from "./origin.ts";
import type { LandingRule, RefusedRule, SecurityGroupPlan } from "./plan.ts";
import { compareText } from "../compare-text.ts";
import type { Problems } from "./problems.ts";
import { ruleResources } from "./rule-counts.ts";
import { sourceRules } from "./rule-sets.ts";

/** What lands of a group; every rule that does not is left out of it, but for those that are there already. */
export function planSecurityGroup(group: LandingGroup): SecurityGroupPlan {
  const { facts, type, innerAccessPolicy, outcomes, added, adopted } = group;
  const { id, name } = facts;
  const key = `sg-${id.replace(/^sg-/, "")}`;
  const rules = [...landedRules(outcomes), ...added.map(({ rule }) => rule)];
  return {
    key,
    sourceId: id,
    name: name || key,
    type,
    innerAccessPolicy,
    rules: rules.toSorted(byPrecedence),
    ruleResources: ruleResources(group, rules),
    source: sourceRules(group, rules),
    ...(adopted && { adoptedId: adopted.id }),
    ...(adopted?.facts && { madeBy: stackOf(adopted.facts.description) }),
    leftOut: (["refused", "left-out", "collided"] as const).flatMap((fate) =>
      withFate(outcomes, fate),
    ),
  };
}

/** Rules that are refused become problems, each at its line of the console export where the rules come from one. */
export function addRefusals({ parts, outcomes, path }: LandingGroup, problems: Problems): void {
  let start = 0;
  for (const { facts, permissions, exported } of parts) {
    const own = outcomes.slice(start, start + permissions.length);
    start += permissions.length;
    const refused = own.flatMap((outcome, index) =>
      outcome.fate === "refused" ? [{ index, said: refusal(facts.id, outcome) }] : [],
    );
    const places = exported?.placesOf(refused.map(({ index }) => index));
    for (const [order, { said }] of refused.entries()) {
      if (exported === undefined) problems.add(path, said);
      else problems.addIn(exported.file, places?.[order] ?? topOfFile, said);
    }
  }
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
