import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { gfm } from "micromark-extension-gfm";

export type Root = ReturnType<typeof fromMarkdown>;
type Node = Root | Root["children"][number];

/** Parsed as GitHub does: tables, links without brackets, struck text, footnotes. */
export function parsed(text: string): Root {
  return fromMarkdown(text, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
}

/** A node and everything in it. */
export function nodesOf(node: Node): Node[] {
  const children = "children" in node ? (node.children as Node[]) : [];
  return [node, ...children.flatMap(nodesOf)];
}
