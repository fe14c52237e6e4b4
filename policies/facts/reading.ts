import { isUnknown } from "../../core/unknown.ts";
import type { Maybe, Unknown } from "../../core/unknown.ts";
import { isUnknownValueError } from "../unknown-value.ts";

/** Properties of a resource as a policy gets them: reading a value that preview does not know throws. */
export type Props = Readonly<Record<string, unknown>>;

export const notYet: Unknown = { unknown: "not known during preview" };
export const notSaid: Unknown = { unknown: "the program does not say" };

/** A property, or why it is not known; never throws. */
export function read(props: Props, key: string): unknown {
  try {
    return props[key];
  } catch (error) {
    if (isUnknownValueError(error)) return notYet;
    throw error;
  }
}

/** A text; an empty one counts as not said, because that is how the provider writes "none". */
export function textOf(props: Props, key: string): Maybe<string> {
  const value = read(props, key);
  if (isUnknown(value)) return value;
  return typeof value === "string" && value !== "" ? value : notSaid;
}

export function flagOf(props: Props, key: string): Maybe<boolean> {
  const value = read(props, key);
  if (isUnknown(value)) return value;
  return typeof value === "boolean" ? value : notSaid;
}

/** An instant in the inventory's notation, whatever ISO form the provider chose. */
export function instantOf(props: Props, key: string): Maybe<string> {
  const text = textOf(props, key);
  if (isUnknown(text)) return text;
  const time = Date.parse(text);
  return Number.isNaN(time) ? notSaid : new Date(time).toISOString();
}

/** The objects of a list; those that are not known are left out, since a program can only prove what is there. */
export function objectsOf(props: Props, key: string): Props[] {
  return itemsOf(props, key).filter((item) => isProps(item));
}

/** The texts of a list; those that are not known are left out. */
export function textsOf(props: Props, key: string): string[] {
  return itemsOf(props, key).filter((item) => typeof item === "string");
}

/** The items of a list, unknown ones included; iterating it would throw at the first of those, its indexes never do. */
export function itemsOf(props: Props, key: string): unknown[] {
  const list = read(props, key);
  return Array.isArray(list)
    ? Object.keys(list).map((index) => read(list as unknown as Props, index))
    : [];
}

function isProps(value: unknown): value is Props {
  return typeof value === "object" && value !== null && !isUnknown(value);
}

/** The same data without traps: what is not known stands there as an `Unknown`, a list with such an item is unknown whole. */
export function plain(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.keys(value).map((key) => [key, plain(read(value as Props, key))] as const);
  if (!Array.isArray(value)) return Object.fromEntries(entries);
  const items = entries.map(([, item]) => item);
  return items.find((item) => isUnknown(item)) ?? items;
}
