import type { Answer, Call } from "../call.ts";
import { ecsTags } from "../tags.ts";
import { toMinute } from "../time.ts";
import type { Eip, Eni, Instance } from "../state.ts";
import { instanceType } from "./instance-types.ts";

/** What a pay-as-you-go instance answers as its expiry. */
const NEVER = "2099-12-31T15:59Z";

export function enisOf(call: Pick<Call, "account">, instanceId: string): Eni[] {
  const enis = [...call.account.enis.values()].filter((eni) => eni.instanceId === instanceId);
  return enis.sort((a, b) => Number(b.kind === "Primary") - Number(a.kind === "Primary"));
}

export function eipOf(call: Pick<Call, "account">, instanceId: string): Eip | undefined {
  return [...call.account.eips.values()].find((eip) => eip.instanceId === instanceId);
}

export function networkTypeOf(instance: Instance): "vpc" | "classic" {
  return instance.vSwitchId === "" ? "classic" : "vpc";
}

/** One row of DescribeInstances. */
export function instanceRow(call: Call, instance: Instance): Answer {
  const wantsMetadata = [...call.params].some(
    ([name, value]) => name.startsWith("AdditionalAttributes.") && value === "META_OPTIONS",
  );
  return {
    InstanceId: instance.id,
    InstanceName: instance.name,
    Description: instance.description,
    HostName: instance.hostName,
    RegionId: instance.regionId,
    ZoneId: instance.zoneId,
    Status: instance.status,
    StoppedMode: instance.stoppedMode,
    CreationTime: toMinute(instance.createdAt),
    StartTime: instance.startedAt === undefined ? "" : toMinute(instance.startedAt),
    ExpiredTime: instance.expiresAt === undefined ? NEVER : toMinute(instance.expiresAt),
    AutoReleaseTime: instance.autoReleaseTime,
    ...chargeFields(instance),
    ...machineFields(instance),
    ...networkFields(call, instance),
    OperationLocks: {
      LockReason: instance.locks.map(({ reason, message }) => ({
        LockReason: reason,
        LockMsg: message,
      })),
    },
    ResourceGroupId: instance.resourceGroupId,
    DeletionProtection: instance.deletionProtection,
    DeploymentSetId: instance.deploymentSetId,
    KeyPairName: instance.keyPairName,
    Recyclable: false,
    SerialNumber: instance.serialNumber,
    DedicatedHostAttribute: {
      DedicatedHostId: instance.dedicatedHostId,
      DedicatedHostName: "",
      DedicatedHostClusterId: "",
    },
    DedicatedInstanceAttribute: {
      Affinity: "",
      Tenancy: instance.dedicatedHostId === "" ? "" : "host",
    },
    EcsCapacityReservationAttr: {
      CapacityReservationId: instance.capacityReservationId,
      CapacityReservationPreference: instance.capacityReservationId === "" ? "" : "targeted",
    },
    HibernationOptions: { Configured: false },
    MetadataOptions: wantsMetadata
      ? { HttpEndpoint: "enabled", HttpTokens: "optional", HttpPutResponseHopLimit: 0 }
      : { HttpEndpoint: "", HttpTokens: "" },
    ImageOptions: { LoginAsNonRoot: false },
    AdditionalInfo: { EnableHighDensityMode: false },
    Tags: ecsTags(instance),
  };
}

function chargeFields(instance: Instance): Answer {
  return {
    InstanceChargeType: instance.chargeType,
    InternetChargeType: instance.internetChargeType,
    InternetMaxBandwidthIn: instance.internetMaxBandwidthIn,
    InternetMaxBandwidthOut: instance.internetMaxBandwidthOut,
    SaleCycle: instance.chargeType === "PrePaid" ? "month" : "",
    SpotStrategy: instance.spotStrategy,
    SpotPriceLimit: 0,
    SpotDuration: instance.spotStrategy === "NoSpot" ? 0 : 1,
    SpotInterruptionBehavior: instance.spotStrategy === "NoSpot" ? "" : "Terminate",
    CreditSpecification: instance.creditSpecification,
  };
}

function machineFields(instance: Instance): Answer {
  return {
    ImageId: instance.imageId,
    InstanceType: instance.instanceType,
    InstanceTypeFamily: instanceType(instance.instanceType).family,
    Cpu: instance.cpu,
    Memory: instance.memory,
    CpuOptions: {
      CoreCount: Math.max(1, instance.cpu / 2),
      ThreadsPerCore: instance.cpu === 1 ? 1 : 2,
      Numa: "",
    },
    OSName: instance.osName,
    OSNameEn: instance.osName,
    OSType: instance.osType,
    GPUAmount: 0,
    GPUSpec: "",
    IoOptimized: true,
    DeviceAvailable: true,
    LocalStorageAmount: 0,
    LocalStorageCapacity: 0,
    ClusterId: "",
    HpcClusterId: instance.hpcClusterId,
    ISP: "",
    VlanId: "",
  };
}

function networkFields(call: Call, instance: Instance): Answer {
  const enis = enisOf(call, instance.id);
  const primary = enis[0];
  return {
    InstanceNetworkType: networkTypeOf(instance),
    InnerIpAddress: { IpAddress: instance.innerIp === "" ? [] : [instance.innerIp] },
    RdmaIpAddress: { IpAddress: [] },
    PublicIpAddress: { IpAddress: instance.publicIp === "" ? [] : [instance.publicIp] },
    EipAddress: eipField(eipOf(call, instance.id)),
    VpcAttributes: {
      VpcId: instance.vpcId,
      VSwitchId: instance.vSwitchId,
      NatIpAddress: "",
      PrivateIpAddress: { IpAddress: primary === undefined ? [] : [primary.primaryIp] },
    },
    SecurityGroupIds: { SecurityGroupId: instance.securityGroupIds },
    NetworkInterfaces: { NetworkInterface: enis.map(shortEni) },
  };
}

function eipField(eip: Eip | undefined): Answer {
  return {
    AllocationId: eip?.id ?? "",
    IpAddress: eip?.ipAddress ?? "",
    InternetChargeType: eip?.internetChargeType ?? "",
    ...(eip === undefined ? {} : { Bandwidth: eip.bandwidth, IsSupportUnassociate: true }),
  };
}

function shortEni(eni: Eni): Answer {
  return {
    NetworkInterfaceId: eni.id,
    Type: eni.kind,
    MacAddress: eni.macAddress,
    PrimaryIpAddress: eni.primaryIp,
    PrivateIpSets: { PrivateIpSet: privateIps(eni) },
    Ipv6Sets: { Ipv6Set: eni.ipv6Addresses.map((Ipv6Address) => ({ Ipv6Address })) },
    ...prefixSets(eni),
  };
}

export function prefixSets(eni: Eni): Answer {
  return {
    Ipv4PrefixSets: { Ipv4PrefixSet: eni.ipv4Prefixes.map((Ipv4Prefix) => ({ Ipv4Prefix })) },
    Ipv6PrefixSets: { Ipv6PrefixSet: eni.ipv6Prefixes.map((Ipv6Prefix) => ({ Ipv6Prefix })) },
  };
}

/** `Primary` has to be a real boolean in every row. */
export function privateIps(eni: Eni): { PrivateIpAddress: string; Primary: boolean }[] {
  return [
    { PrivateIpAddress: eni.primaryIp, Primary: true },
    ...eni.secondaryIps.map((PrivateIpAddress) => ({ PrivateIpAddress, Primary: false })),
  ];
}
