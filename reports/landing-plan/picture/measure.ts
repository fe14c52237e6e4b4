import { shown } from "../../text/shown.ts";
import { displayWidth } from "../../text/wrap.ts";

/** How a text is set. */
export interface Setting {
  readonly size: number;
  readonly bold?: boolean;
  readonly mono?: boolean;
}

/** Nobody knows the reader's fonts: these are widths of a wide one, in parts of the size. */
const monoWidth = 0.62;
const wideWidth = 1.05;
const boldFactor = 1.12;
const narrow = /[ijlI.,:;'|!()[\]`\\/ ]/;
const broad = /[mwMW@%&…→×]/;
const digit = /[\d_?*$#-]/;
const capital = /[A-Z=+<>~^]/;

/** Characters whose widths differ too much between fonts to be told. */
const strange = /[^\p{Script=Han}\u0020-\u007E\u3000-\u303F\uFF00-\uFF5E…·→×✓]/u;

/** How wide a text is at most, but for strange ones; it is safe to print. */
export function textWidth(text: string, { size, bold = false, mono = false }: Setting): number {
  let ems = 0;
  for (const one of text) ems += charWidth(one, mono);
  return ems * size * (bold && !mono ? boldFactor : 1);
}

function charWidth(one: string, mono: boolean): number {
  const columns = displayWidth(one);
  if (columns === 0) return 0;
  if (columns > 1) return wideWidth * 1.2 * (isStrange(one) ? 1 : 1 / 1.2);
  if (mono) return monoWidth;
  if (narrow.test(one)) return 0.4;
  if (broad.test(one)) return 1;
  return capital.test(one) ? 0.75 : digit.test(one) ? 0.65 : 0.66;
}

/** Whether a text has to be held to its measured width, whatever the fonts make of it. */
export function isStrange(text: string): boolean {
  return strange.test(text);
}

/** A text from outside that fits into a width: on one line, safe to print, cut at its end where it is too long. */
export function fitted(text: string, width: number, setting: Setting): string {
  const whole = shown(text);
  if (textWidth(whole, setting) <= width) return whole;
  const room = width - textWidth("…", setting);
  let kept = "";
  let taken = 0;
  for (const { segment } of graphemes.segment(whole)) {
    taken += textWidth(segment, setting);
    if (taken > room) break;
    kept += segment;
  }
  return `${kept.trimEnd()}…`;
}

/** {@link fitted}, cut in its middle: names of a fleet often differ at their ends. */
export function fittedName(name: string, width: number, setting: Setting): string {
  const whole = shown(name);
  if (textWidth(whole, setting) <= width) return whole;
  const end = [...graphemes.segment(whole)]
    .slice(-keptAtEnd)
    .map(({ segment }) => segment)
    .join("");
  const room = width - textWidth(end, setting);
  if (room < width / 2) return fitted(name, width, setting);
  return fitted(whole.slice(0, -end.length), room, setting).replace(/…?$/, "…") + end;
}

const keptAtEnd = 4;

const graphemes = new Intl.Segmenter("zh", { granularity: "grapheme" });
