import { z } from "zod";
import type { Cloud } from "./cloud.ts";
import { blockOf, isIn, isMember } from "./membership.ts";
import type { Block } from "./network.ts";
import type { Account, Eni, Rule, RuleMatch, SecurityGroup } from "./state.ts";

/** A packet at a network interface; `local` is the interface's own side. */
export const packetSchema = z.strictObject({
  direction: z.enum(["ingress", "egress"]),
  /** Any case; what no rule can name, such as `other`, matches rules for ALL alone. */
  protocol: z.string().min(1),
  peer: z.string(),
  /** The interface's first address of the peer's family when left out. */
  local: z.string().optional(),
  sourcePort: z.int().min(1).max(65_535).optional(),
  /** The destination port. */
  port: z.int().min(1).max(65_535).optional(),
});
export type WirePacket = z.infer<typeof packetSchema>;

/** Whose rules a packet meets: those of an interface, of an instance's primary one, or of groups by their IDs. */
export const targetSchema = z.union([
  z.strictObject({ instance: z.string() }),
  z.strictObject({ eni: z.string() }),
  z.strictObject({ groups: z.array(z.string()).min(1) }),
]);
export type PacketTarget = z.infer<typeof targetSchema>;

export interface PacketVerdict {
  readonly passes: boolean;
  /** `inner`: both sides are in one group whose members reach each other; `implicit`: no rule matches. */
  readonly by: "rule" | "inner" | "implicit";
  /** The rule that decides; "" when none does. */
  readonly ruleId: string;
}

/** No instance, interface or group like that, no packet, or one that leaves open what a rule asks for. */
export class PacketError extends Error {}

interface Place {
  readonly account: Account;
  readonly groups: readonly SecurityGroup[];
  readonly eni: Eni | undefined;
}

/** What the security groups do with a packet, by the documentation of groups and rules. */
export function wouldPass(cloud: Cloud, target: PacketTarget, packet: WirePacket): PacketVerdict {
  const place = placeOf(cloud, target);
  const peer = addressOf(packet.peer, "peer");
  const local = localOf(place, packet, peer.kind);
  if (local !== undefined && local.kind !== peer.kind)
    throw new PacketError("the addresses of a packet are of one family");

  const open = place.groups.filter(
    ({ type, innerAccessPolicy }) => type === "normal" && innerAccessPolicy === "Accept",
  );
  if (open.some((group) => isMember(place.account, group.id, peer)))
    return { passes: true, by: "inner", ruleId: "" };

  const sorted = place.groups
    .flatMap(({ rules }) => rules)
    .filter(({ direction }) => direction === packet.direction)
    .sort((a, b) => a.match.Priority - b.match.Priority || dropFirst(a, b));
  const rule = sorted.find((each) => isMatch(cloud, place.account, each, packet, peer, local));
  if (rule !== undefined)
    return { passes: rule.match.Policy === "Accept", by: "rule", ruleId: rule.id };
  const letsOut = packet.direction === "egress" && place.groups.every(isNormal);
  return { passes: letsOut, by: "implicit", ruleId: "" };
}

function dropFirst(a: Rule, b: Rule): number {
  return Number(a.match.Policy === "Accept") - Number(b.match.Policy === "Accept");
}

function isNormal({ type }: SecurityGroup): boolean {
  return type === "normal";
}

function placeOf(cloud: Cloud, target: PacketTarget): Place {
  if ("groups" in target) {
    const account = cloud.accounts.find(({ securityGroups }) =>
      securityGroups.has(target.groups[0] ?? ""),
    );
    if (account === undefined) throw new PacketError(`no group ${target.groups.join(", ")}`);
    return { account, groups: groupsOf(account, target.groups), eni: undefined };
  }
  for (const account of cloud.accounts) {
    if ("eni" in target) {
      const eni = account.enis.get(target.eni);
      if (eni !== undefined)
        return { account, groups: groupsOf(account, eni.securityGroupIds), eni };
    } else {
      const instance = account.instances.get(target.instance);
      if (instance === undefined) continue;
      const eni = [...account.enis.values()].find(
        ({ instanceId, kind }) => instanceId === instance.id && kind === "Primary",
      );
      return { account, groups: groupsOf(account, instance.securityGroupIds), eni };
    }
  }
  throw new PacketError(`no ${"eni" in target ? target.eni : target.instance}`);
}

