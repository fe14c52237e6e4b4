import { subjectId, text, textOrNull } from "./json/fields.ts";
import { findingLines } from "./json/finding-lines.ts";
import { jsonLine, jsonRows } from "./text/json-lines.ts";
import { openFindings } from "./findings/open-findings.ts";
import type { Report } from "./report.ts";
import { rulingsOf } from "./findings/rulings.ts";
import type { Named } from "./findings/rulings.ts";
import type { CheckReport } from "./schema/check-report.ts";
import { waveOf } from "./findings/wave.ts";
import type { Route } from "../core/alternatives/routes.ts";
import type { Finding } from "../core/rules/finding.ts";
import type { FixStep } from "../core/rules/fix-plan.ts";
import type { SubjectReport } from "../core/rules/subject-report.ts";
import type { Summary } from "../core/rules/summary.ts";

type RuleRow = CheckReport["rules"][number];
type SubjectRow = CheckReport["subjects"][number];
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
  yield* jsonRows("findings", openFindings(subjects), findingLines());
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

function fixRow({ phase, rule, findings }: FixStep): FixRow {
  return {
    phase,
    rule: rule.id,
    downtime: rule.downtime === true,
    subjects: findings.map(({ subject }) => subjectId(subject)),
  };
}
