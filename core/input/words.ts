import { printable } from "../printable.ts";
import type { Text } from "../text.ts";

const longest = 80;

/** A text in both languages, where it is the same in both. */
export function same(text: string): Text {
  return { zh: text, en: text };
}

/** `text` on one line, safe to print, cut where it is long. */
export function oneLine(text: string, most: number = longest): string {
  const flat = printable(text.length > most ? text.slice(0, most) : text).trim();
  return flat.length > most || text.length > most ? `${flat.slice(0, most - 1)}…` : flat;
}

/** `text` between quotes, on one line and safe to print, cut where it is long. */
export function quoted(text: string): string {
  return printable(JSON.stringify(text.length > longest ? `${text.slice(0, longest - 1)}…` : text));
}

/** A parsed value in words. */
export function describe(value: unknown, written?: string): Text {
  if (value === undefined || value === null) return { zh: "空", en: "nothing" };
  if (typeof value === "string") return same(quoted(value));
  if (typeof value === "number") {
    const digits = oneLine(written ?? String(value));
    return { zh: `数字 ${digits}`, en: `the number ${digits}` };
  }
  if (typeof value === "boolean") return same(String(value));
  if (Array.isArray(value)) {
    const count = String(value.length);
    return { zh: `一个列表（${count} 项）`, en: `a list of ${count}` };
  }
  if (typeof value !== "object") return same(typeof value);
  const keys = oneLine(Object.keys(value).slice(0, 5).join(", "));
  return { zh: `一组键值（${keys}）`, en: `a map with ${keys === "" ? "no keys" : keys}` };
}

/** Sentences one after another; empty ones are left out. */
export function sentences(...parts: readonly (Text | undefined)[]): Text {
  const said = parts.filter((part) => part !== undefined);
  return { zh: said.map(({ zh }) => zh).join(""), en: said.map(({ en }) => en).join(" ") };
}
