import type { Finding } from "./finding.ts";
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
  const count = (holds: (finding: Finding) => boolean) => findings.filter(holds).length;
  const failed = (finding: Finding) => finding.verdict.outcome === "fail";
  const open = (finding: Finding) => finding.verdict.outcome === "unknown";
  const isWarning = (finding: Finding) => failed(finding) && finding.rule.severity === "warning";
  const blocks = (finding: Finding) => finding.rule.severity === "blocker";
  const due = (finding: Finding) => isDue(finding.dueBy, stage);

  const blockers = count((finding) => failed(finding) && blocks(finding) && due(finding));
  const undecided = count((finding) => open(finding) && blocks(finding) && due(finding));
  return {
    stage,
    instances: new Set(
      findings.flatMap(({ subject }) => (subject.about === "instance" ? [subject.id] : [])),
    ).size,
    blockers,
    blockersLater: count((finding) => failed(finding) && blocks(finding) && !due(finding)),
    undecided,
    undecidedLater: count((finding) => open(finding) && blocks(finding) && !due(finding)),
    warnings: count((finding) => isWarning(finding) && finding.waiver === null),
    waived: count((finding) => isWarning(finding) && finding.waiver !== null),
    notes: count((finding) => failed(finding) && finding.rule.severity === "note"),
    undecidedAdvice: count((finding) => open(finding) && !blocks(finding)),
    passed: count((finding) => finding.verdict.outcome === "pass"),
    exitCode: blockers > 0 ? 1 : undecided > 0 ? 2 : 0,
  };
}
