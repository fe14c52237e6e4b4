import { readCidr } from "../../cidr.ts";
import type { LandingRule, RefusedRule, RulePeer } from "../../landing/plan.ts";
import type { Text } from "../../text.ts";
import { Permission } from "../permission.ts";
import { quoteRule } from "../quote.ts";
import { ruleIdentity } from "../translate.ts";
import { priorities } from "./order.ts";
import { everyPort } from "./rule-set.ts";
import type { Direction, PeerSet, PortRange, Rule, RuleProtocol } from "./rule-set.ts";
import { unread } from "./unread.ts";

/** Rules of a group as they can be compared; both lists together are the input. */
export interface ReadRules {
  readonly rules: readonly Rule[];
  /** A group with such a rule is not known: no comparison of it proves anything. */
  readonly unread: readonly RefusedRule[];
}

/** What stands for a peer that is no block: its addresses where they are known, or else a name. */
export interface PeerNames {
  /** @param owner account name of a group of another account */
  readonly group: (id: string, owner: string | undefined) => PeerSet;
  readonly prefixList: (id: string) => PeerSet;
  /** Ports of a port list; undefined: not known. @default none is known */
  readonly portList?: (id: string) => readonly PortRange[] | undefined;
}

/** What stands for a peer of a landing's rule that is no block. */
export type LandingPeers = (peer: Exclude<RulePeer, { readonly kind: "block" }>) => PeerSet;

/** Peers of a landing by their own IDs, whatever they hold. */
const opaqueLandingPeers: LandingPeers = (peer) => {
  const what = peer.kind.endsWith("group") ? "group" : "prefix list";
  return { cidrs: [], opaque: [`${what} ${"sourceId" in peer ? peer.sourceId : peer.id}`] };
};

/** Groups and prefix lists by their own IDs, whatever they hold. */
export const opaquePeers: PeerNames = {
  group: (id, owner) => ({
    cidrs: [],
    opaque: [owner === undefined ? `group ${id}` : `group ${id} of ${owner}`],
  }),
  prefixList: (id) => ({ cidrs: [], opaque: [`prefix list ${id}`] }),
};

/** Reads rules as DescribeSecurityGroupAttribute and the console's export give them (`Permission`). */
export function readRules(
  permissions: readonly unknown[],
  names: PeerNames = opaquePeers,
): ReadRules {
  const rules: Rule[] = [];
  const left: RefusedRule[] = [];
  for (const given of permissions) {
    const read = readRule(given, names);
    if ("id" in read) rules.push(read);
    else left.push({ quote: quoteRule(given), reason: read });
  }
  return { rules, unread: left };
}

/**
 * The rules of a landing's group; their IDs are what tells them apart.
 * @param peersOf what stands for a peer that is no block
 */
export function landingRules(
  rules: readonly LandingRule[],
  peersOf: LandingPeers = opaqueLandingPeers,
): Rule[] {
  return rules.map((rule) => {
    const { direction, protocol, portRange, peer, policy, priority, localCidr } = rule;
    const { sourcePortRange } = rule;
    const from = sourcePortRange === undefined ? undefined : known(sourcePortRange, protocol);
    return {
      id: ruleIdentity(rule),
      direction,
      protocol,
      peers: peer.kind === "block" ? { cidrs: [peer.cidr], opaque: [] } : peersOf(peer),
      local: localCidr === undefined ? undefined : [localCidr],
      sourcePorts: from,
      ports: known(portRange, protocol),
      policy,
      priority,
    };
  });
}

/** Ports of a rule that was made by this program. */
function known(range: string, protocol: RuleProtocol): Rule["ports"] {
  const read = portsOf(range, protocol);
  if (read === undefined) throw new RangeError(`${range} is no range of ports of ${protocol}`);
  return read.ports;
}

