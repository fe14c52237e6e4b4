import { overlap, readCidr } from "../cidr.ts";
import type { Cidr } from "../cidr.ts";
import { quoted } from "../input/words.ts";
import type { Text } from "../text.ts";

type Checked = { readonly cidr: Cidr } | { readonly wrong: Text };

/** Blocks that CreateVpc and CreateVSwitch refuse, with their subnets. */
const reserved = ["0.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "224.0.0.0/4"];

/** A block for CreateVpc: IPv4, /8 to /28, no host bits, nothing reserved. */
export function checkVpcBlock(text: string): Checked {
  return checkBlock(text, "VPC", 8, 28);
}

/** A block for CreateVSwitch: IPv4, /16 to /29, no host bits, nothing reserved. */
export function checkVswitchBlock(text: string): Checked {
  return checkBlock(text, "vSwitch", 16, 29);
}

/** A block that a VPC is to treat as private (UserCidr): IPv4, no host bits; it may be one that is reserved. */
export function checkUserBlock(text: string): Checked {
  return checkWritten(text);
}

function checkBlock(text: string, what: string, shortest: number, longest: number): Checked {
  const written = checkWritten(text);
  if ("wrong" in written) return written;
  const { cidr } = written;
  const block = quoted(text);
  if (cidr.prefix < shortest || cidr.prefix > longest) {
    const range = `/${String(shortest)} – /${String(longest)}`;
    return {
      wrong: {
        zh: `${block} 的掩码不允许；${what} 的掩码为 ${range}。`,
        en: `${block} has a mask that is not allowed; a ${what} takes ${range}.`,
      },
    };
  }
  const taken = reserved.find((range) => overlapsText(range, cidr));
  if (taken === undefined) return { cidr };
  return {
    wrong: {
      zh: `${block} 与保留网段 ${taken} 重叠，${what} 不能使用。`,
      en: `${block} overlaps ${taken}, which is reserved; a ${what} cannot use it.`,
    },
  };
}

function checkWritten(text: string): Checked {
  const read = readCidr(text);
  const block = quoted(text);
  if (read?.cidr.family !== "ipv4") {
    return {
      wrong: {
        zh: `${block} 不是 IPv4 网段；允许形如 10.0.0.0/16 的写法。`,
        en: `${block} is no IPv4 CIDR block; allowed is one such as 10.0.0.0/16.`,
      },
    };
  }
  const { cidr, hostBits } = read;
  if (hostBits) {
    return {
      wrong: {
        zh: `${block} 含有主机位；请写成 ${cidr.text}。`,
        en: `${block} has host bits; write ${cidr.text}.`,
      },
    };
  }
  return { cidr };
}

function overlapsText(range: string, cidr: Cidr): boolean {
  const read = readCidr(range);
  return read !== undefined && overlap(read.cidr, cidr);
}
