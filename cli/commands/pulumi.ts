import { Command } from "commander";
import { say } from "../../core/text.ts";
import type { Language, Text } from "../../core/text.ts";

const texts = {
  description: {
    zh: "运行初始化时找到或构建的 Pulumi 引擎",
    en: "run the Pulumi engine that the set-up found or built",
  },
  args: { zh: "pulumi 的参数，原样传入", en: "arguments of pulumi, passed on as they are" },
  help: {
    zh: `
pulumi 的各子命令和选项见：ecs-transfer pulumi --help

示例：
  ecs-transfer pulumi preview --policy-pack policies
  ecs-transfer pulumi up --stack prod --policy-pack policies

退出码：pulumi 的退出码。`,
    en: `
For the commands and options of pulumi itself: ecs-transfer pulumi --help

Examples:
  ecs-transfer pulumi preview --policy-pack policies
  ecs-transfer pulumi up --stack prod --policy-pack policies

Exit codes: those of pulumi.`,
  },
} satisfies Record<string, Text>;

/** `ecs-transfer pulumi`: the engine that the set-up chose, with its plugins, as the plain `pulumi` command. */
export function pulumiCommand(language: Language): Command {
  const t = (text: Text): string => say(text, language);
  return new Command("pulumi")
    .description(t(texts.description))
    .argument("[ARGS...]", t(texts.args))
    .allowUnknownOption()
    .helpOption(false)
    .passThroughOptions()
    .addHelpText("after", t(texts.help))
    .action(async (args: string[]) => {
      const { runEngine } = await import("../engine/run-engine.ts");
      const { exitCode } = await runEngine(args, { cwd: process.cwd() });
      process.exitCode = exitCode;
    });
}
