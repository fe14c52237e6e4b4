import type { LandingRule } from "../landing/plan.ts";
import type { Text } from "../text.ts";
import { changes } from "./changes.ts";
import { quoteRule } from "./quote.ts";
import { refusals, sameButDescription } from "./refusals.ts";
import type { SourceGroup } from "./source-group.ts";
import { translateRule } from "./translate-rule.ts";

/**
 * Where a source rule went. `carried`: as it is; `translated`: otherwise written; `refused`: it has no landing;
 * `left-out`: the manifest chose so; `collided`: it differs from one that lands by its description alone, and the
 * target cannot hold both; `repeated`: it is equal in everything to one that lands.
 */
export type RuleOutcome = {
  /** The source rule in one line, for people to find it. */
  readonly quote: string;
} & (
  | { readonly fate: "carried"; readonly rules: readonly LandingRule[] }
  | {
      readonly fate: "translated";
      /** One of them, or as many as it takes to say the same; none where it matches nothing. */
      readonly rules: readonly LandingRule[];
      readonly changes: readonly Text[];
    }
  | {
      readonly fate: "refused" | "left-out" | "collided" | "repeated";
      readonly reason: Text;
    }
);

/** How many rules met each fate; together they are the source's rules. */
export function countFates(outcomes: readonly RuleOutcome[]): Record<RuleOutcome["fate"], number> {
  const counts = { carried: 0, translated: 0, refused: 0, "left-out": 0, collided: 0, repeated: 0 };
  for (const { fate } of outcomes) counts[fate] += 1;
  return counts;
}

/**
 * Where each rule of a source group goes, in the input's order: one outcome a rule, none dropped in silence.
 * @param landed what lands already, by identity, such as of a group that this one is merged with; added to
 */
export function translatePermissions(
  permissions: readonly unknown[],
  group: SourceGroup,
  landed = new Map<string, LandingRule>(),
): RuleOutcome[] {
  return permissions.map((permission): RuleOutcome => {
    const quote = quoteRule(permission);
    const translated = translateRule(permission, group);
    if ("reason" in translated) {
      const fate = translated.chosen === true ? "left-out" : "refused";
      return { quote, fate, reason: translated.reason };
    }
    const { rules, changes: said } = translated;
    const twins = rules.flatMap((rule) => landed.get(ruleIdentity(rule)) ?? []);
    const fresh: LandingRule[] = [];
    for (const rule of rules) {
      const identity = ruleIdentity(rule);
      // A list may name a block twice.
      if (landed.has(identity)) continue;
      landed.set(identity, rule);
      fresh.push(rule);
    }
    if (fresh.length === 0 && rules.length > 0) {
      const other = twins.find(({ description }) => description !== rules[0]?.description);
      return other === undefined
        ? { quote, fate: "repeated", reason: refusals.repeated }
        : { quote, fate: "collided", reason: sameButDescription(other.description) };
    }
    const all = twins.length === 0 ? said : [...said, changes.partlyThere(twins.length)];
    return all.length === 0
      ? { quote, fate: "carried", rules: fresh }
      : { quote, fate: "translated", rules: fresh, changes: all };
  });
}

/** The rules that land, in the outcomes' order. */
export function landedRules(outcomes: readonly RuleOutcome[]): LandingRule[] {
  return outcomes.flatMap((outcome) => ("rules" in outcome ? outcome.rules : []));
}

/** What tells one rule of a group from another, in the cloud and in the provider: everything but its description. */
export function ruleIdentity(rule: LandingRule): string {
  const { direction, protocol, portRange, policy, priority, localCidr, sourcePortRange } = rule;
  return [
    direction,
    protocol,
    portRange,
    peerName(rule),
    policy,
    String(priority),
    ...(localCidr === undefined ? [] : [`near ${localCidr}`]),
    ...(sourcePortRange === undefined ? [] : [`from port ${sourcePortRange}`]),
  ].join(" ");
}

/** The far side in a word: its block, the source id of what lands, or the id of what is there. */
export function peerName({ peer }: Pick<LandingRule, "peer">): string {
  if (peer.kind === "block") return peer.cidr;
  return "sourceId" in peer ? peer.sourceId : peer.id;
}
