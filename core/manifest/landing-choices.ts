import { z } from "zod";
import { CloudName, LandingName, VpcId, VswitchId } from "./forms.ts";

/** What the manifest decides of the landing's VPC. One that is adopted is taken as it is, so it takes no more. */
const VpcChoices = z.strictObject({
  /** A VPC that the target has, to be used in place of a new one; it is never changed. */
  adopt: VpcId.optional(),
  /** @default the source VPC's name */
  name: CloudName.optional(),
  /** @default the source VPC's CIDR */
  cidr: z.string().optional(),
  /** Blocks beside the first one. @default those of the source VPC that the landing's vSwitches need */
  secondaryCidrs: z.array(z.string()).optional(),
  /** Blocks to treat as private beyond RFC 1918, 3 at most. @default the source VPC's */
  userCidrs: z.array(z.string()).optional(),
  /** @default whether the source VPC has IPv6 */
  ipv6: z.boolean().optional(),
});

/** What the manifest decides of the vSwitch that takes the place of a source vSwitch. */
const VswitchChoices = z.strictObject({
  source: VswitchId,
  /** A vSwitch that the target has, to be used in place of a new one; it is never changed. */
  adopt: VswitchId.optional(),
  /** @default the source vSwitch's name */
  name: CloudName.optional(),
  /** Another block than the source's gives up the private addresses. @default the source vSwitch's CIDR */
  cidr: z.string().optional(),
  /** Last 8 bits of the IPv6 block. @default those of the source vSwitch's, where the landing has IPv6 */
  ipv6Mask: z.int().min(0).max(255).optional(),
});

/** What the manifest decides of a landing's network. */
export const LandingChoices = z
  .strictObject({
    /** Prefix of all resource names; never changed once something is created. @default "landing" */
    name: LandingName.default("landing"),
    vpc: VpcChoices.default({}),
    /** What is said of single source vSwitches. */
    vswitches: z.array(VswitchChoices).default([]),
    /** Whether the landing is to be peered with the source VPC (R3.2); then their blocks must differ. */
    peerWithSource: z.boolean().default(false),
  })
  .default({ name: "landing", vpc: {}, vswitches: [], peerWithSource: false });
