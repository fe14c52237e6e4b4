import { fill } from "../text/fill.ts";
import { isSpared } from "./fix-step.ts";
import { beijing } from "../text/instants.ts";
import type { OpenFinding } from "./open-findings.ts";
import type { Report } from "../report.ts";
import { words } from "../words.ts";
import { printable } from "../../core/printable.ts";
import { reasonText } from "../../core/reasons.ts";
import { evidenceLine, remedyOf, subjectLabel } from "../../core/rules/finding.ts";
import type { Finding, WaivedBy } from "../../core/rules/finding.ts";
import type { Undecided } from "../../core/rules/rule.ts";
import type { Language, Text } from "../../core/text.ts";

/** What is wrong or cannot be told, and with whom, in one sentence. */
export function headline({ rule, subject, verdict }: Finding, language: Language): string {
  const label = subjectLabel(subject);
  const { zh, en } = rule.title;
  return verdict.outcome === "unknown"
    ? { zh: `未知：${zh}：${label}。`, en: `Unknown: ${en}: ${label}.` }[language]
    : { zh: `${zh}：${label}。`, en: `${en}: ${label}.` }[language];
}

/** What was found, and the next step, for formats without a layout of their own; a line each, safe to print. */
export function findingLines(finding: OpenFinding, report: Report, language: Language): string[] {
  const { verdict, waiver } = finding;
  const line = (word: Text, text: string) => labelled(word, text, language);
  if (verdict.outcome === "unknown") {
    const found = unknownText(verdict)[language];
    return isRead(verdict.path) ? [found, line(words.next, words.settle[language])] : [found];
  }
  const { evidence, explanation, passesFrom } = verdict;
  return [
    ...evidence.map((piece) => evidenceLine(piece)[language]),
    ...(explanation === undefined ? [] : [explanation[language]]),
    ...(waiver === null ? [] : [waivedText(waiver)[language]]),
    line(words.next, (isSpared(finding, report) ? words.spared : remedyOf(finding))[language]),
    ...(passesFrom === undefined ? [] : [line(words.passesFrom, beijing(passesFrom, "later"))]),
  ];
}

/** A word of {@link words} before what it names. */
export function labelled(word: Text, text: string, language: Language): string {
  return language === "zh" ? `${word.zh}：${text}` : `${word.en} ${text}`;
}

/** Whether a fresh inventory settles a fact; where people or the landing have to, the reason itself says how. */
function isRead(path: string): boolean {
  return /^(?:instance|source)\b/.test(path);
}

/** By whom a warning is lived with, until when, and why; safe to print. */
export function waivedText({ owner, until, reason }: WaivedBy): Text {
  const slots = { owner, until, reason };
  const { zh, en } = words.waivedBy;
  return { zh: printable(fill(zh, slots)), en: printable(fill(en, slots)) };
}

/** The fact that is missing, and why; safe to print. */
export function unknownText({ path, reason }: Undecided): Text {
  const { zh, en } = reasonText(reason);
  return { zh: printable(`${path}: ${zh}`), en: printable(`${path}: ${en}`) };
}
