import type { Language } from "../core/text.ts";
import { UserError } from "./user-error.ts";

/**
 * The language to speak: what `--lang` says, else ECS_TRANSFER_LANG, else what the locale begins with; else English.
 * @throws {UserError} for a `--lang` that is neither zh nor en
 */
export function languageOf(
  option: string | undefined,
  env: NodeJS.ProcessEnv = process.env,
): Language {
  if (option === undefined) return languageOfEnvironment(env);
  if (option === "zh" || option === "en") return option;
  throw new UserError({
    zh: `--lang ${option}：不认识的语言。可用：zh、en。`,
    en: `--lang ${option}: unknown language. Allowed: zh, en.`,
  });
}

/** LC_ALL outweighs LC_MESSAGES, which outweighs LANG (POSIX); an empty variable counts as not set. */
function languageOfEnvironment(env: NodeJS.ProcessEnv): Language {
  const names = ["ECS_TRANSFER_LANG", "LC_ALL", "LC_MESSAGES", "LANG"];
  const locale = names.map((name) => env[name] ?? "").find((value) => value !== "") ?? "";
  return locale.toLowerCase().startsWith("zh") ? "zh" : "en";
}
