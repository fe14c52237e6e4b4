import type { createColors } from "picocolors";
import type { Explained } from "./explained.ts";
import { givenIn } from "./given.ts";
import { pairTable } from "../../core/accounts/pair-table.ts";
import type { RuleCase } from "../../core/rules/rule.ts";
import type { Language, Text } from "../../core/text.ts";
import { box, drawnColumns } from "../../reports/text/box.ts";
import { pairColumns, pairCells } from "../../reports/pair-words.ts";
import { paragraph } from "../../reports/text/paragraph.ts";
import {
  outcomes,
  outlets,
  phaseTerms,
  ruleParts,
  severities,
  stages,
} from "../../reports/rule-words.ts";
import type { Term } from "../../reports/rule-words.ts";
import { displayWidth, wrap } from "../../reports/text/wrap.ts";

/** How a rule is printed. */
export interface Page {
  readonly language: Language;
  /** Columns of the terminal. */
  readonly width: number;
  readonly colors: ReturnType<typeof createColors>;
}

/** One rule whole: what it says, why, what to do, and its cases. */
export function ruleText(rule: Explained, page: Page): string {
  const { language, colors } = page;
  const other = language === "zh" ? "en" : "zh";
  const facts = rule.evidence ?? [];
  return [
    colors.bold(rule.id),
    wrap(rule.title[language], page.width),
    colors.dim(wrap(rule.title[other], page.width)),
    "",
    field(ruleParts.severity, termText(severities[rule.severity], language), page),
    field(ruleParts.holdsBy, termText(stages[rule.holdsBy], language), page),
    field(ruleParts.outlet, termText(outlets[rule.outlet], language), page),
    ...(rule.phase === undefined ? [] : [field(ruleParts.phase, phaseText(rule, language), page)]),
    field(ruleParts.source, `${rule.source.ref}「${rule.source.quote}」`, page),
    ...(facts.length === 0 ? [] : [field(ruleParts.evidence, facts.join(", "), page)]),
    field(ruleParts.url, rule.url, page),
    ...part(ruleParts.remedy, rule.remedy, page),
    ...part(ruleParts.undo, rule.undo, page),
    ...part(ruleParts.remark, rule.remark, page),
    ...questionLines(rule, page),
    ...pairLines(rule, page),
    ...caseLines(rule, page),
  ].join("\n");
}

function termText(term: Term, language: Language): string {
  return `${term[language]}${language === "zh" ? "：" : ": "}${term.means[language]}`;
}

function phaseText({ phase, downtime }: Explained, language: Language): string {
  const text = phase === undefined ? "" : termText(phaseTerms[phase], language);
  return downtime === true ? `${text} [${ruleParts.downtime[language]}]` : text;
}

const labelWidth = 12;

function field(label: Text, text: string, { language, width, colors }: Page): string {
  const [first = "", ...others] = wrap(text, width - labelWidth).split("\n");
  const name = label[language];
  const blanks = " ".repeat(labelWidth - displayWidth(name));
  return [
    colors.bold(name) + blanks + first,
    ...others.map((line) => " ".repeat(labelWidth) + line),
  ].join("\n");
}

function part(label: Text, text: Text | undefined, { language, width, colors }: Page): string[] {
  if (text === undefined) return [];
  return ["", colors.bold(label[language]), paragraph(text[language], width, 2)];
}

function questionLines({ id, question }: Explained, page: Page): string[] {
  if (question === undefined) return [];
  const { language, width } = page;
  const answers = question.answers.map(({ value, means, clears }) => {
    const effect = clears ? ruleParts.clears : ruleParts.refuses;
    return paragraph(`- ${value}: ${means[language]} (${effect[language]})`, width, 2);
  });
  const command = `ecs-transfer attest --rule ${id}`;
  return [...part(ruleParts.question, question.ask, page), ...answers, `  ${command}`];
}

/** The decision table of the accounts, for the rules that read it. */
function pairLines({ id }: Explained, { language, width, colors }: Page): string[] {
  if (!pairColumns.some(({ rule }) => rule === id)) return [];
  const column = Math.floor((width - drawnColumns(pairColumns.length)) / pairColumns.length);
  const table = box(
    pairColumns.map(({ title }) => ({ text: title[language] })),
    pairTable.map((row) => pairCells(row).map((text) => ({ text: text[language] }))),
    pairColumns.map(() => column),
  );
  return ["", colors.bold(ruleParts.pairTable[language]), table];
}

function caseLines({ cases = [] }: Explained, { language, width, colors }: Page): string[] {
  if (cases.length === 0) return [];
  const widths = { expect: 12, name: 28 };
  const rest = width - drawnColumns(3) - widths.expect - widths.name;
  const table = box(
    [ruleParts.expect, ruleParts.caseName, ruleParts.given].map((text) => ({
      text: text[language],
    })),
    cases.map((row) => [
      { text: expectText(row, language) },
      { text: row.name },
      { text: givenIn(row).join("\n") },
    ]),
    [widths.expect, widths.name, rest],
  );
  return ["", colors.bold(ruleParts.cases[language]), table];
}

/** What a rule says of a case, and what that leaves, where it is not what the rule usually leaves. */
export function expectText({ expect, outlet }: RuleCase, language: Language): string {
  const said = outcomes[expect][language];
  return outlet === undefined ? said : `${said} → ${outlets[outlet][language]}`;
}
