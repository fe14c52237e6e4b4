import { tableHead } from "../markdown/cells.ts";
import type { Section } from "../markdown/fit.ts";
import { fill } from "../text/fill.ts";
import type { Language, Text } from "../../core/text.ts";

const texts = {
  rows: { zh: "共 {count} 行", en: "Rows: {count}" },
  more: {
    zh: "另有 {count} 行没有列出。全部内容：`ecs-transfer plan --format json`。",
    en: "{count} more {count|is|are} not listed here. All of it: `ecs-transfer plan --format json`.",
  },
} as const satisfies Record<string, Text>;

/** A heading with a list. @param share of the room, next to other sections */
export function listSection(
  title: Text,
  items: readonly string[],
  language: Language,
  share = 1,
): Section {
  return {
    head: headingOf(title, language),
    items: items.map((item) => `- ${item}`),
    foot: "",
    more: moreOf(language),
    share,
  };
}

/** With more rows than this, a table waits to be opened. */
const mostOpenRows = 20;

/** A heading with a table, folded where it is long; nothing where it has no rows. */
export function tableSection(
  title: Text,
  heads: readonly Text[],
  rows: readonly string[],
  language: Language,
  share: number,
): Section | undefined {
  if (rows.length === 0) return undefined;
  const isShut = rows.length > mostOpenRows;
  // Markdown inside HTML needs a blank line on either side.
  const open = isShut
    ? `<details><summary>${fill(texts.rows[language], { count: rows.length })}</summary>\n\n`
    : "";
  return {
    head: headingOf(title, language) + open + tableHead(heads.map((text) => text[language])),
    items: rows,
    foot: isShut ? "\n</details>\n" : "",
    more: moreOf(language),
    share,
  };
}

function headingOf(title: Text, language: Language): string {
  return `\n### ${title[language]}\n\n`;
}

function moreOf(language: Language): Section["more"] {
  return (count) => `\n${fill(texts.more[language], { count })}\n`;
}
