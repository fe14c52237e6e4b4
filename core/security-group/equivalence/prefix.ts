import ipaddr from "ipaddr.js";
import { readCidr } from "../../cidr.ts";
import type { Family } from "./rule-set.ts";

/**
 * A block of addresses as the bits of its network: `00001010` is 10.0.0.0/8, the empty text every address.
 * A block lies in another exactly when its bits begin with the other's, in either family.
 */
export interface Prefix {
  readonly family: Family;
  readonly bits: string;
}

/**
 * The prefix of a CIDR or of a single address.
 * @throws RangeError when it is neither
 */
export function prefixOf(cidr: string): Prefix {
  const read = readCidr(cidr)?.cidr;
  if (read === undefined) throw new RangeError(`${JSON.stringify(cidr)} is no CIDR block`);
  const [network = ""] = read.text.split("/");
  const bits = read.family === "ipv4" ? bitsOfIpv4(network) : bitsOfIpv6(network);
  return { family: read.family, bits: bits.slice(0, read.prefix) };
}

function bitsOfIpv4(address: string): string {
  let number = 0;
  for (const byte of address.split(".")) number = number * 256 + Number(byte);
  return number.toString(2).padStart(32, "0");
}

function bitsOfIpv6(address: string): string {
  const bytes = ipaddr.IPv6.parse(address).toByteArray();
  return bytes.map((byte) => byte.toString(2).padStart(8, "0")).join("");
}

/** The canonical CIDR of a prefix. */
export function cidrOf({ family, bits }: Prefix): string {
  return `${firstAddress({ family, bits })}/${String(bits.length)}`;
}

export function firstAddress({ family, bits }: Prefix): string {
  if (family === "ipv4") {
    const number = parseInt(bits.padEnd(32, "0"), 2);
    return [24, 16, 8, 0].map((shift) => (number >>> shift) & 255).join(".");
  }
  const bytes = Array.from({ length: 16 }, (_, index) =>
    parseInt(bits.slice(index * 8, index * 8 + 8).padEnd(8, "0"), 2),
  );
  return new ipaddr.IPv6(bytes).toString();
}

/** Whether bits of an address or a block lie in a block. */
export function within(bits: string, outer: string): boolean {
  return bits.startsWith(outer);
}

/**
 * The fewest blocks that are the union of the given ones.
 * @param sorted bits in ascending order, none within another
 */
export function joinSiblings(sorted: readonly string[]): string[] {
  const joined: string[] = [];
  for (const next of sorted) {
    let block = next;
    while (block.endsWith("1") && joined.at(-1) === `${block.slice(0, -1)}0`) {
      joined.pop();
      block = block.slice(0, -1);
    }
    joined.push(block);
  }
  return joined;
}
