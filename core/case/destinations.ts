import { cidrSize } from "../cidr.ts";
import type { DestinationFacts } from "../facts/destination.ts";
import type { InstanceFacts } from "../facts/instance.ts";
import type { Inventory, VpcFacts, VswitchFacts } from "../inventory.ts";
import type { InstancePlan, LandingPlan, SecurityGroupPlan, VswitchPlan } from "../landing/plan.ts";
import { isUnknown } from "../unknown.ts";
import type { Maybe, Unknown } from "../unknown.ts";
import { groupExcess } from "./group-excess.ts";
import { reachableFrom, vpcCidrsOf } from "./landed-blocks.ts";
import { landedGroup, landedVpc, landedVswitch, noTarget } from "./landed-parts.ts";

/** What a landing is to be judged with, beside its plan. */
export interface LandingSurroundings {
  readonly target: Inventory | undefined;
  /** Blocks of the source VPC, where the landing is to be peered with it; `null` where it is not. */
  readonly peering: Maybe<{ readonly sourceCidrs: string[] } | null>;
}

/** Documented defaults; a group's own limit may have been raised (GetProductQuota). */
const defaultLimits = { normal: 6000, enterprise: 65_536 } as const;

/** Addresses of a vSwitch that the platform keeps: the first one and the last three. */
const reservedAddresses = 4;

/** Where each instance of a plan lands, by instance id: what is there already, else what is planned. */
export function destinationsOf(
  plan: LandingPlan,
  { target, peering }: LandingSurroundings,
): (instance: InstancePlan) => DestinationFacts {
  const vpc = landedVpc(plan, target);
  const vswitchOf = placesOf(plan.network.vswitches);
  const groupOf = placesOf(plan.securityGroups);
  const byVswitch = Map.groupBy(plan.instances, (one) => vswitchOf(one.sourceVswitchId));
  const byGroup = Map.groupBy(plan.instances, (one) => groupOf(one.sourceGroupId));
  const arrivals = new Map([...byGroup].map(([id, some]) => [id, addressesOf(some)]));
  const networks = new Map(
    plan.network.vswitches.map((planned) => [
      planned.sourceId,
      networkFacts(planned, vpc, target, byVswitch.get(vswitchOf(planned.sourceId))?.length ?? 0),
    ]),
  );
  const bySource = new Map(
    plan.securityGroups.map((planned) => [
      planned.sourceId,
      landedGroup(planned, vpc, plan, target?.securityGroups ?? []),
    ]),
  );
  const groups = new Map(
    plan.securityGroups.map((planned) => [
      planned.sourceId,
      {
        ...groupFacts(planned, vpc, plan, target),
        groupExcess: groupExcess(planned, { target, bySource }),
      },
    ]),
  );
  const shared = {
    region: plan.region,
    vpcCidrs: vpcCidrsOf(plan, vpc),
    reachableCidrs: reachableFrom(plan, vpc, target),
    peering,
  };
  return (instance) => {
    const network = networks.get(instance.sourceVswitchId);
    const group = groups.get(instance.sourceGroupId);
    if (network === undefined || group === undefined)
      throw new Error(`the plan has no place for ${instance.facts.id}`);
    const privateIp = wantedAddress(instance.facts);
    return {
      ...shared,
      ...network.facts,
      ...group,
      groupArrivals: arrivals.get(groupOf(instance.sourceGroupId)) ?? noTarget,
      privateIp,
      privateIpFree: addressFree(privateIp, network.vswitch),
    };
  };
}

/** What arrives in one adopted part comes from all sources whose place it takes. */
function placesOf(
  planned: readonly { readonly sourceId: string; readonly adoptedId?: string | undefined }[],
): (sourceId: string) => string {
  const places = new Map(planned.map(({ sourceId, adoptedId }) => [sourceId, adoptedId]));
  return (sourceId) => places.get(sourceId) ?? sourceId;
}

function networkFacts(
  planned: VswitchPlan,
  vpc: VpcFacts | Unknown,
  target: Inventory | undefined,
  arrivals: number,
) {
  const vswitch = landedVswitch(planned, vpc, target?.vswitches ?? []);
  const size = cidrSize(planned.cidr);
  const facts = isUnknown(vswitch)
    ? {
        zone: planned.zone,
        vswitchId: vswitch,
        vswitchStatus: vswitch,
        vswitchCidr: planned.cidr,
        vswitchVpcId: vswitch,
        sharedBy: null,
        freeIps: size === undefined ? vswitch : size - reservedAddresses,
        reservedCidrs: [],
      }
    : {
        zone: vswitch.zone,
        vswitchId: vswitch.id,
        vswitchStatus: vswitch.status,
        vswitchCidr: vswitch.cidr,
        vswitchVpcId: vswitch.vpcId,
        sharedBy: vswitch.sharedBy,
        freeIps: vswitch.freeIps,
        reservedCidrs: vswitch.reservedCidrs,
      };
  return { vswitch, facts: { ...facts, arrivals } };
}

function groupFacts(
  planned: SecurityGroupPlan,
  vpc: VpcFacts | Unknown,
  plan: LandingPlan,
  target: Inventory | undefined,
): Pick<
  DestinationFacts,
  "groupId" | "groupVpcId" | "groupType" | "groupServiceManaged" | "groupRules" | "groupAddresses"
> {
  const group = landedGroup(planned, vpc, plan, target?.securityGroups ?? []);
  if (isUnknown(group)) {
    return {
      groupId: group,
      groupVpcId: group,
      groupType: planned.type,
      groupServiceManaged: false,
      groupRules: planned.rules.length,
      groupAddresses: { used: 0, limit: defaultLimits[planned.type] },
    };
  }
  return {
    groupId: group.id,
    groupVpcId: group.vpcId,
    groupType: group.type,
    groupServiceManaged: group.serviceManaged,
    groupRules: isUnknown(group.permissions) ? group.permissions : group.permissions.length,
    groupAddresses: group.addresses,
  };
}

/** Private addresses that instances bring: IPv4, IPv6 and prefixes of their primary interfaces. */
function addressesOf(instances: readonly InstancePlan[]): Maybe<number> {
  let count = 0;
  for (const { facts } of instances) {
    if (isUnknown(facts.networkInterfaces)) return facts.networkInterfaces;
    for (const { type, privateIps, ipv6, prefixes } of facts.networkInterfaces) {
      if (type !== "Primary") continue;
      if (isUnknown(ipv6)) return ipv6;
      if (isUnknown(prefixes)) return prefixes;
      count += privateIps.length + ipv6.length + prefixes.length;
    }
  }
  return count;
}

/** The address that the instance has today: what a landing with the same block is for (R3.3). */
function wantedAddress({ privateIps }: InstanceFacts): DestinationFacts["privateIp"] {
  if (isUnknown(privateIps)) return privateIps;
  return privateIps[0] ?? { unknown: "the inventory shows no private address" };
}

function addressFree(
  address: DestinationFacts["privateIp"],
  vswitch: VswitchFacts | Unknown,
): DestinationFacts["privateIpFree"] {
  if (isUnknown(vswitch)) return vswitch;
  if (isUnknown(address)) return address;
  if (isUnknown(vswitch.addressChecks)) return vswitch.addressChecks;
  const free = address === null ? undefined : vswitch.addressChecks[address];
  return (
    free ?? {
      unknown: `${address ?? "the address"} was not asked about: read the target's inventory with --manifest`,
    }
  );
}
