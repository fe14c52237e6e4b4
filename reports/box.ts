import { displayWidth, wrap } from "./wrap.ts";

/** A cell: its text, and what colours it once its place is known. */
export interface Cell {
  readonly text: string;
  readonly paint?: (text: string) => string;
}

/**
 * A table with lines around it; cells are wrapped to their column.
 * @param widths columns of each cell's text, without the blank on either side
 */
export function box(
  head: readonly Cell[],
  rows: readonly (readonly Cell[])[],
  widths: readonly number[],
): string {
  const rule = (left: string, middle: string, right: string) =>
    left + widths.map((width) => "─".repeat(width + 2)).join(middle) + right;
  const between = `\n${rule("├", "┼", "┤")}\n`;
  const body = [head, ...rows].map((row) => rowLines(row, widths)).join(between);
  return [rule("┌", "┬", "┐"), body, rule("└", "┴", "┘")].join("\n");
}

function rowLines(row: readonly Cell[], widths: readonly number[]): string {
  const columns = widths.map((width, index) => wrap(row[index]?.text ?? "", width).split("\n"));
  const height = Math.max(...columns.map((lines) => lines.length));
  return Array.from({ length: height }, (_, line) => {
    const cells = columns.map((lines, index) => {
      const text = lines[line] ?? "";
      const blanks = " ".repeat((widths[index] ?? 0) - displayWidth(text));
      return ` ${row[index]?.paint?.(text) ?? text}${blanks} `;
    });
    return `│${cells.join("│")}│`;
  }).join("\n");
}
