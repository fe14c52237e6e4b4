import { routesTable } from "./routes.ts";
import { cellsOf } from "./cells.ts";
import { rowsOf } from "../findings/rows.ts";
import type { Row } from "../findings/rows.ts";
import { settleLines } from "../findings/settle.ts";
import type { View } from "../findings/view.ts";
import { paragraph } from "../text/paragraph.ts";
import { windowText } from "../findings/window.ts";
import { box, drawnColumns } from "../text/box.ts";
import { isSpared } from "../findings/fix-step.ts";
import { waveOf, waveText } from "../findings/wave.ts";
import { words } from "../words.ts";
import { printable } from "../../core/printable.ts";
import { evidenceLine, remedyOf, subjectLabel, undoOf } from "../../core/rules/finding.ts";
import type { Finding } from "../../core/rules/finding.ts";
import type { SubjectReport } from "../../core/rules/subject-report.ts";
import { summarise } from "../../core/rules/summary.ts";

/** What was found of one subject: its open findings, its window, what is left to it, and what to do. */
export function subjectBlock(subject: SubjectReport, view: View): string {
  const { stage } = view.report.summary;
  const rows = rowsOf(subject.findings, stage);
  const open = rows.filter(({ kind }) => kind !== "note");
  const notes = rows.filter(({ kind }) => kind === "note");
  return [
    heading(subject, view),
    ...(open.length === 0 ? [] : [findingsTable(open, view)]),
    ...timing(subject, view),
    ...open.flatMap((row) => nextSteps(row, view)),
    ...settleLines(open, view),
    ...noteLines(notes, view),
  ].join("\n");
}

/** The waivers that hold no more, or match nothing: one block for all of them. */
export function manifestBlock(subjects: readonly SubjectReport[], view: View): string {
  const findings = subjects.flatMap((one) => one.findings);
  const { colors, language } = view;
  return [
    colors.bold(words.manifest[language]),
    findingsTable(rowsOf(findings, view.report.summary.stage), view),
  ].join("\n");
}

function heading({ subject, findings }: SubjectReport, view: View): string {
  const { language, colors, report } = view;
  const label =
    subject.about === "accounts"
      ? `${words.accounts[language]} ${subjectLabel(subject)}`
      : subjectLabel(subject);
  const wave = waveOf(subject, report);
  return [
    colors.bold(label),
    ...(wave === undefined ? [] : [printable(waveText(wave, language))]),
    words.counts(summarise(findings, report.summary.stage))[language],
  ].join("  ");
}

const columns = { verdict: 9, due: 8, rule: { least: 20, most: 28, share: 0.4 } };

function findingsTable(rows: readonly Row[], view: View): string {
  const drawn = drawnColumns(words.columns.length);
  const rest = view.width - drawn - columns.verdict - columns.due;
  const { least, most, share } = columns.rule;
  const rule = Math.max(least, Math.min(most, Math.floor(rest * share)));
  return box(
    words.columns.map((column) => ({ text: column[view.language] })),
    rows.map((row) => cellsOf(row, view)),
    [columns.verdict, columns.due, rule, rest - rule],
  );
}

/** When it can be submitted; where it cannot be at all, what is left. */
function timing(subject: SubjectReport, view: View): string[] {
  const { report, language, timeRules } = view;
  if (subject.subject.about !== "instance") return [];
  const routes = report.routes.get(subject.subject.id);
  if (routes !== undefined) return [routesTable(routes, view)];
  return [paragraph(windowText(subject, report.head.now, timeRules)[language], view.width)];
}

/**
 * What to do where no step of the fix plan does it. It stands outside the table, and commands are never broken,
 * so that they can be copied whole.
 */
function nextSteps({ kind, findings }: Row, view: View): string[] {
  if (kind === "undecided" || kind === "advice") return view.details ? about(findings, view) : [];
  const finding = findings[0];
  if (finding === undefined) return [];
  const { language } = view;
  const { remark } = finding.rule;
  const isLeft = kind === "waived" || isSpared(finding, view.report);
  const isMendedByPlan = view.stepOf.has(finding);
  const next =
    isMendedByPlan || isLeft
      ? []
      : [
          `${words.next[language]} ${remedyOf(finding)[language]}`,
          ...(remark === undefined ? [] : [`${words.remark[language]} ${remark[language]}`]),
        ];
  const undo = undoOf(finding);
  const back =
    view.details && !isMendedByPlan && !isLeft && undo !== null
      ? [`${words.undo[language]} ${undo[language]}`]
      : [];
  const source = view.details && !isMendedByPlan ? [sourceOf(finding, view)] : [];
  return named(finding, [...next, ...back, ...source], view);
}

function about(findings: readonly Finding[], view: View): string[] {
  const { language } = view;
  return findings.flatMap((finding) => {
    const { remark } = finding.rule;
    const said = remark === undefined ? [] : [`${words.remark[language]} ${remark[language]}`];
    return named(finding, [...said, sourceOf(finding, view)], view);
  });
}

function sourceOf({ rule }: Finding, { language }: View): string {
  return `${words.source[language]} ${rule.source.ref}「${rule.source.quote}」 ${rule.url}`;
}

/** Sentences about a finding, the first one behind the name of its rule. */
function named({ rule }: Finding, said: readonly string[], view: View): string[] {
  return said.map((text, index) =>
    index === 0
      ? paragraph(`${rule.id}  ${text}`, view.width).replace(rule.id, view.colors.bold)
      : `  ${paragraph(text, view.width).replaceAll("\n", "\n  ")}`,
  );
}

function noteLines(rows: readonly Row[], view: View): string[] {
  const { language, details } = view;
  if (rows.length === 0) return [];
  const notes = rows.flatMap(({ findings }) => findings);
  return [
    words.notes[language],
    ...notes.map((finding) => {
      const { verdict, rule } = finding;
      const found =
        details && verdict.outcome === "fail"
          ? verdict.evidence.map((piece) => `; ${evidenceLine(piece)[language]}`).join("")
          : "";
      return paragraph(`${rule.id}  ${rule.title[language]}${found}`, view.width, 2);
    }),
  ];
}
