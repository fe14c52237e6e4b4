import { codeOf, escaped, sentence, table } from "./markdown.ts";
import { ruleSection } from "./one-rule.ts";
import { explained } from "../../../cli/explain/explained.ts";
import { pairTable } from "../../../core/accounts/pair-table.ts";
import { say } from "../../../core/text.ts";
import type { Language, Text } from "../../../core/text.ts";
import { pairCells, pairColumns } from "../../../reports/pair-words.ts";
import {
  outlets,
  phaseTerms,
  ruleParts,
  ruleSubjects,
  severities,
  stages,
  subjectOfRule,
} from "../../../reports/rule-words.ts";
import type { Term } from "../../../reports/rule-words.ts";

const texts = {
  title: { zh: "规则", en: "Rules" },
  other: { zh: "[English](rules.md)", en: "[中文](rules.zh.md)" },
  generated: {
    zh: "本文由 `node tools/docs/rules.ts` 按 `policies/rules/` 写成：请改规则，不要改本文。",
    en: "`node tools/docs/rules.ts` writes this page from `policies/rules/`: change the rules, not the page.",
  },
  intro: {
    zh: "`ecs-transfer check` 用这些规则检查账号和实例；`ecs-transfer explain RULE` 在终端显示其中一条。没有看到的事实是未知，未知不等于通过。R 开头的编号是过户指南中的条目，引号中是指南的原文。示例中的情形用英文书写。",
    en: "`ecs-transfer check` judges accounts and instances by these rules; `ecs-transfer explain RULE` shows one of them in a terminal. A fact that was not seen is unknown, and unknown is never a pass. Numbers that begin with R are statements of the transfer guide, whose own words stand in 「」.",
  },
  contents: { zh: "目录", en: "Contents" },
  words: { zh: "用语", en: "Words" },
  phases: { zh: "处理阶段", en: "The phases of a fix plan" },
  phasesIntro: {
    zh: "处理计划按这个顺序进行：先做不影响实例的，再解除绑定，最后停机，使停机时间最短。",
    en: "A fix plan goes through them in this order: first what does not touch the instances, then what is bound to them, the stop last, so that they are down for as short as possible.",
  },
  rule: { zh: "规则", en: "Rule" },
  about: { zh: "内容", en: "What it says" },
  meaning: { zh: "含义", en: "Meaning" },
  number: { zh: "顺序", en: "No." },
  quote: { zh: "指南原文", en: "The guide's words" },
} as const satisfies Record<string, Text>;

/** The page about every rule. */
export function rulesDocument(language: Language): string {
  const t = (text: Text) => say(text, language);
  const groups = [...Map.groupBy(explained, ({ id }) => subjectOfRule(id))];
  return `${[
    `# ${t(texts.title)}`,
    t(texts.other),
    t(texts.generated),
    t(texts.intro),
    `## ${t(texts.contents)}`,
    ...groups.flatMap(([subject, rules]) => [
      `**[${t(ruleSubjects[subject])}](#${anchorOf(t(ruleSubjects[subject]))})**`,
      table(
        [texts.rule, ruleParts.severity, ruleParts.holdsBy, texts.about].map(t),
        rules.map(({ id, severity, holdsBy, title }) => [
          `[${id}](#${id})`,
          t(severities[severity]),
          t(stages[holdsBy]),
          escaped(t(title)),
        ]),
      ),
    ]),
    `## ${t(texts.words)}`,
    termTable(ruleParts.severity, Object.values(severities), language),
    termTable(ruleParts.holdsBy, Object.values(stages), language),
    termTable(ruleParts.outlet, Object.values(outlets), language),
    `## ${t(ruleParts.pairTable)}`,
    decisionTable(language),
    `## ${t(texts.phases)}`,
    t(texts.phasesIntro),
    phaseTable(language),
    ...groups.flatMap(([subject, rules]) => [
      `## ${t(ruleSubjects[subject])}`,
      ...rules.map((rule) => ruleSection(rule, language)),
    ]),
  ].join("\n\n")}\n`;
}

/** The anchor that GitHub gives a heading. */
function anchorOf(heading: string): string {
  return heading.toLowerCase().replaceAll(" ", "-");
}

function termTable(label: Text, terms: readonly Term[], language: Language): string {
  return table(
    [label[language], texts.meaning[language]],
    terms.map((term) => [term[language], sentence(term.means[language])]),
  );
}

function phaseTable(language: Language): string {
  return table(
    [texts.number, ruleParts.phase, texts.meaning].map((text) => text[language]),
    Object.values(phaseTerms).map((term, index) => [
      String(index + 1),
      term[language],
      term.means[language],
    ]),
  );
}

/** The accounts' decision table, with the rule that asks for each column. */
function decisionTable(language: Language): string {
  const heads = pairColumns.map(({ rule, title }) =>
    rule === undefined ? title[language] : `${title[language]}<br>${codeOf(rule)}`,
  );
  return table(
    [...heads, texts.quote[language]],
    pairTable.map((row) => [
      ...pairCells(row).map((text) => escaped(text[language])),
      escaped(row.quote),
    ]),
  );
}
