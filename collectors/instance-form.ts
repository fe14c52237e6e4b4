import { z } from "zod";
import { WireTime } from "./wire.ts";

const IpAddresses = z.object({ IpAddress: z.array(z.string()) });

/** A network interface in an answer of DescribeInstances; the sets are left out where there is nothing in them. */
const NetworkInterface = z.object({
  NetworkInterfaceId: z.string(),
  // Answers before 2020 have no Type.
  Type: z.enum(["Primary", "Secondary"]).optional(),
  PrimaryIpAddress: z.string().optional(),
  PrivateIpSets: z
    .object({ PrivateIpSet: z.array(z.object({ PrivateIpAddress: z.string() })) })
    .optional(),
  Ipv6Sets: z.object({ Ipv6Set: z.array(z.object({ Ipv6Address: z.string() })) }).optional(),
  Ipv4PrefixSets: z
    .object({ Ipv4PrefixSet: z.array(z.object({ Ipv4Prefix: z.string() })) })
    .optional(),
  Ipv6PrefixSets: z
    .object({ Ipv6PrefixSet: z.array(z.object({ Ipv6Prefix: z.string() })) })
    .optional(),
});
export type WireInterface = z.output<typeof NetworkInterface>;

const Instance = z.object({
  InstanceId: z.string(),
  InstanceName: z.string().optional(),
  RegionId: z.string().optional(),
  ZoneId: z.string().optional(),
  InstanceType: z.string().optional(),
  Cpu: z.number().optional(),
  ImageId: z.string().optional(),
  Status: z.string().optional(),
  StoppedMode: z.string().optional(),
  InstanceChargeType: z.string().optional(),
  InstanceNetworkType: z.string().optional(),
  SpotStrategy: z.string().optional(),
  CreationTime: WireTime.optional(),
  ExpiredTime: WireTime.optional(),
  // Empty where no release is set; the time is read where it is used.
  AutoReleaseTime: z.string().optional(),
  DeletionProtection: z.boolean().optional(),
  VpcAttributes: z
    .object({ VpcId: z.string(), VSwitchId: z.string(), PrivateIpAddress: IpAddresses })
    .optional(),
  PublicIpAddress: IpAddresses.optional(),
  EipAddress: z.object({ AllocationId: z.string(), IpAddress: z.string() }).optional(),
  KeyPairName: z.string().optional(),
  DedicatedHostAttribute: z.object({ DedicatedHostId: z.string() }).optional(),
  DeploymentSetId: z.string().optional(),
  HpcClusterId: z.string().optional(),
  EcsCapacityReservationAttr: z.object({ CapacityReservationId: z.string() }).optional(),
  OperationLocks: z
    .object({ LockReason: z.array(z.object({ LockReason: z.string() })) })
    .optional(),
  // Values are not even read: nobody needs them.
  Tags: z.object({ Tag: z.array(z.object({ TagKey: z.string() })) }).optional(),
  SecurityGroupIds: z.object({ SecurityGroupId: z.array(z.string()) }).optional(),
  NetworkInterfaces: z.object({ NetworkInterface: z.array(NetworkInterface) }).optional(),
});
export type WireInstance = z.output<typeof Instance>;

/** A page of DescribeInstances, as far as it is read. */
export const InstancesPage = z.object({ Instances: z.object({ Instance: z.array(Instance) }) });
