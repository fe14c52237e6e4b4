import { differingMemberships } from "./membership.ts";
import type { Membership, OpaqueStep } from "./membership.ts";
import { orderLimit, policyOf } from "./order.ts";
import type { Differ } from "./sweep.ts";

/** Numbers for differences, so that equal ones are told by their numbers alone. */
export interface Differences {
  readonly between: Differ;
  /** What a number stands for; nothing for 0. */
  readonly memberships: (difference: number) => readonly Membership[];
}

const leftAccepts: Membership = {
  memberOf: [],
  notMemberOf: [],
  left: "accept",
  right: "drop",
};
const rightAccepts: Membership = { ...leftAccepts, left: "drop", right: "accept" };

export function createDifferences(): Differences {
  const known: (readonly Membership[])[] = [[], [leftAccepts], [rightAccepts]];
  const numbers = new Map<string, number>();
  let lately = { left: none, right: none, byRest: new Map<number, number>() };

  function numberOf(found: readonly Membership[]): number {
    if (found.length === 0) return 0;
    const key = JSON.stringify(found);
    const number = numbers.get(key) ?? known.push(found) - 1;
    numbers.set(key, number);
    return number;
  }

  return {
    between(left, leftRest, right, rightRest) {
      if (left.length === 0 && right.length === 0) {
        const does = policyOf(leftRest);
        if (does === policyOf(rightRest)) return 0;
        return does === "accept" ? 1 : 2;
      }
      // A sweep asks for each atom of the tree while the steps in force stay as they are.
      if (lately.left !== left || lately.right !== right) {
        lately = { left, right, byRest: new Map() };
      }
      const key = leftRest * orderLimit + rightRest;
      const number =
        lately.byRest.get(key) ?? numberOf(differingMemberships(left, leftRest, right, rightRest));
      lately.byRest.set(key, number);
      return number;
    },
    memberships: (difference) => known[difference] ?? [],
  };
}

const none: readonly OpaqueStep[] = [];
