// node tools/docs/terminal-picture.ts < OUTPUT > PICTURE.svg: what a terminal showed, as an SVG for the README.
import { readFileSync } from "node:fs";
import { displayWidth } from "../../reports/text/wrap.ts";

const cell = { width: 8.4, height: 19 };
const margin = 16;

const colours: readonly [RegExp, string][] = [
  [/^\$ /, "#7ee787"],
  [/BLOCKER|阻断/, "#ff7b72"],
  [/^\d\. /, "#ffffff"],
];

/** Every word stands at its own place and fills its own width, so that the picture is straight in any font. */
function line(text: string, row: number): string {
  const fill = colours.find(([pattern]) => pattern.test(text))?.[1] ?? "#c9d1d9";
  const y = String(margin + (row + 1) * cell.height);
  return [...text.matchAll(/\p{Script=Han}+|[^\s\p{Script=Han}]+/gu)]
    .map(({ 0: word, index }) => {
      const x = (margin + displayWidth(text.slice(0, index)) * cell.width).toFixed(1);
      const width = (displayWidth(word) * cell.width).toFixed(1);
      const place = `x="${x}" y="${y}" textLength="${width}" lengthAdjust="spacingAndGlyphs"`;
      return `<text fill="${fill}" ${place}>${escaped(word)}</text>`;
    })
    .join("");
}

function escaped(word: string): string {
  return word.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
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
