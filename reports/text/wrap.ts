import { createRequire } from "node:module";
import type stringWidth from "string-width";

const require = createRequire(import.meta.url);

const plain = /^[\x20-\x7E]*$/;

/** The columns that a text takes on a terminal; it holds no control characters. */
export function displayWidth(text: string): number {
  if (plain.test(text)) return text.length;
  // Loaded when a text needs it: its tables take a tenth of what a command takes to start.
  const { default: widthOf } = require("string-width") as { default: typeof stringWidth };
  return widthOf(text, { countAnsiEscapeCodes: true });
}

/** The text in lines of at most `width` columns, broken between words, and inside a word that is too long. */
export function wrap(text: string, width: number): string {
  return text
    .split("\n")
    .map((line) => (displayWidth(line) <= width ? line : wrapLine(line, width)))
    .join("\n");
}

function wrapLine(line: string, width: number): string {
  const lines: string[] = [];
  let current = "";
  let taken = 0;
  for (const piece of pieces(line, width)) {
    if (taken + displayWidth(piece.trimEnd()) > width) {
      lines.push(current.trimEnd());
      current = piece.trimStart();
      taken = displayWidth(current);
    } else {
      current += piece;
      taken += displayWidth(piece);
    }
  }
  return [...lines, current.trimEnd()].join("\n");
}

/** What stays together on a line; what is wider than one comes in graphemes. */
function pieces(line: string, width: number): string[] {
  return (line.match(unbroken) ?? []).flatMap((piece) =>
    displayWidth(piece.trimEnd()) > width
      ? [...graphemes().segment(piece)].map(({ segment }) => segment)
      : [piece],
  );
}

function graphemes(): Intl.Segmenter {
  return new Intl.Segmenter("zh", { granularity: "grapheme" });
}

/** A Han character or a word, with the brackets that open before it and the punctuation and blanks that follow it. */
const unbroken =
  /[（「“《]*(?:\p{Script=Han}|[^\s\p{Script=Han}（「“《，。；：、）」”》]+)?[，。；：、）」”》]*\s*/gu;