function groupsOf(account: Account, ids: readonly string[]): SecurityGroup[] {
  return ids.map((id) => {
    const group = account.securityGroups.get(id);
    if (group === undefined) throw new PacketError(`no group ${id} in ${account.name}`);
    return group;
  });
}

function addressOf(text: string, side: string): Block {
  const block = text.includes("/") ? undefined : blockOf(text);
  if (block === undefined) throw new PacketError(`${side} is no address: ${JSON.stringify(text)}`);
  return block;
}

function localOf({ eni }: Place, packet: WirePacket, kind: Block["kind"]): Block | undefined {
  const own = kind === "ipv4" ? eni?.primaryIp : eni?.ipv6Addresses[0];
  const text = packet.local ?? own;
  return text === undefined || text === "" ? undefined : addressOf(text, "local");
}

function isMatch(
  cloud: Cloud,
  account: Account,
  { direction, match }: Rule,
  packet: WirePacket,
  peer: Block,
  local: Block | undefined,
): boolean {
  const near = direction === "ingress" ? "Dest" : "Source";
  const far = direction === "ingress" ? "Source" : "Dest";
  return (
    isProtocol(match, packet) &&
    isPort(rangesOf(account, match), packet.port) &&
    (match.SourcePortRange === "" || isPort([match.SourcePortRange], packet.sourcePort)) &&
    isNear(match, near, local) &&
    isFar(cloud, account, match, far, peer)
  );
}

type Side = "Source" | "Dest";

function isProtocol({ IpProtocol }: RuleMatch, { protocol }: WirePacket): boolean {
  const named = IpProtocol.toLowerCase();
  return named === "all" || named === protocol.toLowerCase();
}

/** `-1/-1` is every port, and all there is for protocols without ports. */
function isPort(ranges: readonly string[], port: number | undefined): boolean {
  return ranges.some((each) => {
    if (each === "-1/-1") return true;
    const [from = 0, to = 0] = each.split("/").map(Number);
    if (port === undefined) throw new PacketError(`a rule for ports ${each} asks for the port`);
    return from <= port && port <= to;
  });
}

/** An address of the near side is the mark of a five-tuple rule; most rules have none. */
function isNear(match: RuleMatch, near: Side, local: Block | undefined): boolean {
  const texts = [match[`${near}CidrIp`], match[`Ipv6${near}CidrIp`]].filter((text) => text !== "");
  if (texts.length === 0) return true;
  if (local === undefined) throw new PacketError("a five-tuple rule asks for the local address");
  return texts.every((text) => isIn(local, text));
}

/** A block comes before a group, a group before a prefix list. */
function isFar(cloud: Cloud, account: Account, match: RuleMatch, far: Side, peer: Block): boolean {
  const texts = [match[`${far}CidrIp`], match[`Ipv6${far}CidrIp`]].filter((text) => text !== "");
  if (texts.length > 0) return texts.some((text) => isIn(peer, text));
  const groupId = match[`${far}GroupId`];
  if (groupId !== "") {
    const ownerName = match[`${far}GroupOwnerAccount`];
    const owner =
      ownerName === "" ? account : cloud.accounts.find(({ name }) => name === ownerName);
    return owner !== undefined && isMember(owner, groupId, peer);
  }
  return prefixListBlocks(account, match[`${far}PrefixListId`]).some((text) => isIn(peer, text));
}

/** A world file can name a list that the account has not: no guess what that holds. */
function prefixListBlocks({ lists }: Account, id: string): string[] {
  const list = lists.prefixLists.get(id);
  if (list === undefined) throw new PacketError(`what the prefix list ${id} holds is not known`);
  return list.entries.map(({ cidr }) => cidr);
}

/** A range comes before a port list. */
function rangesOf({ lists }: Account, { PortRange, PortRangeListId }: RuleMatch): string[] {
  if (PortRange !== "" || PortRangeListId === "") return [PortRange];
  const list = lists.portRangeLists.get(PortRangeListId);
  if (list === undefined)
    throw new PacketError(`what the port list ${PortRangeListId} holds is not known`);
  return list.entries.map(({ portRange }) => portRange);
}
