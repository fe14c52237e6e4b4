import { code, labelCode, prose } from "./escape.ts";
import { commentWords } from "./words.ts";
import { fill } from "../text/fill.ts";
import { isSpared } from "../findings/fix-step.ts";
import { beijing } from "../text/instants.ts";
import { piecesOf } from "../text/sentence.ts";
import { settleLines } from "../findings/settle.ts";
import type { View } from "../findings/view.ts";
import { waveOf } from "../findings/wave.ts";
import { words } from "../words.ts";
import { reasonText } from "../../core/reasons.ts";
import { remedyOf } from "../../core/rules/finding.ts";
import type { Finding, Subject } from "../../core/rules/finding.ts";
import type { Evidence } from "../../core/rules/rule.ts";
import type { Language } from "../../core/text.ts";

/** Pieces of evidence in a cell before the rest is counted. */
const mostEvidence = 3;

export const lineBreak = "<br>";

/** A row of a table. */
export function tableRow(cells: readonly string[]): string {
  return `| ${cells.join(" | ")} |`;
}

/** The head of a table, with the line under it. */
export function tableHead(cells: readonly string[]): string {
  return `${tableRow(cells)}\n${tableRow(cells.map(() => "---"))}\n`;
}

/** The first of many, and how many there are beside. @param count of all of them */
export function someOf(first: readonly string[], count: number, language: Language): string {
  const rest = count - first.length;
  const more = rest > 0 ? ` ${fill(commentWords.andMore[language], { count: rest })}` : "";
  return first.join(", ") + more;
}

/** A sentence with its commands as code. */
export function sentence(text: string): string {
  return piecesOf(text)
    .map((piece) => (piece.isCommand ? code(piece.text) : prose(piece.text)))
    .join(" ");
}

/** An instance by its name and id, with the wave that it goes in. */
export function subjectCell(subject: Subject, { report, language }: View): string {
  const wave = waveOf(subject, report);
  const label = labelCode(subject);
  if (wave === undefined) return label;
  return `${label}${lineBreak}${fill(words.wave[language], { wave: code(wave) })}`;
}

/** A rule's title and id. */
export function ruleCell({ rule }: Finding, language: Language): string {
  return `${prose(rule.title[language])}${lineBreak}${code(rule.id)}`;
}

/** What was found. */
export function evidenceCell({ verdict, waiver }: Finding, language: Language): string {
  if (verdict.outcome === "pass") return "";
  if (verdict.outcome === "unknown") {
    return `${code(verdict.path)}: ${code(reasonText(verdict.reason)[language])}`;
  }
  const { evidence, explanation, passesFrom } = verdict;
  const rest = evidence.length - mostEvidence;
  return [
    ...evidence.slice(0, mostEvidence).map((piece) => evidenceText(piece, language)),
    ...(rest > 0 ? [fill(commentWords.andMore[language], { count: rest })] : []),
    ...(explanation === undefined ? [] : [prose(explanation[language])]),
    ...(passesFrom === undefined
      ? []
      : [`${commentWords.passesFrom[language]} ${code(beijing(passesFrom, "later"))}`]),
    ...(waiver === null
      ? []
      : [
          fill(words.waivedBy[language], {
            owner: code(waiver.owner),
            until: code(waiver.until),
            reason: code(waiver.reason),
          }),
        ]),
  ].join(lineBreak);
}

function evidenceText({ path, expected, actual }: Evidence, language: Language): string {
  const found = code(`${path} = ${actual}`);
  return language === "zh"
    ? `${found}，${commentWords.expected.zh} ${code(expected)}`
    : `${found}, ${commentWords.expected.en} ${code(expected)}`;
}

/** What to do: the step of the fix plan that mends it, or the remedy where no step does; else what settles it. */
export function nextCell(finding: Finding, view: View): string {
  const { report, language, stepOf } = view;
  if (finding.verdict.outcome === "unknown") {
    const [, ...lines] = settleLines([{ kind: "undecided", findings: [finding] }], view);
    return lines.map((line) => prose(line.replace(/^\s*- /, ""))).join(lineBreak);
  }
  if (isSpared(finding, report)) return prose(words.spared[language]);
  const step = stepOf.get(finding);
  return step === undefined
    ? sentence(remedyOf(finding)[language])
    : fill(commentWords.step[language], { count: step });
}
