import { failure, success } from "./hand-made-cloud.ts";
import type { Answering } from "./hand-made-cloud.ts";

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
    ImageId: "aliyun_3",
    Status: "Stopped",
    StoppedMode: "KeepCharging",
    InstanceChargeType: "PostPaid",
    InstanceNetworkType: "vpc",
    SpotStrategy: "NoSpot",
    CreationTime: "2026-01-02T03:04Z",
    ExpiredTime: "2099-12-31T15:59Z",
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

/** A region with one instance, its disk, its group with one rule, its VPC and its vSwitch. */
export const smallRegion: Record<string, Answering> = {
  GetCallerIdentity: () => success({ AccountId: "1000000000000001", IdentityType: "RAMUser" }),
  DescribeInstances: () => instancesPage([wireInstance("i-1")]),
  DescribeDisks: () => disksPage([wireDisk("d-1", "i-1")]),
  DescribeSecurityGroups: () => groupsPage(["sg-1"]),
  DescribeSecurityGroupAttribute: () => rulesPage(["HTTP"]),
  DescribeVpcs: () =>
    success({
      TotalCount: 1,
      Vpcs: { Vpc: [{ VpcId: "vpc-1", VpcName: "net", CidrBlock: "10.0.0.0/8" }] },
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
          },
        ],
      },
    }),
};
