import { Command } from "commander";
import { readCard } from "../card/read-card.ts";
import { languageOf } from "../language.ts";
import { confirmationCard } from "../../reports/card.ts";

interface CardOptions {
  readonly stack?: string;
  readonly lang?: string;
}

/** `ecs-transfer card`: what the target types into the console's confirmation form (R7.2). */
export function cardCommand(): Command {
  return new Command("card")
    .description("print the IDs that the target account needs at confirmation, from a landing's stack")
    .option("-s, --stack <STACK>", "the landing's stack (default: the selected one)")
    .option("--lang <LANG>", "zh or en")
    .addHelpText("after", "\nExamples:\n  ecs-transfer card --stack prod\n  ecs-transfer card --stack prod --lang zh\n")
    .action(async (options: CardOptions) => {
      const card = await readCard(options.stack === undefined ? {} : { stack: options.stack });
      process.stdout.write(confirmationCard(card, languageOf(options.lang)));
    });
}
