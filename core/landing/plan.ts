import type { InstanceFacts } from "../facts/instance.ts";
import type { SourceRules } from "../security-group/equivalence/excess.ts";
import type { Text } from "../text.ts";

/** The far side of a rule. */
export type RulePeer =
  | {
      readonly kind: "block";
      /** Canonical: no host bits. */
      readonly cidr: string;
      readonly family: "ipv4" | "ipv6";
    }
  /** A group of the same landing, by its source id. */
  | { readonly kind: "group"; readonly sourceId: string }
  /** A prefix list that the landing creates, by its source id. */
  | { readonly kind: "prefix-list"; readonly sourceId: string }
  /** A group that exists: of the target, or of the account that `ownerId` (16 digits) names. */
  | { readonly kind: "existing-group"; readonly id: string; readonly ownerId?: string | undefined }
  /** A prefix list that the target has, such as the system's of the same name. */
  | { readonly kind: "existing-prefix-list"; readonly id: string };

/** A security group rule that the target group carries. */
export interface LandingRule {
  readonly direction: "ingress" | "egress";
  readonly protocol: "tcp" | "udp" | "icmp" | "icmpv6" | "gre" | "all";
  /** `from/to`, or `-1/-1` for protocols without ports. */
  readonly portRange: string;
  readonly peer: RulePeer;
  readonly policy: "accept" | "drop";
  /** 1 (first) to 100. */
  readonly priority: number;
  readonly description: string;
  /** Canonical CIDR of the near side, of five-tuple rules. @default every address */
  readonly localCidr?: string | undefined;
  /** `from/to` of TCP and UDP, of five-tuple rules. @default every port */
  readonly sourcePortRange?: string | undefined;
}

/** A source rule that this landing does not carry, and why. */
export interface RefusedRule {
  /** The source rule in one line, for people to find it. */
  readonly quote: string;
  readonly reason: Text;
}

export interface VswitchPlan {
  /** Stable name inside the landing: `vsw-<source vSwitch id>` without its prefix. */
  readonly key: string;
  readonly sourceId: string;
  readonly zone: string;
  readonly cidr: string;
  /** The block of the source vSwitch; private addresses can be kept where it is the same. */
  readonly sourceCidr: string;
  readonly name: string;
  /** The target's vSwitch that is used in place of a new one. @default a new one */
  readonly adoptedId?: string | undefined;
  /** Of what is adopted, the stack that landed it, `project/stack`. @default no landing made it */
  readonly madeBy?: string | undefined;
  /** The last 8 bits of its IPv6 block, 0 to 255. @default a new one has no IPv6 block */
  readonly ipv6Mask?: number | undefined;
}

/** The VPC of a landing, as it is to be; of one that is adopted, as the target has it. */
export interface NetworkPlan {
  readonly sourceVpcId: string;
  /** The primary block. */
  readonly cidr: string;
  readonly name: string;
  /** Blocks beside the primary one. */
  readonly secondaryCidrs: readonly string[];
  /** Blocks that the VPC treats as private beyond RFC 1918 (UserCidr), 3 at most. */
  readonly userCidrs: readonly string[];
  /** Whether it has an IPv6 block. */
  readonly ipv6: boolean;
  /** The target's VPC that is used in place of a new one. @default a new one */
  readonly adoptedId?: string | undefined;
  /** Of what is adopted, the stack that landed it, `project/stack`. @default no landing made it */
  readonly madeBy?: string | undefined;
  readonly vswitches: readonly VswitchPlan[];
}

export interface SecurityGroupPlan {
  readonly key: string;
  readonly sourceId: string;
  readonly name: string;
  readonly type: "normal" | "enterprise";
  readonly innerAccessPolicy: "Accept" | "Drop";
  readonly rules: readonly LandingRule[];
  /** How the rules are made: a resource for each, or one for all of them. */
  readonly ruleResources: "single" | "set";
  /** The target's group that is used in place of a new one. @default a new one */
  readonly adoptedId?: string | undefined;
  /** Of what is adopted, the stack that landed it, `project/stack`. @default no landing made it */
  readonly madeBy?: string | undefined;
  /** What the groups whose place it takes let through, for the policy that measures the landing by it. */
  readonly source?: SourceRules | undefined;
  /** What the manifest chose to leave out; never empty in silence. */
  readonly leftOut: readonly RefusedRule[];
}

/** A prefix list of the source account that the landing makes anew, because a rule names it. */
export interface PrefixListPlan {
  /** Stable name inside the landing: `pl-<source id>` without its prefix. */
  readonly key: string;
  readonly sourceId: string;
  readonly name: string;
  readonly family: "ipv4" | "ipv6";
  /** 1 to 200; every rule that names the list counts as so many. */
  readonly maxEntries: number;
  readonly entries: readonly { readonly cidr: string; readonly description: string }[];
}

export interface InstancePlan {
  readonly facts: InstanceFacts;
  readonly name: string;
  readonly zone: string;
  /** Source ids of the vSwitch and the group whose landings this instance confirms with. */
  readonly sourceVswitchId: string;
  readonly sourceGroupId: string;
  /** Its other groups: the console takes one, which the manifest chose. */
  readonly otherGroupIds: readonly string[];
  /**
   * What becomes of them. `merge`: their rules land in the same group; `join-after`: they land, too, and the instance
   * has to join them after the transfer; `leave-out`: this landing does not carry their rules.
   */
  readonly otherGroups: "leave-out" | "join-after" | "merge";
}

/** Everything that one landing creates in the target account, decided before anything is created. */
export interface LandingPlan {
  readonly name: string;
  readonly region: string;
  readonly sourceAccount: string;
  readonly targetAccount: string;
  readonly network: NetworkPlan;
  readonly securityGroups: readonly SecurityGroupPlan[];
  /** Those that rules of the groups name, by source id. */
  readonly prefixLists: readonly PrefixListPlan[];
  readonly instances: readonly InstancePlan[];
}
