import { commandIn } from "../../../reports/text/commands.ts";

/** A command, or an option of one, inside a sentence. */
const code = new RegExp(
  `${commandIn.source}|--[A-Z][\\w.]*(?: (?:<[^>]*>|'[^']*'|[\\w-]*\\w))?`,
  "g",
);

/** A sentence as Markdown: its commands as code, everything else as it is read. */
export function sentence(text: string): string {
  let end = 0;
  const parts = [...text.matchAll(code)].flatMap(({ 0: command, index }) => {
    const before = escaped(text.slice(end, index));
    end = index + command.length;
    return [before, codeOf(command)];
  });
  return [...parts, escaped(text.slice(end))].join("");
}

/** Text in which Markdown finds nothing to interpret. */
export function escaped(text: string): string {
  return text.replace(/[\\`*_[\]<>|~]/g, "\\$&");
}

/** A text as code; inside a table, too. */
export function codeOf(text: string): string {
  return `\`${text.replaceAll("|", "\\|")}\``;
}

/** A table of cells that are Markdown already. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}
