import { Command } from "commander";
import { say } from "../../core/text.ts";
import type { Language, Text } from "../../core/text.ts";
import { langOption } from "../help/lang-option.ts";

interface RecoverCommandOptions {
  readonly stack?: string;
  readonly configFile?: string;
  readonly deleteOrphan?: readonly string[];
  readonly dryRun: boolean;
  readonly lang?: Language;
}

const texts = {
  description: {
    zh: "引擎中途被杀掉后恢复落地的 stack：锁、未记录的资源、遗留资源",
    en: "bring a landing's stack back after its engine was killed: lock, unrecorded resources, orphans",
  },
  stack: {
    zh: "落地的 stack（默认：当前选中的）",
    en: "the landing's stack (default: the selected one)",
  },
  configFile: {
    zh: "stack 的配置文件，不在 Pulumi.yaml 旁边时指定",
    en: "the stack's configuration where it is not beside Pulumi.yaml",
  },
  deleteOrphans: {
    zh: "删除这些遗留资源，逐个写明 ID；其他资源一律不动",
    en: "delete these orphans, each named by its ID; nothing else is touched",
  },
  dryRun: { zh: "只说明会做什么，什么都不做", en: "say what would be done, and do nothing" },
  help: {
    zh: `
示例：
  ecs-transfer recover --stack prod --dry-run
  ecs-transfer recover --stack prod
  ecs-transfer recover --stack prod --delete-orphan vpc-bp1example

退出码：0 可以继续 up，1 还有需要您决定的事项，3 运行失败。`,
    en: `
Examples:
  ecs-transfer recover --stack prod --dry-run
  ecs-transfer recover --stack prod
  ecs-transfer recover --stack prod --delete-orphan vpc-bp1example

Exit codes: 0 the next up can go on, 1 something is left for you to decide, 3 the run failed.`,
  },
} satisfies Record<string, Text>;

/** `ecs-transfer recover`: after an engine was killed in the middle of `up`. */
export function recoverCommand(language: Language): Command {
  const t = (text: Text): string => say(text, language);
  return new Command("recover")
    .description(t(texts.description))
    .option("-s, --stack <STACK>", t(texts.stack))
    .option("--config-file <FILE>", t(texts.configFile))
    .option("--delete-orphan <ID...>", t(texts.deleteOrphans))
    .option("--dry-run", t(texts.dryRun), false)
    .addOption(langOption(language))
    .addHelpText("after", t(texts.help))
    .action(async (options: RecoverCommandOptions) => {
      const { addressStack } = await import("../engine/stack.ts");
      const { recover } = await import("../recovery/recover.ts");
      process.exitCode = await recover({
        address: await addressStack(options),
        language: options.lang ?? language,
        deleteOrphans: options.deleteOrphan ?? [],
        dryRun: options.dryRun,
        write: (line) => process.stdout.write(`${line}\n`),
      });
    });
}
