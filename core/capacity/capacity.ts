import type { Text } from "../text.ts";
import { isUnknown } from "../unknown.ts";
import type { Maybe } from "../unknown.ts";

/** What is limited; one of each for a region or an account, one for every vSwitch, group or choice of groups it is said of. */
export type CapacityKind =
  | "vpcs"
  | "vpc-vswitches"
  | "vswitch-addresses"
  | "vswitch-swap-room"
  | "groups"
  | "group-addresses"
  | "group-peers"
  | "interface-rules"
  | "interface-groups"
  | "pay-as-you-go-vcpus";

/** Three counts of one unit; each may be unknown. */
export interface Counts {
  /** What is there without this landing. */
  readonly used: Maybe<number>;
  /** What this landing adds. */
  readonly needed: Maybe<number>;
  /** The most that there may be of both together. */
  readonly limit: Maybe<number>;
}

/** One limit of the target account, and whether a landing stays under it. */
export interface Capacity extends Counts {
  readonly kind: CapacityKind;
  /** What it is said of: an id of the target, the name of something yet to come, or the region. */
  readonly subject: string;
  /** What is counted. */
  readonly what: Text;
  readonly state: "enough" | "short" | "unknown";
  /** Where the limit comes from; where it is unknown, what would tell it. */
  readonly source: Text;
}

/** Enough is proven by all three counts; short by those that are known, since a count is never below zero. */
export function stateOf({ used, needed, limit }: Counts): Capacity["state"] {
  if (isUnknown(limit)) return "unknown";
  const known = [used, needed].filter((count) => typeof count === "number");
  const least = known.reduce((sum, count) => sum + count, 0);
  if (least > limit) return "short";
  return known.length === 2 ? "enough" : "unknown";
}

/** A capacity with its state. */
export function measured(of: Omit<Capacity, "state">): Capacity {
  return { ...of, state: stateOf(of) };
}

/**
 * A capacity whose limit is the documented default of a quota that was not read. Quotas are raised on request and
 * never lowered, so that within the default there is enough, and past it nobody knows.
 */
export function measuredByDefault(of: Omit<Capacity, "state">): Capacity {
  const state = stateOf(of);
  return { ...of, state: state === "short" ? "unknown" : state };
}

/** The sum of counts, or why it is not known. */
export function sumOf(counts: readonly Maybe<number>[]): Maybe<number> {
  let sum = 0;
  for (const count of counts) {
    if (isUnknown(count)) return count;
    sum += count;
  }
  return sum;
}
