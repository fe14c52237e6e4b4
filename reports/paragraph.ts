import { commandIn } from "./commands.ts";
import { wrap } from "./wrap.ts";

/**
 * A text in lines, the first at `indent` and the others two columns further. A command has a line of its own and is
 * never broken, without what the sentence puts around it, so that it can be copied whole.
 */
export function paragraph(text: string, width: number, indent = 0): string {
  const lines: string[] = [];
  let end = 0;
  const say = (prose: string) => {
    if (prose !== "") lines.push(...wrap(prose, width - indent - 2).split("\n"));
  };
  for (const { 0: command, index } of text.matchAll(commandIn)) {
    say(withoutAround(text.slice(end, index), lines.length > 0).replace(/[\s(（]+$/, ""));
    lines.push(command);
    end = index + command.length;
  }
  say(withoutAround(text.slice(end), lines.length > 0));
  return lines
    .map((line, index) => " ".repeat(index === 0 ? indent : indent + 2) + line)
    .join("\n");
}

function withoutAround(prose: string, isAfterCommand: boolean): string {
  return isAfterCommand ? prose.replace(/^[)）]?[;；,，.。、]?\s*/, "") : prose;
}
