import { printable } from "../core/printable.ts";
import type { GroupRulesPlan } from "../core/landing/plan-rules.ts";
import type { RuleOutcome } from "../core/security-group/translate.ts";
import type { Language, Text } from "../core/text.ts";
import { comparisonJson, regionLines, unreadLines } from "./group-comparison.ts";

const fates = {
  carried: { zh: "原样带走", en: "carried" },
  translated: { zh: "改写后带走", en: "translated" },
  refused: { zh: "拒绝", en: "refused" },
  "left-out": { zh: "不带走", en: "left out" },
  collided: { zh: "与别的规则合并", en: "merged" },
  repeated: { zh: "重复", en: "repeated" },
} as const satisfies Record<RuleOutcome["fate"], Text>;

const order = Object.keys(fates) as RuleOutcome["fate"][];

const words = {
  same: {
    zh: "已证明：目标安全组放行的报文与源安全组完全相同。",
    en: "Proven: the landing's group lets through exactly what the source's group does.",
  },
  unproven: {
    zh: "未能证明：读得懂的规则完全相同，但有规则没有参与比较：",
    en: "Not proven: what could be read is the same, but some rules are not in the comparison:",
  },
  unread: {
    zh: "另有规则没有参与比较：",
    en: "Rules that are not in the comparison:",
  },
  wider: {
    zh: "不同：目标安全组放行得更多：",
    en: "Different: the landing's group lets through more:",
  },
  narrower: {
    zh: "不同：目标安全组放行得更少：",
    en: "Different: the landing's group lets through less:",
  },
  incomparable: {
    zh: "不同：目标安全组有的放行得更多，有的更少：",
    en: "Different: the landing's group lets through more here and less there:",
  },
  source: { zh: "源安全组", en: "source" },
  landing: { zh: "目标安全组", en: "landing" },
} as const satisfies Record<string, Text>;

/** What becomes of each rule of each group that lands, for people. */
export function rulesPlan(groups: readonly GroupRulesPlan[], language: Language): string {
  const blocks = groups.map((group) =>
    [
      heading(group, language),
      ...group.outcomes.map((outcome) => `  ${outcomeLine(outcome, language)}`),
      ...proof(group, language).map((line) => `  ${line}`),
    ].join("\n"),
  );
  return `${blocks.join("\n\n")}\n`;
}

function heading({ sourceId, name, outcomes }: GroupRulesPlan, language: Language): string {
  const counts = countsOf(outcomes);
  const total: Text = {
    zh: `共 ${String(outcomes.length)} 条规则`,
    en: `${String(outcomes.length)} ${outcomes.length === 1 ? "rule" : "rules"}`,
  };
  const parts = order
    .filter((fate) => counts[fate] > 0)
    .map((fate) =>
      language === "zh"
        ? `${fates[fate].zh} ${String(counts[fate])}`
        : `${String(counts[fate])} ${fates[fate].en}`,
    );
  const label = printable(name === "" ? sourceId : `${sourceId} (${name})`);
  const said = parts.length === 0 ? "" : ` = ${parts.join(" + ")}`;
  return `${label}: ${total[language]}${said}`;
}

/** How many rules met each fate; together they are the source's rules. */
function countsOf(outcomes: readonly RuleOutcome[]): Record<RuleOutcome["fate"], number> {
  const counts = {
    carried: 0,
    translated: 0,
    refused: 0,
    "left-out": 0,
    collided: 0,
    repeated: 0,
  };
  for (const { fate } of outcomes) counts[fate] += 1;
  return counts;
}

function outcomeLine(outcome: RuleOutcome, language: Language): string {
  const why = notesOf(outcome).map((text) => text[language]);
  const said = [`[${outcome.quote}]`, ...why].join(" ");
  return printable(`${fates[outcome.fate][language]} ${said}`);
}

/** How the rule was translated, or why it does not land. */
function notesOf(outcome: RuleOutcome): readonly Text[] {
  if ("reason" in outcome) return [outcome.reason];
  return outcome.fate === "translated" ? outcome.changes : [];
}

function proof({ comparison, unread }: GroupRulesPlan, language: Language): string[] {
  const left = { name: words.source[language], unread, assumed: [] };
  const right = { name: words.landing[language], unread: [], assumed: [] };
  const aside = unreadLines([left, right], language);
  if (comparison.same) {
    return aside.length === 0 ? [words.same[language]] : [words.unproven[language], ...aside];
  }
  const { relation, regions } = comparison;
  return [
    words[relation][language],
    ...regionLines(left, right, regions, language),
    ...(aside.length === 0 ? [] : [words.unread[language], ...aside]),
  ];
}

/** The plan as JSON, `version: 1`, with every rule and every differing region. */
export function rulesPlanJson(groups: readonly GroupRulesPlan[]): string {
  const report = {
    version: 1,
    groups: groups.map(({ sourceId, name, outcomes, comparison, unread }) => ({
      sourceId,
      name,
      counts: countsOf(outcomes),
      rules: outcomes.map((outcome) => ({
        rule: outcome.quote,
        fate: outcome.fate,
        why: notesOf(outcome),
      })),
      proven: comparison.same && unread.length === 0,
      unread,
      ...comparisonJson(comparison),
    })),
  };
  return `${JSON.stringify(report, undefined, 2)}\n`;
}
