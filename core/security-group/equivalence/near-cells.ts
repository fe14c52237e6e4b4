import { hasAtom } from "./prefix-tree.ts";
import type { PrefixTree } from "./prefix-tree.ts";
import { everyPort } from "./rule-set.ts";
import type { PortRange } from "./rule-set.ts";
import type { PlaneRule } from "./sweep.ts";

/** A rule with what five-tuple rules say of the near side. */
export interface SpaceRule extends PlaneRule {
  /** Nodes of the tree of near addresses; undefined: any. */
  readonly local: readonly number[] | undefined;
  /** Undefined: any. */
  readonly sourcePorts: readonly PortRange[] | undefined;
  readonly identity: string;
}

/** A part of the near side: an atom of its addresses by a range of source ports. */
export interface NearCell {
  readonly atom: number;
  readonly sourcePorts: PortRange;
}

export function isFiveTuple({ local, sourcePorts }: SpaceRule): boolean {
  return local !== undefined || sourcePorts !== undefined;
}

/**
 * The near side, cut so that each rule holds in the whole of a cell or nowhere in it.
 * @returns each cell with the places of the rules that hold there
 */
export function* nearCells(
  tree: PrefixTree,
  rules: readonly SpaceRule[],
): Generator<NearCell & { readonly inForce: readonly number[] }> {
  for (let atom = 0; atom < tree.bits.length; atom += 1) {
    if (!hasAtom(tree, atom)) continue;
    const here = [...rules.entries()].filter(([, { local = [0] }]) =>
      local.some((node) => node <= atom && atom < (tree.end[node] ?? 0)),
    );
    for (const sourcePorts of cut(here.flatMap(([, rule]) => rule.sourcePorts ?? []))) {
      const inForce = here
        .filter(([, rule]) =>
          (rule.sourcePorts ?? [everyPort]).some(
            ({ from, to }) => from <= sourcePorts.from && sourcePorts.from <= to,
          ),
        )
        .map(([place]) => place);
      yield { atom, sourcePorts, inForce };
    }
  }
}

/** All ports, cut at both ends of every range. */
function cut(ranges: readonly PortRange[]): PortRange[] {
  const starts = [
    ...new Set([everyPort.from, ...ranges.flatMap(({ from, to }) => [from, to + 1])]),
  ].sort((a, b) => a - b);
  return starts
    .map((from, index) => ({ from, to: (starts[index + 1] ?? everyPort.to + 1) - 1 }))
    .filter(({ from }) => from <= everyPort.to);
}
