import { policyOf } from "./order.ts";
import type { Policy } from "./rule-set.ts";

/** A rule whose peer is an opaque set: it decides the members that nothing before it decided. */
export interface OpaqueStep {
  readonly order: number;
  readonly set: string;
}

/** Addresses by the opaque sets that they are in, and that they are not in, with what either side does. */
export interface Membership {
  readonly memberOf: readonly string[];
  readonly notMemberOf: readonly string[];
  readonly left: Policy;
  readonly right: Policy;
}

/**
 * Where two sides differ at one address, by the opaque sets that it may lie in: disjoint, and complete.
 * A side is a list of steps, of which the first whose set holds the address decides, and after them a rule
 * that holds for every address. Any combination of memberships is possible.
 * @param rest the order of that last rule: steps past it decide nothing
 */
export function differingMemberships(
  left: readonly OpaqueStep[],
  leftRest: number,
  right: readonly OpaqueStep[],
  rightRest: number,
): Membership[] {
  const one = effective(left, leftRest);
  const other = effective(right, rightRest);
  const found: Membership[] = [];
  for (let l = 0; l <= one.length; l += 1) {
    for (let r = 0; r <= other.length; r += 1) {
      const x = one[l];
      const y = other[r];
      const does = policyOf(x?.order ?? leftRest);
      const otherDoes = policyOf(y?.order ?? rightRest);
      if (does === otherDoes) continue;
      const memberOf = new Set([x, y].flatMap((step) => (step === undefined ? [] : [step.set])));
      const before = new Set([...one.slice(0, l), ...other.slice(0, r)].map(({ set }) => set));
      if ([...memberOf].some((set) => before.has(set))) continue;
      found.push({
        memberOf: [...memberOf].sort(),
        notMemberOf: [...before].sort(),
        left: does,
        right: otherDoes,
      });
    }
  }
  return found;
}

/** The steps that matter: in order, one a set, and none at the end that does what comes after anyway. */
function effective(steps: readonly OpaqueStep[], rest: number): OpaqueStep[] {
  const bySet = new Map<string, OpaqueStep>();
  for (const step of steps.toSorted((a, b) => a.order - b.order)) {
    if (step.order < rest && !bySet.has(step.set)) bySet.set(step.set, step);
  }
  const kept = [...bySet.values()];
  while (kept.length > 0 && policyOf(kept.at(-1)?.order ?? rest) === policyOf(rest)) kept.pop();
  return kept;
}
