import { evidenceCell, nextCell, ruleCell, someOf, subjectCell, tableRow } from "./cells.ts";
import { code, labelCode } from "./escape.ts";
import type { Section } from "./fit.ts";
import { tableSection } from "./table-section.ts";
import { commentWords } from "./words.ts";
import { stages } from "../rule-words.ts";
import { classes, classOf } from "../findings/rows.ts";
import type { Class } from "../findings/rows.ts";
import { tallyOf } from "../findings/tally.ts";
import type { View } from "../findings/view.ts";
import { classWords } from "../findings/verdicts.ts";
import { reasonText } from "../../core/reasons.ts";
import type { Finding } from "../../core/rules/finding.ts";

/** The pair of accounts, and what people wrote about the transfer. */
export function accountsSection(view: View): Section {
  const { report, language } = view;
  const others = report.subjects.filter(({ subject }) => subject.about !== "instance");
  const open = others.flatMap(({ findings }) => ofClasses(findings, view, new Set(classes)));
  const pairs = others.flatMap(({ subject }) => (subject.about === "accounts" ? [subject] : []));
  const said = open.some(({ subject }) => subject.about === "accounts")
    ? ""
    : `: ${commentWords.nothing[language]}`;
  const intro = pairs.map((pair) => `${labelCode(pair)}${said}\n\n`).join("");
  const rows = open.map((finding) =>
    tableRow([verdictCell(finding, view), ...commonCells(finding, view)]),
  );
  const heads = ["verdict", ...commonHeads] as const;
  return tableSection({ title: "accounts", heads, rows, share: 2, intro }, view);
}

const commonHeads = ["rule", "evidence", "due", "next"] as const;

function commonCells(finding: Finding, view: View): string[] {
  const { language } = view;
  return [
    ruleCell(finding, language),
    evidenceCell(finding, language),
    stages[finding.dueBy][language],
    nextCell(finding, view),
  ];
}

function verdictCell(finding: Finding, { report, language }: View): string {
  const kind = classOf(finding, report.summary.stage);
  return kind === undefined ? "" : classWords[kind][language];
}

/** The findings of some classes, in their order. */
function ofClasses(
  findings: readonly Finding[],
  { report }: View,
  wanted: ReadonlySet<Class>,
): Finding[] {
  return findings.filter((finding) => {
    const kind = classOf(finding, report.summary.stage);
    return kind !== undefined && wanted.has(kind);
  });
}

function instanceFindings(view: View, wanted: readonly Class[]): Finding[] {
  const kinds = new Set(wanted);
  return view.report.subjects.flatMap(({ subject, findings }) =>
    subject.about === "instance" ? ofClasses(findings, view, kinds) : [],
  );
}

/** What blocks an instance, a row each. */
export function blockedSection(view: View): Section {
  const rows = instanceFindings(view, ["blocker", "later"]).map((finding) =>
    tableRow([subjectCell(finding.subject, view), ...commonCells(finding, view)]),
  );
  const heads = ["instance", ...commonHeads] as const;
  const intro = rows.length > 0 ? "" : `${commentWords.noneBlocked[view.language]}\n`;
  return tableSection({ title: "blocked", heads, rows, share: 8, intro }, view);
}

/** Rules that stand in a cell before the rest is counted. */
const mostRules = 12;

/** What could not be seen, a row for each reason. */
export function unknownSection(view: View): Section | undefined {
  const { reasons } = tallyOf(view.report);
  if (reasons.length === 0) return undefined;
  const { language } = view;
  const rows = reasons.map(({ kind, reason, rules, unseen }) => {
    return tableRow([
      classWords[kind][language],
      code(reasonText(reason)[language]),
      someOf([...rules].slice(0, mostRules).map(code), rules.size, language),
      someOf(unseen.first.map(code), unseen.instances, language),
    ]);
  });
  const heads = ["verdict", "reason", "rules", "instances"] as const;
  return tableSection({ title: "unknown", heads, rows, share: 3, isFolded: true }, view);
}

/** What will hurt, and what of it is lived with. */
export function warningsSection(view: View): Section | undefined {
  const { language } = view;
  const found = instanceFindings(view, ["warning", "waived"]);
  if (found.length === 0) return undefined;
  const rows = found.map((finding) =>
    tableRow([
      subjectCell(finding.subject, view),
      verdictCell(finding, view),
      ruleCell(finding, language),
      evidenceCell(finding, language),
      finding.waiver === null ? nextCell(finding, view) : "",
    ]),
  );
  const heads = ["instance", "verdict", "rule", "evidence", "next"] as const;
  return tableSection({ title: "warnings", heads, rows, share: 3, isFolded: true }, view);
}
