import { readCidr } from "../cidr.ts";
import type { Cidr } from "../cidr.ts";

/** The addresses of an IPv4 block as numbers, both ends included. */
export interface Span {
  readonly first: number;
  readonly last: number;
}

/** The span of an IPv4 block; undefined for an IPv6 block. */
export function spanOf({ family, text, prefix }: Cidr): Span | undefined {
  if (family !== "ipv4") return undefined;
  const [address = ""] = text.split("/");
  const first = address.split(".").reduce((number, part) => number * 256 + Number(part), 0);
  return { first, last: first + 2 ** (32 - prefix) - 1 };
}

/** The spans of those texts that are IPv4 blocks. */
export function spansOf(texts: readonly string[]): Span[] {
  return texts.flatMap((text) => {
    const read = readCidr(text);
    return (read && spanOf(read.cidr)) ?? [];
  });
}

/** Whether every address of `inner` lies in `outer`. */
export function covers(outer: Span, inner: Span): boolean {
  return outer.first <= inner.first && inner.last <= outer.last;
}

/** Whether the spans share an address. */
export function meets(one: Span, other: Span): boolean {
  return one.first <= other.last && other.first <= one.last;
}
