import { commandIn } from "./commands.ts";

/** A part of a sentence: what is said, or a command that is made to be copied whole. */
export interface Piece {
  readonly text: string;
  readonly isCommand: boolean;
}

/** A sentence in its parts, without the brackets and marks that stand around its commands. */
export function piecesOf(sentence: string): Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  const say = (prose: string) => {
    const own = pieces.length === 0 ? prose : prose.replace(/^[)）]?[;；,，.。、]?\s*/, "");
    if (own !== "") pieces.push({ text: own, isCommand: false });
  };
  for (const { 0: command, index } of sentence.matchAll(commandIn)) {
    say(sentence.slice(end, index).replace(/[\s(（]+$/, ""));
    pieces.push({ text: command, isCommand: true });
    end = index + command.length;
  }
  say(sentence.slice(end).trimEnd());
  return pieces;
}
