import type { View } from "../findings/view.ts";
import { commonFinding } from "../findings/fix-step.ts";
import { paragraph } from "../text/paragraph.ts";
import { beijing } from "../text/instants.ts";
import { phaseTerms, ruleParts } from "../rule-words.ts";
import { words } from "../words.ts";
import { remedyOf, subjectLabel, undoOf } from "../../core/rules/finding.ts";
import type { Finding } from "../../core/rules/finding.ts";
import type { FixStep } from "../../core/rules/fix-plan.ts";
import type { Language, Text } from "../../core/text.ts";

const texts = {
  heading: { zh: "处理计划", en: "Fix plan" },
  for: { zh: "对象：", en: "For: " },
  from: { zh: "可过户时刻", en: "passes from" },
  again: { zh: "重新检查", en: "Check again" },
  commands: {
    zh: "ecs-transfer inventory，然后 ecs-transfer check --stage submit",
    en: "ecs-transfer inventory, then ecs-transfer check --stage submit",
  },
} as const satisfies Record<string, Text>;

/** The heading of the fix plan. */
export function planHeading({ language, colors }: View): string {
  return colors.bold(texts.heading[language]);
}

/** Everything that can be mended, in an order that works, each command once. */
export function planSection(view: View): string {
  const { fixPlan } = view.report;
  const lines = fixPlan.flatMap((step, index) => [
    ...(step.phase === fixPlan[index - 1]?.phase ? [] : [phaseHeading(step, view)]),
    stepText(step, index + 1, view),
  ]);
  return [planHeading(view), ...lines, checkAgain(view)].join("\n");
}

function phaseHeading({ phase }: FixStep, { language, colors }: View): string {
  const term = phaseTerms[phase];
  const separator = language === "zh" ? "：" : ": ";
  return `${colors.bold(term[language])}${separator}${term.means[language]}`;
}

/** The last step: what was done has to be seen. */
export function checkAgain(view: View): string {
  const { language, report } = view;
  const number = String(report.fixPlan.length + 1).padStart(3);
  const separator = language === "zh" ? "：" : ": ";
  return `${number}. ${texts.again[language]}${separator}${texts.commands[language]}`;
}

const indent = 5;

function stepText({ rule, findings }: FixStep, number: number, view: View): string {
  const { language, colors, details } = view;
  const down =
    rule.downtime === true ? `  ${colors.yellow(`[${ruleParts.downtime[language]}]`)}` : "";
  const title = `${String(number).padStart(3)}. ${colors.bold(rule.id)}  ${rule.title[language]}${down}`;
  const common = commonFinding(findings);
  const undo = common === undefined ? null : undoOf(common);
  const said = [
    texts.for[language] + findings.map((one) => whoAndWhen(one, language)).join(", "),
    ...(common === undefined ? [] : [remedyOf(common)[language]]),
    ...(undo === null ? [] : [`${words.undo[language]} ${undo[language]}`]),
    ...(rule.remark === undefined ? [] : [`${words.remark[language]} ${rule.remark[language]}`]),
    ...(details
      ? [`${words.source[language]} ${rule.source.ref}「${rule.source.quote}」 ${rule.url}`]
      : []),
  ];
  return [title, ...said.map((text) => paragraph(text, view.width, indent))].join("\n");
}

function whoAndWhen({ subject, verdict }: Finding, language: Language): string {
  const label = subjectLabel(subject);
  if (verdict.outcome !== "fail" || verdict.passesFrom === undefined) return label;
  return `${label} ${texts.from[language]} ${beijing(verdict.passesFrom, "later")}`;
}
