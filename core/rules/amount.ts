import type { Maybe } from "../unknown.ts";

/** An amount of money in hundred-millionths of its currency's unit: exact where a floating-point number is not. */
export type Amount = bigint;

const decimals = 8;
const unitsOfOne = 10n ** BigInt(decimals);

/** Digits alone or in groups of three, then at most eight decimals. */
const form = /^(-?)((?:0|[1-9]\d{0,14})|[1-9]\d{0,2}(?:,\d{3}){1,4})(?:\.(\d{1,8}))?$/;

/**
 * An amount as the billing API writes it, such as `10,000.00` or `-3.20`.
 * Whatever is written in another way is unknown: a decimal comma misread is an amount a thousand times too large.
 */
export function readAmount(text: string): Maybe<Amount> {
  const [, sign, whole, fraction = ""] = form.exec(text) ?? [];
  if (whole === undefined) {
    return { unknown: `${JSON.stringify(text.slice(0, 40))} cannot be read as an amount` };
  }
  const units = BigInt(whole.replaceAll(",", "") + fraction.padEnd(decimals, "0"));
  return sign === "-" ? -units : units;
}

/** A whole number of the currency's unit, to compare with. @param count an integer, such as 100 for 100 CNY */
export function wholeAmount(count: number): Amount {
  return BigInt(count) * unitsOfOne;
}
