import type { createColors } from "picocolors";
import { box } from "./box.ts";
import type { ReportHead } from "./json.ts";
import { words } from "./words.ts";
import { printable } from "../core/printable.ts";
import { evidenceLine, instanceLabel } from "../core/rules/finding.ts";
import type { Finding } from "../core/rules/finding.ts";
import { summarise } from "../core/rules/summary.ts";
import type { Summary } from "../core/rules/summary.ts";
import { isDue } from "../core/stage.ts";
import type { Stage } from "../core/stage.ts";
import type { Language } from "../core/text.ts";

export interface TableOptions {
  readonly language: Language;
  /** Columns of the terminal; below 72 the table keeps 72. */
  readonly width: number;
  readonly colors: ReturnType<typeof createColors>;
  /** With the way back and the source of each finding. @default false */
  readonly details?: boolean;
}

type Class = "blocker" | "later" | "undecided" | "warning" | "note";
const order: readonly Class[] = ["blocker", "later", "undecided", "warning", "note"];

/** The findings for people: an instance after the other, blockers first, then what to do next. */
export function tableReport(
  head: ReportHead,
  findings: readonly Finding[],
  summary: Summary,
  options: TableOptions,
): string {
  const blocks = byInstance(findings).map((own) => instanceBlock(own, summary.stage, options));
  return [...blocks, summaryBlock(head, summary, options)].join("\n\n") + "\n";
}

function byInstance(findings: readonly Finding[]): Finding[][] {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const own = groups.get(finding.instance.id);
    if (own === undefined) groups.set(finding.instance.id, [finding]);
    else own.push(finding);
  }
  return [...groups.values()];
}

function instanceBlock(findings: readonly Finding[], stage: Stage, options: TableOptions): string {
  const { language, colors } = options;
  const label = findings[0] === undefined ? "" : instanceLabel(findings[0].instance);
  const heading = `${colors.bold(label)}  ${words.counts(summarise(findings, stage))[language]}`;
  const open = order.flatMap((kind) =>
    findings.filter((finding) => classOf(finding, stage) === kind),
  );
  if (open.length === 0) return heading;

  const steps = open.map((finding) => nextStep(finding, options));
  return [heading, findingsTable(open, stage, options), ...steps].join("\n");
}

function findingsTable(open: readonly Finding[], stage: Stage, options: TableOptions): string {
  const { language, colors } = options;
  const columns = [9, 8, 28];
  const drawn = 3 * (columns.length + 1) + 1;
  const rest = Math.max(options.width, 72) - drawn - columns.reduce((sum, width) => sum + width, 0);
  const rows = open.map((finding) => {
    const kind = classOf(finding, stage) ?? "note";
    return [
      { text: words.classes[kind][language], paint: paint(kind, colors) },
      { text: words.stages[finding.dueBy][language] },
      { text: `${finding.rule}\n${finding.title[language]}` },
      { text: said(finding, language) },
    ];
  });
  return box(
    words.columns.map((column) => ({ text: column[language] })),
    rows,
    [...columns, rest],
  );
}

function said({ verdict }: Finding, language: Language): string {
  if (verdict.outcome === "fail")
    return verdict.evidence.map((piece) => evidenceLine(piece)[language]).join("\n");
  if (verdict.outcome === "unknown") return printable(`${verdict.path}: ${verdict.reason}`);
  return "";
}

/** Commands stand outside the table, unwrapped, so that they can be copied whole. */
function nextStep(finding: Finding, { language, colors, details = false }: TableOptions): string {
  const { verdict, remedy, undo, source, url } = finding;
  const failed = verdict.outcome === "fail";
  const next = failed ? remedy[language] : words.settle[language];
  const lines = [`${colors.bold(finding.rule)}  ${words.next[language]} ${next}`];
  if (failed && verdict.passesFrom !== undefined) {
    lines.push(`  ${words.passesFrom[language]} ${verdict.passesFrom.toISOString()}`);
  }
  if (!details) return lines.join("\n");
  if (failed && undo !== null) lines.push(`  ${words.undo[language]} ${undo[language]}`);
  lines.push(`  ${words.source[language]} ${source.ref}「${source.quote}」 ${colors.dim(url)}`);
  return lines.join("\n");
}

function summaryBlock(head: ReportHead, summary: Summary, { language }: TableOptions): string {
  const { account, region, takenAt, now } = head;
  return [
    words.subject({ account, region, takenAt, now: now.toISOString() })[language],
    words.counts(summary)[language],
    words.outcome(summary)[language],
  ].join("\n");
}

function classOf({ verdict, severity, dueBy }: Finding, stage: Stage): Class | undefined {
  if (verdict.outcome === "pass") return undefined;
  if (verdict.outcome === "unknown") return "undecided";
  if (severity !== "blocker") return severity;
  return isDue(dueBy, stage) ? "blocker" : "later";
}

function paint(kind: Class, colors: TableOptions["colors"]): (text: string) => string {
  const paints = {
    blocker: colors.red,
    later: colors.magenta,
    undecided: colors.yellow,
    warning: colors.yellow,
    note: colors.cyan,
  };
  return paints[kind];
}
