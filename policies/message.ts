import { inLanguage } from "./settings.ts";
import type { Settings } from "./settings.ts";

import { printable } from "../core/printable.ts";
import { reasonText } from "../core/reasons.ts";
import { evidenceLine, remedyOf, subjectLabel } from "../core/rules/finding.ts";
import type { Finding, Subject } from "../core/rules/finding.ts";
import { isDue } from "../core/stage.ts";
import type { Language, Text } from "../core/text.ts";

/** A finding of the pack, which speaks of the landing's security groups as well, by the ids of their sources. */
export type PackFinding = Omit<Finding, "subject"> & {
  readonly subject: Omit<Subject, "about"> & { readonly about: Subject["about"] | "group" };
};

/**
 * What a violation says: who, what, the evidence, by when, and what to do.
 * What is not due yet, and a note, say so in a line and a half: a preview is not the place for all their remedies.
 */
export function violationMessage(finding: PackFinding, settings: Settings): string {
  const { subject, verdict, dueBy } = finding;
  const { id: rule, title, source, severity } = finding.rule;
  const remedy = remedyOf(finding);
  const evidence = verdict.outcome === "fail" ? verdict.evidence.map(evidenceLine) : [];
  const from = verdict.outcome === "fail" ? verdict.passesFrom?.toISOString() : undefined;
  const explanation = verdict.outcome === "fail" ? verdict.explanation : undefined;
  const isLater = severity === "note" || !isDue(dueBy, settings.stage);
  const who = subjectText(subject);
  const now = isLater || settings.stage === dueBy ? undefined : settings.stage;
  const due: Text =
    severity === "note"
      ? { zh: "", en: "" }
      : {
          zh: `最迟须在 ${dueBy} 阶段满足${now === undefined ? "" : `，现在是 ${now} 阶段`}；`,
          en: `must hold by ${dueBy}${now === undefined ? "" : `, and it is ${now} now`}; `,
        };
  return inLanguage(settings, {
    zh: [
      `${rule}：${who.zh}，${title.zh}（${due.zh}${source.ref}）`,
      ...evidence.map(({ zh }) => `  证据：${zh}`),
      ...(explanation === undefined ? [] : [`  说明：${explanation.zh}`]),
      ...(from === undefined ? [] : [`  可过户时刻：${from}`]),
      ...(isLater ? [] : [`  处理：${remedy.zh}`]),
    ].join("\n"),
    en: [
      `${rule}: ${who.en}: ${title.en} (${due.en}${source.ref})`,
      ...evidence.map(({ en }) => `  Evidence: ${en}`),
      ...(explanation === undefined ? [] : [`  Why: ${explanation.en}`]),
      ...(from === undefined ? [] : [`  Passes from: ${from}`]),
      ...(isLater ? [] : [`  Remedy: ${remedy.en}`]),
    ].join("\n"),
  });
}

/**
 * The rules that facts of the inventory leave open, once for a subject, by what keeps each from its verdict.
 * Those that are due at a later stage are counted: before a landing exists, half of its rules cannot have a verdict.
 */
export function undecidedMessage(open: readonly PackFinding[], settings: Settings): string {
  const due = open.filter(({ dueBy }) => isDue(dueBy, settings.stage));
  const later = open.length - due.length;
  const who = subjectText(open[0]?.subject ?? { about: "manifest", id: "", name: null });
  const byReason = Map.groupBy(due, ({ verdict }) =>
    verdict.outcome === "unknown" ? verdict.reason : "",
  );
  const rows = (language: Language) =>
    [...byReason].map(([reason, some]) => {
      const ids = some.map(({ rule }) => rule.id).join(", ");
      return printable(`  ${reasonText(reason)[language]}: ${ids}`);
    });
  const count = String(due.length);
  const head: Text = {
    zh: `${who.zh}：有 ${count} 条规则因事实未知而没有结论，未知不等于通过：`,
    en: `${who.en}: ${counted(due.length, "has", "have")} no verdict, for want of facts; unknown is never a pass:`,
  };
  const rest: Text = {
    zh: `${who.zh}：另有 ${String(later)} 条规则尚无结论，到后续阶段才须满足，见 ecs-transfer check。`,
    en: `${who.en}: ${counted(later, "has", "have")} no verdict yet and ${later === 1 ? "is" : "are"} due at a later stage: see ecs-transfer check.`,
  };
  const lines = (language: Language) => [
    ...(due.length === 0 ? [] : [head[language], ...rows(language)]),
    ...(later === 0 ? [] : [rest[language]]),
  ];
  return inLanguage(settings, { zh: lines("zh").join("\n"), en: lines("en").join("\n") });
}

function subjectText(subject: Pick<PackFinding["subject"], "about" | "id" | "name">): Text {
  const label = subjectLabel(subject);
  if (subject.about === "accounts") return { zh: `账号 ${label}`, en: `accounts ${label}` };
  if (subject.about === "group")
    return { zh: `接替 ${label} 的安全组`, en: `the security group in the place of ${label}` };
  return { zh: `实例 ${label}`, en: `instance ${label}` };
}

/** What a program cannot prove, once for an instance. */
export function unprovenMessage(
  subject: Pick<Subject, "id" | "name">,
  count: number,
  settings: Settings,
): string {
  const who = subjectLabel(subject);
  return inLanguage(settings, {
    zh: `实例 ${who}：程序里没有 ${String(count)} 条规则所需的事实，请用账号的清单运行 ecs-transfer check。`,
    en: `instance ${who}: ${counted(count, "needs", "need")} the account's own facts: run ecs-transfer check.`,
  });
}

/** Facts that could not be read at all: nothing was judged. */
export function unreadableMessage(name: string, reason: string, settings: Settings): string {
  return inLanguage(settings, {
    zh: `${printable(name)}：读不出实例的事实，没有判断任何规则：${printable(reasonText(reason).zh)}`,
    en: `${printable(name)}: the facts of the instance cannot be read, so no rule was applied: ${printable(reason)}`,
  });
}

/** What is put in front of a blocker that the configuration tried to switch off. */
export function notSwitchedOff(message: string, settings: Settings): string {
  const head = inLanguage(settings, {
    zh: "阻断项来自平台，不能用 disabled 关闭。",
    en: "A blocker is the platform's own and cannot be disabled.",
  });
  return `${head}\n${message}`;
}

function counted(rules: number, one: string, many: string): string {
  return rules === 1 ? `1 rule ${one}` : `${String(rules)} rules ${many}`;
}
