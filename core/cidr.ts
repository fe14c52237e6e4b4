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
export const readCidr: (text: string) => WrittenCidr | undefined = remembering(readAnew);

function readAnew(text: string): WrittenCidr | undefined {
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
  return outer.family === "ipv6"
    ? ipv6Block(inner.text)[0].match(ipv6Block(outer.text))
    : ipv4Block(inner.text)[0].match(ipv4Block(outer.text));
}

// By family: the library's own guess tries IPv6 first, and pays an exception for every IPv4 block.
const ipv4Block = remembering((text: string) => ipaddr.IPv4.parseCIDR(text));
const ipv6Block = remembering((text: string) => ipaddr.IPv6.parseCIDR(text));

/** Whether the blocks share an address. */
export function overlap(one: Cidr, other: Cidr): boolean {
  return contains(one, other) || contains(other, one);
}

/** How many addresses an IPv4 block has; undefined for anything else. */
export function cidrSize(text: string): number | undefined {
  const read = readCidr(text);
  return read?.cidr.family === "ipv4" ? 2 ** (32 - read.cidr.prefix) : undefined;
}

/** Texts that are remembered; a fleet repeats a few blocks, and its addresses are not kept for ever. */
const mostRemembered = 1000;

/** The same answers, without working them out again for a text that was asked about lately. */
function remembering<T>(work: (text: string) => T): (text: string) => T {
  const known = new Map<string, { readonly answer: T }>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before.answer;
    if (known.size >= mostRemembered) known.clear();
    const answer = work(text);
    known.set(text, { answer });
    return answer;
  };
}
