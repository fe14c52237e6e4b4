import { tableHead } from "./cells.ts";
import type { Section } from "./fit.ts";
import { commentWords } from "./words.ts";
import type { CommentWord } from "./words.ts";
import { fill } from "../text/fill.ts";
import type { View } from "../findings/view.ts";

/** With more rows than this, a table waits to be opened. */
const mostOpenRows = 20;

/** A section with a table. */
interface TableSection {
  readonly title: CommentWord;
  readonly heads: readonly CommentWord[];
  readonly rows: readonly string[];
  readonly share: number;
  /** Stands before the table, on lines of its own. */
  readonly intro?: string;
  /** Waits to be opened, however short it is. */
  readonly isFolded?: boolean;
}

/** A heading with a table, folded where it is long. */
export function tableSection(section: TableSection, { language }: View): Section {
  const { title, heads, rows, share, intro = "", isFolded = false } = section;
  const count = fill(commentWords.details[language], { count: rows.length });
  const isShut = isFolded || rows.length > mostOpenRows;
  // Markdown inside HTML needs a blank line on either side.
  const [open, shut] = isShut
    ? [`<details><summary>${count}</summary>\n\n`, "\n</details>\n"]
    : ["", ""];
  const table = rows.length === 0 ? "" : open;
  const head = tableHead(heads.map((word) => commentWords[word][language]));
  return {
    head: `\n### ${commentWords[title][language]}\n\n${intro}${table}${rows.length === 0 ? "" : head}`,
    items: rows,
    foot: rows.length === 0 ? "" : shut,
    more: (left) => `\n${fill(commentWords.moreItems[language], { count: left })}\n`,
    share,
  };
}
