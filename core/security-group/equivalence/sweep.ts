import { hasAtom } from "./prefix-tree.ts";
import type { PrefixTree } from "./prefix-tree.ts";
import type { OpaqueStep } from "./membership.ts";
import type { PortRange } from "./rule-set.ts";

/** A rule over peers and destination ports alone. */
export interface PlaneRule {
  readonly order: number;
  /** Nodes of the tree that its peers are. */
  readonly nodes: readonly number[];
  readonly opaque: readonly string[];
  readonly ports: readonly PortRange[];
}

export interface PlaneSide {
  readonly rules: readonly PlaneRule[];
  /** The order of what decides where no rule does. */
  readonly implicit: number;
}

/** A difference of one atom over adjacent ports. */
export interface Run extends PortRange {
  readonly atom: number;
  readonly difference: number;
}

/**
 * Names what two sides do differently at an address: equal numbers are equal differences, 0 is none.
 * Each side is the opaque steps in force, and the order of the first rule that holds for the address.
 */
export type Differ = (
  left: readonly OpaqueStep[],
  leftRest: number,
  right: readonly OpaqueStep[],
  rightRest: number,
) => number;

interface SideState {
  /** Orders of the rules in force at each node, ascending; nothing at most nodes. */
  readonly own: (number[] | undefined)[];
  /** The smallest order at each node and around it: what decides its atom. */
  readonly first: Float64Array;
  readonly implicit: number;
  opaque: OpaqueStep[];
}

interface Event {
  readonly port: number;
  readonly side: SideState;
  readonly rule: PlaneRule;
  readonly starts: boolean;
}

/**
 * Where the sides differ over a range of ports: sweeps the ports, and at each boundary of a rule
 * visits the part of the tree that the rule decides.
 */
export function sweepPorts(
  tree: PrefixTree,
  left: PlaneSide,
  right: PlaneSide,
  range: PortRange,
  differ: Differ,
): Run[] {
  const sides = [newSide(tree, left), newSide(tree, right)] as const;
  const [one, other] = sides;
  const events = [...eventsOf(left, one, range), ...eventsOf(right, other, range)].sort(
    (a, b) => a.port - b.port,
  );
  const runs: Run[] = [];
  const difference = new Int32Array(tree.bits.length);
  const since = new Int32Array(tree.bits.length);
  const end = (atom: number, to: number): void => {
    const found = difference[atom] ?? 0;
    if (found !== 0) runs.push({ atom, from: since[atom] ?? 0, to, difference: found });
  };
  const settle = (atom: number, port: number): void => {
    if (!hasAtom(tree, atom)) return;
    const leftRest = one.first[atom] ?? 0;
    const now = differ(one.opaque, leftRest, other.opaque, other.first[atom] ?? 0);
    if (now === difference[atom]) return;
    end(atom, port - 1);
    difference[atom] = now;
    since[atom] = port;
  };

  let next = 0;
  let port = range.from;
  let everywhere = true;
  const changed = new Set<number>();
  for (;;) {
    for (let event = events[next]; event?.port === port; event = events[next]) {
      if (apply(event)) everywhere = true;
      for (const node of event.rule.nodes) spread(tree, event.side, node, changed);
      next += 1;
    }
    if (everywhere) for (let atom = 0; atom < tree.bits.length; atom += 1) settle(atom, port);
    else for (const atom of changed) settle(atom, port);
    changed.clear();
    const following = events[next];
    if (following === undefined) break;
    ({ port } = following);
    everywhere = false;
  }
  for (let atom = 0; atom < tree.bits.length; atom += 1) end(atom, range.to);
  return runs;
}

function newSide(tree: PrefixTree, { implicit }: PlaneSide): SideState {
  const first = new Float64Array(tree.bits.length).fill(implicit);
  return { own: new Array<undefined>(tree.bits.length), first, implicit, opaque: [] };
}

function eventsOf({ rules }: PlaneSide, side: SideState, range: PortRange): Event[] {
  const events: Event[] = [];
  for (const rule of rules) {
    for (const ports of rule.ports) {
      const from = Math.max(ports.from, range.from);
      const to = Math.min(ports.to, range.to);
      if (from > to) continue;
      events.push({ port: from, side, rule, starts: true });
      if (to < range.to) events.push({ port: to + 1, side, rule, starts: false });
    }
  }
  return events;
}

/** Puts a rule in force or out of it; true when that matters at every address. */
function apply({ side, rule, starts }: Event): boolean {
  for (const node of rule.nodes) {
    const orders = (side.own[node] ??= []);
    const place = placeOf(orders, rule.order);
    if (starts) orders.splice(place, 0, rule.order);
    else orders.splice(place, 1);
  }
  if (rule.opaque.length === 0) return false;
  if (starts) {
    side.opaque = [...side.opaque, ...rule.opaque.map((set) => ({ order: rule.order, set }))];
  } else {
    side.opaque = withoutSteps(side.opaque, rule);
  }
  return true;
}

function withoutSteps(steps: readonly OpaqueStep[], rule: PlaneRule): OpaqueStep[] {
  const left = [...steps];
  for (const set of rule.opaque) {
    left.splice(
      left.findIndex((step) => step.set === set && step.order === rule.order),
      1,
    );
  }
  return left;
}

/** The first place of an order in an ascending list, or where it would go. */
function placeOf(orders: readonly number[], order: number): number {
  let from = 0;
  let to = orders.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((orders[middle] ?? 0) < order) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** Carries a node's first order to the nodes inside, as far as it decides there. */
function spread(tree: PrefixTree, side: SideState, top: number, changed: Set<number>): void {
  const past = tree.end[top] ?? 0;
  let node = top;
  while (node < past) {
    const above = node === 0 ? side.implicit : (side.first[tree.parent[node] ?? 0] ?? 0);
    const first = Math.min(above, side.own[node]?.[0] ?? above);
    if (first === side.first[node]) {
      node = tree.end[node] ?? past;
    } else {
      side.first[node] = first;
      changed.add(node);
      node += 1;
    }
  }
}
