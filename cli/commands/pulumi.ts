import { Command } from "commander";
import { runEngine } from "../engine/run-engine.ts";

/** `ecs-transfer pulumi`: the engine that the set-up chose, with its plugins, as the plain `pulumi` command. */
export function pulumiCommand(): Command {
  return new Command("pulumi")
    .description("run the Pulumi engine that the set-up found or built")
    .argument("[args...]", "arguments of pulumi")
    .allowUnknownOption()
    .helpOption(false)
    .passThroughOptions()
    .action(async (args: string[]) => {
      const { exitCode } = await runEngine(args, { cwd: process.cwd() });
      process.exitCode = exitCode;
    });
}
