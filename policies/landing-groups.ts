import type { Evaluation } from "./evaluation.ts";
import type { StackResource } from "./facts/bindings/references.ts";
import type * as LandingFacts from "./facts/landing-groups.ts";
import { onlyWhatIsSaid } from "./facts/managed-instance.ts";
import type { Props } from "./facts/reading.ts";
import { undecidedMessage } from "./message.ts";
import type { Settings } from "./settings.ts";
import { judge } from "../core/rules/judge.ts";
import type { Rule, TransferCase } from "../core/rules/rule.ts";

export const landingGroupType = "ecs-transfer:index:LandingSecurityGroup";

/** The groups of a landing, measured by their sources. */
export interface LandingGroups {
  /** Remembers what a component carries in its args, which a stack pass never shows. */
  readonly take: (urn: string, props: Props) => Promise<void>;
  /** What the groups that are still there let through by the rules of the whole stack, on their components. */
  readonly judge: (
    resources: readonly StackResource[],
    settings: Settings,
    now: Date,
  ) => Evaluation;
}

export function landingGroupsOf(rules: readonly Rule[]): LandingGroups {
  const rule = rules.find(({ id }) => id === "target-sg-wider");
  const groups = new Map<string, LandingFacts.CarriedGroup>();
  let facts: Pick<typeof LandingFacts, "carriedGroup" | "excessInStack"> | undefined;

  return {
    async take(urn, props) {
      // Comparing costs a tenth of a second to load, which a stack without a landing need not pay.
      facts ??= await import("./facts/landing-groups.ts");
      const carried = facts.carriedGroup(urn, props);
      if (carried !== undefined) groups.set(urn, carried);
    },

    judge(resources, settings, now) {
      if (rule === undefined || facts === undefined) return { failures: [], advice: [] };
      const there = new Set(resources.map(({ urn }) => urn));
      const here = [...groups.values()].filter(({ urn }) => there.has(urn));
      const excess = facts.excessInStack(here, resources);
      const findings = here.flatMap(({ urn, sourceId }) => {
        const groupExcess = excess.get(urn) ?? { unknown: "not compared" };
        const subject = { about: "group", id: sourceId, name: null, region: null } as const;
        return judge([rule], caseOf(groupExcess, now)).map((finding) => ({
          urn,
          finding: { ...finding, subject },
        }));
      });
      return {
        failures: findings.filter(({ finding }) => finding.verdict.outcome === "fail"),
        advice: findings
          .filter(({ finding }) => finding.verdict.outcome === "unknown")
          .map(({ urn, finding }) => ({ urn, message: undecidedMessage([finding], settings) })),
      };
    },
  };
}

/** Nothing is said but what the group lets through. */
function caseOf(groupExcess: TransferCase["destination"]["groupExcess"], now: Date): TransferCase {
  return {
    source: onlyWhatIsSaid<TransferCase["source"]>({}),
    target: onlyWhatIsSaid<TransferCase["target"]>({}),
    instance: onlyWhatIsSaid<TransferCase["instance"]>({}),
    destination: onlyWhatIsSaid<TransferCase["destination"]>({ groupExcess }),
    attested: {},
    now,
  };
}
