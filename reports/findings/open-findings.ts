import type { Finding } from "../../core/rules/finding.ts";
import type { Pass, Verdict } from "../../core/rules/rule.ts";
import type { SubjectReport } from "../../core/rules/subject-report.ts";

/** A finding that has something to say: what failed, and what is unknown. */
export interface OpenFinding extends Finding {
  readonly verdict: Exclude<Verdict, Pass>;
}

/** Whether a finding is no pass. */
export function isOpen(finding: Finding): finding is OpenFinding {
  return finding.verdict.outcome !== "pass";
}

/** Everything that is not a pass, subject by subject. */
export function* openFindings(subjects: readonly SubjectReport[]): Generator<OpenFinding> {
  for (const { findings } of subjects) {
    for (const finding of findings) if (isOpen(finding)) yield finding;
  }
}
