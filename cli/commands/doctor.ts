import { Command } from "commander";
import { say } from "../../core/text.ts";
import type { Language, Text } from "../../core/text.ts";
import { didNotHold } from "../exit-codes.ts";
import { langOption } from "../help/lang-option.ts";

interface DoctorOptions {
  readonly lang?: Language;
  readonly json?: true;
}

const texts = {
  description: {
    zh: "显示正在使用的 Pulumi 引擎、各部分的版本，以及缺少什么",
    en: "show which Pulumi engine is in use, the versions of its parts, and what is missing",
  },
  json: { zh: "以 JSON 输出诊断结果", en: "print the diagnosis as JSON" },
  help: {
    zh: `
示例：
  ecs-transfer doctor
  ecs-transfer doctor --json

退出码：0 一切就绪，1 有缺失。`,
    en: `
Examples:
  ecs-transfer doctor
  ecs-transfer doctor --json

Exit codes: 0 all there, 1 something is missing.`,
  },
} satisfies Record<string, Text>;

/** `ecs-transfer doctor`: which engine is in use and why, versions, and what is missing. */
export function doctorCommand(language: Language): Command {
  const t = (text: Text): string => say(text, language);
  return new Command("doctor")
    .description(t(texts.description))
    .addOption(langOption(language))
    .option("--json", t(texts.json))
    .addHelpText("after", t(texts.help))
    .action(async ({ lang, json }: DoctorOptions) => {
      const { examine, somethingMissing } = await import("../doctor/examine.ts");
      const { doctorReport } = await import("../doctor/report.ts");
      const diagnosis = await examine();
      process.stdout.write(
        json === true
          ? `${JSON.stringify(diagnosis, null, 2)}\n`
          : doctorReport(diagnosis, lang ?? language),
      );
      if (somethingMissing(diagnosis)) process.exitCode = didNotHold;
    });
}
