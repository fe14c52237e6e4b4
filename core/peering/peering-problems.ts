import { overlap, readCidr } from "../cidr.ts";
import type { Cidr } from "../cidr.ts";
import { quoted } from "../input/words.ts";
import type { Text } from "../text.ts";

/** One VPC of a peering, as far as it decides whether the two can be peered. */
export interface PeeringEnd {
  /** UID, 16 digits. */
  readonly account: string;
  readonly region: string;
  /** Every IPv4 block of the VPC, additional ones included. */
  readonly cidrs: readonly string[];
}

/** What only a connection between two regions has. */
export interface CrossRegion {
  /** Mbit/s, 1 or more. */
  readonly bandwidth?: number | undefined;
  readonly linkType?: "Gold" | "Platinum" | undefined;
}

/** Everything that stands against peering two VPCs of two accounts; nothing where they can be peered. */
export function peeringProblems(
  requester: PeeringEnd,
  accepter: PeeringEnd,
  cross: CrossRegion = {},
): readonly Text[] {
  return [
    ...accountProblems(requester, accepter),
    ...[requester, accepter].flatMap(blockProblems),
    ...overlapProblems(requester, accepter),
    ...crossProblems(requester.region === accepter.region, cross),
  ];
}

function accountProblems(requester: PeeringEnd, accepter: PeeringEnd): Text[] {
  const malformed = [requester, accepter].filter(({ account }) => !/^\d{16}$/.test(account));
  if (malformed.length > 0) {
    return malformed.map(({ account }) => ({
      zh: `${quoted(account)} 不是账号 UID（16 位数字）。`,
      en: `${quoted(account)} is no account UID (16 digits).`,
    }));
  }
  if (requester.account !== accepter.account) return [];
  return [
    {
      zh: `两端是同一个账号（${requester.account}）；账号内的对等连接无需对方接受，不用本组件。`,
      en: `both ends are of account ${requester.account}; inside an account nobody accepts, and this component is not for it.`,
    },
  ];
}

function blockProblems({ account, cidrs }: PeeringEnd): Text[] {
  if (cidrs.length === 0) {
    return [
      {
        zh: `账号 ${account} 的 VPC 没有写明网段；每个 VPC 都有网段，没有它就没有路由。`,
        en: `no block is given for the VPC of account ${account}; every VPC has one, and without it there is no route.`,
      },
    ];
  }
  return cidrs.flatMap((text) => {
    const read = readCidr(text);
    if (read?.cidr.family !== "ipv4") {
      return [
        {
          zh: `${quoted(text)} 不是 IPv4 网段；允许形如 10.0.0.0/16 的写法。`,
          en: `${quoted(text)} is no IPv4 CIDR block; allowed is one such as 10.0.0.0/16.`,
        },
      ];
    }
    if (!read.hostBits) return [];
    return [
      {
        zh: `${quoted(text)} 含有主机位；请写成 ${read.cidr.text}。`,
        en: `${quoted(text)} has host bits; write ${read.cidr.text}.`,
      },
    ];
  });
}

function overlapProblems(requester: PeeringEnd, accepter: PeeringEnd): Text[] {
  return ipv4Blocks(requester).flatMap((one) =>
    ipv4Blocks(accepter)
      .filter((other) => overlap(one, other))
      .map((other) => ({
        zh: `账号 ${requester.account} 的网段 ${one.text} 与账号 ${accepter.account} 的网段 ${other.text} 重叠，两端之间无法路由。“沿用原网段以保留私网IP”（R3.3）与“和原 VPC 建对等连接”（R3.2）只能二选一：请给新 VPC 换一个不重叠的网段，或不建对等连接。`,
        en: `the block ${one.text} of account ${requester.account} overlaps ${other.text} of account ${accepter.account}, and nothing is routed between them. The same block to keep the private IP address (R3.3) and a peering with the old VPC (R3.2) exclude each other: give the new VPC a block that does not overlap, or do without the peering.`,
      })),
  );
}

function ipv4Blocks({ cidrs }: PeeringEnd): Cidr[] {
  return cidrs.flatMap((text) => {
    const cidr = readCidr(text)?.cidr;
    return cidr?.family === "ipv4" ? cidr : [];
  });
}

function crossProblems(oneRegion: boolean, { bandwidth, linkType }: CrossRegion): Text[] {
  const problems: Text[] = [];
  if (oneRegion && bandwidth !== undefined) {
    problems.push({
      zh: "同地域的对等连接不限带宽，不能设置 bandwidth。",
      en: "a connection inside a region has no limit of bandwidth; leave bandwidth out.",
    });
  }
  if (oneRegion && linkType !== undefined) {
    problems.push({
      zh: "只有跨地域的对等连接才有链路类型，不能设置 linkType。",
      en: "only a connection between regions has a link type; leave linkType out.",
    });
  }
  if (!oneRegion && bandwidth !== undefined && !(Number.isInteger(bandwidth) && bandwidth >= 1)) {
    problems.push({
      zh: `bandwidth 是 ${bandwidth}；允许不小于 1 的整数，单位 Mbit/s。`,
      en: `bandwidth is ${bandwidth}; allowed is a whole number from 1, in Mbit/s.`,
    });
  }
  return problems;
}