function readRule(given: unknown, names: PeerNames): Rule | Text {
  const parsed = Permission.safeParse(given);
  if (!parsed.success) return unread.notARule;
  const permission = parsed.data;
  const direction = wordOf(["ingress", "egress"], permission.Direction);
  if (direction === undefined) return unread.direction;
  const policy = wordOf(["accept", "drop"], permission.Policy);
  if (policy === undefined) return unread.policy;
  if ((permission.NicType ?? "intranet").toLowerCase() !== "intranet") return unread.nicType;
  const protocol = wordOf(["tcp", "udp", "icmp", "icmpv6", "gre", "all"], permission.IpProtocol);
  if (protocol === undefined) return unread.protocol;
  const { Priority: priority, SourcePortRange } = permission;
  if (priority === undefined || !Number.isSafeInteger(priority)) return unread.priority;
  if (priority < priorities.from || priority > priorities.to) return unread.priority;
  const ports = destinationPorts(permission, protocol, names);
  const anySource = SourcePortRange === undefined || SourcePortRange === "-1/-1";
  const source = anySource ? { ports: undefined } : portsOf(SourcePortRange, protocol);
  if (ports === undefined || source === undefined) return unread.ports;
  if ("zh" in ports) return ports;
  const sides = sidesOf(permission, direction, names);
  if ("zh" in sides) return sides;
  const id = permission.SecurityGroupRuleId ?? quoteRule(given);
  return {
    id,
    direction,
    protocol,
    ...sides,
    sourcePorts: source.ports,
    ...ports,
    policy,
    priority,
  };
}

function wordOf<W extends string>(words: readonly W[], text: string | undefined): W | undefined {
  return words.find((word) => word === text?.toLowerCase());
}

/** The API reads a list of ports where no range is given; undefined: they are not valid. */
function destinationPorts(
  { PortRange: range, PortRangeListId: list }: Permission,
  protocol: RuleProtocol,
  names: PeerNames,
): Pick<Rule, "ports"> | Text | undefined {
  if (range !== undefined || list === undefined) return portsOf(range, protocol);
  if (protocol !== "tcp" && protocol !== "udp") return undefined;
  const ports = names.portList?.(list);
  return ports === undefined ? unread.portList : { ports };
}

/** Undefined when it is no range of the protocol; `-1/-1` is all that protocols without ports have. */
function portsOf(
  range: string | undefined,
  protocol: RuleProtocol,
): Pick<Rule, "ports"> | undefined {
  if (protocol !== "tcp" && protocol !== "udp") {
    return range === "-1/-1" ? { ports: undefined } : undefined;
  }
  const [, from, to] = /^(\d{1,5})\/(\d{1,5})$/.exec(range ?? "")?.map(Number) ?? [];
  if (from === undefined || to === undefined || from > to) return undefined;
  return from >= everyPort.from && to <= everyPort.to ? { ports: [{ from, to }] } : undefined;
}

/** The far side of a rule and, of five-tuple rules, the near one. */
function sidesOf(
  permission: Permission,
  direction: Direction,
  names: PeerNames,
): Pick<Rule, "peers" | "local"> | Text {
  const [near, far] =
    direction === "ingress" ? (["Dest", "Source"] as const) : (["Source", "Dest"] as const);
  if ((permission[`${near}GroupId`] ?? permission[`${near}PrefixListId`]) !== undefined) {
    return unread.nearSide;
  }
  const group = permission[`${far}GroupId`];
  const list = permission[`${far}PrefixListId`];
  const blocks = blocksOf(permission, far);
  const local = blocksOf(permission, near);
  if (blocks === undefined || local === undefined) return unread.address;
  const peers = [
    ...blocks.map((cidr): PeerSet => ({ cidrs: [cidr], opaque: [] })),
    ...(group === undefined ? [] : [names.group(group, permission[`${far}GroupOwnerAccount`])]),
    ...(list === undefined ? [] : [names.prefixList(list)]),
  ];
  const [peer, ...more] = peers;
  if (peer === undefined || more.length > 0) return unread.peer;
  const families = new Set([...blocks, ...local].map((cidr) => cidr.includes(":")));
  if (families.size > 1) return unread.families;
  return { peers: peer, local: local.length === 0 ? undefined : local };
}

/** Canonical blocks of a side: the cloud keeps no host bits. Undefined when one is no block of its family. */
function blocksOf(permission: Permission, side: "Source" | "Dest"): string[] | undefined {
  const written = [
    { text: permission[`${side}CidrIp`], family: "ipv4" },
    { text: permission[`Ipv6${side}CidrIp`], family: "ipv6" },
  ].filter(({ text }) => text !== undefined);
  const read = written.map(({ text = "", family }) => {
    const cidr = readCidr(text)?.cidr;
    return cidr?.family === family ? cidr.text : undefined;
  });
  return read.every((text) => text !== undefined) ? read : undefined;
}
