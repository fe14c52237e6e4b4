import { Command } from "commander";
import { addressStack } from "../engine/stack.ts";
import { languageOf } from "../language.ts";
import { recover } from "../recovery/recover.ts";

interface RecoverCommandOptions {
  readonly stack?: string;
  readonly configFile?: string;
  readonly deleteOrphans: boolean;
  readonly dryRun: boolean;
  readonly lang?: string;
}

/** `ecs-transfer recover`: after an engine was killed in the middle of `up`. */
export function recoverCommand(): Command {
  return new Command("recover")
    .description("bring a landing's stack back after its engine was killed: lock, unrecorded resources, orphans")
    .option("-s, --stack <STACK>", "the landing's stack (default: the selected one)")
    .option("--config-file <FILE>", "the stack's configuration where it is not beside Pulumi.yaml")
    .option("--delete-orphans", "delete what this stack left in the cloud and no state knows", false)
    .option("--dry-run", "say what would be done, and do nothing", false)
    .option("--lang <LANG>", "zh or en")
    .addHelpText(
      "after",
      "\nExamples:\n  ecs-transfer recover --stack prod --dry-run\n  ecs-transfer recover --stack prod\n" +
        "\nExit codes: 0 the next up can go on, 1 something is left for you to decide, 3 the run failed.\n",
    )
    .action(async (options: RecoverCommandOptions) => {
      process.exitCode = await recover({
        address: await addressStack(options),
        language: languageOf(options.lang),
        deleteOrphans: options.deleteOrphans,
        dryRun: options.dryRun,
        write: (line) => process.stdout.write(`${line}\n`),
      });
    });
}
