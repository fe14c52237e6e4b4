// Only what help needs is imported here and by the commands; the rest comes with the action that needs it.
import { Command, CommanderError } from "commander";
import { say } from "../core/text.ts";
import type { Language, Text } from "../core/text.ts";
import { coloursFor } from "./colours.ts";
import { attestCommand } from "./commands/attest.ts";
import { cardCommand } from "./commands/card.ts";
import { checkCommand } from "./commands/check.ts";
import { doctorCommand } from "./commands/doctor.ts";
import { explainCommand } from "./commands/explain.ts";
import { freezeCommand } from "./commands/freeze.ts";
import { initCommand } from "./commands/init.ts";
import { inventoryCommand } from "./commands/inventory.ts";
import { pulumiCommand } from "./commands/pulumi.ts";
import { recoverCommand } from "./commands/recover.ts";
import { rehearseCommand } from "./commands/rehearse.ts";
import { rulesCommand } from "./commands/rules.ts";
import { simulateCommand } from "./commands/simulate.ts";
import { runFailed } from "./exit-codes.ts";
import { langOption } from "./help/lang-option.ts";
import { speaking } from "./help/speaking.ts";
import { languageAtStart } from "./language.ts";
import { UserError } from "./user-error.ts";
import { version } from "./version.ts";

const texts = {
  description: {
    zh: "阿里云 ECS 实例跨账号过户：准备、检查、落地",
    en: "Prepare, check and land the transfer of Alibaba Cloud ECS instances between accounts",
  },
  version: { zh: "打印版本号", en: "print the version" },
  helpCommand: { zh: "显示一个命令的帮助", en: "show the help of a command" },
  firstSteps: {
    zh: `
第一步：
  ecs-transfer rehearse         在本地模拟的阿里云上走完全程
  ecs-transfer check --help     某个命令的选项和示例`,
    en: `
First steps:
  ecs-transfer rehearse         the whole job on a local cloud
  ecs-transfer check --help     the options and examples of one command`,
  },
} satisfies Record<string, Text>;

function ecsTransfer(language: Language): Command {
  const t = (text: Text): string => say(text, language);
  const program = new Command("ecs-transfer")
    .description(t(texts.description))
    .version(version, "-V, --version", t(texts.version))
    .addOption(langOption(language))
    .helpCommand("help [COMMAND]", t(texts.helpCommand))
    .enablePositionalOptions()
    .addHelpText("after", t(texts.firstSteps))
    .addCommand(rehearseCommand(language))
    .addCommand(inventoryCommand(language))
    .addCommand(initCommand(language))
    .addCommand(attestCommand(language))
    .addCommand(checkCommand(language))
    .addCommand(explainCommand(language))
    .addCommand(rulesCommand(language))
    .addCommand(pulumiCommand(language))
    .addCommand(cardCommand(language))
    .addCommand(freezeCommand(language))
    .addCommand(recoverCommand(language))
    .addCommand(simulateCommand(language))
    .addCommand(doctorCommand(language));
  for (const command of withSubcommands(program)) speaking(command, language);
  return program;
}

function withSubcommands(command: Command): Command[] {
  return [command, ...command.commands.flatMap(withSubcommands)];
}

/** A mistake of the person at the keyboard is told in a sentence; anything else is our bug and keeps its stack. */
function fail(error: unknown, language: Language): void {
  if (error instanceof CommanderError) {
    // Help and version end this way; commander has already printed them.
    process.exitCode = error.exitCode === 0 ? 0 : runFailed;
    return;
  }
  process.exitCode = runFailed;
  if (!(error instanceof UserError)) throw error;
  const { red } = coloursFor(process.stderr);
  const label = red(say({ zh: "错误：", en: "error: " }, language));
  process.stderr.write(`${label}${say(error.text, language)}\n`);
}

/** Runs one command line; its end is in `process.exitCode`. */
export async function runCommandLine(args: readonly string[]): Promise<void> {
  const language = languageAtStart(args);
  try {
    await ecsTransfer(language).parseAsync(args, { from: "user" });
  } catch (error) {
    fail(error, language);
  }
}
