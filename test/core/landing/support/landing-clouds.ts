import type { Inventory } from "../../../../core/inventory.ts";
import { landsIn, mergedGroups } from "../../../../core/landing/place-instances.ts";
import type { LandingPlan, LandingRule, RulePeer } from "../../../../core/landing/plan.ts";
import type { Cloud } from "../../../../simulator/cloud.ts";
import { createIdSource } from "../../../../simulator/ids.ts";
import { emptyAccount } from "../../../../simulator/state.ts";
import type { Account, RuleMatch, SecurityGroup } from "../../../../simulator/state.ts";
import { emptyMatch } from "../../../support/small-groups.ts";
import { ids, names, systemEntries, systemList, thirdMembers } from "./landing-scenarios.ts";
import type { Scenario } from "./landing-scenarios.ts";

type Owner = keyof typeof ids;
type Group = Pick<SecurityGroup, "type" | "innerAccessPolicy">;

const regional = {
  regionId: "cn-hangzhou",
  createdAt: new Date(0),
  tags: new Map<string, string>(),
  name: "",
  description: "",
  resourceGroupId: "",
};

/** All accounts before the transfer. */
export function cloudBefore({ source, target }: Scenario): Cloud {
  const accounts = accountsOf(source, target);
  for (const { id, securityGroupIds } of source.instances)
    putInterfaces(accounts.source, source, id, securityGroupIds as string[]);
  return cloudOf(accounts);
}

/** All accounts after it: what landed, with the instances in it, and what is left of the source. */
export function cloudAfter({ source, target }: Scenario, plan: LandingPlan): Cloud {
  const accounts = accountsOf(source, target);
  const landed = new Map(plan.securityGroups.map((group) => [group.sourceId, landedId(group)]));
  const going = new Map(plan.instances.map((one) => [one.facts.id, landsIn(one)]));
  for (const { id, securityGroupIds } of source.instances) {
    const into = going.get(id);
    if (into === undefined)
      putInterfaces(accounts.source, source, id, securityGroupIds as string[]);
    else
      putInterfaces(
        accounts.target,
        source,
        id,
        into.map((one) => landed.get(one) ?? ""),
      );
  }
  for (const list of plan.prefixLists) {
    const cidrs = list.entries.map(({ cidr }) => cidr);
    const family = list.family === "ipv4" ? "IPv4" : "IPv6";
    putList(accounts.target, `landed-${list.sourceId}`, family, cidrs);
  }
  for (const group of plan.securityGroups) {
    if (group.adoptedId !== undefined) continue;
    const rules = group.rules.map((rule) => ({
      direction: rule.direction,
      match: matchOf(rule, landed),
    }));
    putGroup(accounts.target, landedId(group), group, rules);
  }
  return cloudOf(accounts);
}

export function landedId({
  sourceId,
  adoptedId,
}: {
  sourceId: string;
  adoptedId?: string | undefined;
}): string {
  return adoptedId ?? `landed-${sourceId}`;
}

/** The source groups that stand for an interface whose group lands for `sourceId`. */
export function groupsBefore(plan: LandingPlan, sourceId: string): string[] {
  const one = plan.instances.find((instance) => instance.sourceGroupId === sourceId);
  return [sourceId, ...(one === undefined ? [] : mergedGroups(one))];
}

function cloudOf(accounts: Readonly<Record<Owner, Account>>): Cloud {
  return { accounts: Object.values(accounts), regions: [] };
}

/** The accounts with their groups and lists, without the interfaces of the source. */
function accountsOf(source: Inventory, target: Inventory): Record<Owner, Account> {
  const accounts = {
    source: account("source"),
    target: account("target"),
    third: account("third"),
  };
  for (const [owner, inventory] of [
    ["source", source],
    ["target", target],
  ] as const) {
    for (const { id, type, innerAccessPolicy, permissions } of inventory.securityGroups) {
      const rules = (permissions as Record<string, unknown>[]).map((given) => ({
        direction: given["Direction"] as "ingress" | "egress",
        match: { ...emptyMatch, ...given, Priority: Number(given["Priority"]) },
      }));
      putGroup(accounts[owner], id, { type, innerAccessPolicy } as Group, rules);
    }
    // The target's own rules are copies of the source's: let it have lists of the same ids.
    for (const { id, family, entries } of source.prefixLists) {
      const cidrs = Array.isArray(entries)
        ? entries.map(({ cidr }: { cidr: string }) => cidr)
        : systemEntries;
      putList(accounts[owner], id, family as "IPv4" | "IPv6", cidrs);
    }
    for (const { id, entries } of source.portRangeLists) {
      const ranges = Array.isArray(entries) ? entries : [];
      accounts[owner].lists.portRangeLists.set(id, {
        ...regional,
        id,
        maxEntries: 5,
        entries: ranges,
      });
    }
  }
  putList(accounts.target, "pl-there", "IPv4", systemEntries, systemList);
  for (const { id, securityGroupIds } of target.instances)
    putInterfaces(accounts.target, target, id, securityGroupIds as string[]);
  putInterface(accounts.target, "eni-target", "10.4.0.4", ["sg-target"]);
  for (const address of thirdMembers)
    putInterface(accounts.third, `eni-${address}`, address, ["sg-third"]);
  return accounts;
}

