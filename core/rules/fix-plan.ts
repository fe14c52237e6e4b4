import { isFinal } from "./finding.ts";
import type { Finding, Ruling } from "./finding.ts";
import { phases } from "./rule.ts";
import type { Phase } from "./rule.ts";

/** One remedy, for everything that needs it. */
export interface FixStep {
  readonly phase: Phase;
  readonly rule: Ruling;
  /** The failures that it mends, in the order in which they were found. */
  readonly findings: readonly Finding[];
}

/**
 * The remedies of everything that failed and can be mended, in an order that works: what does not touch the
 * instances first, then what is bound to them, the stop last. What only time mends stands before the stop.
 * Waived warnings, notes, and what nothing mends are left out, and so is everything about an instance that cannot be
 * transferred at all: to unbind its EIP would be an outage for nothing.
 */
export function fixPlan(findings: readonly Finding[]): FixStep[] {
  const final = findings.filter(isFinal).map(({ subject }) => subject);
  const stranded = new Set(final.map(({ id }) => id));
  const isPair = final.some(({ about }) => about === "accounts");
  const mendable = findings.filter(
    (finding) =>
      isMendable(finding) &&
      !stranded.has(finding.subject.id) &&
      !(isPair && finding.subject.about === "instance"),
  );
  const byRule = Map.groupBy(mendable, ({ rule }) => rule.id);
  const steps = [...byRule.values()].flatMap((some) => {
    const [first] = some;
    return first === undefined ? [] : [{ phase: phaseOf(first), rule: first.rule, findings: some }];
  });
  return steps.toSorted((one, other) => phases.indexOf(one.phase) - phases.indexOf(other.phase));
}

function isMendable({ verdict, rule, outlet, waiver }: Finding): boolean {
  if (verdict.outcome !== "fail" || rule.severity === "note" || waiver !== null) return false;
  return outlet === "fix" || outlet === "wait";
}

function phaseOf({ rule, outlet }: Finding): Phase {
  return outlet === "wait" ? "wait" : rule.phase;
}
