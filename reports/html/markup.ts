import { shown } from "../text/shown.ts";

/** HTML that is safe to put into a page. */
export interface Markup {
  readonly markup: string;
}

/** What stands in a template: texts are escaped, markup is not. */
export type Content = string | number | Markup | readonly Content[];

/** A template of HTML in which every text is escaped, wherever it stands. */
export function markup(parts: TemplateStringsArray, ...values: readonly Content[]): Markup {
  let text = parts[0] ?? "";
  values.forEach((value, index) => {
    text += markupOf(value) + (parts[index + 1] ?? "");
  });
  return { markup: text };
}

/** Nothing at all. */
export const nothing: Markup = { markup: "" };

/** A constant of ours as it is; never for anything that was read. */
export function trusted(text: string): Markup {
  return { markup: text };
}

/** Data for a script that reads it as JSON: no character of it can end the element. */
export function jsonForScript(value: unknown): Markup {
  return { markup: JSON.stringify(value).replaceAll("<", "\\u003c") };
}

/** Text inside an element or a quoted attribute. */
export function escaped(text: string): string {
  return shown(text).replace(/[&<>"']/g, (mark) => entities[mark] ?? "");
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function markupOf(value: Content): string {
  if (typeof value === "string") return escaped(value);
  if (typeof value === "number") return String(value);
  if ("markup" in value) return value.markup;
  return value.map(markupOf).join("");
}
