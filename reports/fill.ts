/** A phrase with its slots filled: `{count}` by what stands under `count`. */
export function fill(phrase: string, slots: Readonly<Record<string, string | number>>): string {
  return phrase.replace(/\{(\w+)\}/g, (slot, name: string) => String(slots[name] ?? slot));
}
