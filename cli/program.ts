// Only what help needs is imported here and by the commands; the rest comes with the command or action that needs it.
import { Command, CommanderError } from "commander";
import { say } from "../core/text.ts";
import type { Language, Text } from "../core/text.ts";
import { coloursFor } from "./colours.ts";
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

/** Each in a file of its own, which is imported when the command is asked for; in the order that help shows. */
const commands: Readonly<Record<string, () => Promise<(language: Language) => Command>>> = {
  rehearse: async () => (await import("./commands/rehearse.ts")).rehearseCommand,
  inventory: async () => (await import("./commands/inventory.ts")).inventoryCommand,
  init: async () => (await import("./commands/init.ts")).initCommand,
  attest: async () => (await import("./commands/attest.ts")).attestCommand,
  check: async () => (await import("./commands/check.ts")).checkCommand,
  explain: async () => (await import("./commands/explain.ts")).explainCommand,
  rules: async () => (await import("./commands/rules.ts")).rulesCommand,
  plan: async () => (await import("./commands/plan.ts")).planCommand,
  pulumi: async () => (await import("./commands/pulumi.ts")).pulumiCommand,
  card: async () => (await import("./commands/card.ts")).cardCommand,
  freeze: async () => (await import("./commands/freeze.ts")).freezeCommand,
  recover: async () => (await import("./commands/recover.ts")).recoverCommand,
  simulate: async () => (await import("./commands/simulate.ts")).simulateCommand,
  doctor: async () => (await import("./commands/doctor.ts")).doctorCommand,
};

async function ecsTransfer(language: Language, args: readonly string[]): Promise<Command> {
  const t = (text: Text): string => say(text, language);
  const program = new Command("ecs-transfer")
    .description(t(texts.description))
    .version(version, "-V, --version", t(texts.version))
    .addOption(langOption(language))
    .helpCommand("help [COMMAND]", t(texts.helpCommand))
    .enablePositionalOptions()
    .addHelpText("after", t(texts.firstSteps));
  for (const load of asked(args)) program.addCommand((await load())(language));
  for (const command of withSubcommands(program)) speaking(command, language);
  return program;
}

/** The one that the command line names first, or all where it names none: help and a mistake in the name need them. */
function asked(args: readonly string[]): (() => Promise<(language: Language) => Command>)[] {
  const name = args.find((arg, index) => !arg.startsWith("-") && args[index - 1] !== "--lang");
  const one = name !== undefined && Object.hasOwn(commands, name) ? commands[name] : undefined;
  return one === undefined ? Object.values(commands) : [one];
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
    await (await ecsTransfer(language, args)).parseAsync(args, { from: "user" });
  } catch (error) {
    fail(error, language);
  }
}
