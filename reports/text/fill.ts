/** `{name}`, or `{name|one|many}`. */
const slots = /\{(\w+)(?:\|([^|{}]*)\|([^|{}]*))?\}/g;

/**
 * A phrase with its slots filled: `{count}` by what stands under `count`, `{count|note|notes}` by the word that goes
 * with that number.
 */
export function fill(phrase: string, values: Readonly<Record<string, string | number>>): string {
  return phrase.replace(slots, (slot, name: string, one?: string, many?: string) => {
    const value = values[name];
    if (value === undefined) return slot;
    if (one === undefined || many === undefined) return String(value);
    return String(value) === "1" ? one : many;
  });
}
