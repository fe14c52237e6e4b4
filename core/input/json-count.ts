const quote = 0x22;
const backslash = 0x5c;
const colon = 0x3a;

/** How many keys stand in a text that is JSON, those counted that only repeat another one. */
export function keysWritten(text: string): number {
  let keys = 0;
  let isInside = false;
  for (let at = 0; at < text.length; at += 1) {
    const char = text.charCodeAt(at);
    if (char === quote) isInside = !isInside;
    else if (isInside) {
      if (char === backslash) at += 1;
    } else if (char === colon) keys += 1;
  }
  return keys;
}

/** What there is in data that `JSON.parse` made. */
export interface Extent {
  readonly keys: number;
  readonly levels: number;
  readonly longestList: number;
}

/** The extent of data; it stops counting once the levels exceed `mostLevels`. */
export function extentOf(data: unknown, mostLevels: number): Extent {
  let keys = 0;
  let levels = 0;
  let longestList = 0;
  const visit = (value: unknown, level: number): void => {
    if (typeof value !== "object" || value === null) return;
    levels = Math.max(levels, level);
    if (level > mostLevels) return;
    if (Array.isArray(value)) {
      longestList = Math.max(longestList, value.length);
      for (const entry of value) visit(entry, level + 1);
      return;
    }
    const entries = Object.values(value);
    keys += entries.length;
    longestList = Math.max(longestList, entries.length);
    for (const entry of entries) visit(entry, level + 1);
  };
  visit(data, 1);
  return { keys, levels, longestList };
}
