import type { Answer } from "../call.ts";
import { invalidParameter } from "../errors.ts";
import { integer, type Params } from "../params.ts";

/** Billing says Success beside the HTTP status. */
export function succeeded(data: Answer): Answer {
  return { Code: "Success", Message: "Successful!", Success: true, Data: data };
}

/** `PageNum` / `PageSize`, 20 a page; beyond that the documentation only warns of time-outs. */
export function billingPage<T>(
  params: Params,
  rows: readonly T[],
): { rows: T[]; fields: { PageNum: number; PageSize: number; TotalCount: number } } {
  const number = integer(params, "PageNum") ?? 1;
  const size = integer(params, "PageSize") ?? 20;
  if (number < 1) throw invalidParameter("PageNum", `${String(number)} is below 1`);
  if (size < 1 || size > 300) throw invalidParameter("PageSize", `${String(size)} is not in 1-300`);
  return {
    rows: rows.slice((number - 1) * size, number * size),
    fields: { PageNum: number, PageSize: size, TotalCount: rows.length },
  };
}

/** `1,234,567.50`, as QueryAccountBalance writes amounts. */
export function withCommas(amount: string): string {
  const [whole = "0", cents = "00"] = amount.split(".");
  return `${whole.replace(/\B(?=(\d{3})+$)/g, ",")}.${cents.padEnd(2, "0").slice(0, 2)}`;
}

/** The sum of two amounts, exact to the cent. */
export function sumOf(one: string, other: string): string {
  const cents = centsOf(one) + centsOf(other);
  const digits = String(Math.abs(cents)).padStart(3, "0");
  return `${cents < 0 ? "-" : ""}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

function centsOf(amount: string): number {
  return Math.round(Number(amount) * 100);
}
