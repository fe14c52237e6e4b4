import type { NearCell } from "./near-cells.ts";
import { joinRanges } from "./port-ranges.ts";
import { coverOf } from "./prefix-tree.ts";
import type { PrefixTree } from "./prefix-tree.ts";
import type { PortRange } from "./rule-set.ts";
import type { Run } from "./sweep.ts";

/** One difference over a product of sets; addresses are bits of blocks. */
export interface Box {
  readonly difference: number;
  readonly peers: readonly string[];
  readonly ports: PortRange;
  readonly local: readonly string[];
  readonly sourcePorts: PortRange;
}

/** What differs over peers and ports, the same in each of some cells of the near side. */
export interface Plane {
  readonly cells: readonly NearCell[];
  readonly runs: readonly Run[];
}

/** Atoms that share a difference over the same ports, and the cells in which they do. */
interface Shape {
  readonly difference: number;
  readonly ports: PortRange;
  readonly atoms: readonly number[];
  readonly cells: NearCell[];
}

/** The planes as few boxes: atoms of equal runs become one box, and so do cells of equal shapes. */
export function joinShapes(
  trees: { readonly peers: PrefixTree; readonly local: PrefixTree },
  planes: readonly Plane[],
): Box[] {
  const shapes = new Map<string, Shape>();
  for (const { cells, runs } of planes) {
    for (const shape of shapesOf(runs)) {
      const { difference, ports, atoms } = shape;
      const key = [difference, ports.from, ports.to, ...atoms].join(" ");
      const known = shapes.get(key) ?? shape;
      shapes.set(key, known);
      known.cells.push(...cells);
    }
  }
  return [...shapes.values()].flatMap((shape) => boxesOf(trees, shape));
}

function shapesOf(runs: readonly Run[]): Shape[] {
  const alike = Map.groupBy(runs, ({ difference, from, to }) => [difference, from, to].join(" "));
  return [...alike.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const { difference, from, to } = first;
    const atoms = group.map(({ atom }) => atom).sort((a, b) => a - b);
    return [{ difference, ports: { from, to }, atoms, cells: [] }];
  });
}

function boxesOf(
  trees: { readonly peers: PrefixTree; readonly local: PrefixTree },
  { difference, ports, atoms, cells }: Shape,
): Box[] {
  const peers = coverOf(trees.peers, atoms);
  const byAtom = Map.groupBy(cells, ({ atom }) => atom);
  const rows = [...byAtom].flatMap(([atom, row]) =>
    joinRanges(row.map(({ sourcePorts }) => sourcePorts)).map((sourcePorts) => ({
      atom,
      sourcePorts,
    })),
  );
  const alike = Map.groupBy(rows, ({ sourcePorts: { from, to } }) => [from, to].join(" "));
  return [...alike.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const near = group.map(({ atom }) => atom).sort((a, b) => a - b);
    const { sourcePorts } = first;
    return [{ difference, peers, ports, local: coverOf(trees.local, near), sourcePorts }];
  });
}
