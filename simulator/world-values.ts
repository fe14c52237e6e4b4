import { z } from "zod";
import { parseBlock } from "./network.ts";

const RELATIVE = /^([+-])(\d{1,6})([mhd])$/;
const UNITS = { m: 60_000, h: 3_600_000, d: 86_400_000 };

/** The instant that a time of a world means when the simulator starts at `start`. */
export function resolveTime(value: string, start: Date): Date {
  const [, sign, amount, unit] = RELATIVE.exec(value) ?? [];
  if (sign === undefined || amount === undefined) return new Date(value);
  const size = UNITS[unit as keyof typeof UNITS] * Number(amount);
  return new Date(start.getTime() + (sign === "-" ? -size : size));
}

export const time = z
  .string()
  .refine(
    (value) =>
      RELATIVE.test(value) ||
      (/^\d{4}-\d{2}-\d{2}(T|$)/.test(value) && !Number.isNaN(Date.parse(value))),
    "expected an ISO time (2026-01-31T08:00:00Z) or one relative to the start (-40d, +120d, -3h, -10m)",
  );

export function id(prefix: string): z.ZodString {
  return z
    .string()
    .regex(new RegExp(`^${prefix}-[a-z0-9-]+$`), `expected an id that starts with ${prefix}-`);
}

export const reference = z.string().min(1);
export const block = z
  .string()
  .refine((value) => parseBlock(value) !== undefined, "expected a CIDR block or an address");
export const address = z.ipv4("expected an IPv4 address");
const tags = z.record(z.string().min(1), z.string()).default({});
export const amount = z
  .union([z.string(), z.number()])
  .transform(String)
  .pipe(z.string().regex(/^-?\d+(\.\d{1,2})?$/, "expected an amount such as 1200.00"));
export const accountId = z
  .union([z.string(), z.number()])
  .transform(String)
  .pipe(z.string().regex(/^\d{16}$/, "expected the 16 digits of an account ID"));

export const common = {
  name: z.string().default(""),
  description: z.string().default(""),
  createdAt: time.default("-365d"),
  tags,
};
export const regional = { ...common, region: z.string().optional() };
