import type { InstanceFacts } from "../core/facts/instance.ts";
import type { Inventory, SecurityGroupFacts } from "../core/inventory.ts";
import { isUnknown } from "../core/unknown.ts";
import type { Maybe } from "../core/unknown.ts";
import { collectPeerings, reachesOf } from "./bindings/reaches.ts";
import { collectRoutes } from "./bindings/routes.ts";
import type { Routes } from "./bindings/routes.ts";
import type { Cloud } from "./client.ts";
import { gapOfCall, gapsOfList, gapsOfRules } from "./gaps.ts";
import type { Gap } from "./gaps.ts";
import { collectGroupAddresses } from "./group-addresses.ts";
import { collectGroupLists } from "./group-lists.ts";
import type { GroupLists } from "./group-lists.ts";
import type { InstanceRecord } from "./instance-record.ts";
import { collectVpcs, collectVswitches } from "./networks.ts";
import type { VswitchRecord } from "./networks.ts";
import { compareText } from "./order.ts";
import { collectRules, listSecurityGroups } from "./security-groups.ts";
import type { SecurityGroupRecord } from "./security-groups.ts";
import type { NetworkFact } from "./surroundings.ts";
import { checkAddresses, collectReservations } from "./vswitch-addresses.ts";
import type { AddressCheck, ListedNetworks } from "./vswitch-addresses.ts";

/** The VPCs, vSwitches and security groups of a region, as far as they were asked for. */
export interface RegionNetwork extends Pick<
  Inventory,
  "listed" | "securityGroups" | "vpcs" | "vswitches" | "prefixLists" | "portRangeLists"
> {
  readonly routes: Routes;
  of(record: InstanceRecord): Pick<InstanceFacts, NetworkFact>;
  readonly gaps: readonly Gap[];
}

/** What of the network to read, and whom to tell. */
export interface NetworkWishes {
  readonly account: string;
  /** What no instance uses as well. */
  readonly everything: boolean;
  /** Whether the records are all instances of the region. */
  readonly everyInstance: boolean;
  readonly addressChecks: (networks: ListedNetworks) => readonly AddressCheck[];
  /** Told of each of the {@link networkParts}. */
  readonly onPart: () => void;
  /** Told how many groups there are, and of each whose rules are read. */
  readonly onGroups: (count: number) => () => void;
}

export const networkParts = 7;

/** The network that these instances use, or all of the region. */
export async function readNetwork(
  cloud: Cloud,
  records: readonly InstanceRecord[],
  wishes: NetworkWishes,
): Promise<RegionNetwork> {
  const used = usedBy(records);
  const all = wishes.everything;
  const counted = async <T>(task: Promise<T>): Promise<T> => {
    const result = await task;
    wishes.onPart();
    return result;
  };
  const vpcIds = all ? "all" : used.vpcs;
  const anything = all || used.vpcs.length > 0;
  const vpcListing = counted(collectVpcs(cloud, vpcIds, wishes.account));
  const vswitchListing = counted(collectVswitches(cloud, vpcIds, wishes.account));
  const [
    { groups, securityGroups, lists, gaps },
    vpcs,
    vswitches,
    routes,
    peerings,
    reservations,
    checks,
  ] = await Promise.all([
    counted(readGroups(cloud, all ? "all" : used.groups, records, wishes)),
    vpcListing,
    vswitchListing,
    counted(collectRoutes(cloud, vpcIds)),
    counted(anything ? collectPeerings(cloud) : Promise.resolve([])),
    counted(anything ? collectReservations(cloud) : Promise.resolve(new Map<string, string[]>())),
    counted(checkAddresses(cloud, vpcListing, vswitchListing, wishes.addressChecks)),
  ]);
  const reachOf = (list: Maybe<unknown>) => (isUnknown(list) ? list : all ? "region" : "used");
  const wanted = new Set([...used.vswitches, ...checks.vswitchIds]);
  return {
    listed: {
      vpcs: reachOf(vpcs),
      vswitches: reachOf(vswitches),
      securityGroups: reachOf(groups),
    },
    securityGroups,
    prefixLists: lists.prefixLists,
    portRangeLists: lists.portRangeLists,
    vpcs: (isUnknown(vpcs) ? [] : vpcs).map((vpc) => ({
      ...vpc,
      reaches: reachesOf(vpc.id, routes, peerings),
    })),
    vswitches: (isUnknown(vswitches) ? [] : vswitches)
      .map((one) => one.facts)
      .filter((one) => all || wanted.has(one.id))
      .map((vswitch) => ({
        ...vswitch,
        reservedCidrs: isUnknown(reservations)
          ? reservations
          : [...(reservations.get(vswitch.id) ?? [])],
        addressChecks: checks.of(vswitch.id),
      })),
    routes,
    of: (record) => ({
      customRouteTableId: customTableOf(record, vswitches),
      managedGroupIds: managedGroupsOf(record, groups),
    }),
    gaps: [
      ...gaps,
      ...gapsOfList("DescribeSecurityGroups", used.groups, groups, (one) => one.SecurityGroupId),
      ...gapsOfList("DescribeVpcs", used.vpcs, vpcs, (one) => one.id),
      ...gapsOfList("DescribeVSwitches", used.vswitches, vswitches, (one) => one.facts.id),
      ...gapsOfRules(securityGroups),
      ...lists.gaps,
      ...routes.gaps,
      ...gapOfCall("ListVpcPeerConnections", peerings),
      ...gapOfCall("ListVSwitchCidrReservations", reservations),
      ...checks.gaps,
    ],
  };
}

