import { jsonLine, jsonRows } from "./text/json-lines.ts";
import { openFindings } from "./findings/open-findings.ts";
import type { OpenFinding } from "./findings/open-findings.ts";
import type { Report } from "./report.ts";
import { rulingsOf } from "./findings/rulings.ts";
import type { Named } from "./findings/rulings.ts";
import type { CheckReport } from "./schema/check-report.ts";
import { waveOf } from "./findings/wave.ts";
import type { Route } from "../core/alternatives/routes.ts";
import { remedyOf, undoOf } from "../core/rules/finding.ts";
import type { Finding, Subject } from "../core/rules/finding.ts";
import type { FixStep } from "../core/rules/fix-plan.ts";
import type { SubjectReport } from "../core/rules/subject-report.ts";
import type { Summary } from "../core/rules/summary.ts";
import type { Text } from "../core/text.ts";

type RuleRow = CheckReport["rules"][number];
type SubjectRow = CheckReport["subjects"][number];
type FindingRow = CheckReport["findings"][number];
type FixRow = CheckReport["fixPlan"][number];

/**
 * The report as JSON, `version: 1`, in the form of `docs/schema/check-report.schema.json`: keys and rows in a fixed
 * order, so the same input gives the same bytes; a line a rule, a subject, a finding and a step. In pieces that are
 * written one after the other, so that a large report never stands in memory as a whole.
 */
export function* jsonReport(report: Report): Generator<string> {
  const { head, summary, subjects, fixPlan } = report;
  const fields = {
    version: 1,
    account: head.account,
    targetAccount: head.targetAccount,
    region: head.region,
    takenAt: head.takenAt,
    now: head.now.toISOString(),
    summary: summaryRow(summary),
  } satisfies Partial<CheckReport>;
  const passed = passedLists();
  yield "{\n";
  for (const [key, value] of Object.entries(fields)) yield `  "${key}": ${jsonLine(value)},\n`;
  yield* jsonRows("rules", rulingsOf(report), (one) => jsonLine(ruleRow(one)));
  yield ",\n";
  yield* jsonRows("subjects", subjects, (one) => subjectLine(one, report, passed));
  yield ",\n";
  yield* jsonRows("findings", openFindings(subjects), (one) => jsonLine(findingRow(one)));
  yield ",\n";
  yield* jsonRows("fixPlan", fixPlan, (step) => jsonLine(fixRow(step)));
  yield "\n}\n";
}

function summaryRow(summary: Summary): CheckReport["summary"] {
  return {
    stage: summary.stage,
    exitCode: summary.exitCode,
    instances: summary.instances,
    blockers: summary.blockers,
    blockersLater: summary.blockersLater,
    undecided: summary.undecided,
    undecidedLater: summary.undecidedLater,
    warnings: summary.warnings,
    waived: summary.waived,
    notes: summary.notes,
    undecidedAdvice: summary.undecidedAdvice,
    passed: summary.passed,
  };
}

function ruleRow({ rule, about, holdsBy }: Named): RuleRow {
  return {
    id: rule.id,
    about,
    severity: rule.severity,
    holdsBy,
    outlet: rule.outlet,
    phase: rule.phase,
    downtime: rule.downtime === true,
    title: text(rule.title),
    source: { ref: rule.source.ref, quote: rule.source.quote },
    remark: textOrNull(rule.remark),
    remedy: text(rule.remedy),
    undo: textOrNull(rule.undo),
    url: rule.url,
  };
}

/** A subject's line; the many ids that passed are joined as text, and never go through an object. */
function subjectLine(
  { subject, findings, window }: SubjectReport,
  report: Report,
  passed: (findings: readonly Finding[]) => string,
): string {
  const { about, id, name } = subject;
  const head: Omit<SubjectRow, "passed" | "routes"> = {
    about,
    id,
    name,
    wave: waveOf(subject, report) ?? null,
    window: {
      eligibleFrom: window.eligibleFrom?.toISOString() ?? null,
      eligibleUntil: window.eligibleUntil?.toISOString() ?? null,
    },
  };
  const own = about === "instance" ? report.routes.get(id) : undefined;
  const tail = own === undefined ? "" : `,"routes":${jsonLine(own.map(routeRow))}`;
  return `${jsonLine(head).slice(0, -1)},"passed":[${passed(findings)}]${tail}}`;
}

/** Lists of the ids that passed; most subjects of a fleet pass the same rules and share one list. */
function passedLists(): (findings: readonly Finding[]) => string {
  const ids = new Map<string, string>();
  const known = new Map<string, string>();
  return (findings) => {
    const parts: string[] = [];
    for (const { verdict, rule } of findings) {
      if (verdict.outcome !== "pass") continue;
      let id = ids.get(rule.id);
      if (id === undefined) ids.set(rule.id, (id = jsonLine(rule.id)));
      parts.push(id);
    }
    const joined = parts.join(",");
    const shared = known.get(joined);
    if (shared !== undefined) return shared;
    known.set(joined, joined);
    return joined;
  };
}

function routeRow({ id, title, loses, obstacles, steps, url }: Route) {
  return {
    id,
    title: text(title),
    loses: loses.map(text),
    obstacles: obstacles.map(text),
    steps: text(steps),
    url,
  } satisfies NonNullable<SubjectRow["routes"]>[number];
}

function findingRow(finding: OpenFinding): FindingRow {
  const { rule, verdict, dueBy, outlet, waiver } = finding;
  const subject = subjectId(finding.subject);
  const judgement = { severity: rule.severity, dueBy, outlet };
  if (verdict.outcome === "unknown") {
    const { path, reason } = verdict;
    return { rule: rule.id, subject, outcome: "unknown", ...judgement, path, reason };
  }
  const { evidence, passesFrom, explanation } = verdict;
  return {
    rule: rule.id,
    subject,
    outcome: "fail",
    ...judgement,
    evidence: evidence.map(({ path, expected, actual }) => ({ path, expected, actual })),
    passesFrom: passesFrom?.toISOString() ?? null,
    explanation: textOrNull(explanation),
    remedy: text(remedyOf(finding)),
    undo: textOrNull(undoOf(finding)),
    waiver:
      waiver === null ? null : { reason: waiver.reason, owner: waiver.owner, until: waiver.until },
  };
}

function fixRow({ phase, rule, findings }: FixStep): FixRow {
  return {
    phase,
    rule: rule.id,
    downtime: rule.downtime === true,
    subjects: findings.map(({ subject }) => subjectId(subject)),
  };
}

function subjectId({ about, id }: Subject) {
  return { about, id };
}

function text({ zh, en }: Text): Text {
  return { zh, en };
}

function textOrNull(some: Text | null | undefined): Text | null {
  return some === null || some === undefined ? null : text(some);
}
