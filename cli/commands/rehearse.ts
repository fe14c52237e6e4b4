import { Command } from "commander";
import { say } from "../../core/text.ts";
import type { Language, Text } from "../../core/text.ts";
import { langOption } from "../help/lang-option.ts";

interface RehearseOptions {
  readonly lang?: Language;
  readonly keep: boolean;
}

const texts = {
  description: {
    zh: "在本地模拟的阿里云上走完全程；不需要账号，也不碰任何账号",
    en: "play the whole main job on a local Alibaba Cloud; no account is needed and none is touched",
  },
  keep: {
    zh: "保留演练目录（状态、账号清单、过户清单）",
    en: "leave the rehearsal's folder (state, inventory, manifest) behind",
  },
  help: {
    zh: `
示例：
  ecs-transfer rehearse
  ecs-transfer rehearse --lang en --keep

退出码：0 走完全程，否则为失败那一步的退出码。`,
    en: `
Examples:
  ecs-transfer rehearse
  ecs-transfer rehearse --lang zh --keep

Exit codes: 0 played to its end, else that of the step that failed.`,
  },
} satisfies Record<string, Text>;

/** `ecs-transfer rehearse`: the main job from end to end on a local Alibaba Cloud. */
export function rehearseCommand(language: Language): Command {
  const t = (text: Text): string => say(text, language);
  return new Command("rehearse")
    .description(t(texts.description))
    .addOption(langOption(language))
    .option("--keep", t(texts.keep), false)
    .addHelpText("after", t(texts.help))
    .action(async ({ lang, keep }: RehearseOptions) => {
      const { rehearse } = await import("../rehearsal/rehearse.ts");
      process.exitCode = await rehearse({ language: lang ?? language, keep });
    });
}
