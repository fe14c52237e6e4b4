import type { Keepability } from "../addresses/keepability.ts";
import type { Unseen } from "../addresses/references.ts";
import type { Capacity } from "../capacity/capacity.ts";
import type { InputError } from "../input/input-error.ts";
import type { RefusedRule } from "../landing/plan.ts";
import type { RuleOutcome } from "../security-group/translate.ts";
import type { Text } from "../text.ts";
import type { Maybe, Unknown } from "../unknown.ts";

/**
 * How a part of the landing comes to be: `new` is created, `adopted` exists and is used as it is, `there` exists and
 * looks like what the landing would create, as after `pulumi up`. `new` is also said where the target was not read.
 */
export type Standing = "new" | "adopted" | "there";

/** A part of the source and what takes its place in the target. */
export interface Pair {
  /** `vpc-…`, `vsw-…` or `sg-…` of the source. */
  readonly sourceId: string;
  /** `""` where it has none or was not read. */
  readonly sourceName: string;
  readonly name: string;
  readonly standing: Standing;
  /** Its id in the target; undefined for what is new. */
  readonly targetId: string | undefined;
}

/** The VPC of the landing next to that of the source. */
export interface VpcOverview extends Pair {
  /** Undefined where the inventory does not have the source's VPC. */
  readonly sourceCidr: string | undefined;
  readonly sourceSecondaryCidrs: readonly string[];
  readonly sourceUserCidrs: readonly string[];
  /** Undefined where the inventory does not say. */
  readonly sourceIpv6: boolean | undefined;
  readonly cidr: string;
  readonly secondaryCidrs: readonly string[];
  readonly userCidrs: readonly string[];
  readonly ipv6: boolean;
}

/** One vSwitch of the landing next to that of the source. */
export interface VswitchOverview extends Pair {
  readonly zone: string;
  readonly sourceCidr: string;
  /** Undefined where the inventory does not say. */
  readonly sourceIpv6: boolean | undefined;
  readonly cidr: string;
  /** 0 to 255; undefined where it has no IPv6 block. */
  readonly ipv6Mask: number | undefined;
  /** How many of the fleet land in it. */
  readonly instances: number;
}

export type Fate = RuleOutcome["fate"];

/** A rule of the source that the landing does not have. */
export interface MissingRule extends RefusedRule {
  readonly fate: "refused" | "left-out" | "collided";
}

/** One security group of the landing next to that of the source. */
export interface GroupOverview extends Pair {
  readonly type: "normal" | "enterprise";
  /** How its rules are made: a resource for each, or one for all of them. */
  readonly ruleResources: "single" | "set";
  /** How many of the fleet land in it, or join it after the transfer. */
  readonly instances: number;
  /** Other groups of the source whose rules land in it. */
  readonly mergedIds: readonly string[];
  /** How many source rules met each fate; together they are the source's rules. */
  readonly counts: Readonly<Record<Fate, number>>;
  /** Rules that write out what the source gives without one. */
  readonly added: number;
  /** Its rules as the platform counts them: a prefix list as its most entries. */
  readonly weight: number;
  /** What it lets through next to its source; `unproven`: the same as far as could be compared. */
  readonly proof: "same" | "wider" | "narrower" | "incomparable" | "unproven";
  /** Sets of packets with which the two differ. */
  readonly differences: number;
  readonly missing: readonly MissingRule[];
  /** Rules that are not in the comparison. */
  readonly unread: readonly RefusedRule[];
}

/** A prefix list that the landing makes anew. */
export interface PrefixListOverview {
  readonly sourceId: string;
  readonly name: string;
  readonly family: "ipv4" | "ipv6";
  readonly entries: number;
  readonly maxEntries: number;
}

/** What becomes of one instance. */
export interface InstanceOverview {
  /** `i-…`, the same in both accounts. */
  readonly id: string;
  readonly name: string;
  /** The wave that it goes in; undefined where the manifest names none. */
  readonly wave: string | undefined;
  readonly zone: string;
  /** Source ids of the vSwitch and the group whose landings it goes to. */
  readonly vswitchId: string;
  readonly groupId: string;
  /** Its other groups. */
  readonly otherGroupIds: readonly string[];
  readonly otherGroups: "leave-out" | "join-after" | "merge";
  readonly address: Keepability;
  /** IPv6 addresses that it has and gives up: a landing's IPv6 block is always another one. */
  readonly ipv6: Maybe<number>;
}

/** Whether the landing can be peered with the VPC that the instances leave (R3.2). */
export interface PeeringOverview {
  /** Whether the manifest wants it. */
  readonly isWanted: boolean;
  /** Blocks that overlap, of which one is enough to rule it out. */
  readonly overlaps: readonly { readonly source: string; readonly landing: string }[] | Unknown;
}

/** A command or an edit that comes next, and what it is for. */
export interface NextStep {
  readonly what: Text;
  /** Undefined where it is no command. */
  readonly command: string | undefined;
}

/** What all of it comes to. */
export interface OverviewSummary {
  readonly addresses: Readonly<Record<Keepability["state"], number>>;
  /** Instances that give up IPv6 addresses, and those of which nobody knows. */
  readonly ipv6: Readonly<Record<"lost" | "unknown", number>>;
  readonly groups: Readonly<Record<"same" | "different" | "unproven", number>>;
  readonly rules: number;
  readonly refused: number;
  /** Instances that lose the rules of a group of theirs. */
  readonly losingGroups: number;
  readonly capacity: Readonly<Record<Capacity["state"], number>>;
  readonly peering: "not-wanted" | "possible" | "excluded" | "unknown";
  /** 0 all is kept and the same, 1 something differs, is lost or is refused, 2 something is not known. */
  readonly exitCode: 0 | 1 | 2;
}

/** A whole landing before anything is created, next to what it takes the place of. */
export interface LandingOverview {
  /** The landing's name, a prefix of its resources. */
  readonly name: string;
  readonly region: string;
  /** UIDs, 16 digits. */
  readonly sourceAccount: string;
  readonly targetAccount: string;
  /** When the inventories were taken; undefined where the target was not read. */
  readonly sourceTakenAt: string;
  readonly targetTakenAt: string | undefined;
  /** What keeps the landing from being created as it is written, at the manifest's lines. */
  readonly stops: readonly InputError[];
  readonly vpc: VpcOverview;
  /** By source id. */
  readonly vswitches: readonly VswitchOverview[];
  /** By source id. */
  readonly groups: readonly GroupOverview[];
  readonly prefixLists: readonly PrefixListOverview[];
  /** In the manifest's order. */
  readonly instances: readonly InstanceOverview[];
  /** Where nobody could look for references to lost addresses. */
  readonly unseen: readonly Unseen[];
  readonly capacity: readonly Capacity[];
  readonly peering: PeeringOverview;
  /** What is paid for and what is not. */
  readonly costs: readonly Text[];
  readonly next: readonly NextStep[];
  readonly summary: OverviewSummary;
}
