import { failure, success } from "./hand-made-cloud.ts";
import type { Answer, Answering } from "./hand-made-cloud.ts";
import { quietServices } from "./quiet-services.ts";

/** One instance as DescribeInstances answers it: stopped, with nothing bound to it. */
export function wireInstance(
  id: string,
  changes: Record<string, unknown> = {},
): Record<string, unknown> {
  return {
    InstanceId: id,
    InstanceName: `name of ${id}`,
    RegionId: "cn-hangzhou",
    ZoneId: "cn-hangzhou-h",
    InstanceType: "ecs.g7.large",
    Cpu: 2,
    ImageId: "aliyun_3",
    Status: "Stopped",
    StoppedMode: "KeepCharging",
    InstanceChargeType: "PostPaid",
    InstanceNetworkType: "vpc",
    SpotStrategy: "NoSpot",
    CreationTime: "2026-01-02T03:04Z",
    ExpiredTime: "2099-12-31T15:59Z",
    AutoReleaseTime: "",
    DeletionProtection: false,
    DeploymentSetId: "",
    EcsCapacityReservationAttr: { CapacityReservationId: "", CapacityReservationPreference: "" },
    VpcAttributes: {
      VpcId: "vpc-1",
      VSwitchId: "vsw-1",
      PrivateIpAddress: { IpAddress: ["10.0.1.5"] },
      NatIpAddress: "",
    },
    PublicIpAddress: { IpAddress: [] },
    EipAddress: { AllocationId: "", IpAddress: "", InternetChargeType: "" },
    DedicatedHostAttribute: { DedicatedHostId: "", DedicatedHostName: "" },
    OperationLocks: { LockReason: [] },
    SecurityGroupIds: { SecurityGroupId: ["sg-1"] },
    NetworkInterfaces: {
      NetworkInterface: [
        {
          NetworkInterfaceId: `eni-of-${id}`,
          Type: "Primary",
          PrimaryIpAddress: "10.0.1.5",
          PrivateIpSets: { PrivateIpSet: [{ PrivateIpAddress: "10.0.1.5", Primary: true }] },
        },
      ],
    },
    ...changes,
  };
}

/** One disk as DescribeDisks answers it: the system disk of an instance, in use. */
export function wireDisk(
  id: string,
  instanceId: string,
  changes: Record<string, unknown> = {},
): Record<string, unknown> {
  return {
    DiskId: id,
    InstanceId: instanceId,
    Type: "system",
    Category: "cloud_essd",
    Encrypted: false,
    KMSKeyId: "",
    Portable: true,
    Status: "In_use",
    OperationLocks: { OperationLock: [] },
    MultiAttach: "Disabled",
    ProductCode: "",
    AutoSnapshotPolicyId: "",
    EnableAutomatedSnapshotPolicy: false,
    Size: 40,
    ZoneId: "cn-hangzhou-h",
    Attachments: { Attachment: [{ InstanceId: instanceId, Device: "/dev/xvda" }] },
    ...changes,
  };
}

export function instancesPage(
  instances: readonly unknown[],
  NextToken = "",
): ReturnType<typeof success> {
  return success({ Instances: { Instance: instances }, NextToken, TotalCount: 0 });
}

export function disksPage(disks: readonly unknown[], NextToken = ""): ReturnType<typeof success> {
  return success({ Disks: { Disk: disks }, NextToken });
}

export function groupsPage(
  ids: readonly string[],
  changes: Record<string, unknown> = {},
): ReturnType<typeof success> {
  const SecurityGroup = ids.map((id) => ({
    SecurityGroupId: id,
    SecurityGroupName: `name of ${id}`,
    Description: "",
    VpcId: "vpc-1",
    SecurityGroupType: "normal",
    ServiceManaged: false,
    ...changes,
  }));
  return success({ SecurityGroups: { SecurityGroup }, NextToken: "" });
}

export function rulesPage(
  descriptions: readonly string[],
  NextToken = "",
): ReturnType<typeof success> {
  const Permission = descriptions.map((Description) => ({
    Description,
    Direction: "ingress",
    IpProtocol: "TCP",
    PortRange: "80/80",
    Policy: "Accept",
    Priority: "1",
    SourceCidrIp: "0.0.0.0/0",
  }));
  return success({ InnerAccessPolicy: "Accept", Permissions: { Permission }, NextToken });
}

export const denied: Answering = () =>
  failure(
    403,
    "Forbidden.RAM",
    "User not authorized to operate on the specified resource, or this API doesn't support RAM.",
  );

/** A page of a listing that is read by number. */
export function numbered(list: string, item: string, rows: readonly unknown[]): Answer {
  return success({ TotalCount: rows.length, PageNumber: 1, [list]: { [item]: rows } });
}

/** One image as DescribeImages answers it: a public one. */
export function wireImage(id: string, changes: Record<string, unknown> = {}): unknown {
  return {
    ImageId: id,
    ImageOwnerAlias: "system",
    ProductCode: "",
    DiskDeviceMappings: { DiskDeviceMapping: [] },
    ...changes,
  };
}

