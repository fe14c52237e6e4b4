import { readCidr } from "../cidr.ts";
import type { LandingRule, RefusedRule } from "../landing/plan.ts";
import type { Text } from "../text.ts";
import { Permission } from "./permission.ts";
import { quoteRule } from "./quote.ts";
import {
  hostBits,
  missingField,
  notACidr,
  refusals,
  sameButDescription,
  wrongField,
} from "./refusals.ts";

/** What is known of the group that the rules come from. */
export interface SourceGroup {
  readonly id: string;
  readonly serviceManaged: boolean;
}

/** Where every source rule went: the three lists and `repeated` add up to the input. */
export interface Translation {
  readonly carried: readonly LandingRule[];
  readonly refused: readonly RefusedRule[];
  /** Rules that differ from a carried one by their description alone: the target cannot hold both. */
  readonly collided: readonly RefusedRule[];
  /** How many rules were equal in everything to a carried one. */
  readonly repeated: number;
}

/** Rules of a source group as rules of its landing; none is dropped in silence. */
export function translatePermissions(
  permissions: readonly unknown[],
  group: SourceGroup,
): Translation {
  const carried = new Map<string, LandingRule>();
  const refused: RefusedRule[] = [];
  const collided: RefusedRule[] = [];
  let repeated = 0;
  for (const permission of permissions) {
    const translated = translateRule(permission, group);
    if ("reason" in translated) {
      refused.push({ quote: quoteRule(permission), reason: translated.reason });
      continue;
    }
    const { rule } = translated;
    const twin = carried.get(ruleIdentity(rule));
    if (twin === undefined) carried.set(ruleIdentity(rule), rule);
    else if (twin.description === rule.description) repeated += 1;
    else
      collided.push({ quote: quoteRule(permission), reason: sameButDescription(twin.description) });
  }
  return { carried: [...carried.values()], refused, collided, repeated };
}

/** What tells one rule of a group from another, in the cloud and in the provider: everything but its description. */
export function ruleIdentity(rule: LandingRule): string {
  const { direction, protocol, portRange, cidr, policy, priority } = rule;
  return [direction, protocol, portRange, cidr, policy, String(priority)].join(" ");
}

interface Refusal {
  readonly reason: Text;
}

function translateRule(
  given: unknown,
  group: SourceGroup,
): { readonly rule: LandingRule } | Refusal {
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
  const priority = priorityOf(permission.Priority);
  if ("reason" in priority) return priority;
  const peer = peerOf(permission, direction, group.id);
  if ("reason" in peer) return peer;
  return {
    rule: {
      direction,
      protocol: protocol.name,
      portRange: ports.range,
      cidr: peer.cidr,
      family: peer.family,
      policy,
      priority: priority.value,
      description: permission.Description,
    },
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

function priorityOf(priority: number | undefined): { readonly value: number } | Refusal {
  if (priority === undefined) return no(missingField("Priority"));
  if (!Number.isInteger(priority) || priority < 1) return no(refusals.priority);
  return priority > 100 ? no(refusals.priorityTooLow) : { value: priority };
}

type Peer = Pick<LandingRule, "cidr" | "family">;

function peerOf(
  permission: Permission,
  direction: LandingRule["direction"],
  groupId: string,
): Peer | Refusal {
  const far = direction === "ingress" ? "Source" : "Dest";
  const group = permission[`${far}GroupId`];
  const ipv4 = permission[`${far}CidrIp`];
  const ipv6 = permission[`Ipv6${far}CidrIp`];
  const prefixList = permission[`${far}PrefixListId`];
  const peers = [group, ipv4, ipv6, prefixList].filter((peer) => peer !== undefined);
  if (peers.length > 1) return no(refusals.severalPeers);
  if (prefixList !== undefined) return no(refusals.prefixList);
  if (group === groupId) return no(refusals.selfGroup);
  if (group !== undefined) {
    const owner = permission[`${far}GroupOwnerAccount`];
    return no(owner === undefined ? refusals.sameAccountGroup : refusals.otherAccountGroup);
  }
  if (ipv4 !== undefined) return blockOf(`${far}CidrIp`, ipv4, "ipv4");
  if (ipv6 !== undefined) return blockOf(`Ipv6${far}CidrIp`, ipv6, "ipv6");
  return no(missingField(`${far}CidrIp`));
}

function blockOf(field: string, text: string, family: Peer["family"]): Peer | Refusal {
  const read = readCidr(text);
  if (read?.cidr.family !== family) return no(notACidr(field, family === "ipv4" ? "IPv4" : "IPv6"));
  if (read.hostBits) return no(hostBits(field, read.cidr.text));
  return { cidr: read.cidr.text, family };
}
