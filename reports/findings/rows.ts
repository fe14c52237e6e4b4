import type { words } from "../words.ts";
import type { Finding } from "../../core/rules/finding.ts";
import { isDue } from "../../core/stage.ts";
import type { Stage } from "../../core/stage.ts";

/** What a finding comes to at a stage. */
export type Class = keyof typeof words.classes;

/** Blockers first, notes last. */
export const classes = Object.keys({
  blocker: 0,
  later: 0,
  undecided: 0,
  warning: 0,
  waived: 0,
  advice: 0,
  note: 0,
} satisfies Record<Class, 0>) as Class[];

/** The class of a finding; undefined for a pass. */
export function classOf(finding: Finding, stage: Stage): Class | undefined {
  const { verdict, rule, dueBy, waiver } = finding;
  const { severity } = rule;
  if (verdict.outcome === "pass") return undefined;
  if (verdict.outcome === "unknown") return severity === "blocker" ? "undecided" : "advice";
  if (severity === "note") return "note";
  if (severity === "warning") return waiver === null ? "warning" : "waived";
  return isDue(dueBy, stage) ? "blocker" : "later";
}

/** The findings of one row: one, or all that are unknown for the same reason. */
export interface Row {
  readonly kind: Class;
  readonly findings: readonly Finding[];
}

/** The rows of a subject's open findings, in the order of {@link classes}. */
export function rowsOf(findings: readonly Finding[], stage: Stage): Row[] {
  const byClass = Map.groupBy(findings, (finding) => classOf(finding, stage));
  return classes.flatMap((kind): Row[] => {
    const own = byClass.get(kind) ?? [];
    const isUnknown = kind === "undecided" || kind === "advice";
    const rows = isUnknown ? [...Map.groupBy(own, reasonOf).values()] : own.map((one) => [one]);
    return rows.map((some) => ({ kind, findings: some }));
  });
}

/** Why a finding is unknown. */
export function reasonOf({ verdict }: Finding): string {
  return verdict.outcome === "unknown" ? verdict.reason : "";
}
