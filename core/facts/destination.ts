import { z } from "zod";
import { fact } from "./fact.ts";

/** Where an instance lands: the vSwitch, the group and the address that the target prepares for it. */
export const DestinationFacts = z.object({
  region: fact(z.string()),
  /** `ZoneId` of the vSwitch. */
  zone: fact(z.string()),
  /** `vsw-…`; unknown until it is created. */
  vswitchId: fact(z.string()),
  /** DescribeVSwitches `Status`: Available, Pending. */
  vswitchStatus: fact(z.string()),
  vswitchCidr: fact(z.string()),
  /** `vpc-…` of the vSwitch. */
  vswitchVpcId: fact(z.string()),
  /** The VPC's blocks, the primary one first. */
  vpcCidrs: fact(z.array(z.string())),
  /** Owner's UID where the vSwitch is shared by another account, `null` where it is the target's own. */
  sharedBy: fact(z.string().nullable()),
  /** DescribeVSwitches `AvailableIpAddressCount`. */
  freeIps: fact(z.number()),
  /** Instances of this transfer that land in the vSwitch, this one included. */
  arrivals: fact(z.number()),
  /** `sg-…`; unknown until it is created. */
  groupId: fact(z.string()),
  /** `vpc-…` of the group, `""` for a group of the classic network. */
  groupVpcId: fact(z.string()),
  groupType: fact(z.enum(["normal", "enterprise"])),
  groupServiceManaged: fact(z.boolean()),
  /** Rules in the group, both directions. */
  groupRules: fact(z.number()),
  /**
   * What the group accepts and the source's group drops, a line for people each: the group as it landed, or as it is
   * planned.
   */
  groupExcess: fact(z.array(z.string())),
  /** Private addresses that the group already holds (enterprise groups: interfaces), and the most that it may hold. */
  groupAddresses: fact(z.object({ used: z.number(), limit: z.number() })),
  /** Private addresses that this transfer brings into the group, IPv6 and prefixes included. */
  groupArrivals: fact(z.number()),
  /** The address that the instance is to have again; `null` where it may change. */
  privateIp: fact(z.string().nullable()),
  /** CheckCanAllocateVpcPrivateIpAddress `CanAllocate` for that address. */
  privateIpFree: fact(z.boolean()),
  /** Blocks of the vSwitch that are reserved (ListVSwitchCidrReservations). */
  reservedCidrs: fact(z.array(z.string())),
  /** Blocks that the target's networks reach already, with what leads to each: a VPC, a peering, a CEN, a route. */
  reachableCidrs: fact(z.array(z.object({ cidr: z.string(), through: z.string() }))),
  /** Whether the landing is to be peered with the source VPC (R3.2), and that VPC's blocks. */
  peering: fact(z.object({ sourceCidrs: z.array(z.string()) }).nullable()),
});
export type DestinationFacts = z.output<typeof DestinationFacts>;
