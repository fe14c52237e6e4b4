import { z } from "zod";
import type { SecurityGroupFacts } from "../core/inventory.ts";
import { isUnknown } from "../core/unknown.ts";
import type { Maybe } from "../core/unknown.ts";
import { beside } from "./beside.ts";
import type { Cloud } from "./client.ts";
import { gapOfCall, gapsById } from "./gaps.ts";
import type { Gap } from "./gaps.ts";
import type { InstanceRecord } from "./instance-record.ts";
import { listInstances } from "./instances.ts";
import { read, readByToken } from "./pages.ts";

const Some = z.array(z.unknown());

const Interface = z.object({
  SecurityGroupIds: z.object({ SecurityGroupId: z.array(z.string()) }),
  PrivateIpSets: z.object({ PrivateIpSet: Some }).optional(),
  Ipv6Sets: z.object({ Ipv6Set: Some }).optional(),
  Ipv4PrefixSets: z.object({ Ipv4PrefixSet: Some }).optional(),
  Ipv6PrefixSets: z.object({ Ipv6PrefixSet: Some }).optional(),
});

const InterfacePage = z.object({
  NetworkInterfaceSets: z.object({ NetworkInterfaceSet: z.array(Interface) }),
});

const Quota = z.object({ Quota: z.object({ TotalQuota: z.number() }) });

/** The documented limits, where nobody raised them: private addresses, and interfaces of an enterprise group. */
const documentedLimits = { normal: 6_000, enterprise: 65_536 } as const;

type Group = Pick<SecurityGroupFacts, "id" | "type">;

/** What the groups hold and may hold. */
export interface GroupAddresses {
  of(group: Group): SecurityGroupFacts["addresses"];
  readonly gaps: readonly Gap[];
}

/**
 * Counts as the platform does: a normal group by private IPv4, IPv6 and prefixes, an enterprise one by interfaces.
 * Primary interfaces are those of the instances in the group (DescribeInstances by group, where not all are known yet),
 * secondary ones come in one listing of the region (DescribeNetworkInterfaces, 500 a page).
 * @param everyInstance all instances of the region, where they have been read
 */
export async function collectGroupAddresses(
  cloud: Cloud,
  groups: readonly Group[],
  everyInstance: readonly InstanceRecord[] | undefined,
): Promise<GroupAddresses> {
  if (groups.length === 0) return { of: () => ({ unknown: "not counted" }), gaps: [] };
  const [secondary, quota, members] = await Promise.all([
    beside(() => readSecondary(cloud)),
    groups.some((one) => one.type === "normal") ? beside(() => readQuota(cloud)) : undefined,
    Promise.all(
      groups.map(async ({ id }) => [id, await readMembers(cloud, id, everyInstance)] as const),
    ),
  ]);
  const membersOf = new Map(members);
  return {
    of: (group) => {
      const records = membersOf.get(group.id) ?? { unknown: "not counted" };
      if (isUnknown(records)) return records;
      if (isUnknown(secondary)) return secondary;
      const used = count(group, records, secondary);
      if (isUnknown(used)) return used;
      const raised = group.type === "normal" && !isUnknown(quota) ? quota : undefined;
      return { used, limit: raised ?? documentedLimits[group.type] };
    },
    gaps: [
      ...gapOfCall("DescribeNetworkInterfaces", secondary),
      ...gapOfCall("GetProductQuota", quota),
      ...(everyInstance === undefined ? gapsById("DescribeInstances", members) : []).map((gap) => ({
        ...gap,
        what: { zh: "安全组成员", en: "members of security groups" },
      })),
    ],
  };
}

function count(
  group: Group,
  records: readonly InstanceRecord[],
  secondary: readonly z.output<typeof Interface>[],
): Maybe<number> {
  let used = 0;
  for (const { networkInterfaces } of records) {
    if (isUnknown(networkInterfaces)) return networkInterfaces;
    for (const { type, privateIps, ipv6, prefixes } of networkInterfaces) {
      if (type !== "Primary") continue;
      if (isUnknown(ipv6)) return ipv6;
      if (isUnknown(prefixes)) return prefixes;
      used += group.type === "enterprise" ? 1 : privateIps.length + ipv6.length + prefixes.length;
    }
  }
  for (const one of secondary) {
    if (!one.SecurityGroupIds.SecurityGroupId.includes(group.id)) continue;
    used += group.type === "enterprise" ? 1 : sizeOf(one);
  }
  return used;
}

function sizeOf(one: z.output<typeof Interface>): number {
  return [
    one.PrivateIpSets?.PrivateIpSet,
    one.Ipv6Sets?.Ipv6Set,
    one.Ipv4PrefixSets?.Ipv4PrefixSet,
    one.Ipv6PrefixSets?.Ipv6PrefixSet,
  ].reduce((sum, list) => sum + (list?.length ?? 0), 0);
}

async function readSecondary(cloud: Cloud): Promise<z.output<typeof Interface>[]> {
  const parameters = { RegionId: cloud.region, Type: "Secondary", MaxResults: 500 };
  const pages = await readByToken(cloud, "DescribeNetworkInterfaces", parameters, InterfacePage);
  return pages.flatMap((page) => page.NetworkInterfaceSets.NetworkInterfaceSet);
}

async function readMembers(
  cloud: Cloud,
  SecurityGroupId: string,
  everyInstance: readonly InstanceRecord[] | undefined,
): Promise<Maybe<readonly InstanceRecord[]>> {
  if (everyInstance === undefined) {
    return beside(() => listInstances(cloud, { SecurityGroupId }, () => undefined));
  }
  const nameless = everyInstance.find((one) => isUnknown(one.securityGroupIds));
  if (nameless !== undefined && isUnknown(nameless.securityGroupIds)) {
    return nameless.securityGroupIds;
  }
  return everyInstance.filter(
    ({ securityGroupIds }) =>
      !isUnknown(securityGroupIds) && securityGroupIds.includes(SecurityGroupId),
  );
}

async function readQuota(cloud: Cloud): Promise<number> {
  const parameters = {
    ProductCode: "ecs",
    QuotaActionCode: "q_vpc-normal-security-group-ip-count",
    "Dimensions.1.Key": "regionId",
    "Dimensions.1.Value": cloud.region,
  };
  return (await read(cloud, "GetProductQuota", parameters, Quota)).Quota.TotalQuota;
}
