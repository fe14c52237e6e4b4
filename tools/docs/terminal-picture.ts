// node tools/docs/terminal-picture.ts < OUTPUT > PICTURE.svg: what a terminal showed, as an SVG for the README.
import { readFileSync } from "node:fs";
import { displayWidth } from "../../reports/wrap.ts";

const cell = { width: 8.4, height: 19 };
const margin = 16;

const colours: readonly [RegExp, string][] = [
  [/^\$ /, "#7ee787"],
  [/BLOCKER|阻断/, "#ff7b72"],
  [/^\d\. /, "#ffffff"],
];

/** Every character stands at its own place, so that the picture is straight in any font. */
function line(text: string, row: number): string {
  let column = 0;
  const places: string[] = [];
  const characters: string[] = [];
  for (const character of text) {
    if (character !== " ") {
      places.push((margin + column * cell.width).toFixed(1));
      characters.push(escaped(character));
    }
    column += displayWidth(character);
  }
  if (characters.length === 0) return "";
  const fill = colours.find(([pattern]) => pattern.test(text))?.[1] ?? "#c9d1d9";
  const y = String(margin + (row + 1) * cell.height);
  return `<text fill="${fill}" y="${y}" x="${places.join(" ")}">${characters.join("")}</text>`;
}

function escaped(character: string): string {
  const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };
  return entities[character] ?? character;
}

const lines = readFileSync(0, "utf8").trimEnd().split("\n");
const width = Math.ceil(2 * margin + cell.width * Math.max(...lines.map(displayWidth)));
const height = 2 * margin + cell.height * (lines.length + 1);
process.stdout.write(
  [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${String(width)}" height="${String(height)}" role="img">`,
    `<rect width="100%" height="100%" rx="8" fill="#0d1117"/>`,
    `<g font-family="ui-monospace, Menlo, Consolas, 'Noto Sans Mono CJK SC', monospace" font-size="14">`,
    ...lines.map(line).filter((drawn) => drawn !== ""),
    "</g>",
    "</svg>\n",
  ].join("\n"),
);
