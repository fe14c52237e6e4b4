import type { Explained } from "./explained.ts";
import type { Page } from "./rule-text.ts";
import type { Severity } from "../../core/rules/rule.ts";
import { ruleSubjects, severities, subjectOfRule } from "../../reports/rule-words.ts";
import { displayWidth } from "../../reports/text/wrap.ts";

/** Every rule in a line, by what it is about. */
export function ruleList(rules: readonly Explained[], { language, colors }: Page): string {
  const paints: Record<Severity, (text: string) => string> = {
    blocker: colors.red,
    warning: colors.yellow,
    note: colors.cyan,
  };
  const idWidth = Math.max(...rules.map(({ id }) => id.length));
  const words = Object.values(severities).map((term) => term[language]);
  const wordWidth = Math.max(...words.map(displayWidth));
  const line = ({ id, severity, title }: Explained) => {
    const word = severities[severity][language];
    const blanks = " ".repeat(wordWidth - displayWidth(word));
    return `  ${id.padEnd(idWidth)}  ${paints[severity](word)}${blanks}  ${title[language]}`;
  };
  const groups = [...Map.groupBy(rules, ({ id }) => subjectOfRule(id))].map(([subject, own]) => {
    const count = language === "zh" ? `（${String(own.length)}）` : ` (${String(own.length)})`;
    return [colors.bold(ruleSubjects[subject][language] + count), ...own.map(line)].join("\n");
  });
  const end =
    language === "zh"
      ? "一条规则的全部说明：ecs-transfer explain RULE"
      : "Everything about one rule: ecs-transfer explain RULE";
  return [...groups, end].join("\n\n");
}
