import { Command } from "commander";
import { say } from "../../core/text.ts";
import type { Language, Text } from "../../core/text.ts";
import { langOption } from "../help/lang-option.ts";
import type { DiffOptions } from "../rules/run-diff.ts";
import type { PlanOptions } from "../rules/run-plan.ts";

const texts = {
  description: {
    zh: "安全组规则：如何落地，是否相同",
    en: "security group rules: how they land, and whether two groups are the same",
  },
  groupHelp: {
    zh: `
示例：
  ecs-transfer rules plan
  ecs-transfer rules diff source.json#sg-bp1old target.json#sg-bp1new`,
    en: `
Examples:
  ecs-transfer rules plan
  ecs-transfer rules diff source.json#sg-bp1old target.json#sg-bp1new`,
  },
  plan: {
    zh: "列出每条源规则如何落地，并证明目标安全组与源安全组相同，或列出每一处不同",
    en: "show how each source rule lands, and prove that the landing's groups are the same or list every difference",
  },
  manifest: { zh: "过户清单", en: "the manifest" },
  planHelp: {
    zh: `
每条规则是原样带走、改写后带走、合并、重复、不带走或拒绝之一，各类数目相加等于源规则数。
有规则被拒绝时落地会停下；过户清单里的 refusedRules 和 oldPriorities 可以选择怎么办。

示例：
  ecs-transfer rules plan
  ecs-transfer rules plan --manifest june/transfer.yaml --format json

退出码：0 没有拒绝且已证明相同，1 有拒绝或不同，2 有规则读不懂，不能证明相同，3 运行失败。`,
    en: `
Each rule is carried, translated, merged, repeated, left out or refused; the counts add up to the source's rules.
A refused rule stops the landing; refusedRules and oldPriorities in the manifest choose what becomes of it.

Examples:
  ecs-transfer rules plan
  ecs-transfer rules plan --manifest june/transfer.yaml --format json

Exit codes: 0 nothing is refused and all is proven the same, 1 something is refused or different, 2 not proven for rules that cannot be read, 3 the run failed.`,
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
  const plan = new Command("plan")
    .description(t(texts.plan))
    .option("-m, --manifest <FILE>", t(texts.manifest), "transfer.yaml")
    .option("-f, --format <FORMAT>", t(texts.format), "text")
    .addOption(langOption(language))
    .addHelpText("after", t(texts.planHelp))
    .action(async (options: PlanOptions) => {
      const { runPlan } = await import("../rules/run-plan.ts");
      const out = (text: string) => process.stdout.write(text);
      process.exitCode = runPlan({ lang: language, ...options }, out);
    });
  return new Command("rules")
    .description(t(texts.description))
    .helpCommand(false)
    .addOption(langOption(language))
    .addHelpText("after", t(texts.groupHelp))
    .addCommand(plan)
    .addCommand(diff);
}
