import { checkAgain, planHeading } from "./plan.ts";
import type { View } from "../findings/view.ts";
import { paragraph } from "../text/paragraph.ts";
import { phaseTerms, ruleParts } from "../rule-words.ts";
import type { FixStep } from "../../core/rules/fix-plan.ts";

/** The fix plan of a fleet in short: phase by phase, the rules in their order, with how many subjects each mends. */
export function fleetPlan(view: View): string {
  const numbered = view.report.fixPlan.map((step, index) => ({ step, number: index + 1 }));
  const byPhase = Map.groupBy(numbered, ({ step }) => step.phase);
  const lines = [...byPhase].map(([phase, steps]) => {
    const numbers = [...new Set([steps[0]?.number, steps.at(-1)?.number])].join("-");
    const separator = view.language === "zh" ? "：" : ": ";
    const said = steps.map(({ step }) => stepInShort(step)).join(", ");
    const label = `${numbers}. ${phaseTerms[phase][view.language]}`;
    return paragraph(`${label}${separator}${said}`, view.width, 2);
  });
  const hasDowntime = numbered.some(({ step }) => step.rule.downtime === true);
  const legend = hasDowntime ? [`  * ${ruleParts.downtime[view.language]}`] : [];
  return [planHeading(view), ...lines, checkAgain(view), ...legend].join("\n");
}

function stepInShort({ rule, findings }: FixStep): string {
  return `${rule.id} ${String(findings.length)}${rule.downtime === true ? "*" : ""}`;
}
