import { Command } from "commander";
import { examine, somethingMissing } from "../doctor/examine.ts";
import { doctorReport } from "../doctor/report.ts";
import { didNotHold } from "../exit-codes.ts";
import { languageOf } from "../language.ts";

interface DoctorOptions {
  readonly lang?: string;
  readonly json?: true;
}

/** `ecs-transfer doctor`: which engine is in use and why, versions, and what is missing. */
export function doctorCommand(): Command {
  return new Command("doctor")
    .description(
      "show which Pulumi engine is in use, the versions of its parts, and what is missing",
    )
    .option("--lang <language>", "zh or en")
    .option("--json", "print the diagnosis as JSON")
    .addHelpText("after", "\nExit code: 0 all there, 1 something is missing.")
    .action(async (options: DoctorOptions) => {
      const language = languageOf(options.lang);
      const diagnosis = await examine();
      process.stdout.write(
        options.json
          ? `${JSON.stringify(diagnosis, null, 2)}\n`
          : doctorReport(diagnosis, language),
      );
      if (somethingMissing(diagnosis)) process.exitCode = didNotHold;
    });
}
