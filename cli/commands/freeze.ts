import { Command } from "commander";
import { say } from "../../core/text.ts";
import type { Language, Text } from "../../core/text.ts";
import type { FreezeFlags } from "../freeze/run-freeze.ts";
import { langOption } from "../help/lang-option.ts";

const texts = {
  description: {
    zh: "发起过户时冻结源账号的 stack：写出策略配置，策略包据此拒绝改动实例及其挂载的资源",
    en: "freeze the source's stack at submit: write the policy configuration by which the pack refuses changes",
  },
  stack: {
    zh: "管理实例的 stack（默认：当前选中的）",
    en: "the stack that owns the instances (default: the selected one)",
  },
  file: {
    zh: "改用 pulumi stack export 写出的文件，不读取 stack",
    en: "what pulumi stack export wrote, instead of asking the stack",
  },
  instance: {
    zh: "过户的实例：ID，或程序里的名称",
    en: "the instances in transfer: IDs, or their names in the program",
  },
  output: {
    zh: "策略配置文件；已有其他设置时保留",
    en: "the policy configuration; other settings in it are kept",
  },
  help: {
    zh: `
示例：
  ecs-transfer freeze --stack prod --instance i-bp1example
  ecs-transfer freeze --file export.json --instance shop-web shop-db --output policies.json
  ecs-transfer pulumi preview --policy-pack policies --policy-pack-config policies.json

先在程序里写好 status: "Stopped"、stoppedMode: "KeepCharging" 并 up，再冻结。
记录里只有输入的名称和散列值，没有值；机密输入只记名称。
过户完成或取消后，从文件里删去 frozen。

退出码：0 已写入，1 已写入但还有须处理的事项，3 没有写入。`,
    en: `
Examples:
  ecs-transfer freeze --stack prod --instance i-bp1example
  ecs-transfer freeze --file export.json --instance shop-web shop-db --output policies.json
  ecs-transfer pulumi preview --policy-pack policies --policy-pack-config policies.json

Say status: "Stopped" and stoppedMode: "KeepCharging" in the program and run up first, then freeze.
The record holds names and hashes of inputs, no values; of secret inputs, their names alone.
When the transfer is completed or cancelled, take frozen out of the file.

Exit codes: 0 written, 1 written but something is left to settle, 3 nothing was written.`,
  },
} satisfies Record<string, Text>;

/** `ecs-transfer freeze`: the guard of the 24 hours between submit and completion (R9.3). */
export function freezeCommand(language: Language): Command {
  const t = (text: Text): string => say(text, language);
  return new Command("freeze")
    .description(t(texts.description))
    .option("-s, --stack <STACK>", t(texts.stack))
    .option("--file <FILE>", t(texts.file))
    .requiredOption("--instance <ID...>", t(texts.instance))
    .option("-o, --output <FILE>", t(texts.output), "policies.json")
    .addOption(langOption(language))
    .addHelpText("after", t(texts.help))
    .action(async (flags: FreezeFlags) => {
      const { runFreeze } = await import("../freeze/run-freeze.ts");
      process.exitCode = await runFreeze(
        { lang: language, ...flags },
        { out: (text) => process.stdout.write(text), now: () => new Date() },
      );
    });
}
