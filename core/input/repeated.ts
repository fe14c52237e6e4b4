import { pathText } from "./input-error.ts";
import type { InputError } from "./input-error.ts";
import type { Source } from "./source.ts";
import { describe } from "./words.ts";

/** Entries of a list that share the value of `key` with an earlier one; the later one is the mistake. */
export function findRepeated(
  { file, data, locate }: Source,
  list: string | readonly string[],
  key: string,
): InputError[] {
  const listPath = typeof list === "string" ? [list] : list;
  const entries = listPath.reduce<unknown>(field, data);
  if (!Array.isArray(entries)) return [];
  const first = new Map<string, number>();
  const errors: InputError[] = [];
  for (const [index, entry] of entries.entries()) {
    const value = field(entry, key);
    if (typeof value !== "string") continue;
    const earlier = first.get(value);
    if (earlier === undefined) {
      first.set(value, index);
      continue;
    }
    const found = describe(value);
    const place = pathText([...listPath, earlier]);
    const message = {
      zh: `${found.zh} 在 ${place} 已经写过。请删去其中一项。`,
      en: `${found.en} stands in ${place} already. Remove one of them.`,
    };
    const path = [...listPath, index, key];
    errors.push({ file, ...locate(path), path: pathText(path), found, message });
  }
  return errors;
}

function field(data: unknown, key: string): unknown {
  if (typeof data !== "object" || data === null || !Object.hasOwn(data, key)) return undefined;
  return (data as Record<string, unknown>)[key];
}
