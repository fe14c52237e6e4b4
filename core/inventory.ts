import { z } from "zod";

/** The version of the inventory format that this release writes and reads. */
export const inventoryVersion = 1;

const notSaid = { unknown: "the inventory does not say" };

/** A fact in an inventory: its value, or `{ unknown: reason }`; a key left out counts as unknown. */
function fact<S extends z.ZodType>(value: S) {
  return z.union([value, z.strictObject({ unknown: z.string().min(1) })]).default(notSaid);
}

const instant = z.iso.datetime({ offset: true });

/** A disk as DescribeDisks reports it. */
export const DiskFacts = z.object({
  id: z.string(),
  /** `system` or `data`. */
  type: z.enum(["system", "data"]),
  category: fact(z.string()),
  encrypted: fact(z.boolean()),
  kmsKeyId: fact(z.string().nullable()),
  /** Whether it can be detached on its own (pay-as-you-go disks). */
  portable: fact(z.boolean()),
  burstingEnabled: fact(z.boolean()),
  /** DescribeDisks `Status`, such as `In_use`, `Attaching`, `Detaching`. */
  status: fact(z.string()),
  sizeGiB: fact(z.number()),
});
export type DiskFacts = z.output<typeof DiskFacts>;

/** A network interface as DescribeInstances reports it. */
export const NetworkInterfaceFacts = z.object({
  id: z.string(),
  type: z.enum(["Primary", "Secondary"]),
  privateIps: z.array(z.string()).default([]),
});
export type NetworkInterfaceFacts = z.output<typeof NetworkInterfaceFacts>;

/** What is known of one instance; every fact but its id may be unknown. */
export const InstanceFacts = z.object({
  /** `i-…` */
  id: z.string().min(1),
  name: fact(z.string()),
  region: fact(z.string()),
  zone: fact(z.string()),
  instanceType: fact(z.string()),
  imageId: fact(z.string()),
  /** DescribeInstances `Status`: Pending, Running, Starting, Stopping, Stopped. */
  status: fact(z.string()),
  /** DescribeInstances `StoppedMode`: KeepCharging, StopCharging, Not-applicable. */
  stoppedMode: fact(z.string()),
  /** DescribeInstances `InstanceChargeType`. */
  chargeType: fact(z.enum(["PrePaid", "PostPaid"])),
  /** DescribeInstances `SpotStrategy`: NoSpot, SpotWithPriceLimit, SpotAsPriceGo. */
  spotStrategy: fact(z.string()),
  createdAt: fact(instant),
  /** End of a subscription; a far future for pay-as-you-go instances. */
  expiresAt: fact(instant),
  vpcId: fact(z.string()),
  vswitchId: fact(z.string()),
  privateIps: fact(z.array(z.string())),
  /** The fixed public IP addresses (固定公网IP), which travel with the instance; never an EIP. */
  publicIps: fact(z.array(z.string())),
  /** The EIP bound to the instance, `null` where there is none. */
  eip: fact(z.object({ allocationId: z.string(), ip: z.string() }).nullable()),
  /** Name of the bound key pair, `null` where there is none. */
  keyPair: fact(z.string().nullable()),
  /** The dedicated host (专有宿主机) it runs on, `null` where there is none. */
  dedicatedHostId: fact(z.string().nullable()),
  /** DescribeInstances `OperationLocks.LockReason[].LockReason`; empty where it is not locked. */
  locks: fact(z.array(z.string())),
  securityGroupIds: fact(z.array(z.string())),
  networkInterfaces: fact(z.array(NetworkInterfaceFacts)),
  disks: fact(z.array(DiskFacts)),
});
export type InstanceFacts = z.output<typeof InstanceFacts>;

/** A security group with its rules in the shape of DescribeSecurityGroupAttribute's `Permission` objects. */
export const SecurityGroupFacts = z.object({
  /** `sg-…` */
  id: z.string().min(1),
  name: z.string().default(""),
  description: z.string().default(""),
  vpcId: z.string(),
  type: z.enum(["normal", "enterprise"]),
  serviceManaged: fact(z.boolean()),
  innerAccessPolicy: fact(z.enum(["Accept", "Drop"])),
  permissions: fact(z.array(z.record(z.string(), z.unknown()))),
});
export type SecurityGroupFacts = z.output<typeof SecurityGroupFacts>;

export const VpcFacts = z.object({
  /** `vpc-…` */
  id: z.string().min(1),
  name: z.string().default(""),
  cidr: z.string(),
  secondaryCidrs: z.array(z.string()).default([]),
});
export type VpcFacts = z.output<typeof VpcFacts>;

export const VswitchFacts = z.object({
  /** `vsw-…` */
  id: z.string().min(1),
  name: z.string().default(""),
  vpcId: z.string(),
  zone: z.string(),
  cidr: z.string(),
});
export type VswitchFacts = z.output<typeof VswitchFacts>;

/** The facts read from one account in one region at one time. */
export const Inventory = z.object({
  version: z.literal(inventoryVersion),
  /** The account's UID, 16 digits. */
  account: z.string().regex(/^\d{16}$/),
  region: z.string().min(1),
  takenAt: instant,
  vpcs: z.array(VpcFacts).default([]),
  vswitches: z.array(VswitchFacts).default([]),
  securityGroups: z.array(SecurityGroupFacts).default([]),
  instances: z.array(InstanceFacts).default([]),
});
export type Inventory = z.output<typeof Inventory>;
