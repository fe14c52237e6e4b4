import type { LandingRule } from "../../../../core/landing/plan.ts";
import { landedRules, translatePermissions } from "../../../../core/security-group/translate.ts";
import type { RuleOutcome } from "../../../../core/security-group/translate.ts";
import type { Text } from "../../../../core/text.ts";
import type { SourceGroup } from "../../../../core/security-group/translate-rule.ts";

type NotLanded = Extract<RuleOutcome, { readonly reason: Text }>;

/** The group of the tests, which lands with another one and an enterprise one. */
export const sourceGroup: SourceGroup = {
  id: "sg-bp1web",
  serviceManaged: false,
  landing: new Map([
    ["sg-bp1web", "normal"],
    ["sg-bp1db", "normal"],
    ["sg-bp1big", "enterprise"],
  ]),
  oldPriorities: "refuse",
};

/** Where rules went, by what became of them. */
export interface Translation {
  readonly outcomes: readonly RuleOutcome[];
  /** All that land, as they are or translated. */
  readonly carried: readonly LandingRule[];
  readonly refused: readonly NotLanded[];
  readonly leftOut: readonly NotLanded[];
  readonly collided: readonly NotLanded[];
  readonly repeated: readonly NotLanded[];
}

export function translate(...permissions: readonly unknown[]): Translation {
  return translateFor({}, permissions);
}

/** As {@link translate}, for a group that is otherwise. */
export function translateFor(
  over: Partial<SourceGroup>,
  permissions: readonly unknown[],
): Translation {
  const outcomes = translatePermissions(permissions, { ...sourceGroup, ...over });
  const ending = (fate: NotLanded["fate"]): NotLanded[] =>
    outcomes.filter((outcome): outcome is NotLanded => outcome.fate === fate);
  return {
    outcomes,
    carried: landedRules(outcomes),
    refused: ending("refused"),
    leftOut: ending("left-out"),
    collided: ending("collided"),
    repeated: ending("repeated"),
  };
}
