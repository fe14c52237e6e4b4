import { compileRuleSet } from "./compile.ts";
import type { CompiledRule, CompiledRuleSet } from "./compile.ts";
import { policyOf } from "./order.ts";
import { prefixOf, within } from "./prefix.ts";
import type { Family, Packet, Policy, PortRange, Rule, RuleSet } from "./rule-set.ts";

/** What a rule set does with a packet, and by what. */
export interface Decision {
  readonly policy: Policy;
  /** `inner`: access inside the group; `implicit`: no rule matches. */
  readonly by: "rule" | "inner" | "implicit";
  /** All rules that match the packet with the deciding priority and policy; of `rule` alone. */
  readonly rules: readonly Rule[];
}

/** @throws RangeError when an address, a port or a priority is none */
export function decide(ruleSet: RuleSet, packet: Packet): Decision {
  return decideCompiled(compileRuleSet(ruleSet), packet);
}

/** The addresses of a packet as bits. */
export interface PacketBits {
  readonly family: Family;
  readonly peer: string;
  readonly local: string;
}

/** @param bits where they are known; to read addresses takes longer than to decide */
export function decideCompiled(
  { rules, implicit }: CompiledRuleSet,
  packet: Packet,
  bits: PacketBits = bitsOf(packet),
): Decision {
  const { family, peer, local } = bits;
  let order = implicit[packet.direction];
  const deciding: CompiledRule[] = [];
  for (const rule of rules) {
    if (rule.order > order) break;
    if (!matches(rule, packet)) continue;
    if (!isPeer(rule, peer, family, packet.memberOf)) continue;
    if (rule.local?.[family].some((block) => within(local, block)) === false) continue;
    ({ order } = rule);
    deciding.push(rule);
  }
  const named = deciding.flatMap(({ rule }) => (rule === undefined ? [] : [rule]));
  const by = named.length > 0 ? "rule" : deciding.length > 0 ? "inner" : "implicit";
  return { policy: policyOf(order), by, rules: named };
}

function bitsOf(packet: Packet): PacketBits {
  const { family, bits: peer } = prefixOf(packet.peer);
  return { family, peer, local: prefixOf(packet.local).bits };
}

function matches({ direction, protocol, ports, sourcePorts }: CompiledRule, packet: Packet) {
  if (direction !== packet.direction) return false;
  if (protocol === "all") return true;
  if (protocol !== packet.protocol) return false;
  if (protocol !== "tcp" && protocol !== "udp") return true;
  return (
    isAmong(packet.port, ports) &&
    (sourcePorts === undefined || isAmong(packet.sourcePort, sourcePorts))
  );
}

function isAmong(port: number, ranges: readonly PortRange[]): boolean {
  return ranges.some(({ from, to }) => from <= port && port <= to);
}

function isPeer(
  { peers, opaque }: CompiledRule,
  bits: string,
  family: "ipv4" | "ipv6",
  memberOf: readonly string[],
): boolean {
  return (
    peers[family].some((block) => within(bits, block)) ||
    (opaque.length > 0 && opaque.some((set) => memberOf.includes(set)))
  );
}
