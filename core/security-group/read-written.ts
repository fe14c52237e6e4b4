import type { LandingRule, RefusedRule, RulePeer } from "../landing/plan.ts";
import type { Text } from "../text.ts";
import type { QuotedRule } from "./console-import.ts";
import { importRefusals } from "./import-refusals.ts";
import { Permission } from "./permission.ts";
import { quoteRule } from "./quote.ts";
import { missingField, refusals, wrongField } from "./refusals.ts";
import { no } from "./source-group.ts";
import type { Refusal } from "./source-group.ts";
import { blockOf } from "./translate-near.ts";
import { hasPorts, rangeOf } from "./translate-ports.ts";

/** Rules as a group has them, nothing translated; both lists together are the input. */
export interface WrittenRules {
  /** Groups and prefix lists have the ids of the group's own account. */
  readonly rules: readonly QuotedRule[];
  /** Rules that no group can have, or that name what only their own account knows. */
  readonly left: readonly RefusedRule[];
}

/** Reads rules as DescribeSecurityGroupAttribute and the console's export give them (`Permission`). */
export function readWritten(permissions: readonly unknown[]): WrittenRules {
  const rules: QuotedRule[] = [];
  const left: RefusedRule[] = [];
  for (const given of permissions) {
    const quote = quoteRule(given);
    const read = writtenRule(given);
    if ("reason" in read) left.push({ quote, reason: read.reason });
    else rules.push({ quote, rule: read.rule });
  }
  return { rules, left };
}

function writtenRule(given: unknown): { readonly rule: LandingRule } | Refusal {
  if (typeof given !== "object" || given === null || Array.isArray(given))
    return no(refusals.notAnObject);
  const parsed = Permission.safeParse(given);
  if (!parsed.success)
    return no(wrongField(String(parsed.error.issues[0]?.path[0] ?? "Permission")));
  const permission = parsed.data;
  const head = headOf(permission);
  if ("zh" in head) return no(head);
  const portRange = portsOf(permission, head.protocol);
  if (typeof portRange !== "string") return no(portRange);
  const sides = sidesOf(permission, head.direction);
  if ("reason" in sides) return sides;
  const { SourcePortRange: from, Description: description } = permission;
  const sourcePortRange = from === "-1/-1" ? undefined : from;
  return { rule: { ...head, ...sides, portRange, description, sourcePortRange } };
}

function headOf(
  permission: Permission,
): Pick<LandingRule, "direction" | "protocol" | "policy" | "priority"> | Text {
  const direction = wordOf(["ingress", "egress"], permission.Direction);
  if (direction === undefined) return refusals.direction;
  const policy = wordOf(["accept", "drop"], permission.Policy);
  if (policy === undefined) return refusals.policy;
  const nic = permission.NicType?.toLowerCase() ?? "intranet";
  if (nic !== "intranet") return nic === "internet" ? refusals.internet : refusals.nicType;
  const text = permission.IpProtocol;
  if (text === undefined) return missingField("IpProtocol");
  const protocol = wordOf(["tcp", "udp", "icmp", "icmpv6", "gre", "all"], text);
  if (protocol === undefined)
    return /^\d+$/.test(text) ? refusals.numericProtocol : refusals.protocol;
  const { Priority: priority } = permission;
  if (priority === undefined) return missingField("Priority");
  if (!Number.isInteger(priority) || priority < 1) return refusals.priority;
  return { direction, protocol, policy, priority };
}

function wordOf<W extends string>(words: readonly W[], text: string | undefined): W | undefined {
  return words.find((word) => word === text?.toLowerCase());
}

function portsOf(
  { PortRange: range, PortRangeListId: list }: Permission,
  protocol: LandingRule["protocol"],
): string | Text {
  if (range === undefined)
    return list === undefined ? missingField("PortRange") : importRefusals.portList;
  if (!hasPorts(protocol)) return range === "-1/-1" ? range : refusals.portsOfPortless;
  return rangeOf(range) ?? refusals.ports;
}

function sidesOf(
  permission: Permission,
  direction: LandingRule["direction"],
): Pick<LandingRule, "peer" | "localCidr"> | Refusal {
  const [near, far] =
    direction === "ingress" ? (["Dest", "Source"] as const) : (["Source", "Dest"] as const);
  if ((permission[`${near}GroupId`] ?? permission[`${near}PrefixListId`]) !== undefined)
    return no(refusals.nearSide);
  const peers = peersOf(permission, far);
  const [peer, ...more] = peers;
  if (peer === undefined) return no(missingField(`${far}CidrIp`));
  if (more.length > 0) return no(refusals.severalPeers);
  if ("reason" in peer) return peer;
  const locals = blocksOf(permission, near);
  const [local, ...others] = locals;
  if (others.length > 0) return no(refusals.nearSide);
  if (local !== undefined && "reason" in local) return local;
  return { peer, localCidr: local?.cidr };
}

type Block = Extract<RulePeer, { readonly kind: "block" }>;

function peersOf(permission: Permission, far: "Source" | "Dest"): (RulePeer | Refusal)[] {
  const group = permission[`${far}GroupId`];
  const owner = permission[`${far}GroupOwnerAccount`];
  const list = permission[`${far}PrefixListId`];
  return [
    ...blocksOf(permission, far),
    ...(group === undefined
      ? []
      : [owner === undefined ? sourceOf("group", group) : no(importRefusals.otherAccount)]),
    ...(list === undefined ? [] : [sourceOf("prefix-list", list)]),
  ];
}

function sourceOf(kind: "group" | "prefix-list", sourceId: string): RulePeer {
  return { kind, sourceId };
}

function blocksOf(permission: Permission, side: "Source" | "Dest"): (Block | Refusal)[] {
  const written = [
    [`${side}CidrIp`, permission[`${side}CidrIp`], "ipv4"],
    [`Ipv6${side}CidrIp`, permission[`Ipv6${side}CidrIp`], "ipv6"],
  ] as const;
  return written.flatMap(([field, text, family]) => {
    if (text === undefined) return [];
    const block = blockOf(field, text, family);
    return ["reason" in block ? block : { kind: "block", cidr: block.cidr.text, family }];
  });
}
