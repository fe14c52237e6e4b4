import { Command } from "commander";
import { say } from "../../core/text.ts";
import type { Language, Text } from "../../core/text.ts";
import type { CheckOptions } from "../check/run-check.ts";
import { langOption } from "../help/lang-option.ts";

const texts = {
  description: {
    zh: "按过户的各条规则检查过户清单或账号清单中的实例",
    en: "judge the instances of a manifest or an inventory by every rule of the transfer",
  },
  manifest: {
    zh: "过户清单，检查其中的实例（默认：当前目录有 transfer.yaml 时用它）",
    en: "the manifest; its instances are judged (default: transfer.yaml, if it is there)",
  },
  inventory: {
    zh: "源账号的清单（默认：过户清单中写明的那份）",
    en: "the source account's inventory (default: the manifest's)",
  },
  stage: {
    zh: "过户所处阶段：plan 规划、land 落地、submit 发起、confirm 确认",
    en: "where the transfer stands: plan, land, submit, confirm",
  },
  instance: { zh: "只检查这些实例", en: "judge these instances only" },
  rule: { zh: "只用这些规则", en: "apply these rules only" },
  targetInventory: {
    zh: "目标账号的清单（默认：过户清单中写明的那份）",
    en: "the target account's inventory (default: the manifest's)",
  },
  format: {
    zh: "输出格式：table、json、sarif、junit、markdown、html；可写多个，FORMAT=FILE 写入文件",
    en: "table, json, sarif, junit, markdown, html; several are allowed, FORMAT=FILE writes to a file",
  },
  details: {
    zh: "另列每个结论的撤回方法和依据，大批实例也逐台列出",
    en: "with the way back and the source of each finding, and every instance of a large fleet",
  },
  output: {
    zh: "把报告写入文件，不在终端显示",
    en: "write the report to a file instead of the terminal",
  },
  now: {
    zh: "按此时刻检查，如 2026-06-01T08:00:00+08:00",
    en: "judge as of this instant, such as 2026-06-01T08:00:00+08:00",
  },
  help: {
    zh: `
示例：
  ecs-transfer check                                   ./transfer.yaml 中的实例
  ecs-transfer check --inventory inventory.json        账号清单中的全部实例
  ecs-transfer check --stage plan                      看哪些实例可以过户
  ecs-transfer check --instance i-bp1example --lang zh
  ecs-transfer check --format json --output findings.json
  ecs-transfer check --format table junit=junit.xml sarif=check.sarif

退出码：0 可以进行，1 此阶段有阻断项，2 没有阻断项但有未知项，3 运行失败。
到后续阶段才须解决的阻断项会列出，但不计入；提示也不计入。`,
    en: `
Examples:
  ecs-transfer check                                   the instances of ./transfer.yaml
  ecs-transfer check --inventory inventory.json        every instance of an inventory
  ecs-transfer check --stage plan                      who can go at all
  ecs-transfer check --instance i-bp1example --lang zh
  ecs-transfer check --format json --output findings.json
  ecs-transfer check --format table junit=junit.xml sarif=check.sarif

Exit codes: 0 clear, 1 something blocks the stage, 2 nothing blocks it but something is unknown, 3 the run failed.
A blocker that is due at a later stage is shown and does not count; nor do warnings.`,
  },
} satisfies Record<string, Text>;

/** `ecs-transfer check`: what stands between the instances and their transfer, from files alone. */
export function checkCommand(language: Language): Command {
  const t = (text: Text): string => say(text, language);
  return new Command("check")
    .description(t(texts.description))
    .option("-m, --manifest <FILE>", t(texts.manifest))
    .option("-i, --inventory <FILE>", t(texts.inventory))
    .option("--target-inventory <FILE>", t(texts.targetInventory))
    .option("-s, --stage <STAGE>", t(texts.stage), "submit")
    .option("--instance <ID...>", t(texts.instance))
    .option("--rule <ID...>", t(texts.rule))
    .option("-f, --format <FORMAT...>", t(texts.format), ["table"])
    .option("--details", t(texts.details), false)
    .option("-o, --output <FILE>", t(texts.output))
    .addOption(langOption(language))
    .option("--now <INSTANT>", t(texts.now))
    .addHelpText("after", t(texts.help))
    .action(async (options: CheckOptions) => {
      const { runCheck } = await import("../check/run-check.ts");
      process.exitCode = await runCheck({ lang: language, ...options }, process.stdout);
    });
}
