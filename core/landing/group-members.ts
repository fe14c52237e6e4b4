import { readCidr } from "../cidr.ts";
import { oneLine } from "../input/words.ts";
import type { InstanceFacts } from "../facts/instance.ts";
import type { Inventory } from "../inventory.ts";
import { membersNotKnown } from "../security-group/group-refusals.ts";
import type { AddressMove, MemberAddresses } from "../security-group/source-group.ts";
import type { Text } from "../text.ts";
import { isUnknown } from "../unknown.ts";
import type { Unknown } from "../unknown.ts";
import { landsIn } from "./place-instances.ts";
import type { PlacedInstance } from "./place-instances.ts";

/** What the addresses of groups are told from. */
export interface Fleet {
  readonly inventory: Inventory;
  readonly placed: readonly PlacedInstance[];
  readonly moves: readonly AddressMove[];
}

/** Addresses of an interface, as blocks, or why they are not known. */
type Addresses = readonly string[] | Unknown;

/** What a group of the source account holds now; every address of it, or none. */
export function membersNow(id: string, { inventory, placed, moves }: Fleet): MemberAddresses {
  const group = inventory.securityGroups.find((one) => one.id === id);
  if (group === undefined) return notKnown(id, texts.notListed);
  if (isUnknown(group.addresses)) return notKnown(id, told(group.addresses));
  const members: InstanceFacts[] = [];
  for (const instance of inventory.instances) {
    const { securityGroupIds } = instance;
    if (isUnknown(securityGroupIds)) return notKnown(id, told(securityGroupIds));
    if (securityGroupIds.includes(id)) members.push(instance);
  }
  const going = new Set(placed.map(({ plan }) => plan.facts.id));
  const cidrs = collect(id, members, (one) => going.has(one.id) && moves.some(movesIt(one)));
  if ("notKnown" in cidrs) return cidrs;
  // An enterprise group is counted by interfaces, of which each instance has its primary one in it.
  const found = group.type === "enterprise" ? members.length : cidrs.cidrs.length;
  const { used } = group.addresses;
  return found === used ? cidrs : notKnown(id, texts.others(found, used));
}

/**
 * What groups that land will hold: the instances of the manifest that land in them.
 * @param id of the source group that is asked about, for people
 * @param into groups that land, by source id
 */
export function membersToBe(
  id: string,
  into: readonly string[],
  { placed, moves }: Fleet,
): MemberAddresses {
  const members = placed
    .filter(({ plan }) => landsIn(plan).some((one) => into.includes(one)))
    .map(({ plan }) => plan.facts);
  return collect(id, members, (one) => moves.some(movesIt(one)));
}

/** Whether an instance that goes loses addresses; those of IPv6 in any case. */
function movesIt(member: InstanceFacts): (move: AddressMove) => boolean {
  const addresses = primaryAddresses(member);
  const hasIpv6 = !("unknown" in addresses) && addresses.some((cidr) => cidr.includes(":"));
  return ({ id, to }) => id === member.vswitchId || (to === undefined && hasIpv6);
}

function collect(
  id: string,
  members: readonly InstanceFacts[],
  changes: (member: InstanceFacts) => boolean,
): { readonly cidrs: readonly string[] } | { readonly notKnown: Text } {
  const cidrs: string[] = [];
  for (const member of members) {
    if (changes(member)) return notKnown(id, texts.changes(member.id));
    const addresses = primaryAddresses(member);
    if ("unknown" in addresses) return notKnown(id, told(addresses));
    cidrs.push(...addresses);
  }
  return { cidrs };
}

/** The groups of an instance are those of its primary interface. */
function primaryAddresses({ networkInterfaces }: InstanceFacts): Addresses {
  if (isUnknown(networkInterfaces)) return networkInterfaces;
  const primary = networkInterfaces.find(({ type }) => type === "Primary");
  if (primary === undefined) return { unknown: "no primary interface was listed" };
  const { privateIps, ipv6, prefixes } = primary;
  if (isUnknown(ipv6)) return ipv6;
  if (isUnknown(prefixes)) return prefixes;
  const cidrs = [
    ...privateIps.map((address) => `${address}/32`),
    ...ipv6.map((address) => `${address}/128`),
    ...prefixes,
  ];
  const odd = cidrs.find((cidr) => readCidr(cidr) === undefined);
  return odd === undefined ? cidrs : { unknown: `${oneLine(odd)} is no block of addresses` };
}

function notKnown(id: string, why: Text): { readonly notKnown: Text } {
  return { notKnown: membersNotKnown(id, why) };
}

function told({ unknown }: Unknown): Text {
  return {
    zh: `其成员的地址未知（${unknown}）。`,
    en: `their addresses are unknown (${unknown}).`,
  };
}

const texts = {
  notListed: { zh: "清单中没有这个安全组。", en: "the group is not in the inventory." },
  others: (found: number, used: number): Text => ({
    zh: `清单能说出其中 ${String(found)} 个，而它共有 ${String(used)} 个（辅助网卡等不在清单中）。`,
    en: `the inventory tells ${String(found)} of them, and the group holds ${String(used)} (secondary interfaces, for one, are not listed).`,
  }),
  changes: (instanceId: string): Text => ({
    zh: `${instanceId} 落到另一个网段（IPv6 总是如此），新地址要到过户后才知道。`,
    en: `${instanceId} lands in another block (of IPv6 always), and its new address is known after the transfer alone.`,
  }),
} as const;
