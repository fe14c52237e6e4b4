import { printable } from "../../core/printable.ts";

/** Text as a person is to see it: what a page would obey, or could not hold, is shown by its number. */
export function shown(text: string): string {
  return printable(text.toWellFormed()).replace(
    /\p{Noncharacter_Code_Point}/gu,
    (mark) => `\\u{${mark.codePointAt(0)?.toString(16) ?? ""}}`,
  );
}
