import { compareRuleSets } from "../../core/security-group/equivalence/compare.ts";
import type { Region } from "../../core/security-group/equivalence/region.ts";
import type { PeerSet, Rule, RuleSet } from "../../core/security-group/equivalence/rule-set.ts";

const nobody: PeerSet = { cidrs: [], opaque: [] };

/** A rule that lets everybody in over IPv4 to TCP 443. */
export function rule(over: Partial<Rule> = {}): Rule {
  return {
    id: "sgr-1",
    direction: "ingress",
    protocol: "tcp",
    peers: peers("0.0.0.0/0"),
    local: undefined,
    sourcePorts: undefined,
    ports: [{ from: 443, to: 443 }],
    policy: "accept",
    priority: 1,
    ...over,
  };
}

/** Blocks by their CIDRs, opaque sets by any other name. */
export function peers(...names: string[]): PeerSet {
  return {
    cidrs: names.filter((name) => /^[\d:]|\//.test(name)),
    opaque: names.filter((name) => !/^[\d:]|\//.test(name)),
  };
}

/** A normal group without inner access. */
export function groupOf(rules: readonly Rule[], over: Partial<RuleSet> = {}): RuleSet {
  return { type: "normal", innerAccessPolicy: "Drop", members: nobody, rules, ...over };
}

export function regionsOf(left: RuleSet, right: RuleSet): readonly Region[] {
  const comparison = compareRuleSets(left, right);
  return comparison.same ? [] : comparison.regions;
}

/** A region in one line. */
export function lineOf(region: Region): string {
  const { direction, protocols, memberOf, notMemberOf, ports, local, sourcePorts } = region;
  const everywhere = local[0] === "0.0.0.0/0" || local[0] === "::/0";
  return [
    direction,
    protocols.join("+"),
    region.peers.join("+"),
    ...memberOf.map((set) => `in ${set}`),
    ...notMemberOf.map((set) => `not in ${set}`),
    `${ports.from}/${ports.to}`,
    ...(everywhere ? [] : [`at ${local.join("+")}`]),
    ...(sourcePorts.from === 1 && sourcePorts.to === 65_535
      ? []
      : [`from port ${sourcePorts.from}/${sourcePorts.to}`]),
    `${region.left.policy}/${region.right.policy}`,
  ].join(" ");
}

export function linesOf(left: RuleSet, right: RuleSet): string[] {
  return regionsOf(left, right).map(lineOf);
}
