import type { Region } from "../../core/security-group/equivalence/region.ts";
import type {
  Packet,
  PacketProtocol,
  PortRange,
} from "../../core/security-group/equivalence/rule-set.ts";
import { parseBlock } from "../../simulator/network.ts";
import type { Block } from "../../simulator/network.ts";
import type { Dice } from "./rule-sets.ts";
import { membersOf, nearBlocks, oneOf, ranges, sourceRanges } from "./small-groups.ts";
import type { Row } from "./small-groups.ts";

/** A packet at the border of a rule in every respect: at either end of each of its ranges, or just past it. */
export function packetAtBorder(dice: Dice, row: Row): Packet {
  const [Near, Far] =
    row.Direction === "ingress" ? (["Dest", "Source"] as const) : (["Source", "Dest"] as const);
  const members = Object.entries(membersOf).find(([id]) => id === row[`${Far}GroupId`])?.[1];
  const block = row[`${Far}CidrIp`] || row[`Ipv6${Far}CidrIp`];
  const peer = members === undefined ? addressAtBorder(dice, block) : oneOf(dice, members);
  const family = peer.includes(":") ? "ipv6" : "ipv4";
  const own = row[`${Near}CidrIp`] || row[`Ipv6${Near}CidrIp`];
  const isOwn = own !== "" && own.includes(":") === (family === "ipv6");
  const protocols: readonly PacketProtocol[] =
    family === "ipv4"
      ? ["tcp", "udp", "icmp", "gre", "other"]
      : ["tcp", "udp", "icmpv6", "gre", "other"];
  const named = protocols.find((protocol) => protocol === row.IpProtocol.toLowerCase());
  return {
    direction: row.Direction,
    protocol: dice(8) === 0 ? oneOf(dice, protocols) : (named ?? oneOf(dice, protocols)),
    peer,
    memberOf: setsOf(peer),
    local: addressAtBorder(dice, isOwn ? own : oneOf(dice, nearBlocks[family])),
    sourcePort: portAtBorder(dice, row.SourcePortRange || oneOf(dice, sourceRanges)),
    port: portAtBorder(dice, row.PortRange === "-1/-1" ? oneOf(dice, ranges) : row.PortRange),
  };
}

/** The opaque sets that an address is in. */
export function setsOf(address: string): string[] {
  return (["sg-x", "sg-y"] as const)
    .filter((id) => membersOf[id].some((member) => member === address))
    .map((id) => `group ${id}`);
}

function portAtBorder(dice: Dice, range: string): number {
  const [from = 1, to = 65_535] = range.split("/").map(Number);
  return Math.min(65_535, Math.max(1, oneOf(dice, [from - 1, from, to, to + 1])));
}

function addressAtBorder(dice: Dice, cidr: string): string {
  const { kind, first, last } = blockOf(cidr);
  const most = kind === "ipv4" ? 2n ** 32n - 1n : 2n ** 128n - 1n;
  const wanted = oneOf(dice, [first - 1n, first, last, last + 1n]);
  const number = wanted < 0n ? 0n : wanted > most ? most : wanted;
  return addressText(kind, number);
}

const texts = new Map<string, string>();

/** The canonical text of an address. */
function addressText(kind: Block["kind"], number: bigint): string {
  const groups =
    kind === "ipv4"
      ? [24n, 16n, 8n, 0n].map((shift) => String((number >> shift) & 255n)).join(".")
      : Array.from({ length: 8 }, (_, at) =>
          ((number >> BigInt(112 - at * 16)) & 0xffffn).toString(16),
        ).join(":");
  const known = texts.get(groups) ?? blockOf(groups).text.split("/")[0] ?? groups;
  texts.set(groups, known);
  return known;
}

const blocks = new Map<string, Block>();

function blockOf(text: string): Block {
  const block = blocks.get(text) ?? parseBlock(text);
  if (block === undefined) throw new Error(`no block: ${text}`);
  blocks.set(text, block);
  return block;
}

/** Whether a packet lies in a region, by arithmetic of its own. */
export function isInRegion(region: Region, packet: Packet): boolean {
  return (
    region.direction === packet.direction &&
    region.protocols.includes(packet.protocol) &&
    isAmong(packet.peer, region.peers) &&
    isAmong(packet.local, region.local) &&
    region.memberOf.every((set) => packet.memberOf.includes(set)) &&
    !region.notMemberOf.some((set) => packet.memberOf.includes(set)) &&
    ((packet.protocol !== "tcp" && packet.protocol !== "udp") ||
      (isBetween(packet.port, region.ports) && isBetween(packet.sourcePort, region.sourcePorts)))
  );
}

function isBetween(port: number, { from, to }: PortRange): boolean {
  return from <= port && port <= to;
}

function isAmong(address: string, cidrs: readonly string[]): boolean {
  const { kind, first } = blockOf(address);
  return cidrs.some((cidr) => {
    const block = blockOf(cidr);
    return block.kind === kind && block.first <= first && first <= block.last;
  });
}

/** Packets at the first and the last of everything that a region is made of, for each of its protocols. */
export function cornersOf(region: Region): Packet[] {
  const { direction, memberOf, ports, sourcePorts } = region;
  return region.protocols.flatMap((protocol) =>
    [true, false].map((first) => {
      const peer = blockOf((first ? region.peers[0] : region.peers.at(-1)) ?? "");
      const local = blockOf((first ? region.local[0] : region.local.at(-1)) ?? "");
      return {
        direction,
        protocol,
        peer: addressText(peer.kind, first ? peer.first : peer.last),
        memberOf,
        local: addressText(local.kind, first ? local.first : local.last),
        sourcePort: first ? sourcePorts.from : sourcePorts.to,
        port: first ? ports.from : ports.to,
      };
    }),
  );
}
