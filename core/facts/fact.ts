import { z } from "zod";

const notSaid = { unknown: "the inventory does not say" };

const UnknownFact = z.strictObject({ unknown: z.string().min(1) });

/** A fact in an inventory: its value, or `{ unknown: reason }`; a key left out counts as unknown. */
export function fact<S extends z.ZodType>(
  value: S,
): z.ZodDefault<z.ZodUnion<readonly [S, typeof UnknownFact]>> {
  return z.union([value, UnknownFact] as const).default(notSaid as never);
}

/** An instant with its offset, as inventories write it. */
export const instant = z.iso.datetime({ offset: true });
