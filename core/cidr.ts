import ipaddr from "ipaddr.js";

/** A block of addresses; its text has no host bits and is spelled as the API spells it. */
export interface Cidr {
  readonly family: "ipv4" | "ipv6";
  /** Such as `10.0.0.0/8` or `2001:db8::/32`. */
  readonly text: string;
  /** Bits of the network. */
  readonly prefix: number;
}

/** A block as somebody wrote it. */
export interface WrittenCidr {
  readonly cidr: Cidr;
  /** Whether bits past the prefix were set, as in `10.0.0.1/8`. */
  readonly hostBits: boolean;
}

const fourNumbers = /^(?:0|[1-9]\d{0,2})(?:\.(?:0|[1-9]\d{0,2})){3}$/;
const prefixDigits = /^(?:0|[1-9]\d{0,2})$/;

/** Reads a CIDR or a single address (which is a block of one); undefined where it is neither. */
export function readCidr(text: string): WrittenCidr | undefined {
  const [address = "", bits, ...more] = text.split("/");
  if (more.length > 0 || (bits !== undefined && !prefixDigits.test(bits))) return undefined;
  if (fourNumbers.test(address) && ipaddr.IPv4.isValid(address)) {
    return readBlock("ipv4", ipaddr.IPv4.parse(address), Number(bits ?? 32));
  }
  if (/^[0-9A-Fa-f:.]+$/.test(address) && address.includes(":") && ipaddr.IPv6.isValid(address)) {
    return readBlock("ipv6", ipaddr.IPv6.parse(address), Number(bits ?? 128));
  }
  return undefined;
}

function readBlock(
  family: Cidr["family"],
  address: ipaddr.IPv4 | ipaddr.IPv6,
  prefix: number,
): WrittenCidr | undefined {
  if (prefix > (family === "ipv4" ? 32 : 128)) return undefined;
  const whole = `${address.toString()}/${String(prefix)}`;
  const network =
    family === "ipv4"
      ? ipaddr.IPv4.networkAddressFromCIDR(whole)
      : ipaddr.IPv6.networkAddressFromCIDR(whole);
  const text = `${network.toString()}/${String(prefix)}`;
  return { cidr: { family, text, prefix }, hostBits: text !== whole };
}

/** Whether every address of `inner` lies in `outer`. */
export function contains(outer: Cidr, inner: Cidr): boolean {
  if (outer.family !== inner.family || outer.prefix > inner.prefix) return false;
  // By family: the library's own guess tries IPv6 first, and pays an exception for every IPv4 block.
  if (outer.family === "ipv6") {
    return ipaddr.IPv6.parseCIDR(inner.text)[0].match(ipaddr.IPv6.parseCIDR(outer.text));
  }
  return ipaddr.IPv4.parseCIDR(inner.text)[0].match(ipaddr.IPv4.parseCIDR(outer.text));
}

/** Whether the blocks share an address. */
export function overlap(one: Cidr, other: Cidr): boolean {
  return contains(one, other) || contains(other, one);
}

/** How many addresses an IPv4 block has; undefined for anything else. */
export function cidrSize(text: string): number | undefined {
  const read = readCidr(text);
  return read?.cidr.family === "ipv4" ? 2 ** (32 - read.cidr.prefix) : undefined;
}
