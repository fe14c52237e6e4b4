import { Command } from "commander";
import { say } from "../../core/text.ts";
import type { Language, Text } from "../../core/text.ts";
import { langOption } from "../help/lang-option.ts";
import type { DiffOptions } from "../rules/run-diff.ts";

const texts = {
  description: { zh: "比较安全组规则", en: "compare the rules of security groups" },
  groupHelp: {
    zh: `
示例：
  ecs-transfer rules diff source.json#sg-bp1old target.json#sg-bp1new`,
    en: `
Examples:
  ecs-transfer rules diff source.json#sg-bp1old target.json#sg-bp1new`,
  },
  diff: {
    zh: "证明两个安全组放行的报文相同，或列出每一处不同",
    en: "prove that two groups let through the same packets, or list every difference",
  },
  group: {
    zh: "清单中的安全组 INVENTORY.json#sg-…，或控制台导出的 JSON 文件",
    en: "a group of an inventory, INVENTORY.json#sg-…, or a JSON export of the console",
  },
  same: {
    zh: "把右边的安全组或前缀列表视为左边的：左边的ID=右边的ID",
    en: "take a group or prefix list of the right side for one of the left: LEFT_ID=RIGHT_ID",
  },
  format: { zh: "输出格式：text 或 json", en: "text or json" },
  help: {
    zh: `
比较覆盖全部报文，不是抽样；隐含规则和组内连通策略也计算在内。每一处不同都附一个报文为例。

示例：
  ecs-transfer rules diff source.json#sg-bp1old target.json#sg-bp1new
  ecs-transfer rules diff export-old.json export-new.json --same sg-bp1db=sg-bp2db

退出码：0 相同，1 不同，2 有规则读不懂，不能证明相同，3 运行失败。`,
    en: `
The comparison covers every packet, it is no sample; implicit rules and access inside a group are counted in.
Each difference comes with a packet as an example.

Examples:
  ecs-transfer rules diff source.json#sg-bp1old target.json#sg-bp1new
  ecs-transfer rules diff export-old.json export-new.json --same sg-bp1db=sg-bp2db

Exit codes: 0 the same, 1 different, 2 not proven for rules that cannot be read, 3 the run failed.`,
  },
} satisfies Record<string, Text>;

/** `ecs-transfer rules`: what security groups let through. */
export function rulesCommand(language: Language): Command {
  const t = (text: Text): string => say(text, language);
  const diff = new Command("diff")
    .description(t(texts.diff))
    .argument("<LEFT>", t(texts.group))
    .argument("<RIGHT>", t(texts.group))
    .option("--same <PAIR...>", t(texts.same))
    .option("-f, --format <FORMAT>", t(texts.format), "text")
    .addOption(langOption(language))
    .addHelpText("after", t(texts.help))
    .action(async (left: string, right: string, options: DiffOptions) => {
      const { runDiff } = await import("../rules/run-diff.ts");
      const out = (text: string) => process.stdout.write(text);
      process.exitCode = runDiff(left, right, { lang: language, ...options }, out);
    });
  return new Command("rules")
    .description(t(texts.description))
    .helpCommand(false)
    .addOption(langOption(language))
    .addHelpText("after", t(texts.groupHelp))
    .addCommand(diff);
}
