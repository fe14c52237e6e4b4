import type { LandingRule, RulePeer } from "../landing/plan.ts";
import type { QuotedRule } from "./console-import.ts";
import { prefixOf } from "./equivalence/prefix.ts";

/** A rule that decides no packet, because another one of its group decides all of its packets before it. */
export interface RuleWithoutEffect {
  readonly quote: string;
  /** The other one. */
  readonly behind: string;
  /** Whether the two say the opposite of each other, so that one of them may be a mistake. */
  readonly contrary: boolean;
}

/**
 * The rules of a group that another single one leaves without effect; that is legal, and worth a look. Rules that only
 * several others together leave so are not found, nor those that are equal to another one: a translation tells them.
 */
export function rulesWithoutEffect(rules: readonly QuotedRule[]): RuleWithoutEffect[] {
  const measured = rules.map(({ quote, rule }) => ({ quote, extent: extentOf(rule) }));
  return measured.flatMap(({ quote, extent }) => {
    const other = measured.find(
      (one) => comesBefore(one.extent, extent) && covers(one.extent, extent),
    );
    if (other === undefined) return [];
    return [{ quote, behind: other.quote, contrary: other.extent.policy !== extent.policy }];
  });
}

/** A rule as it is compared: ports as numbers, a block as its family and bits. */
interface Extent extends Pick<LandingRule, "direction" | "protocol" | "policy" | "priority"> {
  readonly peer: string;
  /** Whether `peer` is a block: one that begins with it lies in it. */
  readonly isBlock: boolean;
  readonly local: string | undefined;
  readonly ports: readonly [number, number];
  readonly sourcePorts: readonly [number, number];
}

function extentOf(rule: LandingRule): Extent {
  const { direction, protocol, policy, priority, peer, localCidr } = rule;
  return {
    ...{ direction, protocol, policy, priority },
    peer: nameOf(peer),
    isBlock: peer.kind === "block",
    local: localCidr === undefined ? undefined : bitsOf(localCidr),
    ports: rangeOf(rule.portRange),
    sourcePorts: rangeOf(rule.sourcePortRange ?? everyPort),
  };
}

const everyPort = "-1/-1";

function rangeOf(text: string): readonly [number, number] {
  if (text === everyPort) return [1, 65_535];
  const [from = 0, to = 0] = text.split("/").map(Number);
  return [from, to];
}

function nameOf(peer: RulePeer): string {
  if (peer.kind === "block") return bitsOf(peer.cidr);
  return `${peer.kind} ${"sourceId" in peer ? peer.sourceId : peer.id}`;
}

function bitsOf(cidr: string): string {
  const { family, bits } = prefixOf(cidr);
  return `${family} ${bits}`;
}

/** In the order in which the cloud weighs them; of rules that say the same the narrower one is without effect. */
function comesBefore(one: Extent, other: Extent): boolean {
  if (one.priority !== other.priority) return one.priority < other.priority;
  if (one.policy !== other.policy) return one.policy === "drop";
  return !covers(other, one);
}

function covers(one: Extent, other: Extent): boolean {
  return (
    one.direction === other.direction &&
    (one.protocol === "all" || one.protocol === other.protocol) &&
    (one.isBlock ? other.isBlock && other.peer.startsWith(one.peer) : one.peer === other.peer) &&
    holds(one.ports, other.ports) &&
    holds(one.sourcePorts, other.sourcePorts) &&
    (one.local === undefined || other.local?.startsWith(one.local) === true)
  );
}

function holds(outer: readonly [number, number], inner: readonly [number, number]): boolean {
  return outer[0] <= inner[0] && inner[1] <= outer[1];
}
