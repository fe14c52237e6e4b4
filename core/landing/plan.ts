import type { InstanceFacts } from "../facts/instance.ts";
import type { Text } from "../text.ts";

/** The far side of a rule: a block of addresses, or a group of the same landing by its source id. */
export type RulePeer =
  | {
      readonly kind: "block";
      /** Canonical: no host bits. */
      readonly cidr: string;
      readonly family: "ipv4" | "ipv6";
    }
  | { readonly kind: "group"; readonly sourceId: string };

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
  readonly name: string;
}

export interface NetworkPlan {
  readonly sourceVpcId: string;
  readonly cidr: string;
  readonly name: string;
  readonly vswitches: readonly VswitchPlan[];
}

export interface SecurityGroupPlan {
  readonly key: string;
  readonly sourceId: string;
  readonly name: string;
  readonly type: "normal" | "enterprise";
  readonly innerAccessPolicy: "Accept" | "Drop";
  readonly rules: readonly LandingRule[];
  /** What the manifest chose to leave out; never empty in silence. */
  readonly leftOut: readonly RefusedRule[];
}

export interface InstancePlan {
  readonly facts: InstanceFacts;
  readonly name: string;
  readonly zone: string;
  /** Source ids of the vSwitch and the group whose landings this instance confirms with. */
  readonly sourceVswitchId: string;
  readonly sourceGroupId: string;
  /** Its other groups, whose rules this landing does not carry: the manifest chose one. */
  readonly otherGroupIds: readonly string[];
}

/** Everything that one landing creates in the target account, decided before anything is created. */
export interface LandingPlan {
  readonly name: string;
  readonly region: string;
  readonly sourceAccount: string;
  readonly targetAccount: string;
  readonly network: NetworkPlan;
  readonly securityGroups: readonly SecurityGroupPlan[];
  readonly instances: readonly InstancePlan[];
}
