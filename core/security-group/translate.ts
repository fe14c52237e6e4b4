import type { LandingRule } from "../landing/plan.ts";
import type { Text } from "../text.ts";
import { quoteRule } from "./quote.ts";
import { refusals, sameButDescription } from "./refusals.ts";
import { translateRule } from "./translate-rule.ts";
import type { SourceGroup } from "./translate-rule.ts";

/**
 * Where a source rule went. `carried`: as it is; `translated`: otherwise written; `refused`: it has no landing;
 * `left-out`: the manifest chose so; `collided`: it differs from one that lands by its description alone, and the
 * target cannot hold both; `repeated`: it is equal in everything to one that lands.
 */
export type RuleOutcome = {
  /** The source rule in one line, for people to find it. */
  readonly quote: string;
} & (
  | { readonly fate: "carried"; readonly rule: LandingRule }
  | { readonly fate: "translated"; readonly rule: LandingRule; readonly changes: readonly Text[] }
  | {
      readonly fate: "refused" | "left-out" | "collided" | "repeated";
      readonly reason: Text;
    }
);

/** Where each rule of a source group goes, in the input's order: one outcome a rule, none dropped in silence. */
export function translatePermissions(
  permissions: readonly unknown[],
  group: SourceGroup,
): RuleOutcome[] {
  const landed = new Map<string, LandingRule>();
  return permissions.map((permission): RuleOutcome => {
    const quote = quoteRule(permission);
    const translated = translateRule(permission, group);
    if ("reason" in translated) {
      const fate = translated.chosen === true ? "left-out" : "refused";
      return { quote, fate, reason: translated.reason };
    }
    const { rule, changes } = translated;
    const identity = ruleIdentity(rule);
    const twin = landed.get(identity);
    if (twin === undefined) {
      landed.set(identity, rule);
      return changes.length === 0
        ? { quote, fate: "carried", rule }
        : { quote, fate: "translated", rule, changes };
    }
    return twin.description === rule.description
      ? { quote, fate: "repeated", reason: refusals.repeated }
      : { quote, fate: "collided", reason: sameButDescription(twin.description) };
  });
}

/** The rules that land, in the outcomes' order. */
export function landedRules(outcomes: readonly RuleOutcome[]): LandingRule[] {
  return outcomes.flatMap((outcome) => ("rule" in outcome ? [outcome.rule] : []));
}

/** What tells one rule of a group from another, in the cloud and in the provider: everything but its description. */
export function ruleIdentity(rule: LandingRule): string {
  const { direction, protocol, portRange, policy, priority } = rule;
  return [direction, protocol, portRange, peerName(rule), policy, String(priority)].join(" ");
}

/** The far side in a word: its block, or the source id of its group. */
export function peerName({ peer }: Pick<LandingRule, "peer">): string {
  return peer.kind === "block" ? peer.cidr : peer.sourceId;
}
