import type { InstanceFacts, NetworkInterfaceFacts } from "../core/facts/instance.ts";
import type { Maybe } from "../core/unknown.ts";
import type { WireInstance, WireInterface } from "./instance-form.ts";
import { compareText } from "./order.ts";
import { told, toldOrNone, WireTime } from "./wire.ts";

/** Facts that DescribeInstances does not give. */
export type SurroundingFact =
  | "image"
  | "autoRenew"
  | "customRouteTableId"
  | "classicLinkVpcId"
  | "ramRole"
  | "scalingGroupId"
  | "managedGroupIds"
  | "disks"
  | "haVips"
  | "routeEntries"
  | "loadBalancers"
  | "accelerators"
  | "reverseEndpoints"
  | "dtsJobs"
  | "dnatEntries"
  | "trafficMirrors"
  | "replicationJobs"
  | "unpaidOrders"
  | "configurationOrders"
  | "zeroOrders"
  | "systemEvents"
  | "snapshots"
  | "customImages";

/** An instance as far as DescribeInstances knows it; of its EIP neither mode nor charge type. */
export type InstanceRecord = Omit<InstanceFacts, SurroundingFact>;

export function toRecord(instance: WireInstance): InstanceRecord {
  const vpc = instance.VpcAttributes;
  const inVpc = instance.InstanceNetworkType !== "classic";
  return {
    id: instance.InstanceId,
    name: told(instance.InstanceName, "InstanceName"),
    region: told(instance.RegionId, "RegionId"),
    zone: told(instance.ZoneId, "ZoneId"),
    instanceType: told(instance.InstanceType, "InstanceType"),
    cpu: told(instance.Cpu, "Cpu"),
    imageId: told(instance.ImageId, "ImageId"),
    status: told(instance.Status, "Status"),
    stoppedMode: told(instance.StoppedMode, "StoppedMode"),
    chargeType: told(instance.InstanceChargeType, "InstanceChargeType"),
    spotStrategy: told(instance.SpotStrategy, "SpotStrategy"),
    createdAt: told(instance.CreationTime, "CreationTime"),
    expiresAt: told(instance.ExpiredTime, "ExpiredTime"),
    autoReleaseAt: toReleaseTime(instance.AutoReleaseTime),
    deletionProtection: told(instance.DeletionProtection, "DeletionProtection"),
    networkType: toNetworkType(instance.InstanceNetworkType),
    vpcId: inVpc ? toldAndFilled(vpc?.VpcId, "VpcAttributes.VpcId") : classic,
    vswitchId: inVpc ? toldAndFilled(vpc?.VSwitchId, "VpcAttributes.VSwitchId") : classic,
    privateIps: inVpc
      ? told(vpc?.PrivateIpAddress.IpAddress, "VpcAttributes.PrivateIpAddress")
      : classic,
    publicIps: told(instance.PublicIpAddress?.IpAddress, "PublicIpAddress"),
    eip: toEip(instance.EipAddress),
    keyPair: noneIfAbsent(instance.KeyPairName),
    dedicatedHostId: toldOrNone(
      instance.DedicatedHostAttribute?.DedicatedHostId,
      "DedicatedHostAttribute",
    ),
    deploymentSetId: toldOrNone(instance.DeploymentSetId, "DeploymentSetId"),
    hpcClusterId: noneIfAbsent(instance.HpcClusterId),
    capacityReservationId: toldOrNone(
      instance.EcsCapacityReservationAttr?.CapacityReservationId,
      "EcsCapacityReservationAttr",
    ),
    locks: told(
      instance.OperationLocks?.LockReason.map((lock) => lock.LockReason),
      "OperationLocks",
    ),
    // Left out where there are no tags, as the sets of an interface are.
    tagKeys: (instance.Tags?.Tag ?? []).map(({ TagKey }) => TagKey).sort(compareText),
    securityGroupIds: told(
      instance.SecurityGroupIds?.SecurityGroupId.toSorted(),
      "SecurityGroupIds",
    ),
    networkInterfaces: toInterfaces(instance.NetworkInterfaces?.NetworkInterface, inVpc),
  };
}

const classic = { unknown: "the instance is in the classic network, not in a VPC" };

/** Recorded answers of the real service leave these fields out, rather than empty, where there is nothing. */
function noneIfAbsent(value: string | undefined): string | null {
  return value === undefined || value === "" ? null : value;
}

function toldAndFilled(value: string | undefined, field: string): Maybe<string> {
  return told(value === "" ? undefined : value, field);
}

function toNetworkType(type: string | undefined): InstanceRecord["networkType"] {
  return type === "vpc" || type === "classic"
    ? type
    : told<never>(undefined, "InstanceNetworkType");
}

function toReleaseTime(time: string | undefined): InstanceRecord["autoReleaseAt"] {
  if (time === "") return null;
  const read = WireTime.safeParse(time);
  return told(read.success ? read.data : undefined, "AutoReleaseTime");
}

function toEip(eip: WireInstance["EipAddress"]): InstanceRecord["eip"] {
  if (eip === undefined) return told<never>(undefined, "EipAddress");
  if (eip.AllocationId === "" && eip.IpAddress === "") return null;
  const unknown = "DescribeInstances does not say";
  return {
    allocationId: eip.AllocationId,
    ip: eip.IpAddress,
    mode: { unknown },
    chargeType: { unknown },
  };
}

function toInterfaces(
  interfaces: readonly WireInterface[] | undefined,
  inVpc: boolean,
): Maybe<NetworkInterfaceFacts[]> {
  if (interfaces === undefined) return told<never>(undefined, "NetworkInterfaces");
  const facts = interfaces.flatMap((one) =>
    one.Type === undefined
      ? []
      : [{ id: one.NetworkInterfaceId, type: one.Type, ...addresses(one) }],
  );
  if (facts.length < interfaces.length)
    return told<never>(undefined, "NetworkInterfaces.NetworkInterface.Type");
  // Every instance in a VPC has a primary interface, so a list without it is not the whole list.
  if (inVpc && !facts.some((one) => one.type === "Primary")) {
    return { unknown: "the answer names no primary network interface" };
  }
  return facts.sort((left, right) => compareText(left.id, right.id));
}

function addresses(one: WireInterface): Omit<NetworkInterfaceFacts, "id" | "type"> {
  const sets = one.PrivateIpSets?.PrivateIpSet.map((set) => set.PrivateIpAddress) ?? [];
  const primary = one.PrimaryIpAddress ?? "";
  return {
    privateIps: [...new Set([...(primary === "" ? [] : [primary]), ...sets])],
    ipv6: one.Ipv6Sets?.Ipv6Set.map((set) => set.Ipv6Address) ?? [],
    prefixes: [
      ...(one.Ipv4PrefixSets?.Ipv4PrefixSet.map((set) => set.Ipv4Prefix) ?? []),
      ...(one.Ipv6PrefixSets?.Ipv6PrefixSet.map((set) => set.Ipv6Prefix) ?? []),
    ],
  };
}
