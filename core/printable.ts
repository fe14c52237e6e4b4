/**
 * Text from a cloud, made safe to print: control characters, line separators and marks that turn the writing
 * direction are shown as `\u{…}` instead of being obeyed by a terminal.
 */
export function printable(text: string): string {
  return text.replace(
    /[\p{Cc}\u2028\u2029\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu,
    (mark) => `\\u{${mark.codePointAt(0)?.toString(16) ?? ""}}`,
  );
}
