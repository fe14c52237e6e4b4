import type { z } from "zod";
import { bad, good, inFileOrder } from "./input-error.ts";
import type { InputError, Result } from "./input-error.ts";
import { schemaErrors } from "./schema-errors.ts";
import type { Source } from "./source.ts";

/** To compile a schema takes longer than to read a text of up to about a megabyte by it. */
const worthCompiling = 1_000_000;

/**
 * The data of a file as its schema gives it, or all mistakes with their places.
 * @param others mistakes that no schema sees
 */
export function parseWith<S extends z.ZodType>(
  schema: S,
  source: Source,
  others: readonly InputError[] = [],
): Result<z.output<S>> {
  const parsed = schema.safeParse(source.data, { jitless: source.length < worthCompiling });
  if (parsed.success && others.length === 0) return good(parsed.data);
  const wrong = parsed.success ? [] : schemaErrors(parsed.error.issues, schema, source);
  return bad(inFileOrder([...wrong, ...others]));
}
