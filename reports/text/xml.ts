import { printable } from "../../core/printable.ts";

/** What XML 1.0 has no way to hold (section 2.2, Char), beside control characters: half surrogates and U+FFFE, U+FFFF. */
const unfit = /[\uD800-\uDFFF\uFFFE\uFFFF]/gu;

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;",
};

/** Text for an element: markup becomes entities, and what XML or a terminal cannot take is shown as `\u{…}`; lines stay. */
export function xmlText(text: string): string {
  return text.split("\n").map(fit).join("\n");
}

/** {@link xmlText} for an attribute, in which a line break would be read as a blank. */
export function xmlAttribute(text: string): string {
  return xmlText(text).replaceAll("\n", "&#10;");
}

function fit(line: string): string {
  return printable(line)
    .replace(unfit, (mark) => `\\u{${mark.codePointAt(0)?.toString(16) ?? ""}}`)
    .replace(/[&<>"']/g, (mark) => entities[mark] ?? mark);
}
