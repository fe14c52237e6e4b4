import { Option } from "commander";
import { say } from "../../core/text.ts";
import type { Language } from "../../core/text.ts";
import { languageOf } from "../language.ts";

/** `--lang`, which every command takes; it refuses a language that nothing here speaks. */
export function langOption(language: Language): Option {
  const description = say(
    {
      zh: "输出语言：zh 或 en（默认取自 ECS_TRANSFER_LANG，其次系统语言环境）",
      en: "language to speak, zh or en (default: ECS_TRANSFER_LANG, else the locale's)",
    },
    language,
  );
  return new Option("--lang <LANG>", description).argParser((value) => languageOf(value));
}
