import { Command } from "commander";
import { languageOf } from "../language.ts";
import { rehearse } from "../rehearsal/rehearse.ts";

interface RehearseOptions {
  readonly lang?: string;
  readonly keep: boolean;
}

/** `ecs-transfer rehearse`: the main job from end to end on a local Alibaba Cloud. */
export function rehearseCommand(): Command {
  return new Command("rehearse")
    .description("play the whole main job on a local Alibaba Cloud; no account is needed and none is touched")
    .option("--lang <LANG>", "zh or en")
    .option("--keep", "leave the rehearsal's folder (state, inventory, manifest) behind", false)
    .addHelpText("after", "\nExamples:\n  ecs-transfer rehearse\n  ecs-transfer rehearse --lang zh --keep\n")
    .action(async (options: RehearseOptions) => {
      process.exitCode = await rehearse({ language: languageOf(options.lang), keep: options.keep });
    });
}
