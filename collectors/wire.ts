import { z } from "zod";
import type { Maybe } from "../core/unknown.ts";

/**
 * A time as the API writes it (`2024-04-14T22:32Z`, often without seconds), in full ISO form.
 * An empty text is what the API writes where there is no time.
 */
export const WireTime = z.string().transform((text, context) => {
  if (text === "") return undefined;
  const time = new Date(text);
  if (!Number.isNaN(time.getTime())) return time.toISOString().replace(".000Z", "Z");
  context.addIssue({ code: "custom", message: `not a time: ${text}` });
  return z.NEVER;
});

/** The value, or that the answer came without the field. */
export function told<T>(value: T | undefined, field: string): Maybe<T> {
  return value ?? { unknown: `the answer came without ${field}` };
}

/** A text whose emptiness means that there is nothing, such as the name of a key pair. */
export function toldOrNone(value: string | undefined, field: string): Maybe<string | null> {
  return value === "" ? null : told(value, field);
}
