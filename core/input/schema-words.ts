import { z } from "zod";
import type { Text } from "../text.ts";
import type { DataPath } from "./input-error.ts";

/** What a schema says of the values that it takes, where a type or a pattern would not be understood. */
export interface SchemaWords {
  readonly allowed: Text;
  readonly hint?: Text;
}

const said = z.registry<SchemaWords>();

/** A text of one form that is described in words. */
export function textOf(pattern: RegExp, words: SchemaWords): z.ZodString {
  return z.string().regex(pattern).register(said, words);
}

/** What the schema at `path` says of its values. */
export function wordsAt(schema: z.ZodType, path: DataPath): SchemaWords | undefined {
  const inner = schemaAt(schema, path);
  return inner === undefined ? undefined : said.get(inner);
}

/** Whether the schema at `path` takes the value. */
export function accepts(schema: z.ZodType, path: DataPath, value: unknown): boolean {
  return schemaAt(schema, path)?.safeParse(value).success === true;
}

/** The keys that the schema knows at `path`; none where it takes any. */
export function keysAt(schema: z.ZodType, path: DataPath): readonly string[] {
  const inner = schemaAt(schema, path);
  return inner instanceof z.ZodObject ? Object.keys(inner.shape) : [];
}

/** What stands at `path`, inside of optional, default and union. */
function schemaAt(schema: unknown, path: DataPath): z.ZodType | undefined {
  if (
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodDefault ||
    schema instanceof z.ZodNullable
  ) {
    return schemaAt(schema.unwrap(), path);
  }
  if (schema instanceof z.ZodUnion) {
    return schema.options
      .map((option) => schemaAt(option, path))
      .find((found) => found !== undefined);
  }
  const [key, ...rest] = path;
  if (key === undefined) return schema instanceof z.ZodType ? schema : undefined;
  if (schema instanceof z.ZodArray)
    return typeof key === "number" ? schemaAt(schema.element, rest) : undefined;
  if (!(schema instanceof z.ZodObject) || !Object.hasOwn(schema.shape, key)) return undefined;
  return schemaAt((schema.shape as Record<PropertyKey, unknown>)[key], rest);
}
