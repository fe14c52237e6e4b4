import { z } from "zod";

const notSaid = { unknown: "the inventory does not say" };

/** A fact in an inventory: its value, or `{ unknown: reason }`; a key left out counts as unknown. */
export function fact<S extends z.ZodType>(value: S) {
  return z.union([value, z.strictObject({ unknown: z.string().min(1) })]).default(notSaid);
}

/** An instant with its offset, as inventories write it. */
export const instant = z.iso.datetime({ offset: true });
