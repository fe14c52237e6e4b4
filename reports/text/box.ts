import { displayWidth, wrap } from "./wrap.ts";

/** A cell: its text, and what colours it once its place is known. */
export interface Cell {
  readonly text: string;
  readonly paint?: (text: string) => string;
}

/** What a table draws around the texts of so many columns, in columns of the terminal. */
export function drawnColumns(columns: number): number {
  return 3 * columns + 1;
}

interface BoxStyle {
  /** Rows of one line each stand without lines between them. @default false */
  readonly dense?: boolean;
}

/**
 * A table with lines around it; cells are wrapped to their column.
 * @param widths columns of each cell's text, without the blank on either side
 */
export function box(
  head: readonly Cell[],
  rows: readonly (readonly Cell[])[],
  widths: readonly number[],
  { dense = false }: BoxStyle = {},
): string {
  const rule = (left: string, middle: string, right: string) =>
    left + widths.map((width) => "─".repeat(width + 2)).join(middle) + right;
  const line = rule("├", "┼", "┤");
  const drawn = rows.map((row) => rowLines(row, widths));
  const body = drawn.join(dense ? "\n" : `\n${line}\n`);
  const parts = [rule("┌", "┬", "┐"), rowLines(head, widths), line, body, rule("└", "┴", "┘")];
  return parts.join("\n");
}

function rowLines(row: readonly Cell[], widths: readonly number[]): string {
  const columns = widths.map((width, index) => wrap(row[index]?.text ?? "", width).split("\n"));
  const height = Math.max(...columns.map((lines) => lines.length));
  return Array.from({ length: height }, (_, line) => {
    const cells = columns.map((lines, index) => {
      const text = lines[line] ?? "";
      const blanks = " ".repeat(Math.max(0, (widths[index] ?? 0) - displayWidth(text)));
      return ` ${row[index]?.paint?.(text) ?? text}${blanks} `;
    });
    return `│${cells.join("│")}│`;
  }).join("\n");
}
