import type { LandingRule } from "../../../../core/landing/plan.ts";
import { defaultChoices } from "../../../../core/security-group/source-group.ts";
import type {
  RuleChoices,
  RuleSurroundings,
  SourceGroup,
} from "../../../../core/security-group/source-group.ts";
import { landedRules, translatePermissions } from "../../../../core/security-group/translate.ts";
import type { RuleOutcome } from "../../../../core/security-group/translate.ts";
import type { Text } from "../../../../core/text.ts";

type NotLanded = Extract<RuleOutcome, { readonly reason: Text }>;

const notAsked = { notKnown: { zh: "未知", en: "nobody asked" } };

/** A landing of the web group, a normal one and an enterprise one, with IPv6, in the blocks that they had. */
export const around: RuleSurroundings = {
  landing: new Map([
    ["sg-bp1web", { type: "normal", into: ["sg-bp1web"] }],
    ["sg-bp1db", { type: "normal", into: ["sg-bp1db"] }],
    ["sg-bp1big", { type: "enterprise", into: ["sg-bp1big"] }],
  ]),
  members: () => notAsked,
  leaving: () => [],
  landingMembers: () => notAsked,
  landedMembers: () => notAsked,
  prefixLists: new Map(),
  portRangeLists: new Map(),
  sourceAccount: "1404423000000010",
  target: {
    account: "1755000000000020",
    name: undefined,
    prefixLists: undefined,
    groups: undefined,
  },
  otherAccounts: new Map(),
  ipv6: true,
  moves: [],
  holders: new Map(),
};

/** The group of the tests, which lands with another one and an enterprise one. */
export const sourceGroup: SourceGroup = {
  id: "sg-bp1web",
  serviceManaged: false,
  choices: defaultChoices,
  around,
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

/** What of a group and its landing is otherwise than in {@link sourceGroup}. */
export type Otherwise = Partial<Pick<SourceGroup, "id" | "serviceManaged">> &
  Partial<RuleChoices> & { readonly around?: Partial<RuleSurroundings> };

export function translate(...permissions: readonly unknown[]): Translation {
  return translateFor({}, permissions);
}

/** As {@link translate}, for a group that is otherwise. */
export function translateFor(
  { id = sourceGroup.id, serviceManaged = false, around: landing, ...choices }: Otherwise,
  permissions: readonly unknown[],
): Translation {
  const outcomes = translatePermissions(permissions, {
    id,
    serviceManaged,
    choices: { ...defaultChoices, ...choices },
    around: { ...around, ...landing },
  });
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
