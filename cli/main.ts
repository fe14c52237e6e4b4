import { Command, CommanderError } from "commander";
import pc from "picocolors";
import { cardCommand } from "./commands/card.ts";
import { checkCommand } from "./commands/check.ts";
import { doctorCommand } from "./commands/doctor.ts";
import { initCommand } from "./commands/init.ts";
import { inventoryCommand } from "./commands/inventory.ts";
import { pulumiCommand } from "./commands/pulumi.ts";
import { recoverCommand } from "./commands/recover.ts";
import { rehearseCommand } from "./commands/rehearse.ts";
import { simulateCommand } from "./commands/simulate.ts";
import { runFailed } from "./exit-codes.ts";
import { languageOf } from "./language.ts";
import { UserError } from "./user-error.ts";
import { version } from "./version.ts";

function ecsTransfer(): Command {
  const program = new Command("ecs-transfer")
    .description(
      "Prepare, check and land the transfer of Alibaba Cloud ECS instances between accounts\n" +
        "阿里云 ECS 实例跨账号过户：准备、检查、落地",
    )
    .version(version)
    .enablePositionalOptions()
    .addHelpText("after", "\nFirst steps:\n  ecs-transfer rehearse      the whole job on a local cloud\n  ecs-transfer COMMAND --help\n")
    .addCommand(rehearseCommand())
    .addCommand(inventoryCommand())
    .addCommand(initCommand())
    .addCommand(checkCommand())
    .addCommand(pulumiCommand())
    .addCommand(cardCommand())
    .addCommand(recoverCommand())
    .addCommand(simulateCommand())
    .addCommand(doctorCommand());
  for (const command of [program, ...program.commands]) command.exitOverride();
  return program;
}

/** A mistake of the person at the keyboard is told in a sentence; anything else is our bug and keeps its stack. */
function fail(error: unknown): void {
  if (error instanceof CommanderError) {
    // Help and version end this way, too; commander has already printed what it has to say.
    process.exitCode = error.exitCode === 0 ? 0 : runFailed;
    return;
  }
  process.exitCode = runFailed;
  if (!(error instanceof UserError)) throw error;
  const language = languageOf(askedLanguage());
  process.stderr.write(`${pc.createColors(process.stderr.isTTY && pc.isColorSupported).red("error:")} ${error.text[language]}\n`);
}

/** The language asked for on the command line, where it is one: an error about `--lang` itself is told in the default. */
function askedLanguage(): string | undefined {
  const asked = process.argv.flatMap((arg, index, all) => {
    if (arg === "--lang") return all[index + 1] ?? [];
    return arg.startsWith("--lang=") ? arg.slice("--lang=".length) : [];
  });
  return asked.find((language) => language === "zh" || language === "en");
}

// A reader that goes away, such as `head`, ends the command and is no error.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit();
  throw error;
});

await ecsTransfer().parseAsync().catch(fail);
