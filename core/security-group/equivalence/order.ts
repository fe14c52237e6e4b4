import type { Direction, Policy, RuleSet } from "./rule-set.ts";

/**
 * Where a rule stands among others, and what it does, in one number: the smaller decides.
 * Drop stands before accept of the same priority; odd numbers accept.
 */
export function orderOf(priority: number, policy: Policy): number {
  return priority * 2 + (policy === "accept" ? 1 : 0);
}

/** Before every rule: the members of a group with inner access. */
export const insideTheGroup = orderOf(0, "accept");

/** The priority of what comes after every rule. */
const last = 2 ** 20;

/** Past every order. */
export const orderLimit = 2 * (last + 1);

export const priorities: Readonly<Record<"from" | "to", number>> = { from: 1, to: last - 1 };

export function policyOf(order: number): Policy {
  return order % 2 === 1 ? "accept" : "drop";
}

/** What a group does with packets that nothing decides: a normal one lets out, an enterprise one neither lets in nor out. */
export function implicitOrder({ type }: Pick<RuleSet, "type">, direction: Direction): number {
  return orderOf(last, type === "normal" && direction === "egress" ? "accept" : "drop");
}
