/** What a rule may name; `all` is every protocol, those without a name of their own among them. */
export type RuleProtocol = "tcp" | "udp" | "icmp" | "icmpv6" | "gre" | "all";
/** What a packet may be of; `other` stands for every protocol that only a rule for `all` matches. */
export type PacketProtocol = "tcp" | "udp" | "icmp" | "icmpv6" | "gre" | "other";
export type Direction = "ingress" | "egress";
export type Policy = "accept" | "drop";
export type Family = "ipv4" | "ipv6";

/** Both ends belong to it; ports run from 1 to 65535. */
export interface PortRange {
  readonly from: number;
  readonly to: number;
}

export const everyPort: PortRange = { from: 1, to: 65_535 };

/** A set of addresses: the union of its parts. Empty, it holds no address. */
export interface PeerSet {
  /** Such as `10.0.0.0/8`, `2001:db8::/32` or `10.0.0.7`, in any order, overlapping or not. */
  readonly cidrs: readonly string[];
  /**
   * Sets whose addresses are not known here, such as `group sg-x` or `prefix list pl-y`.
   * The same name is the same set on both sides; of two names nothing is assumed, not even that they differ.
   */
  readonly opaque: readonly string[];
}

/** The members of the group that is compared, whichever addresses and account these have. */
export const itsMembers: PeerSet = { cidrs: [], opaque: ["members of the group"] };

/** A rule of a group; it decides a packet that lies in all its sets. */
export interface Rule {
  /** For people to find it again; nothing else is made of it. */
  readonly id: string;
  readonly direction: Direction;
  readonly protocol: RuleProtocol;
  /** The far side: the source of ingress, the destination of egress. */
  readonly peers: PeerSet;
  /** CIDRs of the near side, of five-tuple rules; undefined: any address. */
  readonly local: readonly string[] | undefined;
  /** Of TCP and UDP alone; undefined: any port. */
  readonly sourcePorts: readonly PortRange[] | undefined;
  /** Destination ports, of TCP and UDP alone; undefined: any port. */
  readonly ports: readonly PortRange[] | undefined;
  readonly policy: Policy;
  /** A whole number from 1, which is first; of equal ones a drop is first. */
  readonly priority: number;
}

/** All that decides what a network interface lets through: its group, or its groups united. */
export interface RuleSet {
  readonly type: "normal" | "enterprise";
  /** Of normal groups: under `Accept` the members and the interface reach each other, whatever the rules say. */
  readonly innerAccessPolicy: "Accept" | "Drop";
  /** The addresses inside the group; they count under `Accept` alone. */
  readonly members: PeerSet;
  readonly rules: readonly Rule[];
}

/** A packet as the interface's rules see it. */
export interface Packet {
  readonly direction: Direction;
  readonly protocol: PacketProtocol;
  /** Address of the far side. */
  readonly peer: string;
  /** The opaque sets that the far side's address lies in. */
  readonly memberOf: readonly string[];
  /** Address of the near side, of the same family. */
  readonly local: string;
  /** Read for TCP and UDP alone, as is `port`. */
  readonly sourcePort: number;
  /** Destination port. */
  readonly port: number;
}

/**
 * Groups of one interface as one rule set: their rules are sorted together, and the members of each
 * group with inner access are let through. The groups are of one type, as those of an interface are.
 */
export function uniteRuleSets(first: RuleSet, ...more: readonly RuleSet[]): RuleSet {
  const all = [first, ...more];
  const open = all.filter(({ innerAccessPolicy }) => innerAccessPolicy === "Accept");
  return {
    type: first.type,
    innerAccessPolicy: open.length > 0 ? "Accept" : "Drop",
    members: {
      cidrs: open.flatMap(({ members }) => members.cidrs),
      opaque: open.flatMap(({ members }) => members.opaque),
    },
    rules: all.flatMap(({ rules }) => rules),
  };
}
