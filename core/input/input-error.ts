import { printable } from "../printable.ts";
import type { Language, Text } from "../text.ts";
import { say } from "../text.ts";
import { quoted } from "./words.ts";

/** A place in a text; both count from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** One mistake in a file that a person wrote or exported. */
export interface InputError extends Position {
  readonly file: string;
  /** The value's path inside the file, such as `instances[2].id`; empty for the file as a whole. */
  readonly path: string;
  /** What stands there, where one value can be named. */
  readonly found?: Text;
  /** What may stand there, where it can be listed. */
  readonly allowed?: Text;
  /** The whole sentence: what was found, what is allowed, what to do next. */
  readonly message: Text;
}

/** What all readers of `core` answer: the value, or every mistake that was seen, at least one. */
export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly errors: readonly InputError[] };

/** A path into parsed data, as zod gives it. */
export type DataPath = readonly PropertyKey[];

const mostShown = 20;

export function good<T>(value: T): Result<T> {
  return { ok: true, value };
}

export function bad(errors: readonly InputError[]): Result<never> {
  return { ok: false, errors };
}

/** In the order of the file. */
export function inFileOrder(errors: readonly InputError[]): readonly InputError[] {
  return errors.toSorted((one, other) => one.line - other.line || one.column - other.column);
}

/** The first line and column: for mistakes of a file as a whole. */
export const topOfFile: Position = { line: 1, column: 1 };

/** `["instances", 2, "id"]` → `instances[2].id` */
export function pathText(path: DataPath): string {
  return path.reduce<string>((text, key) => {
    if (typeof key === "number") return `${text}[${String(key)}]`;
    const name = String(key);
    if (!/^[\p{L}\p{N}_-]{1,80}$/u.test(name)) return `${text}[${quoted(name)}]`;
    return text === "" ? name : `${text}.${name}`;
  }, "");
}

/**
 * All mistakes for people, a line each: `file:line:column  path: message`, in the order of the file.
 * Past `most` lines (20 unless said) it counts the rest.
 */
export function formatInputErrors(
  errors: readonly InputError[],
  language: Language,
  most: number = mostShown,
): string {
  const lines = errors.slice(0, most).map((error) => {
    const place = `${error.file}:${String(error.line)}:${String(error.column)}`;
    const path = error.path === "" ? "" : `${error.path}: `;
    return printable(`${place}  ${path}${say(error.message, language)}`);
  });
  const rest = errors.length - lines.length;
  if (rest > 0)
    lines.push(
      say({ zh: `……另有 ${String(rest)} 处错误`, en: `… and ${String(rest)} more` }, language),
    );
  return lines.join("\n");
}

/** {@link formatInputErrors} in both languages. */
export function inputErrorsText(errors: readonly InputError[]): Text {
  return { zh: formatInputErrors(errors, "zh"), en: formatInputErrors(errors, "en") };
}
