import { Command } from "commander";
import { say } from "../../core/text.ts";
import type { Language, Text } from "../../core/text.ts";
import { langOption } from "../help/lang-option.ts";

interface CardOptions {
  readonly stack?: string;
  readonly lang?: Language;
}

const texts = {
  description: {
    zh: "从落地的 stack 打印目标账号确认过户时要填的 ID",
    en: "print the IDs that the target account needs at confirmation, from a landing's stack",
  },
  stack: {
    zh: "落地的 stack（默认：当前选中的）",
    en: "the landing's stack (default: the selected one)",
  },
  help: {
    zh: `
示例：
  ecs-transfer card --stack prod
  ecs-transfer card --stack prod --lang en

退出码：0 已打印，3 运行失败，如尚未落地。`,
    en: `
Examples:
  ecs-transfer card --stack prod
  ecs-transfer card --stack prod --lang zh

Exit codes: 0 printed, 3 the run failed, such as before the landing.`,
  },
} satisfies Record<string, Text>;

/** `ecs-transfer card`: what the target types into the console's confirmation form (R7.2). */
export function cardCommand(language: Language): Command {
  const t = (text: Text): string => say(text, language);
  return new Command("card")
    .description(t(texts.description))
    .option("-s, --stack <STACK>", t(texts.stack))
    .addOption(langOption(language))
    .addHelpText("after", t(texts.help))
    .action(async ({ stack, lang }: CardOptions) => {
      const { readCard } = await import("../card/read-card.ts");
      const { confirmationCard } = await import("../../reports/card.ts");
      const card = await readCard(stack === undefined ? {} : { stack });
      process.stdout.write(confirmationCard(card, lang ?? language));
    });
}
