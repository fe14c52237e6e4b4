const graphemes = new Intl.Segmenter("zh", { granularity: "grapheme" });

/** East Asian wide and fullwidth characters, and emoji: two columns each on a terminal. */
const wide =
  /^[\u1100-\u115F\u2E80-\u303E\u3041-\u33FF\u3400-\u4DBF\u4E00-\u9FFF\uA000-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6\u{20000}-\u{3FFFD}\p{Emoji_Presentation}]/u;

const plain = /^[\x20-\x7E]*$/;

/** The columns that a text takes on a terminal; it holds no control characters. */
export function displayWidth(text: string): number {
  if (plain.test(text)) return text.length;
  let width = 0;
  for (const { segment } of graphemes.segment(text)) width += wide.test(segment) ? 2 : 1;
  return width;
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
      ? [...graphemes.segment(piece)].map(({ segment }) => segment)
      : [piece],
  );
}

/** A Han character or a word, with the brackets that open before it and the punctuation and blanks that follow it. */
const unbroken =
  /[（「“《]*(?:\p{Script=Han}|[^\s\p{Script=Han}（「“《，。；：、）」”》]+)?[，。；：、）」”》]*\s*/gu;
