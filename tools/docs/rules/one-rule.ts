import { codeOf, escaped, sentence, table } from "./markdown.ts";
import type { Explained } from "../../../cli/explain/explained.ts";
import { givenIn } from "../../../cli/explain/given.ts";
import { expectText } from "../../../cli/explain/rule-text.ts";
import type { Language, Text } from "../../../core/text.ts";
import { outlets, phaseTerms, ruleParts, severities, stages } from "../../../reports/rule-words.ts";

/** One rule as a section: what it says in a list, what to do, what is asked, its cases. */
export function ruleSection(rule: Explained, language: Language): string {
  const t = (text: Text) => text[language];
  const facts = rule.evidence ?? [];
  const items: [Text, string][] = [
    [ruleParts.severity, t(severities[rule.severity])],
    [ruleParts.holdsBy, t(stages[rule.holdsBy])],
    [ruleParts.outlet, t(outlets[rule.outlet])],
    ...(rule.phase === undefined
      ? []
      : [[ruleParts.phase, phaseText(rule, language)] as [Text, string]]),
    [ruleParts.source, `${escaped(rule.source.ref)}「${escaped(rule.source.quote)}」`],
    ...(facts.length === 0
      ? []
      : [[ruleParts.evidence, facts.map(codeOf).join(", ")] as [Text, string]]),
    [ruleParts.url, `<${rule.url}>`],
  ];
  return [
    `### ${rule.id}`,
    `**${escaped(t(rule.title))}**`,
    items.map(([label, text]) => `- ${labelled(label, text, language)}`).join("\n"),
    labelled(ruleParts.remedy, sentence(t(rule.remedy)), language),
    ...(rule.undo === undefined
      ? []
      : [labelled(ruleParts.undo, sentence(t(rule.undo)), language)]),
    ...(rule.remark === undefined
      ? []
      : [labelled(ruleParts.remark, sentence(t(rule.remark)), language)]),
    ...questionParts(rule, language),
    ...caseParts(rule, language),
  ].join("\n\n");
}

function labelled(label: Text, text: string, language: Language): string {
  return language === "zh" ? `**${label.zh}**：${text}` : `**${label.en}:** ${text}`;
}

function phaseText({ phase, downtime }: Explained, language: Language): string {
  const text = phase === undefined ? "" : phaseTerms[phase][language];
  if (downtime !== true) return text;
  const down = ruleParts.downtime[language];
  return language === "zh" ? `${text}（${down}）` : `${text} (${down})`;
}

function questionParts({ question }: Explained, language: Language): string[] {
  if (question === undefined) return [];
  const heads = [ruleParts.answer, ruleParts.means, ruleParts.effect];
  const answers = table(
    heads.map((text) => text[language]),
    question.answers.map(({ value, means, clears }) => [
      codeOf(value),
      sentence(means[language]),
      (clears ? ruleParts.clears : ruleParts.refuses)[language],
    ]),
  );
  return [labelled(ruleParts.question, sentence(question.ask[language]), language), answers];
}

function caseParts({ cases = [] }: Explained, language: Language): string[] {
  if (cases.length === 0) return [];
  const heads = [ruleParts.expect, ruleParts.caseName, ruleParts.given];
  const rows = table(
    heads.map((text) => text[language]),
    cases.map((row) => [
      expectText(row, language),
      escaped(row.name),
      givenIn(row).map(codeOf).join("<br>"),
    ]),
  );
  const summary = `${ruleParts.cases[language]} (${String(cases.length)})`;
  return [`<details><summary>${summary}</summary>`, rows, "</details>"];
}