interface Groups {
  readonly groups: Maybe<readonly SecurityGroupRecord[]>;
  readonly securityGroups: SecurityGroupFacts[];
  readonly lists: GroupLists;
  readonly gaps: readonly Gap[];
}

async function readGroups(
  cloud: Cloud,
  ids: readonly string[] | "all",
  records: readonly InstanceRecord[],
  wishes: NetworkWishes,
): Promise<Groups> {
  const groups = await listSecurityGroups(cloud, ids);
  if (isUnknown(groups)) {
    wishes.onGroups(0);
    const lists = await collectGroupLists(cloud, [], wishes.everything);
    return { groups, securityGroups: [], lists, gaps: [] };
  }
  const sizes = groups.map((one) => ({ id: one.SecurityGroupId, type: one.SecurityGroupType }));
  const rules = collectRules(cloud, groups, wishes.onGroups(groups.length));
  const [withRules, lists, addresses] = await Promise.all([
    rules,
    rules.then((known) => collectGroupLists(cloud, known, wishes.everything)),
    collectGroupAddresses(cloud, sizes, wishes.everyInstance ? records : undefined),
  ]);
  return {
    groups,
    securityGroups: withRules.map((one) => ({ ...one, addresses: addresses.of(one) })),
    lists,
    gaps: addresses.gaps,
  };
}

function customTableOf(
  { vswitchId, networkType }: InstanceRecord,
  vswitches: Maybe<readonly VswitchRecord[]>,
): Maybe<string | null> {
  if (networkType === "classic") return null;
  if (isUnknown(vswitchId)) return vswitchId;
  if (isUnknown(vswitches)) return vswitches;
  const own = vswitches.find((one) => one.facts.id === vswitchId);
  return own === undefined
    ? { unknown: `NotReturned: DescribeVSwitches did not return ${vswitchId}` }
    : own.customRouteTableId;
}

function managedGroupsOf(
  { securityGroupIds }: InstanceRecord,
  groups: Maybe<readonly SecurityGroupRecord[]>,
): Maybe<string[]> {
  if (isUnknown(securityGroupIds)) return securityGroupIds;
  if (isUnknown(groups)) return groups;
  const managed: string[] = [];
  for (const id of securityGroupIds) {
    const group = groups.find((one) => one.SecurityGroupId === id);
    if (group === undefined)
      return { unknown: `NotReturned: DescribeSecurityGroups did not return ${id}` };
    if (group.ServiceManaged === undefined)
      return { unknown: "the answer came without ServiceManaged" };
    if (group.ServiceManaged) managed.push(id);
  }
  return managed;
}

function usedBy(
  records: readonly InstanceRecord[],
): Record<"groups" | "vpcs" | "vswitches", string[]> {
  const groups = records.map((one) => one.securityGroupIds);
  return {
    groups: idsOf(groups.flatMap((ids) => (isUnknown(ids) ? [] : ids))),
    vpcs: idsOf(records.map((one) => one.vpcId)),
    vswitches: idsOf(records.map((one) => one.vswitchId)),
  };
}

function idsOf(ids: readonly Maybe<string>[]): string[] {
  return [...new Set(ids.filter((id) => typeof id === "string"))].sort(compareText);
}
