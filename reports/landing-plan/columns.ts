import { box, drawnColumns } from "../text/box.ts";
import type { Cell } from "../text/box.ts";
import { displayWidth } from "../text/wrap.ts";

/** A column is never narrower, however little room there is. */
const narrowest = 8;

/** A table no wider than `width`, as long as its columns can be made narrow enough: the widest give way first. */
export function table(
  heads: readonly string[],
  rows: readonly (readonly Cell[])[],
  width: number,
): string {
  const head = heads.map((text) => ({ text }));
  const natural = heads.map((text, column) =>
    Math.max(...[text, ...rows.map((row) => row[column]?.text ?? "")].map(widest)),
  );
  const widths = fitted(natural, width - drawnColumns(heads.length));
  const isOneLine = ({ text }: Cell, column: number): boolean =>
    !text.includes("\n") && displayWidth(text) <= (widths[column] ?? 0);
  return box(head, rows, widths, { dense: rows.every((row) => row.every(isOneLine)) });
}

function widest(text: string): number {
  return Math.max(...text.split("\n").map(displayWidth));
}

function fitted(natural: readonly number[], room: number): number[] {
  const sum = natural.reduce((total, width) => total + width, 0);
  if (sum <= room) return [...natural];
  // The largest cap under which all columns fit.
  let cap = Math.max(...natural);
  const under = (most: number): number =>
    natural.reduce((total, width) => total + Math.min(width, most), 0);
  while (cap > narrowest && under(cap) > room) cap -= 1;
  return natural.map((width) => Math.min(width, cap));
}
