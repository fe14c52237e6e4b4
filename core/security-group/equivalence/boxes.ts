import { isFiveTuple, nearCells } from "./near-cells.ts";
import type { NearCell, SpaceRule } from "./near-cells.ts";
import { intersection, joinRanges, otherPorts } from "./port-ranges.ts";
import type { PrefixTree } from "./prefix-tree.ts";
import { everyPort } from "./rule-set.ts";
import type { PortRange } from "./rule-set.ts";
import { joinShapes } from "./shapes.ts";
import type { Box, Plane } from "./shapes.ts";
import { sweepPorts } from "./sweep.ts";
import type { Differ, Run } from "./sweep.ts";

export interface SpaceSide {
  readonly rules: readonly SpaceRule[];
  /** The order of what decides where no rule does. */
  readonly implicit: number;
}

export interface Trees {
  readonly peers: PrefixTree;
  readonly local: PrefixTree;
}

/**
 * The boxes in which two sides differ; they are disjoint.
 * The near side is cut where five-tuple rules begin and end. What holds without them is swept once;
 * the cells where some of them hold are swept again over the ports that those name, and no others.
 */
export function differingBoxes(
  trees: Trees,
  left: SpaceSide,
  right: SpaceSide,
  differ: Differ,
): Box[] {
  const alike = left.implicit === right.implicit;
  const sweep = (one: readonly SpaceRule[], other: readonly SpaceRule[], ranges: PortRange[]) =>
    alike && sameRules(one, other)
      ? []
      : ranges.flatMap((range) =>
          sweepPorts(
            trees.peers,
            { ...left, rules: one },
            { ...right, rules: other },
            range,
            differ,
          ),
        );
  const plainLeft = left.rules.filter((rule) => !isFiveTuple(rule));
  const plainRight = right.rules.filter((rule) => !isFiveTuple(rule));
  const base = sweep(plainLeft, plainRight, [everyPort]);

  const fiveLeft = left.rules.filter(isFiveTuple);
  const five = [...fiveLeft, ...right.rules.filter(isFiveTuple)];
  const planes: Plane[] = [];
  for (const { cells, inForce } of cellsByRules(trees.local, five)) {
    const one = inForce.filter((place) => place < fiveLeft.length);
    const other = inForce.slice(one.length);
    const zone = joinRanges(inForce.flatMap((place) => five[place]?.ports ?? []));
    const anew = sweep(
      [...plainLeft, ...rulesAt(five, one)],
      [...plainRight, ...rulesAt(five, other)],
      zone,
    );
    planes.push({ cells, runs: zone.length === 0 ? base : overlaid(base, zone, anew) });
  }
  return joinShapes(trees, planes);
}

/** Whether both lists have the same rules, in any order. */
export function sameRules(
  one: readonly { readonly identity: string }[],
  other: readonly { readonly identity: string }[],
): boolean {
  const identities = new Set(one.map(({ identity }) => identity));
  const others = new Set(other.map(({ identity }) => identity));
  return identities.size === others.size && [...identities].every((rule) => others.has(rule));
}

/** Cells in which the same rules hold are one plane. */
function cellsByRules(
  tree: PrefixTree,
  rules: readonly SpaceRule[],
): Iterable<{ readonly cells: NearCell[]; readonly inForce: readonly number[] }> {
  const groups = new Map<string, { cells: NearCell[]; inForce: readonly number[] }>();
  for (const { inForce, ...cell } of nearCells(tree, rules)) {
    const key = inForce.join(" ");
    const group = groups.get(key) ?? { cells: [], inForce };
    groups.set(key, group);
    group.cells.push(cell);
  }
  return groups.values();
}

function rulesAt(rules: readonly SpaceRule[], places: readonly number[]): SpaceRule[] {
  return places.flatMap((place) => rules[place] ?? []);
}

/** The runs of the base outside the zone, and others within it. */
function overlaid(base: readonly Run[], zone: readonly PortRange[], anew: readonly Run[]): Run[] {
  const outside = otherPorts(zone);
  const kept = base.flatMap((run) =>
    outside.flatMap((range) => {
      const part = intersection(run, range);
      return part === undefined ? [] : [{ ...run, ...part }];
    }),
  );
  const alike = Map.groupBy([...kept, ...anew], ({ atom, difference }) =>
    [atom, difference].join(" "),
  );
  return [...alike.values()].flatMap((runs) =>
    joinRanges(runs).flatMap((range) => runs.slice(0, 1).map((run) => ({ ...run, ...range }))),
  );
}
