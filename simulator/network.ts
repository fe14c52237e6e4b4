import ipaddr from "ipaddr.js";

/** An IPv4 or IPv6 block in canonical form. */
export interface Block {
  readonly kind: "ipv4" | "ipv6";
  readonly first: bigint;
  readonly last: bigint;
  readonly prefix: number;
  readonly text: string;
}

/** Reads `a.b.c.d/n` or an IPv6 block; a bare address is a block of one; undefined when malformed. */
export function parseBlock(value: string): Block | undefined {
  const [address = "", mask, ...rest] = value.trim().split("/");
  if (rest.length > 0) return undefined;
  if (!ipaddr.IPv4.isValidFourPartDecimal(address) && !ipaddr.IPv6.isValid(address))
    return undefined;
  const parsed = ipaddr.parse(address);
  const bits = parsed.kind() === "ipv4" ? 32 : 128;
  if (mask !== undefined && !/^\d{1,3}$/.test(mask)) return undefined;
  const prefix = mask === undefined ? bits : Number(mask);
  if (prefix > bits) return undefined;
  const size = 1n << BigInt(bits - prefix);
  const number = toNumber(parsed.toByteArray());
  const first = number - (number % size);
  const text = `${addressOf(first, bits)}/${String(prefix)}`;
  return { kind: parsed.kind(), first, last: first + size - 1n, prefix, text };
}

/** True when the text names an address inside the block that is not the block's first one. */
export function hasHostBits(value: string): boolean {
  const block = parseBlock(value);
  const host = parseBlock(value.split("/")[0] ?? "");
  return block !== undefined && host !== undefined && host.first !== block.first;
}

export function contains(outer: Block, inner: Block): boolean {
  return outer.kind === inner.kind && outer.first <= inner.first && inner.last <= outer.last;
}

export function overlaps(a: Block, b: Block): boolean {
  return a.kind === b.kind && a.first <= b.last && b.first <= a.last;
}

/** The addresses that a vSwitch can give away: not its first one and not its last three. */
export function usable(block: Block): { first: bigint; last: bigint; count: number } {
  const first = block.first + 1n;
  const last = block.last - 3n;
  return { first, last, count: last < first ? 0 : Number(last - first + 1n) };
}

/** The n-th block of 64 bits in an IPv6 block. */
export function block64(outer: Block, n: number): string {
  return `${addressOf(outer.first + (BigInt(n) << 64n), 128)}/64`;
}

export function ipv4Of(number: bigint): string {
  return addressOf(number, 32);
}

export function numberOf(address: string): bigint | undefined {
  if (!ipaddr.IPv4.isValidFourPartDecimal(address)) return undefined;
  return toNumber(ipaddr.parse(address).toByteArray());
}

function toNumber(bytes: number[]): bigint {
  return bytes.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
}

function addressOf(number: bigint, bits: number): string {
  const bytes: number[] = [];
  for (let shift = bits - 8; shift >= 0; shift -= 8)
    bytes.push(Number((number >> BigInt(shift)) & 255n));
  return ipaddr.fromByteArray(bytes).toString();
}