/** A route entry as DescribeRouteEntryList answers it: the one that the platform made. */
export function wireRoute(changes: Record<string, unknown> = {}): unknown {
  return {
    RouteEntryId: "",
    RouteTableId: "vtb-1",
    DestinationCidrBlock: "10.0.1.0/24",
    Type: "System",
    NextHops: { NextHop: [{ NextHopId: "", NextHopType: "local" }] },
    ...changes,
  };
}

export function routesPage(entries: readonly unknown[], NextToken = ""): Answer {
  return success({ RouteEntrys: { RouteEntry: [wireRoute(), ...entries] }, NextToken });
}

/** What surrounds the instance of {@link smallRegion}: a public image, the system route table, and nothing else. */
const quietSurroundings: Record<string, Answering> = {
  DescribeImages: ({ query }) =>
    numbered("Images", "Image", query["ImageId"] === "aliyun_3" ? [wireImage("aliyun_3")] : []),
  DescribeSnapshots: () => success({ Snapshots: { Snapshot: [] }, NextToken: "" }),
  DescribeInstanceHistoryEvents: () =>
    success({ InstanceSystemEventSet: { InstanceSystemEventType: [] }, NextToken: "" }),
  DescribeInstanceAutoRenewAttribute: () =>
    numbered("InstanceRenewAttributes", "InstanceRenewAttribute", [
      { InstanceId: "i-1", AutoRenewEnabled: false, RenewalStatus: "Normal" },
    ]),
  DescribeInstanceRamRole: () => numbered("InstanceRamRoleSets", "InstanceRamRoleSet", []),
  DescribeInstanceAttachmentAttributes: ({ query }) =>
    numbered(
      "Instances",
      "Instance",
      (JSON.parse(query["InstanceIds"] ?? "[]") as string[]).map((InstanceId) => ({
        InstanceId,
        PrivatePoolOptionsId: "",
        PrivatePoolOptionsMatchCriteria: "None",
      })),
    ),
  DescribeClassicLinkInstances: () => numbered("Links", "Link", []),
  DescribeNetworkInterfaces: () =>
    success({ NetworkInterfaceSets: { NetworkInterfaceSet: [] }, NextToken: "" }),
  DescribeDiskReplicaPairs: () => success({ ReplicaPairs: [], NextToken: "" }),
  DescribeEipAddresses: () => numbered("EipAddresses", "EipAddress", []),
  DescribeHaVips: () => numbered("HaVips", "HaVip", []),
  DescribeRouteTableList: () =>
    numbered("RouterTableList", "RouterTableListType", [
      { RouteTableId: "vtb-1", RouteTableType: "System", VpcId: "vpc-1" },
    ]),
  DescribeRouteEntryList: () => routesPage([]),
  DescribeNatGateways: () => numbered("NatGateways", "NatGateway", []),
  DescribeForwardTableEntries: () => numbered("ForwardTableEntries", "ForwardTableEntry", []),
  ListTrafficMirrorSessions: () => success({ TrafficMirrorSessions: [], NextToken: "" }),
  ListVSwitchCidrReservations: () => success({ VSwitchCidrReservations: [], NextToken: "" }),
  CheckCanAllocateVpcPrivateIpAddress: () => success({ CanAllocate: true }),
  ListVpcPeerConnections: () => success({ VpcPeerConnects: [], NextToken: "" }),
  GetProductQuota: () => success({ Quota: { TotalQuota: 6000 } }),
};

/** A region with one instance, its disk, its group with one rule, its VPC and its vSwitch. */
export const smallRegion: Record<string, Answering> = {
  ...quietSurroundings,
  ...quietServices,
  GetCallerIdentity: () => success({ AccountId: "1000000000000001", IdentityType: "RAMUser" }),
  DescribeInstances: () => instancesPage([wireInstance("i-1")]),
  DescribeDisks: () => disksPage([wireDisk("d-1", "i-1")]),
  DescribeSecurityGroups: () => groupsPage(["sg-1"]),
  DescribeSecurityGroupAttribute: () => rulesPage(["HTTP"]),
  DescribeVpcs: () =>
    success({
      TotalCount: 1,
      Vpcs: {
        Vpc: [
          {
            VpcId: "vpc-1",
            VpcName: "net",
            CidrBlock: "10.0.0.0/8",
            EnabledIpv6: false,
            Status: "Available",
            OwnerId: 1000000000000001,
          },
        ],
      },
    }),
  DescribeVSwitches: () =>
    success({
      TotalCount: 1,
      VSwitches: {
        VSwitch: [
          {
            VSwitchId: "vsw-1",
            VSwitchName: "h",
            VpcId: "vpc-1",
            ZoneId: "cn-hangzhou-h",
            CidrBlock: "10.0.1.0/24",
            Ipv6CidrBlock: "",
            Status: "Available",
            AvailableIpAddressCount: 251,
            ShareType: "",
            OwnerId: 1000000000000001,
            RouteTable: { RouteTableId: "vtb-1", RouteTableType: "System" },
          },
        ],
      },
    }),
};
