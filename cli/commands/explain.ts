import { Command } from "commander";
import { say } from "../../core/text.ts";
import type { Language, Text } from "../../core/text.ts";
import { coloursFor } from "../colours.ts";
import { langOption } from "../help/lang-option.ts";

const texts = {
  description: {
    zh: "说明一条规则：依据、所读事实、处理、撤回和示例；不写规则则列出全部",
    en: "explain one rule: its source, facts, remedy, way back and cases; without a rule, list them all",
  },
  rule: { zh: "规则的名称，如 instance-eip", en: "the name of a rule, such as instance-eip" },
  help: {
    zh: `
示例：
  ecs-transfer explain                 按类别列出全部规则
  ecs-transfer explain instance-eip
  ecs-transfer explain account-pair-type --lang en

退出码：0 已打印，3 没有这条规则。`,
    en: `
Examples:
  ecs-transfer explain                 every rule, by what it is about
  ecs-transfer explain instance-eip
  ecs-transfer explain account-pair-type --lang zh

Exit codes: 0 printed, 3 there is no such rule.`,
  },
} satisfies Record<string, Text>;

interface ExplainOptions {
  readonly lang?: Language;
}

const pageWidth = 100;
const narrowest = 72;

/** `ecs-transfer explain`: everything that the catalogue says of one rule. */
export function explainCommand(language: Language): Command {
  const t = (text: Text): string => say(text, language);
  return new Command("explain")
    .description(t(texts.description))
    .argument("[RULE]", t(texts.rule))
    .addOption(langOption(language))
    .addHelpText("after", t(texts.help))
    .action(async (rule: string | undefined, { lang }: ExplainOptions) => {
      const { explanation } = await import("../explain/run-explain.ts");
      const { stdout } = process;
      const page = {
        language: lang ?? language,
        width: Math.max(narrowest, stdout.isTTY ? stdout.columns : pageWidth),
        colors: coloursFor(stdout),
      };
      stdout.write(explanation(rule, page));
    });
}
