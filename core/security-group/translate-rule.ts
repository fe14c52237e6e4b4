import type { LandingRule, RulePeer } from "../landing/plan.ts";
import type { Text } from "../text.ts";
import { changes } from "./changes.ts";
import { farMoved } from "./moved-addresses.ts";
import { Permission } from "./permission.ts";
import { missingField, refusals, wrongField } from "./refusals.ts";
import { chosenAway, no } from "./source-group.ts";
import type { Parts, Refusal, RuleChoices, SourceGroup } from "./source-group.ts";
import { groupPeers } from "./translate-group-peer.ts";
import { familyOf, listPeers } from "./translate-list-peer.ts";
import { blockOf, nearOf } from "./translate-near.ts";
import { portsOf } from "./translate-ports.ts";

interface TranslatedRule {
  /** One, or as many as together say the same. */
  readonly rules: readonly LandingRule[];
  /** How they differ from the source rule; empty: by nothing. */
  readonly changes: readonly Text[];
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
  const nic = permission.NicType?.toLowerCase() ?? "intranet";
  if (nic !== "intranet") return no(nic === "internet" ? refusals.internet : refusals.nicType);
  const protocol = protocolOf(permission.IpProtocol);
  if ("reason" in protocol) return protocol;
  const near = nearOf(permission, direction, protocol.name, group.around);
  if ("reason" in near) return near;
  const ports = portsOf(permission, protocol.name, group.around);
  if ("reason" in ports) return ports;
  const peers = peersOf(permission, direction, group);
  if ("reason" in peers) return peers;
  const families = familiesOf(permission, direction, near.localCidr, group);
  if (families.size > 1) return no(refusals.families);
  const ipv6 = families.has("ipv6") || protocol.name === "icmpv6";
  if (ipv6 && !group.around.ipv6) {
    if (group.choices.ipv6Rules === "refuse") return no(refusals.ipv6);
    return chosenAway(refusals.ipv6LeftOut);
  }
  const priority = priorityOf(permission.Priority, group.choices.oldPriorities);
  if ("reason" in priority) return priority;
  const description = permission.Description;
  const isGroup = permission[`${farOf(direction)}GroupId`] !== undefined;
  const usable = isGroup
    ? peers.values.filter(suitsIn(protocol.name, near.localCidr))
    : peers.values;
  return {
    rules: priority.values.flatMap((value) =>
      usable.flatMap((peer) =>
        ports.values.map((portRange) => {
          const ends = { protocol: protocol.name, portRange, peer };
          return { direction, ...ends, policy, priority: value, description, ...near };
        }),
      ),
    ),
    changes: [...ports.changes, ...peers.changes, ...priority.changes],
  };
}

/**
 * Whether a rule of the protocol and the near side can match a member of a group at all.
 * A rule for a group speaks of both families; its members' addresses are of one each.
 */
function suitsIn(
  protocol: LandingRule["protocol"],
  local: string | undefined,
): (peer: RulePeer) => boolean {
  const near = local === undefined ? undefined : familyIn(local);
  const byProtocol = protocol === "icmp" ? "ipv4" : protocol === "icmpv6" ? "ipv6" : undefined;
  return (peer) =>
    peer.kind !== "block" ||
    [near, byProtocol].every((family) => family === undefined || family === peer.family);
}

function wordOf<W extends string>(words: readonly W[], text: string | undefined): W | undefined {
  return words.find((word) => word === text?.toLowerCase());
}

function protocolOf(
  text: string | undefined,
): { readonly name: LandingRule["protocol"] } | Refusal {
  if (text === undefined) return no(missingField("IpProtocol"));
  const name = wordOf(["tcp", "udp", "icmp", "icmpv6", "gre", "all"], text);
  if (name !== undefined) return { name };
  return no(/^\d+$/.test(text) ? refusals.numericProtocol : refusals.protocol);
}

function priorityOf(
  priority: number | undefined,
  old: RuleChoices["oldPriorities"],
): Parts<number> | Refusal {
  if (priority === undefined) return no(missingField("Priority"));
  if (!Number.isInteger(priority) || priority < 1) return no(refusals.priority);
  if (priority <= lastPriority) return { values: [priority], changes: [] };
  if (old === "clamp") return { values: [lastPriority], changes: [changes.clamped(priority)] };
  return old === "leave-out"
    ? chosenAway(refusals.oldPriorityLeftOut)
    : no(refusals.priorityTooLow);
}

/** The last priority that a rule can be given; rules from before May 2020 stand at 110. */
const lastPriority = 100;

function peersOf(
  permission: Permission,
  direction: LandingRule["direction"],
  source: SourceGroup,
): Parts<RulePeer> | Refusal {
  const far = farOf(direction);
  const group = permission[`${far}GroupId`];
  const ipv4 = permission[`${far}CidrIp`];
  const ipv6 = permission[`Ipv6${far}CidrIp`];
  const list = permission[`${far}PrefixListId`];
  const peers = [group, ipv4, ipv6, list].filter((peer) => peer !== undefined);
  if (peers.length > 1) return no(refusals.severalPeers);
  if (list !== undefined) return listPeers(list, source);
  if (group !== undefined) return groupPeers(group, permission[`${far}GroupOwnerAccount`], source);
  const text = ipv4 ?? ipv6;
  if (text === undefined) return no(missingField(`${far}CidrIp`));
  const family = ipv4 === undefined ? "ipv6" : "ipv4";
  const block = blockOf(family === "ipv4" ? `${far}CidrIp` : `Ipv6${far}CidrIp`, text, family);
  if ("reason" in block) return block;
  return {
    values: [{ kind: "block", cidr: block.cidr.text, family }],
    changes: farMoved(block.cidr, source.around),
  };
}

function farOf(direction: LandingRule["direction"]): "Source" | "Dest" {
  return direction === "ingress" ? "Source" : "Dest";
}

/** The address families that a rule speaks of by its blocks and lists; a group may hold both. */
function familiesOf(
  permission: Permission,
  direction: LandingRule["direction"],
  local: string | undefined,
  { around }: SourceGroup,
): ReadonlySet<"ipv4" | "ipv6"> {
  const far = farOf(direction);
  const list = around.prefixLists.get(permission[`${far}PrefixListId`] ?? "");
  const families = [
    permission[`${far}CidrIp`] === undefined ? undefined : "ipv4",
    permission[`Ipv6${far}CidrIp`] === undefined ? undefined : "ipv6",
    list === undefined ? undefined : familyOf(list),
    local === undefined ? undefined : familyIn(local),
  ] as const;
  return new Set(families.filter((family) => family !== undefined));
}

function familyIn(cidr: string): "ipv4" | "ipv6" {
  return cidr.includes(":") ? "ipv6" : "ipv4";
}
