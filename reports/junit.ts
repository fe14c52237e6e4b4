import { findingLines, headline } from "./findings/finding-lines.ts";
import { isOpen } from "./findings/open-findings.ts";
import type { OpenFinding } from "./findings/open-findings.ts";
import type { Place, Report, Style } from "./report.ts";
import { waveOf } from "./findings/wave.ts";
import { xmlAttribute, xmlText } from "./text/xml.ts";
import { subjectLabel } from "../core/rules/finding.ts";
import type { SubjectReport } from "../core/rules/subject-report.ts";
import { isDue } from "../core/stage.ts";
import type { Stage } from "../core/stage.ts";
import type { Language } from "../core/text.ts";

/** What a finding comes to in JUnit's words; `noted`: the case passed, with something to read. */
type Kind = "noted" | "skipped" | "failure" | "error";
type Counts = Record<"tests" | "skipped" | "failure" | "error", number>;

/**
 * Every verdict as a JUnit test case: a suite a subject, a case a rule.
 * It agrees with the exit code: a blocker that is due is a `failure` where it failed and an `error` where it is
 * unknown. What fails and does not stop the stage passed, and says so in `system-out`: warnings, notes. What is due
 * later, and advice that is unknown, is `skipped`: neither passed nor failed.
 */
export function* junitReport(report: Report, { language }: Style): Generator<string> {
  const { head, subjects, findings, summary } = report;
  const accounts = `${head.account} → ${head.targetAccount ?? "?"}`;
  const name = xmlAttribute(`ecs-transfer check, ${accounts}, ${head.region}, ${summary.stage}`);
  const counts = countsText({
    tests: findings.length,
    failure: summary.blockers,
    error: summary.undecided,
    skipped: summary.blockersLater + summary.undecidedLater + summary.undecidedAdvice,
  });
  const timestamp = head.now.toISOString().slice(0, "2026-06-01T00:00:00".length);
  const making = { report, language, nameOf: memo(xmlAttribute) };
  yield '<?xml version="1.0" encoding="UTF-8"?>\n';
  yield `<testsuites name="${name}" ${counts} timestamp="${timestamp}">\n`;
  for (const one of subjects) yield suite(one, making);
  yield "</testsuites>\n";
}

interface Making {
  readonly report: Report;
  readonly language: Language;
  /** The name of a rule's case, escaped. */
  readonly nameOf: (id: string) => string;
}

function suite({ subject, findings }: SubjectReport, making: Making): string {
  const { report, nameOf } = making;
  const counts = { tests: findings.length, failure: 0, error: 0, skipped: 0, noted: 0 };
  const start = `    <testcase classname="${xmlAttribute(subject.id)}" name="`;
  let place: string | undefined;
  const cases = findings.map((finding) => {
    const name = `${start}${nameOf(finding.rule.id)}" time="0"`;
    if (!isOpen(finding)) return `${name}/>\n`;
    const kind = kindOf(finding, report.summary.stage);
    counts[kind] += 1;
    place ??= placeText(report.placesOf(subject));
    return `${name}${place}>\n${said(finding, kind, making)}    </testcase>\n`;
  });
  const opening = `  <testsuite name="${xmlAttribute(subjectLabel(subject))}" ${countsText(counts)}>\n`;
  return [opening, properties(waveOf(subject, report)), ...cases, "  </testsuite>\n"].join("");
}

function properties(wave: string | undefined): string {
  if (wave === undefined) return "";
  const property = `<property name="wave" value="${xmlAttribute(wave)}"/>`;
  return `    <properties>\n      ${property}\n    </properties>\n`;
}

function kindOf({ verdict, rule, dueBy }: OpenFinding, stage: Stage): Kind {
  const isUnknown = verdict.outcome === "unknown";
  if (rule.severity !== "blocker") return isUnknown ? "skipped" : "noted";
  if (!isDue(dueBy, stage)) return "skipped";
  return isUnknown ? "error" : "failure";
}

function said(finding: OpenFinding, kind: Kind, { report, language }: Making): string {
  const first = headline(finding, language);
  const text = xmlText([first, ...findingLines(finding, report, language)].join("\n"));
  const output = `      <system-out>${text}</system-out>\n`;
  const message = xmlAttribute(first);
  if (kind === "skipped") return `      <skipped message="${message}"/>\n${output}`;
  if (kind !== "failure" && kind !== "error") return output;
  const type = finding.verdict.outcome === "unknown" ? "unknown" : finding.rule.severity;
  return `      <${kind} type="${type}" message="${message}">${text}</${kind}>\n`;
}

function placeText([place]: readonly Place[]): string {
  return place === undefined
    ? ""
    : ` file="${xmlAttribute(place.file)}" line="${String(place.line)}"`;
}

function countsText({ tests, failure, error, skipped }: Counts): string {
  return `tests="${String(tests)}" failures="${String(failure)}" errors="${String(error)}" skipped="${String(skipped)}" time="0"`;
}

function memo(make: (text: string) => string): (text: string) => string {
  const made = new Map<string, string>();
  return (text) => {
    const known = made.get(text);
    if (known !== undefined) return known;
    const fresh = make(text);
    made.set(text, fresh);
    return fresh;
  };
}