function account(owner: Owner): Account {
  return emptyAccount({
    name: names[owner],
    accountId: ids[owner],
    accessKeyId: `key-${owner}`,
    balance: { available: "0", cash: "0", credit: "0", currency: "CNY" },
    realName: "yes",
    ids: createIdSource(ids[owner]),
  });
}

function putGroup(
  to: Account,
  id: string,
  { type, innerAccessPolicy }: Group,
  rules: readonly { direction: "ingress" | "egress"; match: RuleMatch }[],
): void {
  const kept = rules.map((rule, index) => ({
    ...{ ...rule, id: `sgr-${String(index)}`, createdAt: regional.createdAt, description: "" },
  }));
  const group = { vpcId: "vpc-a", type, innerAccessPolicy, serviceManaged: false, rules: kept };
  to.securityGroups.set(id, { ...regional, id, ...group });
}

function putList(
  to: Account,
  id: string,
  family: "IPv4" | "IPv6",
  cidrs: readonly string[],
  name = id,
): void {
  const entries = cidrs.map((cidr) => ({ cidr, description: "" }));
  to.lists.prefixLists.set(id, { ...regional, id, name, family, maxEntries: 20, entries });
}

function putInterfaces(to: Account, { instances }: Inventory, id: string, groups: string[]): void {
  const facts = instances.find((one) => one.id === id);
  for (const { privateIps, ipv6 } of (facts?.networkInterfaces ?? []) as {
    privateIps: string[];
    ipv6: string[];
  }[])
    for (const address of [...privateIps, ...ipv6])
      putInterface(to, `eni-${id}-${address}`, address, groups);
}

function putInterface(to: Account, id: string, address: string, securityGroupIds: string[]): void {
  const isIpv6 = address.includes(":");
  to.enis.set(id, {
    ...regional,
    ...{ id, kind: "Primary", vpcId: "vpc-a", vSwitchId: "vsw-a", zoneId: "cn-hangzhou-h" },
    ...{ macAddress: "", primaryIp: isIpv6 ? "" : address, secondaryIps: [] },
    ...{ ipv6Addresses: isIpv6 ? [address] : [], ipv4Prefixes: [], ipv6Prefixes: [] },
    ...{ serviceManaged: false, securityGroupIds, instanceId: "" },
  });
}

/** A rule of the landing as the target's API keeps it. */
function matchOf(rule: LandingRule, landed: ReadonlyMap<string, string>): RuleMatch {
  const [far, near] =
    rule.direction === "ingress" ? (["Source", "Dest"] as const) : (["Dest", "Source"] as const);
  const isIpv6 = rule.localCidr?.includes(":") === true;
  return {
    ...emptyMatch,
    IpProtocol: rule.protocol.toUpperCase(),
    PortRange: rule.portRange,
    SourcePortRange: rule.sourcePortRange ?? "",
    Policy: rule.policy === "accept" ? "Accept" : "Drop",
    Priority: rule.priority,
    [isIpv6 ? `Ipv6${near}CidrIp` : `${near}CidrIp`]: rule.localCidr ?? "",
    ...peerOf(rule.peer, far, landed),
  };
}

function peerOf(
  peer: RulePeer,
  far: "Source" | "Dest",
  landed: ReadonlyMap<string, string>,
): Record<string, string> {
  switch (peer.kind) {
    case "block":
      return { [peer.family === "ipv6" ? `Ipv6${far}CidrIp` : `${far}CidrIp`]: peer.cidr };
    case "group":
      return { [`${far}GroupId`]: landed.get(peer.sourceId) ?? "" };
    case "existing-group": {
      const owner = (Object.keys(ids) as Owner[]).find((one) => ids[one] === peer.ownerId);
      return {
        [`${far}GroupId`]: peer.id,
        [`${far}GroupOwnerAccount`]: owner === undefined ? "" : names[owner],
      };
    }
    case "prefix-list":
      return { [`${far}PrefixListId`]: `landed-${peer.sourceId}` };
    case "existing-prefix-list":
      return { [`${far}PrefixListId`]: peer.id };
  }
}
