import { implicitOrder, insideTheGroup, orderOf, priorities } from "./order.ts";
import { prefixOf } from "./prefix.ts";
import { everyPort } from "./rule-set.ts";
import type {
  Direction,
  Family,
  PacketProtocol,
  PeerSet,
  PortRange,
  Rule,
  RuleSet,
} from "./rule-set.ts";

/** Bits of blocks by family. */
type Blocks = Readonly<Record<Family, readonly string[]>>;

/** A rule with its addresses as bits, or the access that members have without one. */
export interface CompiledRule {
  /** Undefined: access inside the group. */
  readonly rule: Rule | undefined;
  readonly order: number;
  readonly direction: Direction;
  readonly protocol: Rule["protocol"];
  readonly peers: Blocks;
  readonly opaque: readonly string[];
  readonly local: Blocks | undefined;
  readonly sourcePorts: readonly PortRange[] | undefined;
  readonly ports: readonly PortRange[];
  /** Equal for rules that do the same to the same packets by the same words. */
  readonly identity: string;
}

export interface CompiledRuleSet {
  /** By order, as they decide. */
  readonly rules: readonly CompiledRule[];
  readonly implicit: Readonly<Record<Direction, number>>;
}

/** The protocols that a packet of a family can be of. */
export const protocolsOf: Readonly<Record<Family, readonly PacketProtocol[]>> = {
  ipv4: ["tcp", "udp", "icmp", "gre", "other"],
  ipv6: ["tcp", "udp", "icmpv6", "gre", "other"],
};

/** @throws RangeError when an address, a port or a priority is none */
export function compileRuleSet(ruleSet: RuleSet): CompiledRuleSet {
  const rules = ruleSet.rules.map(compileRule);
  const isOpen = ruleSet.type === "normal" && ruleSet.innerAccessPolicy === "Accept";
  return {
    rules: [...rules, ...(isOpen ? innerAccess(ruleSet.members) : [])].toSorted(
      (one, other) => one.order - other.order,
    ),
    implicit: {
      ingress: implicitOrder(ruleSet, "ingress"),
      egress: implicitOrder(ruleSet, "egress"),
    },
  };
}

function compileRule(rule: Rule): CompiledRule {
  checkRule(rule);
  return withIdentity({
    rule,
    order: orderOf(rule.priority, rule.policy),
    direction: rule.direction,
    protocol: rule.protocol,
    peers: blocksOf(rule.peers.cidrs),
    opaque: rule.peers.opaque,
    local: rule.local === undefined ? undefined : blocksOf(rule.local),
    sourcePorts: rule.sourcePorts,
    ports: rule.ports ?? [everyPort],
  });
}

function innerAccess(members: PeerSet): CompiledRule[] {
  const peers = blocksOf(members.cidrs);
  return (["ingress", "egress"] as const).map((direction) =>
    withIdentity({
      rule: undefined,
      order: insideTheGroup,
      direction,
      protocol: "all",
      peers,
      opaque: members.opaque,
      local: undefined,
      sourcePorts: undefined,
      ports: [everyPort],
    }),
  );
}

function withIdentity(rule: Omit<CompiledRule, "identity">): CompiledRule {
  const { order, direction, protocol, peers, opaque, local, sourcePorts, ports } = rule;
  const parts = [order, direction, protocol, peers, opaque, local ?? "any", sourcePorts ?? "any"];
  return { ...rule, identity: JSON.stringify([...parts, ports]) };
}

function checkRule({ id, protocol, ports, sourcePorts, priority }: Rule): void {
  const ranges = [...(ports ?? []), ...(sourcePorts ?? [])];
  if (ranges.length > 0 && protocol !== "tcp" && protocol !== "udp") {
    throw new RangeError(`rule ${id}: ports go with tcp and udp, not with ${protocol}`);
  }
  for (const { from, to } of ranges) {
    if (!isWithin(from, everyPort) || !isWithin(to, everyPort) || from > to) {
      throw new RangeError(`rule ${id}: ${String(from)}/${String(to)} is no range of ports`);
    }
  }
  if (!isWithin(priority, priorities)) {
    throw new RangeError(`rule ${id}: ${String(priority)} is no priority`);
  }
}

function isWithin(value: number, { from, to }: PortRange): boolean {
  return Number.isInteger(value) && value >= from && value <= to;
}

function blocksOf(cidrs: readonly string[]): Blocks {
  const blocks: Record<Family, string[]> = { ipv4: [], ipv6: [] };
  for (const cidr of cidrs) {
    const { family, bits } = prefixOf(cidr);
    blocks[family].push(bits);
  }
  return blocks;
}
