import { differingBoxes, sameRules } from "./boxes.ts";
import type { SpaceSide } from "./boxes.ts";
import { compileRuleSet, protocolsOf } from "./compile.ts";
import type { CompiledRule, CompiledRuleSet } from "./compile.ts";
import { createDifferences } from "./differences.ts";
import type { Differences } from "./differences.ts";
import { buildTree } from "./prefix-tree.ts";
import type { PrefixTree } from "./prefix-tree.ts";
import { describeRegions } from "./region.ts";
import type { DraftRegion, Region } from "./region.ts";
import type { Direction, Family, PacketProtocol, RuleSet } from "./rule-set.ts";

/** What the right-hand rule set is next to the left-hand one. */
export type Comparison =
  | { readonly same: true; readonly relation: "same" }
  | {
      readonly same: false;
      /** `wider`: it accepts all that the left one accepts, and more; `incomparable`: each accepts what the other drops. */
      readonly relation: "wider" | "narrower" | "incomparable";
      /** Disjoint; outside them both do the same. At least one. */
      readonly regions: readonly Region[];
    };

/**
 * Whether two rule sets do the same with every packet, whatever addresses their opaque sets hold.
 * A decision over the whole header space, not a sample of it: ports are cut where rules begin and end,
 * addresses where blocks do. Protocols, families and directions are compared one by one.
 * @throws RangeError when a rule set has an address, a port or a priority that is none
 */
export function compareRuleSets(left: RuleSet, right: RuleSet): Comparison {
  const one = compileRuleSet(left);
  const other = compileRuleSet(right);
  const differences = createDifferences();
  const drafts: DraftRegion[] = [];
  for (const direction of ["ingress", "egress"] as const) {
    for (const family of ["ipv4", "ipv6"] as const) {
      for (const part of partsOf(one, other, direction, family)) {
        drafts.push(...draftsOf(part, differences));
      }
    }
  }
  if (drafts.length === 0) return { same: true, relation: "same" };
  const wider = drafts.some((draft) => draft.left === "drop");
  const narrower = drafts.some((draft) => draft.left === "accept");
  const relation = wider && narrower ? "incomparable" : wider ? "wider" : "narrower";
  return { same: false, relation, regions: describeRegions(drafts, one, other) };
}

interface PartSide {
  readonly rules: readonly CompiledRule[];
  readonly implicit: number;
}

/** Protocols of one direction and family to which the same rules apply. */
interface Part {
  readonly direction: Direction;
  readonly family: Family;
  readonly protocols: readonly PacketProtocol[];
  readonly left: PartSide;
  readonly right: PartSide;
}

function partsOf(
  one: CompiledRuleSet,
  other: CompiledRuleSet,
  direction: Direction,
  family: Family,
): Part[] {
  const left = applying(one, direction, family);
  const right = applying(other, direction, family);
  const named = new Set([...left.rules, ...right.rules].map(({ protocol }) => protocol));
  const alike = Map.groupBy(protocolsOf[family], (protocol) =>
    protocol !== "other" && named.has(protocol) ? protocol : "other",
  );
  return [...alike].map(([name, protocols]) => {
    const ofName = ({ protocol }: CompiledRule) => protocol === "all" || protocol === name;
    return {
      direction,
      family,
      protocols,
      left: { ...left, rules: left.rules.filter(ofName) },
      right: { ...right, rules: right.rules.filter(ofName) },
    };
  });
}

function applying(
  { rules, implicit }: CompiledRuleSet,
  direction: Direction,
  family: Family,
): PartSide {
  return {
    implicit: implicit[direction],
    rules: rules.filter(
      (rule) =>
        rule.direction === direction &&
        rule.peers[family].length + rule.opaque.length > 0 &&
        rule.local?.[family].length !== 0,
    ),
  };
}

function draftsOf(part: Part, differences: Differences): DraftRegion[] {
  const { direction, family, protocols, left, right } = part;
  if (left.implicit === right.implicit && sameRules(left.rules, right.rules)) return [];
  const rules = [...left.rules, ...right.rules];
  const trees = {
    peers: buildTree(rules.flatMap(({ peers }) => peers[family])),
    local: buildTree(rules.flatMap(({ local }) => local?.[family] ?? [])),
  };
  const boxes = differingBoxes(
    trees,
    spaceSide(left, trees, family),
    spaceSide(right, trees, family),
    differences.between,
  );
  return boxes.flatMap(({ difference, ...box }) =>
    differences
      .memberships(difference)
      .map((membership) => ({ direction, family, protocols, ...box, ...membership })),
  );
}

function spaceSide(
  { rules, implicit }: PartSide,
  trees: { readonly peers: PrefixTree; readonly local: PrefixTree },
  family: Family,
): SpaceSide {
  return {
    implicit,
    rules: rules.map(({ order, peers, opaque, local, sourcePorts, ports, identity }) => ({
      order,
      nodes: nodesOf(trees.peers, peers[family]),
      opaque,
      ports,
      local: local === undefined ? undefined : nodesOf(trees.local, local[family]),
      sourcePorts,
      identity,
    })),
  };
}

function nodesOf({ nodeOf }: PrefixTree, blocks: readonly string[]): number[] {
  return blocks.flatMap((block) => nodeOf.get(block) ?? []);
}
