import { Command } from "commander";
import { say } from "../../core/text.ts";
import type { Language, Text } from "../../core/text.ts";
import { langOption } from "../help/lang-option.ts";
import type { InitOptions } from "../init/write-draft.ts";

const texts = {
  description: {
    zh: "根据源账号的清单写出带注释的过户清单 transfer.yaml",
    en: "write a commented transfer.yaml from an inventory of the source account",
  },
  inventory: { zh: "源账号的清单", en: "inventory of the source account" },
  target: {
    zh: "接收实例的账号的 UID，16 位数字",
    en: "UID of the account that takes the instances, 16 digits",
  },
  output: { zh: "过户清单的写入位置", en: "where to write the manifest" },
  force: { zh: "覆盖已存在的过户清单", en: "replace a manifest that exists" },
  help: {
    zh: `
注释使用 --lang 指定的语言。

示例：
  ecs-transfer init --inventory source.json --target-account 1755000000000020
  ecs-transfer init --inventory source.json --output transfers/june.yaml --force

退出码：0 已写入，3 未写入。`,
    en: `
Its comments are in the language of --lang.

Examples:
  ecs-transfer init --inventory source.json --target-account 1755000000000020
  ecs-transfer init --inventory source.json --output transfers/june.yaml --force

Exit codes: 0 written, 3 nothing was written.`,
  },
} satisfies Record<string, Text>;

/** `ecs-transfer init`: writes a commented manifest from an inventory. */
export function initCommand(language: Language): Command {
  const t = (text: Text): string => say(text, language);
  return new Command("init")
    .description(t(texts.description))
    .requiredOption("--inventory <FILE>", t(texts.inventory))
    .option("--target-account <UID>", t(texts.target))
    .option("--output <FILE>", t(texts.output), "transfer.yaml")
    .addOption(langOption(language))
    .option("--force", t(texts.force))
    .addHelpText("after", t(texts.help))
    .action(async (options: InitOptions) => {
      const { writeDraft } = await import("../init/write-draft.ts");
      process.stdout.write(`${writeDraft({ lang: language, ...options })}\n`);
    });
}
