import { noTarget } from "../case/landed-parts.ts";
import type { SecurityGroupFacts } from "../inventory.ts";
import type { LandingRule, SecurityGroupPlan } from "../landing/plan.ts";
import { isUnknown } from "../unknown.ts";
import type { Maybe } from "../unknown.ts";
import type { Counts } from "./capacity.ts";
import type { Landed, LandedParts } from "./landed-parts.ts";
import { placesOf } from "./places.ts";
import type { Place } from "./places.ts";

/** A planned group with what the target has of it. */
export interface GroupPart extends Place<SecurityGroupPlan> {
  readonly found: Landed<SecurityGroupFacts>;
  readonly subject: string;
  readonly type: SecurityGroupPlan["type"];
}

/** Each group of the landing once. */
export function groupParts(planned: readonly SecurityGroupPlan[], parts: LandedParts): GroupPart[] {
  return placesOf(planned).map((place) => {
    const found = parts.group(place.planned);
    const here = found === undefined || isUnknown(found) ? undefined : found;
    const { name, type } = place.planned;
    return { ...place, found, subject: here?.id ?? name, type: here?.type ?? type };
  });
}

interface Weights {
  readonly existing: (group: SecurityGroupFacts) => Maybe<number>;
  readonly planned: (rules: readonly LandingRule[]) => Maybe<number>;
}

/** An adopted group keeps the rules that it has; one that the landing makes has those of the plan. */
export function rulesToHold(
  { planned: { adoptedId, rules }, found }: GroupPart,
  { existing, planned }: Weights,
): Pick<Counts, "used" | "needed"> {
  if (adoptedId === undefined) return { used: 0, needed: planned(rules) };
  if (found === undefined) return { used: noTarget, needed: 0 };
  return { used: isUnknown(found) ? found : existing(found), needed: 0 };
}
