import { cidrSize } from "../cidr.ts";
import type { DestinationFacts } from "../facts/destination.ts";
import type { InstanceFacts } from "../facts/instance.ts";
import type { Inventory, SecurityGroupFacts, VpcFacts, VswitchFacts } from "../inventory.ts";
import type { InstancePlan, LandingPlan, SecurityGroupPlan, VswitchPlan } from "../landing/plan.ts";
import { isUnknown } from "../unknown.ts";
import type { Maybe, Unknown } from "../unknown.ts";

/** What a landing is to be judged with, beside its plan. */
export interface LandingSurroundings {
  readonly target: Inventory | undefined;
  /** Blocks of the source VPC, where the landing is to be peered with it; `null` where it is not. */
  readonly peering: Maybe<{ readonly sourceCidrs: string[] } | null>;
}

const notCreated: Unknown = {
  unknown: "not created yet: run pulumi up in the target account, then read its inventory",
};
const noTarget: Unknown = {
  unknown:
    "no inventory of the target: run ecs-transfer inventory there and name it in the manifest",
};

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
  const byVswitch = Map.groupBy(plan.instances, ({ sourceVswitchId }) => sourceVswitchId);
  const byGroup = Map.groupBy(plan.instances, ({ sourceGroupId }) => sourceGroupId);
  const arrivals = new Map([...byGroup].map(([id, some]) => [id, addressesOf(some)]));
  const networks = new Map(
    plan.network.vswitches.map((planned) => [
      planned.sourceId,
      networkFacts(planned, vpc, target, byVswitch.get(planned.sourceId)?.length ?? 0),
    ]),
  );
  const groups = new Map(
    plan.securityGroups.map((planned) => [planned.sourceId, groupFacts(planned, vpc, target)]),
  );
  const shared = {
    region: plan.region,
    vpcCidrs: isUnknown(vpc) ? [plan.network.cidr] : [vpc.cidr, ...vpc.secondaryCidrs],
    reachableCidrs: target === undefined ? noTarget : isUnknown(vpc) ? [] : vpc.reaches,
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
      groupArrivals: arrivals.get(instance.sourceGroupId) ?? noTarget,
      privateIp,
      privateIpFree: addressFree(privateIp, network.vswitch),
    };
  };
}

/** The VPC that the landing made, by name and block; two that look alike cannot be told apart. */
function landedVpc({ network }: LandingPlan, target: Inventory | undefined): VpcFacts | Unknown {
  if (target === undefined) return noTarget;
  const same = target.vpcs.filter(
    ({ name, cidr }) => name === network.name && cidr === network.cidr,
  );
  return only(same, `VPCs named ${network.name} with ${network.cidr}`);
}

function only<T>(found: readonly T[], what: string): T | Unknown {
  const [first, ...others] = found;
  if (first === undefined) return notCreated;
  if (others.length === 0) return first;
  return { unknown: `the target has ${String(found.length)} ${what}: which is the landing's?` };
}

function networkFacts(
  planned: VswitchPlan,
  vpc: VpcFacts | Unknown,
  target: Inventory | undefined,
  arrivals: number,
) {
  const vswitch = isUnknown(vpc)
    ? vpc
    : only(
        (target?.vswitches ?? []).filter(
          (one) => one.vpcId === vpc.id && one.zone === planned.zone && one.cidr === planned.cidr,
        ),
        `vSwitches with ${planned.cidr} in ${planned.zone}`,
      );
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
  target: Inventory | undefined,
): Pick<
  DestinationFacts,
  "groupId" | "groupVpcId" | "groupType" | "groupServiceManaged" | "groupRules" | "groupAddresses"
> {
  const group: SecurityGroupFacts | Unknown = isUnknown(vpc)
    ? vpc
    : only(
        (target?.securityGroups ?? []).filter(
          ({ vpcId, name }) => vpcId === vpc.id && name === planned.name,
        ),
        `security groups named ${planned.name} in ${vpc.id}`,
      );
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
