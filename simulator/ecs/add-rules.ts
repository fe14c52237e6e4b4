import type { Call } from "../call.ts";
import { forbidden } from "../errors.ts";
import type { Account, Rule, SecurityGroup } from "../state.ts";
import { ruleWeight } from "./entry-lists.ts";
import { ruleIdentity, type RuleInput } from "./rule-input.ts";

/** Rules of both directions together in one group; those that name lists count for more than one. */
export const MAX_RULES = 1_000;
const MAX_GROUP_RULES = 20;

/** Adds what is not there yet, within the limits. */
export function addRules(
  call: Pick<Call, "account" | "now">,
  group: SecurityGroup,
  direction: Rule["direction"],
  inputs: readonly RuleInput[],
): void {
  const fresh: RuleInput[] = [];
  const known = new Set(
    group.rules
      .filter((rule) => rule.direction === direction)
      .map(({ match }) => ruleIdentity(match)),
  );
  for (const input of inputs) {
    const identity = ruleIdentity(input.match);
    if (!known.has(identity)) fresh.push(input);
    known.add(identity);
  }
  const groupRules = [...group.rules, ...fresh].filter(namesGroup).length;
  const weight = weightOf(call.account, [...group.rules, ...fresh]);
  if (weight > MAX_RULES || groupRules > MAX_GROUP_RULES)
    throw forbidden(
      "AuthorizationLimitExceed",
      "The limit of authorization records in the security group reaches.",
    );
  for (const { match, description } of fresh) {
    const id = call.account.ids.next("sgr", group.regionId);
    group.rules.push({ id, direction, createdAt: call.now, match, description });
  }
}

/** For how many rules these count. */
export function weightOf(account: Account, rules: readonly RuleInput[]): number {
  return rules.reduce((sum, { match }) => sum + ruleWeight(account, match), 0);
}

function namesGroup({ match }: RuleInput): boolean {
  return match.SourceGroupId !== "" || match.DestGroupId !== "";
}
