import { everyPort } from "./rule-set.ts";
import type { PortRange } from "./rule-set.ts";

/** The union as disjoint ranges in order, none adjacent to another. */
export function joinRanges(ranges: readonly PortRange[]): PortRange[] {
  const joined: PortRange[] = [];
  for (const { from, to } of ranges.toSorted((a, b) => a.from - b.from)) {
    const before = joined.at(-1);
    if (before === undefined || from > before.to + 1) joined.push({ from, to });
    else joined[joined.length - 1] = { from: before.from, to: Math.max(before.to, to) };
  }
  return joined;
}

/** The ports in none of the ranges, which are joined. */
export function otherPorts(joined: readonly PortRange[]): PortRange[] {
  const starts = [everyPort.from, ...joined.map(({ to }) => to + 1)];
  return starts
    .map((from, index) => ({ from, to: (joined[index]?.from ?? everyPort.to + 1) - 1 }))
    .filter(({ from, to }) => from <= to);
}

export function intersection(one: PortRange, other: PortRange): PortRange | undefined {
  const from = Math.max(one.from, other.from);
  const to = Math.min(one.to, other.to);
  return from <= to ? { from, to } : undefined;
}
