import type { Cell } from "../text/box.ts";
import { unknownText, waivedText } from "../findings/finding-lines.ts";
import { reasonOf } from "../findings/rows.ts";
import type { Class, Row } from "../findings/rows.ts";
import type { View } from "../findings/view.ts";
import { beijing } from "../text/instants.ts";
import { words } from "../words.ts";
import { printable } from "../../core/printable.ts";
import { reasonText } from "../../core/reasons.ts";
import { evidenceLine } from "../../core/rules/finding.ts";
import type { Finding } from "../../core/rules/finding.ts";
import { stages } from "../../core/stage.ts";
import type { Stage } from "../../core/stage.ts";
import type { Language, Text } from "../../core/text.ts";

/** A row's cells: what it comes to, by when and by which step, the rule, and what was found. */
export function cellsOf({ kind, findings }: Row, view: View): Cell[] {
  const { language } = view;
  const [first] = findings;
  if (first === undefined) return [];
  const step = view.stepOf.get(first);
  const due = words.stages[earliest(findings)][language];
  return [
    { text: words.classes[kind][language], paint: paintOf(kind, view) },
    { text: step === undefined ? due : `${due}\n${stepLabel(step)[language]}` },
    {
      text:
        findings.length === 1
          ? `${first.rule.id}\n${first.rule.title[language]}`
          : severalRules(findings.length)[language],
    },
    { text: findings.length === 1 ? said(first, view) : saidOfMany(findings, first, language) },
  ];
}

function earliest(findings: readonly Finding[]): Stage {
  const due = new Set(findings.map(({ dueBy }) => dueBy));
  return stages.find((stage) => due.has(stage)) ?? "plan";
}

/** A step of the fix plan, by its number. */
export function stepLabel(step: number): Text {
  return { zh: `步骤 ${String(step)}`, en: `step ${String(step)}` };
}

function severalRules(count: number): Text {
  return { zh: `${String(count)} 条规则，原因相同`, en: `${String(count)} rules, for one reason` };
}

function saidOfMany(findings: readonly Finding[], first: Finding, language: Language): string {
  const reason = printable(reasonText(reasonOf(first))[language]);
  return `${reason}\n${findings.map(({ rule }) => rule.id).join(", ")}`;
}

/** How many pieces of evidence a row shows where nobody asks for all. */
const mostShown = 5;

function said({ verdict, waiver }: Finding, { language, details }: View): string {
  if (verdict.outcome === "unknown") return unknownText(verdict)[language];
  if (verdict.outcome === "pass") return "";
  const shown = details ? verdict.evidence : verdict.evidence.slice(0, mostShown);
  const more = verdict.evidence.length - shown.length;
  const { passesFrom, explanation } = verdict;
  return [
    ...shown.map((piece) => evidenceLine(piece)[language]),
    ...(more > 0 ? [andMore(more)[language]] : []),
    ...(explanation === undefined ? [] : [explanation[language]]),
    ...(passesFrom === undefined
      ? []
      : [`${words.passesFrom[language]} ${beijing(passesFrom, "later")}`]),
    ...(waiver === null ? [] : [waivedText(waiver)[language]]),
  ].join("\n");
}

/** How much is not shown. */
export function andMore(count: number): Text {
  return { zh: `另有 ${String(count)} 个`, en: `and ${String(count)} more` };
}

/** What colours a class. */
export function paintOf(kind: Class, { colors }: Pick<View, "colors">): (text: string) => string {
  const paints = {
    blocker: colors.red,
    later: colors.magenta,
    undecided: colors.yellow,
    warning: colors.yellow,
    waived: colors.dim,
    advice: colors.yellow,
    note: colors.cyan,
  };
  return paints[kind];
}
