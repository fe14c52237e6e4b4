/** The text that was read last: rules ask for the same instant several times in a row. */
let lastText = "";
let lastMs = NaN;

/** Milliseconds since 1970 of an instant as inventories write it; `NaN` for a text that is none. */
export function instantMs(text: string): number {
  if (text !== lastText) {
    lastText = text;
    lastMs = Date.parse(text);
  }
  return lastMs;
}
