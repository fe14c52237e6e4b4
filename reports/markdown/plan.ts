import { lineBreak, sentence, someOf } from "./cells.ts";
import { code, labelCode, prose } from "./escape.ts";
import type { Section } from "./fit.ts";
import { commentWords } from "./words.ts";
import { fill } from "../text/fill.ts";
import { commonFinding } from "../findings/fix-step.ts";
import { beijing } from "../text/instants.ts";
import { phaseTerms } from "../rule-words.ts";
import type { View } from "../findings/view.ts";
import { remedyOf, undoOf } from "../../core/rules/finding.ts";
import type { Finding } from "../../core/rules/finding.ts";
import type { FixStep } from "../../core/rules/fix-plan.ts";
import type { Language } from "../../core/text.ts";

/** Subjects that stand in a step before the rest is counted. */
const mostNamed = 5;

/** Everything that can be mended, as a numbered list in an order that works. */
export function planSection(view: View): Section | undefined {
  const { report, language } = view;
  const { fixPlan } = report;
  if (fixPlan.length === 0) return undefined;
  const last = `${String(fixPlan.length + 1)}. ${commentWords.again[language]}\n`;
  return {
    head: `\n### ${commentWords.plan[language]}\n\n`,
    items: fixPlan.map((step, index) => `${String(index + 1)}. ${stepText(step, language)}`),
    foot: last,
    more: (left) => `\n${fill(commentWords.moreItems[language], { count: left })}\n\n`,
    share: 6,
  };
}

/** A step in one paragraph: a list goes on only where nothing stands between its items. */
function stepText({ phase, rule, findings }: FixStep, language: Language): string {
  const t = commentWords;
  const down = rule.downtime === true ? ` **(${t.downtime[language]})**` : "";
  const common = commonFinding(findings);
  const undo = common === undefined ? null : undoOf(common);
  const names = findings.slice(0, mostNamed).map((finding) => nameAndTime(finding, language));
  const separator = language === "zh" ? "：" : ": ";
  const line = (word: string, text: string) => `${word}${separator}${text}`;
  return [
    `**${prose(rule.title[language])}** ${code(rule.id)} · ${phaseTerms[phase][language]}${down}`,
    line(t.for[language], someOf(names, findings.length, language)),
    ...(common === undefined ? [] : [line(t.next[language], sentence(remedyOf(common)[language]))]),
    ...(undo === null ? [] : [line(t.undo[language], sentence(undo[language]))]),
  ].join(lineBreak);
}

function nameAndTime({ subject, verdict }: Finding, language: Language): string {
  const from = verdict.outcome === "fail" ? verdict.passesFrom : undefined;
  if (from === undefined) return labelCode(subject);
  return `${labelCode(subject)} ${commentWords.passesFrom[language]} ${code(beijing(from, "later"))}`;
}
