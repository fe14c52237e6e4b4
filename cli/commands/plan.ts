import { Command } from "commander";
import { say } from "../../core/text.ts";
import type { Language, Text } from "../../core/text.ts";
import { langOption } from "../help/lang-option.ts";
import type { PlanOptions } from "../plan/run-plan.ts";

const texts = {
  description: {
    zh: "在创建之前列出整个落地方案：网络、安全组、实例的私网IP、容量、费用",
    en: "show the whole landing before anything is created: networks, groups, private IPs, capacity, costs",
  },
  manifest: { zh: "过户清单", en: "the manifest" },
  format: {
    zh: "输出格式：text、json、markdown、svg；可写多个，FORMAT=FILE 写入文件",
    en: "text, json, markdown, svg; several are allowed, FORMAT=FILE writes to a file",
  },
  output: {
    zh: "把方案写入文件，不在终端显示",
    en: "write the plan to a file instead of the terminal",
  },
  picture: {
    zh: "另把示意图写入此 SVG 文件，可用浏览器打开，可打印成一页",
    en: "also draw the plan into this SVG file, for a browser, on one page in print",
  },
  help: {
    zh: `
只读取过户清单、两个账号的清单和导出的规则，不连接云。
示意图中绿色为保留，红色为改变，琥珀色为未知。

示例：
  ecs-transfer plan
  ecs-transfer plan --picture landing.svg
  ecs-transfer plan --manifest june/transfer.yaml --format text json=plan.json markdown=plan.md

退出码：0 全部保留且相同，1 有的不同、不能保留或被拒绝，2 有的未知，3 运行失败。`,
    en: `
It reads the manifest, both inventories and exported rules, and calls no cloud.
In the picture green is kept, red changes, amber is not known.

Examples:
  ecs-transfer plan
  ecs-transfer plan --picture landing.svg
  ecs-transfer plan --manifest june/transfer.yaml --format text json=plan.json markdown=plan.md

Exit codes: 0 all is kept and the same, 1 something differs, is lost or is refused, 2 something is not known, 3 the run failed.`,
  },
} satisfies Record<string, Text>;

/** `ecs-transfer plan`: the landing of a manifest, before anything is created. */
export function planCommand(language: Language): Command {
  const t = (text: Text): string => say(text, language);
  return new Command("plan")
    .description(t(texts.description))
    .option("-m, --manifest <FILE>", t(texts.manifest), "transfer.yaml")
    .option("-f, --format <FORMAT...>", t(texts.format), ["text"])
    .option("-o, --output <FILE>", t(texts.output))
    .option("--picture <FILE>", t(texts.picture))
    .addOption(langOption(language))
    .addHelpText("after", t(texts.help))
    .action(async (options: PlanOptions) => {
      const { runPlan } = await import("../plan/run-plan.ts");
      process.exitCode = await runPlan({ lang: language, ...options }, process.stdout);
    });
}
