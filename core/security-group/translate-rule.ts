import { readCidr } from "../cidr.ts";
import type { LandingRule, RulePeer } from "../landing/plan.ts";
import type { Text } from "../text.ts";
import { changes } from "./changes.ts";
import { Permission } from "./permission.ts";
import { hostBits, missingField, notACidr, refusals, staysBehind, wrongField } from "./refusals.ts";

/** What is known of the group that the rules come from, and what the manifest chooses for it. */
export interface SourceGroup {
  readonly id: string;
  readonly serviceManaged: boolean;
  /** Every group that lands by the same manifest, by source id; a rule's peer can be one of them. */
  readonly landing: ReadonlyMap<string, "normal" | "enterprise">;
  /** What becomes of rules past priority 100, which no rule can have any more. */
  readonly oldPriorities: "refuse" | "clamp" | "leave-out";
}

interface TranslatedRule {
  readonly rule: LandingRule;
  /** How it differs from the source rule; empty: by nothing. */
  readonly changes: readonly Text[];
}

interface Refusal {
  readonly reason: Text;
  /** Whether the manifest chose to go on without it. */
  readonly chosen?: true;
}

/** A source rule as its landing has it, what was made another of it, or why it has no landing. */
export function translateRule(given: unknown, group: SourceGroup): TranslatedRule | Refusal {
  if (typeof given !== "object" || given === null || Array.isArray(given))
    return no(refusals.notAnObject);
  if (group.serviceManaged) return no(refusals.serviceManaged);
  const parsed = Permission.safeParse(given);
  if (!parsed.success)
    return no(wrongField(String(parsed.error.issues[0]?.path[0] ?? "Permission")));
  const permission = parsed.data;

  const direction = wordOf(["ingress", "egress"], permission.Direction);
  if (direction === undefined) return no(refusals.direction);
  const policy = wordOf(["accept", "drop"], permission.Policy);
  if (policy === undefined) return no(refusals.policy);
  const restriction = networkRefusal(permission, direction);
  if (restriction !== undefined) return no(restriction);
  const protocol = protocolOf(permission.IpProtocol);
  if ("reason" in protocol) return protocol;
  const ports = portsOf(permission, protocol.name);
  if ("reason" in ports) return ports;
  const peer = peerOf(permission, direction, group);
  if ("reason" in peer) return peer;
  const priority = priorityOf(permission.Priority, group.oldPriorities);
  if ("reason" in priority) return priority;
  return {
    rule: {
      direction,
      protocol: protocol.name,
      portRange: ports.range,
      peer: peer.value,
      policy,
      priority: priority.value,
      description: permission.Description,
    },
    changes: [...peer.changes, ...priority.changes],
  };
}

function no(reason: Text): Refusal {
  return { reason };
}

function wordOf<W extends string>(words: readonly W[], text: string | undefined): W | undefined {
  return words.find((word) => word === text?.toLowerCase());
}

/** What a rule of this landing cannot say about the near side. */
function networkRefusal(
  permission: Permission,
  direction: LandingRule["direction"],
): Text | undefined {
  const nic = permission.NicType?.toLowerCase() ?? "intranet";
  if (nic === "internet") return refusals.internet;
  if (nic !== "intranet") return refusals.nicType;
  const near = direction === "ingress" ? "Dest" : "Source";
  const bound = [
    permission.SourcePortRange,
    permission[`${near}CidrIp`],
    permission[`Ipv6${near}CidrIp`],
    permission[`${near}GroupId`],
    permission[`${near}PrefixListId`],
  ];
  return bound.some((value) => value !== undefined) ? refusals.fiveTuple : undefined;
}

function protocolOf(
  text: string | undefined,
): { readonly name: LandingRule["protocol"] } | Refusal {
  if (text === undefined) return no(missingField("IpProtocol"));
  const name = wordOf(["tcp", "udp", "icmp", "icmpv6", "gre", "all"], text);
  if (name !== undefined) return { name };
  return no(/^\d+$/.test(text) ? refusals.numericProtocol : refusals.protocol);
}

function portsOf(
  permission: Permission,
  protocol: LandingRule["protocol"],
): { readonly range: string } | Refusal {
  const { PortRange: range, PortRangeListId: list } = permission;
  if (list !== undefined) return no(refusals.portList);
  if (range === undefined) return no(missingField("PortRange"));
  if (protocol !== "tcp" && protocol !== "udp") {
    return range === "-1/-1" ? { range } : no(refusals.portsOfPortless);
  }
  const [, from, to] = /^(\d{1,5})\/(\d{1,5})$/.exec(range)?.map(Number) ?? [];
  if (from === undefined || to === undefined || from < 1 || to > 65535 || from > to)
    return no(refusals.ports);
  return { range: `${String(from)}/${String(to)}` };
}

interface Value<T> {
  readonly value: T;
  readonly changes: readonly Text[];
}

function priorityOf(
  priority: number | undefined,
  old: SourceGroup["oldPriorities"],
): Value<number> | Refusal {
  if (priority === undefined) return no(missingField("Priority"));
  if (!Number.isInteger(priority) || priority < 1) return no(refusals.priority);
  if (priority <= lastPriority) return { value: priority, changes: [] };
  if (old === "clamp") return { value: lastPriority, changes: [changes.clamped(priority)] };
  if (old === "leave-out") return { reason: refusals.oldPriorityLeftOut, chosen: true };
  return no(refusals.priorityTooLow);
}

/** The last priority that a rule can be given; rules from before May 2020 stand at 110. */
const lastPriority = 100;

function peerOf(
  permission: Permission,
  direction: LandingRule["direction"],
  source: SourceGroup,
): Value<RulePeer> | Refusal {
  const far = direction === "ingress" ? "Source" : "Dest";
  const group = permission[`${far}GroupId`];
  const ipv4 = permission[`${far}CidrIp`];
  const ipv6 = permission[`Ipv6${far}CidrIp`];
  const prefixList = permission[`${far}PrefixListId`];
  const peers = [group, ipv4, ipv6, prefixList].filter((peer) => peer !== undefined);
  if (peers.length > 1) return no(refusals.severalPeers);
  if (prefixList !== undefined) return no(refusals.prefixList);
  if (group !== undefined) {
    const owner = permission[`${far}GroupOwnerAccount`];
    return owner === undefined ? groupOf(group, source) : no(refusals.otherAccountGroup);
  }
  if (ipv4 !== undefined) return blockOf(`${far}CidrIp`, ipv4, "ipv4");
  if (ipv6 !== undefined) return blockOf(`Ipv6${far}CidrIp`, ipv6, "ipv6");
  return no(missingField(`${far}CidrIp`));
}

function groupOf(id: string, { id: own, landing }: SourceGroup): Value<RulePeer> | Refusal {
  const type = landing.get(id);
  if (type === undefined) return no(staysBehind(id));
  if (type === "enterprise" || landing.get(own) === "enterprise") return no(refusals.enterprise);
  const change = id === own ? changes.ownGroup : changes.landingOf(id);
  return { value: { kind: "group", sourceId: id }, changes: [change] };
}

function blockOf(field: string, text: string, family: "ipv4" | "ipv6"): Value<RulePeer> | Refusal {
  const read = readCidr(text);
  if (read?.cidr.family !== family) return no(notACidr(field, family === "ipv4" ? "IPv4" : "IPv6"));
  if (read.hostBits) return no(hostBits(field, read.cidr.text));
  return { value: { kind: "block", cidr: read.cidr.text, family }, changes: [] };
}
