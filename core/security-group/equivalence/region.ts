import { compareText } from "../../compare-text.ts";
import type { CompiledRuleSet } from "./compile.ts";
import { decideCompiled } from "./decide.ts";
import type { Decision, PacketBits } from "./decide.ts";
import type { Membership } from "./membership.ts";
import { cidrOf, firstAddress } from "./prefix.ts";
import type { Direction, Family, Packet, PacketProtocol, PortRange } from "./rule-set.ts";

/** Packets with which one side does one thing and the other the other: the product of its sets. */
export interface Region {
  readonly direction: Direction;
  readonly family: Family;
  readonly protocols: readonly PacketProtocol[];
  /** Addresses of the far side, as the fewest CIDRs. */
  readonly peers: readonly string[];
  /** Opaque sets that the far side's address lies in, all of them, where membership decides. */
  readonly memberOf: readonly string[];
  /** Opaque sets of which it lies in none. */
  readonly notMemberOf: readonly string[];
  /** Destination ports; of no meaning to protocols without ports, as are the source ports. */
  readonly ports: PortRange;
  /** Addresses of the near side, as the fewest CIDRs. */
  readonly local: readonly string[];
  readonly sourcePorts: PortRange;
  /** One packet of the region. */
  readonly example: Packet;
  /** What either side does with it, as with all packets of the region, and by which rules. */
  readonly left: Decision;
  readonly right: Decision;
}

/** A region whose addresses are bits, before somebody asks what decides there. */
export interface DraftRegion extends Membership {
  readonly direction: Direction;
  readonly family: Family;
  readonly protocols: readonly PacketProtocol[];
  readonly peers: readonly string[];
  readonly ports: PortRange;
  readonly local: readonly string[];
  readonly sourcePorts: PortRange;
}

/** Regions for people: in order, equal ones of several protocols in one, each with an example. */
export function describeRegions(
  drafts: readonly DraftRegion[],
  left: CompiledRuleSet,
  right: CompiledRuleSet,
): Region[] {
  const alike = Map.groupBy(drafts.toSorted(inOrder), (draft) =>
    JSON.stringify({ ...draft, protocols: undefined }),
  );
  const texts = new Map<string, string>();
  const textOf = (family: Family, bits: string): string => {
    const key = `${family} ${bits}`;
    const text = texts.get(key) ?? cidrOf({ family, bits });
    texts.set(key, text);
    return text;
  };
  const sides = new Map<string, readonly [CompiledRuleSet, CompiledRuleSet]>();
  const sidesFor = ({ direction, protocol }: Packet) => {
    const key = `${direction} ${protocol}`;
    const met = (side: CompiledRuleSet) => narrowed(side, direction, protocol);
    const found = sides.get(key) ?? ([met(left), met(right)] as const);
    sides.set(key, found);
    return found;
  };
  return [...alike.values()].flatMap((group) => {
    const [draft] = group;
    if (draft === undefined) return [];
    const { direction, family, memberOf, notMemberOf, ports, sourcePorts } = draft;
    const example = exampleOf(draft);
    const bits = exampleBits(draft);
    const [one, other] = sidesFor(example);
    return [
      {
        direction,
        family,
        protocols: group.flatMap(({ protocols }) => protocols),
        peers: draft.peers.map((bits) => textOf(family, bits)),
        memberOf,
        notMemberOf,
        ports,
        local: draft.local.map((bits) => textOf(family, bits)),
        sourcePorts,
        example,
        left: decideCompiled(one, example, bits),
        right: decideCompiled(other, example, bits),
      },
    ];
  });
}

/** The rules that packets of a direction and protocol can meet: hundreds of examples are decided by few rules each. */
function narrowed(
  { rules, implicit }: CompiledRuleSet,
  direction: Direction,
  protocol: PacketProtocol,
): CompiledRuleSet {
  const met = rules.filter(
    (rule) =>
      rule.direction === direction && (rule.protocol === "all" || rule.protocol === protocol),
  );
  return { rules: met, implicit };
}

function inOrder(one: DraftRegion, other: DraftRegion): number {
  return (
    -compareText(one.direction, other.direction) ||
    compareText(one.family, other.family) ||
    one.ports.from - other.ports.from ||
    one.ports.to - other.ports.to ||
    compareText(one.peers[0] ?? "", other.peers[0] ?? "") ||
    compareText(one.local[0] ?? "", other.local[0] ?? "") ||
    one.sourcePorts.from - other.sourcePorts.from
  );
}

function exampleOf(draft: DraftRegion): Packet {
  const { direction, family, protocols, peers, memberOf, local, ports, sourcePorts } = draft;
  return {
    direction,
    protocol: protocols[0] ?? "other",
    peer: firstAddress({ family, bits: peers[0] ?? "" }),
    memberOf,
    local: firstAddress({ family, bits: local[0] ?? "" }),
    sourcePort: sourcePorts.from,
    port: ports.from,
  };
}

/** The first address of each side, as `exampleOf` writes it. */
function exampleBits({ family, peers, local }: DraftRegion): PacketBits {
  const length = family === "ipv4" ? 32 : 128;
  const [peer = "", near = ""] = [peers[0], local[0]];
  return { family, peer: peer.padEnd(length, "0"), local: near.padEnd(length, "0") };
}
