import { shown } from "../text/shown.ts";
import type { Subject } from "../../core/rules/finding.ts";

/** Characters of a text that was read before it is cut: no single one may crowd out the rest of a comment. */
const mostCharacters = 240;
const mostOfName = 120;

/**
 * Text that was read, as a code span: nothing in it is markup, a mention, a link or an emoji. A `|` stands outside
 * of the span as an entity, since a table would take it for the end of the cell.
 */
export function code(text: string): string {
  return spans(cut(shown(text), mostCharacters));
}

/** `name (id)` as a code span; what is cut off a long name leaves the id whole. */
export function labelCode({ id, name }: Pick<Subject, "id" | "name">): string {
  const own = cut(shown(id), mostCharacters);
  if (name === null || name === "" || name === id) return spans(own);
  return spans(`${cut(shown(name), mostOfName)} (${own})`);
}

function spans(text: string): string {
  return text.split("|").map(span).join("&#124;");
}

/**
 * A sentence of ours, in which something that was read may stand: everything that Markdown gives a meaning is
 * escaped, and what GitHub would still link or draw (mentions, issues, addresses, emoji) is broken by a blank
 * without width.
 */
export function prose(text: string): string {
  return shown(text)
    .replace(meaningful, (mark, offset: number, all: string) => {
      if (/[&<>]/.test(mark)) return `&#${String(mark.charCodeAt(0))};`;
      if (mark === "#" && !/\d/.test(all[offset + 1] ?? "")) return "\\#";
      return isPunctuation(mark) ? `\\${mark}` : mark + blank;
    })
    .replace(/^(\s*\d*)([-+=.)])/, (_, before: string, mark: string) => `${before}\\${mark}`);
}

/** What Markdown obeys, then what GitHub makes a mention, an issue, a link or an emoji of. */
const meaningful =
  /[\\`*_[\]~|$&<>]|[@#]|:(?=\/\/)|:(?=(?:[\w+-]*[a-z][\w+-]*|[+-]1|100|1234):)|GH(?=-\d)|www(?=\.)/gi;

const blank = "&#8203;";

function isPunctuation(mark: string): boolean {
  return /^[\\`*_[\]~|$]$/.test(mark);
}

function span(text: string): string {
  if (text === "") return "";
  const runs = text.match(/`+/g) ?? [];
  const fence = "`".repeat(Math.max(0, ...runs.map((run) => run.length)) + 1);
  const isStripped = text.startsWith(" ") && text.endsWith(" ") && text.trim() !== "";
  const needsPad = text.startsWith("`") || text.endsWith("`") || isStripped;
  return needsPad ? `${fence} ${text} ${fence}` : fence + text + fence;
}

/** Cut between characters; what is cut off is shown to be. */
function cut(text: string, most: number): string {
  if (text.length <= most) return text;
  const kept = text.slice(0, most).replace(/[\uD800-\uDBFF]$/, "");
  return `${kept}…`;
}
