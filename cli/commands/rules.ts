import { Command } from "commander";
import { say } from "../../core/text.ts";
import type { Language, Text } from "../../core/text.ts";
import { langOption } from "../help/lang-option.ts";
import type { ConvertOptions } from "../rules/run-convert.ts";
import type { DiffOptions } from "../rules/run-diff.ts";
import type { PlanOptions } from "../rules/run-plan.ts";

const texts = {
  description: {
    zh: "安全组规则：如何落地，是否相同，写成控制台能导入的文件",
    en: "security group rules: how they land, whether two groups are the same, files for the console's import",
  },
  groupHelp: {
    zh: `
示例：
  ecs-transfer rules plan
  ecs-transfer rules diff source.json#sg-bp1old target.json#sg-bp1new
  ecs-transfer rules convert sg-bp1web --landing`,
    en: `
Examples:
  ecs-transfer rules plan
  ecs-transfer rules diff source.json#sg-bp1old target.json#sg-bp1new
  ecs-transfer rules convert sg-bp1web --landing`,
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
    zh: "清单中的安全组 INVENTORY.json#sg-…，或控制台导出的 JSON、CSV 文件",
    en: "a group of an inventory, INVENTORY.json#sg-..., or a JSON or CSV export of the console",
  },
  same: {
    zh: "把右边的安全组或前缀列表视为左边的：左边的ID=右边的ID",
    en: "take a group or prefix list of the right side for one of the left: LEFT_ID=RIGHT_ID",
  },
  columns: {
    zh: "说明 CSV 各列含义的过户清单（默认 transfer.yaml，若存在）",
    en: "the manifest that says what a CSV's columns hold (default: transfer.yaml, where there is one)",
  },
  convert: {
    zh: "把安全组的规则写成控制台能导入的 JSON 文件，每个最多 200 条",
    en: "write a group's rules as JSON files for the console's import, 200 rules each at most",
  },
  convertGroup: {
    zh: "清单中的安全组 INVENTORY.json#sg-…，或控制台导出的 JSON、CSV 文件；加 --landing 时为 sg-…",
    en: "a group of an inventory, INVENTORY.json#sg-..., or a JSON or CSV export of the console; with --landing, sg-...",
  },
  landing: {
    zh: "写落地后的规则（按过户清单翻译），而不是源规则",
    en: "write the rules as they land, translated by the manifest, not those of the source",
  },
  convertSame: {
    zh: "目标账号中代替某个安全组或前缀列表的：源ID=目标ID",
    en: "what takes the place of a group or prefix list in the target: SOURCE_ID=TARGET_ID",
  },
  convertManifest: {
    zh: "过户清单：--landing 和 CSV 需要它（默认 transfer.yaml）",
    en: "the manifest, for --landing and for CSV (default: transfer.yaml)",
  },
  output: { zh: "写入的目录", en: "the folder to write into" },
  force: {
    zh: "替换先前写的文件，多出来的旧文件会删除",
    en: "replace the files of an earlier run, and remove those past the new ones",
  },
  convertHelp: {
    zh: `
写出 NAME-rules-1.json、NAME-rules-2.json……。控制台不接受的规则逐条列出，并说明原因：
优先级大于 100，五元组，端口列表，没有用 --same 说明的安全组和前缀列表。

示例：
  ecs-transfer rules convert sg-bp1web --landing --same sg-bp1web=sg-bp2web
  ecs-transfer rules convert source.json#sg-bp1web --output import

退出码：0 全部写入，1 有规则没有写入，3 运行失败。`,
    en: `
Writes NAME-rules-1.json, NAME-rules-2.json and so on. Each rule that the console does not take is listed, with the reason:
a priority past 100, a five-tuple, a port list, a group or prefix list that no --same speaks of.

Examples:
  ecs-transfer rules convert sg-bp1web --landing --same sg-bp1web=sg-bp2web
  ecs-transfer rules convert source.json#sg-bp1web --output import

Exit codes: 0 all are written, 1 some are not, 3 the run failed.`,
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
    .option("-m, --manifest <FILE>", t(texts.columns))
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
  const convert = new Command("convert")
    .description(t(texts.convert))
    .argument("<GROUP>", t(texts.convertGroup))
    .option("--landing", t(texts.landing))
    .option("--same <PAIR...>", t(texts.convertSame))
    .option("-m, --manifest <FILE>", t(texts.convertManifest))
    .option("-o, --output <FOLDER>", t(texts.output), ".")
    .option("--force", t(texts.force))
    .addOption(langOption(language))
    .addHelpText("after", t(texts.convertHelp))
    .action(async (group: string, options: ConvertOptions) => {
      const { runConvert } = await import("../rules/run-convert.ts");
      const out = (text: string) => process.stdout.write(text);
      process.exitCode = await runConvert(group, { lang: language, ...options }, out);
    });
  return new Command("rules")
    .description(t(texts.description))
    .helpCommand(false)
    .addOption(langOption(language))
    .addHelpText("after", t(texts.groupHelp))
    .addCommand(plan)
    .addCommand(diff)
    .addCommand(convert);
}
