import type { Cidr } from "../cidr.ts";
import type { PortRangeListFacts, PrefixListFacts } from "../inventory.ts";
import type { Manifest } from "../manifest/manifest.ts";
import type { Text } from "../text.ts";

/** Where the instances of a source group land. */
export interface GroupLanding {
  /** Of all that land for it. */
  readonly type: "normal" | "enterprise";
  /** By source id: the group itself, or those that its instances were merged into. At least one. */
  readonly into: readonly string[];
}

/** The addresses that a group holds, as blocks of one, or why they are not all known. */
export type MemberAddresses = { readonly cidrs: readonly string[] } | { readonly notKnown: Text };

/** A vSwitch of the fleet that lands with another block, or the VPC with its IPv6 block: no address in it can be kept. */
export interface AddressMove {
  /** `vsw-…` or `vpc-…` of the source. */
  readonly id: string;
  readonly from: Cidr;
  /** Undefined of an IPv6 block, which the cloud chooses. */
  readonly to: Cidr | undefined;
}

/** What the target has, as far as its inventory tells. */
export interface TargetSide {
  readonly account: string;
  /** The account's name, with which rules of the source name its groups. */
  readonly name: string | undefined;
  /** Undefined: there is no inventory of the target. `unread`: it is about to be read, and nothing lands until then. */
  readonly prefixLists: readonly PrefixListFacts[] | "unread" | undefined;
  /** Type of each group by id. Undefined: no inventory of the target was read. */
  readonly groups: ReadonlyMap<string, "normal" | "enterprise"> | undefined;
}

/** What the rules of all groups of a landing are translated by. */
export interface RuleSurroundings {
  /** Every group whose instances land by the same manifest, by source id; a rule's peer can be one of them. */
  readonly landing: ReadonlyMap<string, GroupLanding>;
  /** What a group of the source account holds now. */
  readonly members: (groupId: string) => MemberAddresses;
  /** Instances of the manifest that are in a source group now, and in nothing that lands for it; in the manifest's order. */
  readonly leaving: (groupId: string) => readonly string[];
  /** What the groups that land for a source group will hold. */
  readonly landingMembers: (groupId: string) => MemberAddresses;
  /** What one group that lands will hold, by source id; a source group can land in several. */
  readonly landedMembers: (groupId: string) => MemberAddresses;
  readonly prefixLists: ReadonlyMap<string, PrefixListFacts>;
  readonly portRangeLists: ReadonlyMap<string, PortRangeListFacts>;
  readonly sourceAccount: string;
  readonly target: TargetSide;
  /** Account name → UID, of accounts whose groups are named in rules. */
  readonly otherAccounts: ReadonlyMap<string, string>;
  /** Whether the landing has IPv6, or the source has none either, so that nothing is lost. */
  readonly ipv6: boolean;
  readonly moves: readonly AddressMove[];
  /** Private address → the instance of the fleet that has it. */
  readonly holders: ReadonlyMap<string, string>;
}

type GroupEntry = Manifest["securityGroups"][number];

/** What the manifest chooses for the rules of a group. */
export type RuleChoices = Pick<
  GroupEntry,
  "oldPriorities" | "groupsThatStay" | "prefixLists" | "ipv6Rules"
>;

/** What an entry chooses that says nothing. */
export const defaultChoices: RuleChoices = {
  oldPriorities: "refuse",
  groupsThatStay: "refuse",
  prefixLists: "recreate",
  ipv6Rules: "refuse",
};

/** What is known of the group that the rules come from, and what the manifest chooses for it. */
export interface SourceGroup {
  /** Of the group that lands; the rules may be those of another one that is merged into it. */
  readonly id: string;
  readonly serviceManaged: boolean;
  readonly choices: RuleChoices;
  readonly around: RuleSurroundings;
}

/** Why a rule does not land. */
export interface Refusal {
  readonly reason: Text;
  /** Whether the manifest chose to go on without it. */
  readonly chosen?: true;
}

/** A part of a source rule as the landing has it: one value, or several that together say the same. */
export interface Parts<T> {
  readonly values: readonly T[];
  /** What is different; empty: nothing. */
  readonly changes: readonly Text[];
}

export function no(reason: Text): Refusal {
  return { reason };
}

/** What the manifest chose to leave out. */
export function chosenAway(reason: Text): Refusal {
  return { reason, chosen: true };
}
