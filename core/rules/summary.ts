import type { Finding, Subject } from "./finding.ts";
import { isDue } from "../stage.ts";
import type { Stage } from "../stage.ts";

/** How a run of `check` ends; 3, a run that itself failed, is the command line's own. */
export type CheckExitCode = 0 | 1 | 2;

/** What a set of findings comes to when the transfer stands at a stage. */
export interface Summary {
  readonly stage: Stage;
  readonly instances: number;
  /** Blockers that failed and are due at the stage or before it. */
  readonly blockers: number;
  /** Blockers that failed and are due later: shown, but they do not stop this stage. */
  readonly blockersLater: number;
  /** Blockers without a verdict that are due at the stage or before it. */
  readonly undecided: number;
  readonly undecidedLater: number;
  readonly warnings: number;
  /** Warnings that failed and are lived with. */
  readonly waived: number;
  readonly notes: number;
  /** Warnings and notes without a verdict. */
  readonly undecidedAdvice: number;
  readonly passed: number;
  readonly exitCode: CheckExitCode;
}

/**
 * Counts findings, and decides the exit code: 1 at least one blocker due, 2 none but one undecided and due, else 0.
 * Advice never decides it, seen or unseen: a warning that fails leaves 0, so one that is unknown cannot do worse.
 */
export function summarise(findings: readonly Finding[], stage: Stage): Summary {
  const instances = new Set<string>();
  const counts = {
    ...{ blockers: 0, blockersLater: 0, undecided: 0, undecidedLater: 0, warnings: 0, waived: 0 },
    ...{ notes: 0, undecidedAdvice: 0, passed: 0 },
  };
  let last: Subject | undefined;
  for (const finding of findings) {
    const { subject } = finding;
    if (subject !== last && subject.about === "instance") instances.add(subject.id);
    last = subject;
    counts[countOf(finding, stage)] += 1;
  }
  const { blockers, undecided } = counts;
  return {
    stage,
    instances: instances.size,
    ...counts,
    exitCode: blockers > 0 ? 1 : undecided > 0 ? 2 : 0,
  };
}

type Count = Exclude<keyof Summary, "stage" | "instances" | "exitCode">;

/** The one count that a finding belongs to. */
function countOf({ verdict, rule, dueBy, waiver }: Finding, stage: Stage): Count {
  if (verdict.outcome === "pass") return "passed";
  const { severity } = rule;
  if (severity !== "blocker") {
    if (verdict.outcome === "unknown") return "undecidedAdvice";
    if (severity === "note") return "notes";
    return waiver === null ? "warnings" : "waived";
  }
  const isDueNow = isDue(dueBy, stage);
  if (verdict.outcome === "fail") return isDueNow ? "blockers" : "blockersLater";
  return isDueNow ? "undecided" : "undecidedLater";
}
