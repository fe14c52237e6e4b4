import type { RefusedRule } from "../../landing/plan.ts";
import type { Maybe } from "../../unknown.ts";
import { isUnknown } from "../../unknown.ts";
import { compareRuleSets } from "./compare.ts";
import { opaquePeers } from "./read-rules.ts";
import type { PeerNames } from "./read-rules.ts";
import type { Region } from "./region.ts";
import { everyPort, itsMembers } from "./rule-set.ts";
import type { PeerSet, PortRange, Rule, RuleSet } from "./rule-set.ts";

/** What a source group lets through, as its landing is measured by it. Plain data. */
export interface SourceRules {
  /** Groups that land are named by their source ids. */
  readonly ruleSet: RuleSet;
  /** Rules of which it is not known what they match. */
  readonly unread: readonly RefusedRule[];
  /** What landing rules may name, by its id in the source, or in the target where it was there: the sets that it stands for. */
  readonly peers: Readonly<Record<string, PeerSet>>;
}

/** The rules of a group as far as they are known. */
export interface SaidRules {
  readonly type: Maybe<RuleSet["type"]>;
  readonly innerAccessPolicy: Maybe<RuleSet["innerAccessPolicy"]>;
  readonly members: PeerSet;
  readonly rules: readonly Rule[];
  /** Rules of which something is not known, with what is. */
  readonly uncertain: readonly Uncertain[];
  /** Why it is not known, where that leaves the answer open. */
  readonly why: string;
}

/** What is known of a rule of which not everything is. */
export type Uncertain = Partial<Pick<Rule, "direction" | "policy" | "priority">>;

/** The members of the group that lands in the place of a source group. */
export function membersOf({ peers }: SourceRules, sourceId: string): PeerSet {
  return peers[sourceId] ?? itsMembers;
}

/**
 * What stands for the groups and prefix lists that rules in the target name, so that they compare with the source's.
 * @param sourceIdOf the source id of a group that landed, by what names it in the target
 * @param entriesOf blocks of a prefix list of which the plan says nothing, where they are known
 */
export function landedNames(
  { peers }: SourceRules,
  sourceIdOf: (name: string) => string | undefined,
  entriesOf: (name: string) => readonly string[] | undefined,
): PeerNames {
  const planned = (id: string) => (Object.hasOwn(peers, id) ? peers[id] : undefined);
  return {
    group: (name, owner) => {
      const sourceId = sourceIdOf(name);
      return sourceId === undefined
        ? (planned(name) ?? opaquePeers.group(name, owner))
        : (planned(sourceId) ?? opaquePeers.group(sourceId, undefined));
    },
    prefixList: (name) => {
      const set = planned(name);
      if (set !== undefined) return set;
      const cidrs = entriesOf(name);
      return cidrs === undefined ? opaquePeers.prefixList(name) : { cidrs, opaque: [] };
    },
  };
}

/** Regions past these are counted. */
const mostNamed = 20;

/**
 * What a landing group accepts and its source drops, a line a region; empty: nothing, for certain.
 * What is not known counts first as narrow, so that nothing is claimed, and then as wide, so that nothing is missed.
 */
export function excessOf(source: SourceRules, landing: SaidRules): Maybe<string[]> {
  const { ruleSet, unread } = source;
  if (unread.length > 0)
    return { unknown: `rules of the source group cannot be compared: ${unread.length}` };
  try {
    const proven = wider(ruleSet, boundOf(landing, "narrow"));
    if (proven.length > 0) return named(proven);
    if (wider(ruleSet, boundOf(landing, "wide")).length === 0) return [];
  } catch (error) {
    if (error instanceof RangeError) return { unknown: `a rule is not valid: ${error.message}` };
    throw error;
  }
  return { unknown: landing.why };
}

function wider(source: RuleSet, landing: RuleSet): Region[] {
  const comparison = compareRuleSets(source, landing);
  return comparison.same ? [] : comparison.regions.filter(({ right }) => right.policy === "accept");
}

/** The least, or the most, that a group can let through as far as it is known. */
function boundOf(landing: SaidRules, bound: "narrow" | "wide"): RuleSet {
  const { type, innerAccessPolicy, members, rules, uncertain } = landing;
  const [policy, inner, ofType] =
    bound === "narrow"
      ? (["drop", "Drop", "enterprise"] as const)
      : (["accept", "Accept", "normal"] as const);
  const bounds = uncertain
    .filter((one) => one.policy === undefined || one.policy === policy)
    .flatMap((one) => everything(one, policy));
  return {
    type: isUnknown(type) ? ofType : type,
    innerAccessPolicy: isUnknown(innerAccessPolicy) ? inner : innerAccessPolicy,
    members,
    rules: [...rules, ...bounds],
  };
}

function everything({ direction, priority = 1 }: Uncertain, policy: Rule["policy"]): Rule[] {
  const directions = direction === undefined ? (["ingress", "egress"] as const) : [direction];
  return directions.map((one) => ({
    id: "not known",
    direction: one,
    protocol: "all",
    peers: { cidrs: ["0.0.0.0/0", "::/0"], opaque: [] },
    local: undefined,
    sourcePorts: undefined,
    ports: undefined,
    policy,
    priority,
  }));
}

function named(regions: readonly Region[]): string[] {
  const more = regions.length - mostNamed;
  return [
    ...regions.slice(0, mostNamed).map(lineOf),
    ...(more > 0 ? [`and ${String(more)} more`] : []),
  ];
}

/** A region in the words of the API; what is everything is not said. */
function lineOf(region: Region): string {
  const { direction, protocols, peers, memberOf, notMemberOf, ports, local, sourcePorts } = region;
  const hasPorts = protocols.some((protocol) => protocol === "tcp" || protocol === "udp");
  const parts = [
    direction,
    protocols.join(","),
    `${direction === "ingress" ? "from" : "to"} ${some(peers)}`,
    ...memberOf.map((set) => `in ${set}`),
    ...notMemberOf.map((set) => `not in ${set}`),
    ...(hasPorts ? portsOf("port", ports) : []),
    ...(hasPorts ? portsOf("source port", sourcePorts) : []),
    ...(local.some((block) => block.endsWith("/0")) ? [] : [`at ${some(local)}`]),
  ];
  return parts.join(" ");
}

function portsOf(word: string, { from, to }: PortRange): string[] {
  if (from === everyPort.from && to === everyPort.to) return [];
  return [`${word} ${String(from)}/${String(to)}`];
}

function some(blocks: readonly string[]): string {
  const shown = blocks.slice(0, 3).join(", ");
  return blocks.length > 3 ? `${shown} and ${String(blocks.length - 3)} blocks more` : shown;
}
