import { joinSiblings, within } from "./prefix.ts";

/**
 * Blocks of one family nested in each other, parents before children; the first is every address.
 * Each node has an atom: the addresses of its block that are in no child's.
 * The atoms are disjoint, and every rule made of these blocks treats an atom as one.
 */
export interface PrefixTree {
  readonly bits: readonly string[];
  /** The nearest node around; -1 of the first node. */
  readonly parent: Int32Array;
  /** One past the last node inside: a subtree is the nodes from itself to there. */
  readonly end: Int32Array;
  readonly nodeOf: ReadonlyMap<string, number>;
  /** How many nodes before each have an atom with addresses; one entry more than nodes. */
  readonly filledBefore: Int32Array;
  /** Blocks of atoms that were asked for. */
  readonly atomBlocks: Map<number, readonly string[]>;
}

export function buildTree(blocks: Iterable<string>): PrefixTree {
  const bits = [...new Set(["", ...blocks])].sort();
  const parent = new Int32Array(bits.length).fill(-1);
  const end = new Int32Array(bits.length).fill(bits.length);
  const around: number[] = [];
  for (const [node, own] of bits.entries()) {
    let nearest = around.at(-1);
    while (nearest !== undefined && !within(own, bits[nearest] ?? "")) {
      end[nearest] = node;
      around.pop();
      nearest = around.at(-1);
    }
    parent[node] = nearest ?? -1;
    around.push(node);
  }
  const nodeOf = new Map(bits.map((own, node) => [own, node]));
  const filledBefore = new Int32Array(bits.length + 1);
  const tree = { bits, parent, end, nodeOf, filledBefore, atomBlocks: new Map<number, string[]>() };
  for (let node = 0; node < bits.length; node += 1) {
    filledBefore[node + 1] = (filledBefore[node] ?? 0) + (isFilled(tree, node) ? 1 : 0);
  }
  return tree;
}

/** Whether any address is the node's and no child's. */
function isFilled(tree: PrefixTree, node: number): boolean {
  const children = childrenOf(tree, node);
  return children.length < 2 || joinSiblings(children)[0] !== tree.bits[node];
}

function childrenOf({ bits, end }: PrefixTree, node: number): string[] {
  const children: string[] = [];
  const last = end[node] ?? 0;
  for (let child = node + 1; child < last; child = end[child] ?? last) {
    children.push(bits[child] ?? "");
  }
  return children;
}

export function hasAtom({ filledBefore }: PrefixTree, node: number): boolean {
  return filledBefore[node] !== filledBefore[node + 1];
}

/**
 * The fewest blocks that are the union of the atoms.
 * @param atoms nodes in ascending order, each with addresses
 */
export function coverOf(tree: PrefixTree, atoms: readonly number[]): string[] {
  const { bits, end, filledBefore } = tree;
  const blocks: string[] = [];
  for (let index = 0; index < atoms.length; index += 1) {
    const node = atoms[index] ?? 0;
    const past = end[node] ?? 0;
    const filled = (filledBefore[past] ?? 0) - (filledBefore[node] ?? 0);
    const lastInside = atoms[index + filled - 1];
    if (lastInside !== undefined && lastInside < past) {
      blocks.push(bits[node] ?? "");
      index += filled - 1;
    } else {
      blocks.push(...blocksOf(tree, node));
    }
  }
  return joinSiblings(blocks.sort());
}

function blocksOf(tree: PrefixTree, node: number): readonly string[] {
  const known = tree.atomBlocks.get(node);
  if (known !== undefined) return known;
  const blocks: string[] = [];
  split(tree.bits[node] ?? "", childrenOf(tree, node), blocks);
  tree.atomBlocks.set(node, blocks);
  return blocks;
}

/** Adds the blocks that are a block without its children. */
function split(block: string, children: readonly string[], into: string[]): void {
  if (children.length === 0) into.push(block);
  else if (children[0] !== block) {
    for (const half of [`${block}0`, `${block}1`]) {
      split(
        half,
        children.filter((child) => within(child, half)),
        into,
      );
    }
  }
}
