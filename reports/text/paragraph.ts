import { piecesOf } from "./sentence.ts";
import { wrap } from "./wrap.ts";

/**
 * A text in lines, the first at `indent` and the others two columns further. A command has a line of its own and is
 * never broken, without what the sentence puts around it, so that it can be copied whole.
 */
export function paragraph(text: string, width: number, indent = 0): string {
  return piecesOf(text)
    .flatMap((piece) =>
      piece.isCommand ? [piece.text] : wrap(piece.text, width - indent - 2).split("\n"),
    )
    .map((line, index) => " ".repeat(index === 0 ? indent : indent + 2) + line)
    .join("\n");
}
