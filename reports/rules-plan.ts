import { printable } from "../core/printable.ts";
import type { GroupRulesPlan } from "../core/landing/plan-rules.ts";
import { ruleIdentity } from "../core/security-group/translate.ts";
import { countFates } from "../core/security-group/translate.ts";
import type { RuleOutcome } from "../core/security-group/translate.ts";
import type { Language, Text } from "../core/text.ts";
import { comparisonJson, regionLines, unreadLines } from "./group-comparison.ts";
import { withoutEffectLines } from "./rules-without-effect.ts";

const fates = {
  carried: { zh: "原样带走", en: "carried" },
  translated: { zh: "改写后带走", en: "translated" },
  refused: { zh: "拒绝", en: "refused" },
  "left-out": { zh: "不带走", en: "left out" },
  collided: { zh: "与别的规则合并", en: "merged" },
  repeated: { zh: "重复", en: "repeated" },
} as const satisfies Record<RuleOutcome["fate"], Text>;

/** Rules that one becomes past these are counted. */
const mostShown = 5;

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
  added: { zh: "新增", en: "added" },
  source: { zh: "源安全组", en: "source" },
  landing: { zh: "目标安全组", en: "landing" },
} as const satisfies Record<string, Text>;

/** What becomes of each rule of each group that lands, for people. */
export function rulesPlan(groups: readonly GroupRulesPlan[], language: Language): string {
  const blocks = groups.map((group) =>
    [
      heading(group, language),
      ...notes(group, language).map((line) => `  ${line}`),
      ...group.outcomes.flatMap((outcome) => outcomeLines(outcome, language)),
      ...group.added.map(({ rule, reason }) =>
        printable(`  ${words.added[language]} [${ruleIdentity(rule)}] ${reason[language]}`),
      ),
      ...withoutEffectLines(group.withoutEffect, language).map((line) => `  ${line}`),
      ...proof(group, language).map((line) => `  ${line}`),
    ].join("\n"),
  );
  return `${blocks.join("\n\n")}\n`;
}

function heading({ sourceId, name, outcomes }: GroupRulesPlan, language: Language): string {
  const counts = countFates(outcomes);
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

/** What is to be known of the group beside its rules. */
function notes(
  { mergedIds, adoptedId, ruleResources, weight, notes: more }: GroupRulesPlan,
  language: Language,
): string[] {
  const merged: Text = {
    zh: `并入的安全组：${mergedIds.join("、")}`,
    en: `merged into it: ${mergedIds.join(", ")}`,
  };
  const adopted: Text = {
    zh: `沿用目标账号的 ${String(adoptedId)}，不写入规则`,
    en: `adopts ${String(adoptedId)} of the target; no rule is written`,
  };
  const size: Text = {
    zh: `落地后计 ${String(weight)} 条规则，${ruleResources === "set" ? "作为一个规则集创建" : "逐条创建"}`,
    en: `lands as ${String(weight)} ${weight === 1 ? "rule" : "rules"}, ${ruleResources === "set" ? "made as one set" : "made one by one"}`,
  };
  return [
    ...(mergedIds.length === 0 ? [] : [merged]),
    adoptedId === undefined ? size : adopted,
    ...more,
  ].map((text) => printable(text[language]));
}

/** A source rule, and below it the rules that it becomes where they are not one. */
function outcomeLines(outcome: RuleOutcome, language: Language): string[] {
  const why = notesOf(outcome).map((text) => text[language]);
  const said = [`[${outcome.quote}]`, ...why].join(" ");
  const rules = "rules" in outcome ? outcome.rules : [];
  const several = rules.length > 1 ? rules : [];
  const more = several.length - mostShown;
  const rest: Text = {
    zh: `……另有 ${String(more)} 条，全部见 --format json`,
    en: `... and ${String(more)} more; --format json has all of them`,
  };
  return [
    `${fates[outcome.fate][language]} ${said}`,
    ...several.slice(0, mostShown).map((rule) => `  -> ${ruleIdentity(rule)}`),
    ...(more > 0 ? [`  -> ${rest[language]}`] : []),
  ].map((line) => printable(`  ${line}`));
}

/** How the rule was translated, or why it does not land. */
function notesOf(outcome: RuleOutcome): readonly Text[] {
  if ("reason" in outcome) return [outcome.reason];
  return outcome.fate === "translated" ? outcome.changes : [];
}

function proof(group: GroupRulesPlan, language: Language): string[] {
  const { comparison, unread, landingUnread } = group;
  const left = { name: words.source[language], unread, assumed: [] };
  const right = { name: words.landing[language], unread: landingUnread, assumed: [] };
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

/** Whether the landing's group lets through exactly what its source does, with nothing left to be read. */
function isProven({
  comparison,
  unread,
  landingUnread,
}: Pick<GroupRulesPlan, "comparison" | "unread" | "landingUnread">): boolean {
  return comparison.same && unread.length + landingUnread.length === 0;
}

/** The plan as JSON, `version: 1`, with every rule and every differing region. */
export function rulesPlanJson(groups: readonly GroupRulesPlan[]): string {
  const report = {
    version: 1,
    groups: groups.map(({ outcomes, added, comparison, unread, landingUnread, ...group }) => ({
      ...group,
      counts: countFates(outcomes),
      rules: outcomes.map((outcome) => ({
        rule: outcome.quote,
        fate: outcome.fate,
        why: notesOf(outcome),
        landing: "rules" in outcome ? outcome.rules.map(ruleIdentity) : [],
      })),
      added: added.map(({ rule, reason }) => ({ landing: ruleIdentity(rule), why: reason })),
      proven: isProven({ comparison, unread, landingUnread }),
      unread,
      landingUnread,
      ...comparisonJson(comparison),
    })),
  };
  return `${JSON.stringify(report, undefined, 2)}\n`;
}
