import fc from "fast-check";
import { nastyName } from "./report.ts";

const anyUnit = fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit));
const nastyPiece = fc.constantFrom(
  "{0}",
  "}",
  "](javascript:alert(1))",
  "]]>",
  "</script>",
  "&amp;",
  "\u001b[2J",
  "\u202E",
  "\u009B31m",
  "\r\n",
  "\uD800",
  "\uFFFF",
  "\\u{1b}",
  nastyName,
);

/** Any text but the empty one, which stands for no name: half surrogates included, with what formats trip over. */
export const wildText: fc.Arbitrary<string> = fc
  .array(fc.oneof(anyUnit, nastyPiece, fc.string()), { minLength: 1, maxLength: 12 })
  .map((pieces) => pieces.join(""))
  .filter((text) => text !== "");

/** What a terminal obeys instead of showing it, line breaks left out. */
export const obeyed = /(?!\n)[\p{Cc}\u2028-\u202E\u2066-\u2069\u200E\u200F\u061C]/u;
