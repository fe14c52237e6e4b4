import { xmlAttribute, xmlText } from "../../text/xml.ts";
import { isStrange, textWidth } from "./measure.ts";
import type { ArrowShape, Drawing, Shape, TextShape } from "./shapes.ts";

const sans =
  "'Segoe UI', 'Helvetica Neue', Arial, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif";
const mono =
  "ui-monospace, Menlo, Consolas, 'DejaVu Sans Mono', 'Noto Sans Mono CJK SC', monospace";

/** What is said of a picture to those who do not see it. */
export interface Caption {
  readonly language: string;
  readonly title: string;
  readonly description: string;
}

/** A picture as an SVG document: it fits whatever window or page it is given, fetches nothing and runs nothing. */
export function svgDocument({ width, height, shapes }: Drawing, caption: Caption): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<svg xmlns="http://www.w3.org/2000/svg" width="100%" height="100%" viewBox="0 0 ${num(width)} ${num(height)}" preserveAspectRatio="xMidYMin meet" role="img" aria-labelledby="title description" xml:lang="${caption.language}" font-family="${xmlAttribute(sans)}">
<title id="title">${xmlText(caption.title)}</title>
<desc id="description">${xmlText(caption.description)}</desc>
<style>@page { size: A4 landscape; margin: 8mm } text { white-space: pre; direction: ltr } rect, circle { print-color-adjust: exact; -webkit-print-color-adjust: exact }</style>
${shapes.map(shapeText).join("\n")}
</svg>
`;
}

function shapeText(shape: Shape): string {
  switch (shape.kind) {
    case "rect": {
      const { x, y, width, height, fill, stroke, radius = 0 } = shape;
      const border = stroke === undefined ? "" : ` stroke="${stroke}"`;
      return `<rect x="${num(x)}" y="${num(y)}" width="${num(width)}" height="${num(height)}" rx="${num(radius)}" fill="${fill}"${border}/>`;
    }
    case "circle": {
      const { x, y, radius, fill } = shape;
      return `<circle cx="${num(x)}" cy="${num(y)}" r="${num(radius)}" fill="${fill}"/>`;
    }
    case "text":
      return lettering(shape);
    case "arrow":
      return arrow(shape);
    case "group": {
      const title = shape.title === undefined ? "" : `<title>${xmlText(shape.title)}</title>`;
      return `<g class="box">${title}${shape.shapes.map(shapeText).join("")}</g>`;
    }
  }
}

function lettering(shape: TextShape): string {
  const { x, y, text, size, fill, bold, anchor, struck } = shape;
  if (text === "") return "";
  const attributes = [
    `x="${num(x)}" y="${num(y)}" font-size="${num(size)}" fill="${fill}"`,
    ...(bold === true ? ['font-weight="600"'] : []),
    ...(shape.mono === true ? [`font-family="${xmlAttribute(mono)}"`] : []),
    ...(anchor === undefined ? [] : [`text-anchor="${anchor}"`]),
    ...(struck === true ? ['text-decoration="line-through"'] : []),
    // Held to the width that was measured, so that no glyph of no font leaves its place.
    ...(isStrange(text)
      ? [`textLength="${num(textWidth(text, shape))}" lengthAdjust="spacingAndGlyphs"`]
      : []),
  ];
  return `<text ${attributes.join(" ")}>${xmlText(text)}</text>`;
}

const headLength = 8;
const headHalf = 4;

function arrow({ from, to, y, colour, dash }: ArrowShape): string {
  const dashes = dash === undefined ? "" : ` stroke-dasharray="${dash}"`;
  const neck = to - headLength;
  const head = `M${num(to)} ${num(y)}L${num(neck)} ${num(y - headHalf)}V${num(y + headHalf)}Z`;
  return `<path d="M${num(from)} ${num(y)}H${num(neck)}" stroke="${colour}" stroke-width="1.6" fill="none"${dashes}/><path d="${head}" fill="${colour}"/>`;
}

function num(value: number): string {
  return String(Math.round(value * 10) / 10);
}
