import { z } from "zod";
import { AccountFacts } from "./facts/account.ts";
import { fact, instant } from "./facts/fact.ts";
import { InstanceFacts } from "./facts/instance.ts";

/** The version of the inventory format that this release writes and reads. */
export const inventoryVersion = 1;

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
  /** Private addresses that it holds (enterprise groups: interfaces), and the most that it may hold. */
  addresses: fact(z.object({ used: z.number(), limit: z.number() })),
});
export type SecurityGroupFacts = z.output<typeof SecurityGroupFacts>;

/** A prefix list that rules name (DescribePrefixListAttributes). */
export const PrefixListFacts = z.object({
  /** `pl-…` */
  id: z.string().min(1),
  /** Lists of the system begin with `com.aliyun`, and have the same name in every account; "" where nobody tells it. */
  name: z.string(),
  family: fact(z.enum(["IPv4", "IPv6"])),
  /** The most entries that it may hold; a rule counts as many against a group's limit. */
  maxEntries: fact(z.number()),
  entries: fact(z.array(z.object({ cidr: z.string(), description: z.string().default("") }))),
});
export type PrefixListFacts = z.output<typeof PrefixListFacts>;

/** A list of ports that rules name (DescribePortRangeListEntries). */
export const PortRangeListFacts = z.object({
  /** `prl-…` */
  id: z.string().min(1),
  name: z.string(),
  /** `from/to` each. */
  entries: fact(z.array(z.object({ portRange: z.string(), description: z.string().default("") }))),
});
export type PortRangeListFacts = z.output<typeof PortRangeListFacts>;

export const VpcFacts = z.object({
  /** `vpc-…` */
  id: z.string().min(1),
  name: z.string().default(""),
  description: z.string().default(""),
  cidr: z.string(),
  secondaryCidrs: z.array(z.string()).default([]),
  /** Blocks that it treats as private beyond RFC 1918 (DescribeVpcs `UserCidrs`). */
  userCidrs: z.array(z.string()).default([]),
  /** Its first IPv6 block, `null` where it has none. */
  ipv6Cidr: fact(z.string().nullable()),
  /** DescribeVpcs `Status`: Available, Pending. */
  status: fact(z.string()),
  /** Owner's UID where another account shares it, `null` where it is the account's own. */
  sharedBy: fact(z.string().nullable()),
  /** Blocks that it reaches beyond itself: peerings, CEN and routes, with what leads to each. */
  reaches: fact(z.array(z.object({ cidr: z.string(), through: z.string() }))),
});
export type VpcFacts = z.output<typeof VpcFacts>;

export const VswitchFacts = z.object({
  /** `vsw-…` */
  id: z.string().min(1),
  name: z.string().default(""),
  description: z.string().default(""),
  vpcId: z.string(),
  zone: z.string(),
  cidr: z.string(),
  /** Its IPv6 block, a /64; `null` where it has none. */
  ipv6Cidr: fact(z.string().nullable()),
  /** DescribeVSwitches `Status`: Available, Pending. */
  status: fact(z.string()),
  /** DescribeVSwitches `AvailableIpAddressCount`. */
  freeIps: fact(z.number()),
  /** Owner's UID where another account shares it, `null` where it is the account's own. */
  sharedBy: fact(z.string().nullable()),
  /** Blocks reserved in it (ListVSwitchCidrReservations). */
  reservedCidrs: fact(z.array(z.string())),
  /** Addresses asked about (CheckCanAllocateVpcPrivateIpAddress), and whether each can be given. */
  addressChecks: fact(z.record(z.string(), z.boolean())),
});
export type VswitchFacts = z.output<typeof VswitchFacts>;

/** How far a list goes: all of the region, or what its instances use; unknown where the listing was refused. */
const reach = fact(z.enum(["region", "used"]));

/** The facts read from one account in one region at one time. */
export const Inventory = z.object({
  version: z.literal(inventoryVersion),
  /** The account's UID, 16 digits. */
  account: z.string().regex(/^\d{16}$/),
  region: z.string().min(1),
  takenAt: instant,
  /** What the account itself is like, beside its resources. */
  standing: AccountFacts.omit({ id: true }).prefault({}),
  /** How far the lists go: what a list lacks that is not of the region may be there all the same. */
  listed: z.object({ vpcs: reach, vswitches: reach, securityGroups: reach }).prefault({}),
  vpcs: z.array(VpcFacts).default([]),
  vswitches: z.array(VswitchFacts).default([]),
  securityGroups: z.array(SecurityGroupFacts).default([]),
  /** Those that rules of the groups name; of a target also the system's. */
  prefixLists: z.array(PrefixListFacts).default([]),
  portRangeLists: z.array(PortRangeListFacts).default([]),
  instances: z.array(InstanceFacts).default([]),
});
export type Inventory = z.output<typeof Inventory>;
