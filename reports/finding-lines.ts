import { beijing } from "./instants.ts";
import type { OpenFinding } from "./open-findings.ts";
import { words } from "./words.ts";
import { printable } from "../core/printable.ts";
import { evidenceLine, remedyOf, subjectLabel } from "../core/rules/finding.ts";
import type { Finding } from "../core/rules/finding.ts";
import type { Language, Text } from "../core/text.ts";

/** What is wrong or cannot be told, and with whom, in one sentence. */
export function headline({ rule, subject, verdict }: Finding, language: Language): string {
  const label = subjectLabel(subject);
  const { zh, en } = rule.title;
  return verdict.outcome === "unknown"
    ? { zh: `未知：${zh}：${label}。`, en: `Unknown: ${en}: ${label}.` }[language]
    : { zh: `${zh}：${label}。`, en: `${en}: ${label}.` }[language];
}

/** What was found, and the next step, for formats without a layout of their own; a line each, safe to print. */
export function findingLines(finding: OpenFinding, language: Language): string[] {
  const { verdict, waiver } = finding;
  const line = (word: Text, text: string) => labelled(word, text, language);
  if (verdict.outcome === "unknown") {
    const found = printable(`${verdict.path}: ${verdict.reason}`);
    return isRead(verdict.path) ? [found, line(words.next, words.settle[language])] : [found];
  }
  const { evidence, explanation, passesFrom } = verdict;
  return [
    ...evidence.map((piece) => evidenceLine(piece)[language]),
    ...(explanation === undefined ? [] : [explanation[language]]),
    ...(waiver === null ? [] : [waived(waiver)[language]]),
    line(words.next, remedyOf(finding)[language]),
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

function waived({ owner, until, reason }: NonNullable<Finding["waiver"]>): Text {
  return {
    zh: printable(`由 ${owner} 豁免至 ${until}：${reason}`),
    en: printable(`Waived by ${owner} until ${until}: ${reason}`),
  };
}
