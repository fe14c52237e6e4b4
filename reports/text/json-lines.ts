/** Marks that JSON lets stand and a terminal would obey; written as escapes they are the same text. */
const marks = /[\u007F-\u009F\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069]/g;

/** A value as JSON on one line, safe to print. */
export function jsonLine(value: unknown): string {
  return printableJson(JSON.stringify(value));
}

/** A value as JSON on indented lines, safe to print. */
export function jsonText(value: unknown): string {
  return `${printableJson(JSON.stringify(value, undefined, 2))}\n`;
}

function printableJson(json: string): string {
  return json.replace(marks, (mark) => `\\u${mark.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

/**
 * A key with a list of many rows, a line each, in pieces that are to be joined.
 * @param indent what stands before the key; rows stand two blanks deeper
 */
export function* jsonRows<T>(
  key: string,
  rows: Iterable<T>,
  line: (row: T) => string,
  indent = "  ",
): Generator<string> {
  const between = `,\n${indent}  `;
  let before = `${indent}"${key}": [\n${indent}  `;
  let isEmpty = true;
  for (const row of rows) {
    yield before + line(row);
    before = between;
    isEmpty = false;
  }
  yield isEmpty ? `${indent}"${key}": []` : `\n${indent}]`;
}
