import type { Rule } from "../../../core/rules/rule.ts";
import { targetCidrOverlap } from "./cidr-overlap.ts";
import { targetCidrPlan } from "./cidr-plan.ts";
import { targetFreeIps } from "./free-ips.ts";
import { targetPrivateIpInCidr } from "./private-ip-in-cidr.ts";
import { targetPrivateIp } from "./private-ip.ts";
import { targetRegion } from "./region.ts";
import { targetSgCapacity } from "./sg-capacity.ts";
import { targetSgNetworkType } from "./sg-network-type.ts";
import { targetSgNotManaged } from "./sg-not-managed.ts";
import { targetSgRules } from "./sg-rules.ts";
import { targetSgType } from "./sg-type.ts";
import { targetSgWider } from "./sg-wider.ts";
import { targetSharedVpc } from "./shared-vpc.ts";
import { targetVpcMatch } from "./vpc-match.ts";
import { targetVswitchAvailable } from "./vswitch-available.ts";
import { targetZone } from "./zone.ts";

/** The rules about where an instance lands: the place, the network, the security group, the address. */
export const targetRules: readonly Rule[] = [
  targetRegion,
  targetZone,
  targetCidrPlan,
  targetCidrOverlap,
  targetVswitchAvailable,
  targetSharedVpc,
  targetFreeIps,
  targetVpcMatch,
  targetSgNetworkType,
  targetSgType,
  targetSgNotManaged,
  targetSgCapacity,
  targetSgRules,
  targetSgWider,
  targetPrivateIpInCidr,
  targetPrivateIp,
];
