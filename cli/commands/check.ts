import { Command } from "commander";
import { runCheck } from "../check/run-check.ts";
import type { CheckOptions } from "../check/run-check.ts";

const examples = `
Examples:
  ecs-transfer check                                   the instances of ./transfer.yaml
  ecs-transfer check --inventory inventory.json        every instance of an inventory
  ecs-transfer check --stage plan                      who can go at all
  ecs-transfer check --instance i-bp1example --lang zh
  ecs-transfer check --format json --output findings.json

Exit codes: 0 clear, 1 something blocks the stage, 2 nothing blocks it but something is unknown, 3 the run failed.
A blocker that is due at a later stage is shown and does not count; nor do warnings.`;

/** `ecs-transfer check`: what stands between the instances and their transfer, from files alone. */
export function checkCommand(): Command {
  return new Command("check")
    .description("judge the instances of a manifest or an inventory by every rule of the transfer")
    .option(
      "-m, --manifest <FILE>",
      "the manifest; its instances are judged (default: transfer.yaml, if it is there)",
    )
    .option("-i, --inventory <FILE>", "the source account's inventory (default: the manifest's)")
    .option(
      "-s, --stage <STAGE>",
      "where the transfer stands: plan, land, submit, confirm",
      "submit",
    )
    .option("--instance <ID...>", "judge these instances only")
    .option("--rule <ID...>", "apply these rules only")
    .option("-f, --format <FORMAT>", "table or json", "table")
    .option("--details", "with the way back and the source of each finding", false)
    .option("-o, --output <FILE>", "write the report to a file instead of the terminal")
    .option("--lang <LANG>", "zh or en")
    .option("--now <INSTANT>", "judge as of this instant, such as 2026-06-01T08:00:00+08:00")
    .addHelpText("after", examples)
    .action((options: CheckOptions) => {
      process.exitCode = runCheck(options, process.stdout);
    });
}
