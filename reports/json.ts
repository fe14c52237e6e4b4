import type { Finding } from "../core/rules/finding.ts";
import type { Summary } from "../core/rules/summary.ts";

/** What a report is about, beside its findings. */
export interface ReportHead {
  /** UID of the source account. */
  readonly account: string;
  readonly region: string;
  /** When the inventory was taken, as it says. */
  readonly takenAt: string;
  /** The instant at which everything was judged. */
  readonly now: Date;
}

/** The findings as JSON, `version: 1`: keys and rows in a fixed order, so the same input gives the same bytes. */
export function jsonReport(
  head: ReportHead,
  findings: readonly Finding[],
  summary: Summary,
): string {
  const report = {
    version: 1,
    account: head.account,
    region: head.region,
    takenAt: head.takenAt,
    now: head.now.toISOString(),
    summary: {
      stage: summary.stage,
      exitCode: summary.exitCode,
      instances: summary.instances,
      blockers: summary.blockers,
      blockersLater: summary.blockersLater,
      undecided: summary.undecided,
      undecidedLater: summary.undecidedLater,
      warnings: summary.warnings,
      notes: summary.notes,
      undecidedAdvice: summary.undecidedAdvice,
      passed: summary.passed,
    },
    findings: findings.map(row),
  };
  return `${JSON.stringify(report, null, 2)}\n`;
}

function row({ verdict, ...finding }: Finding) {
  return {
    rule: finding.rule,
    instance: { id: finding.instance.id, name: finding.instance.name },
    outcome: verdict.outcome,
    severity: finding.severity,
    dueBy: finding.dueBy,
    outlet: finding.outlet,
    ...(verdict.outcome === "fail"
      ? {
          evidence: verdict.evidence.map(({ path, expected, actual }) => ({
            path,
            expected,
            actual,
          })),
          passesFrom: verdict.passesFrom?.toISOString() ?? null,
        }
      : {}),
    ...(verdict.outcome === "unknown" ? { path: verdict.path, reason: verdict.reason } : {}),
    title: { zh: finding.title.zh, en: finding.title.en },
    remedy: { zh: finding.remedy.zh, en: finding.remedy.en },
    undo: finding.undo === null ? null : { zh: finding.undo.zh, en: finding.undo.en },
    source: { ref: finding.source.ref, quote: finding.source.quote },
    url: finding.url,
  };
}
