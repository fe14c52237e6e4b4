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
  if (isLanguage(option)) return option;
  throw new UserError({
    zh: `--lang ${option}：不认识的语言。可用：zh、en。`,
    en: `--lang ${option}: unknown language. Allowed: zh, en.`,
  });
}

/**
 * The language of everything that is said before the options are read, help and mistakes in them included.
 * Of several `--lang` the last one counts, as it does for the options; one that is no language counts as not given.
 * @param args the command line without node and script
 */
export function languageAtStart(
  args: readonly string[],
  env: NodeJS.ProcessEnv = process.env,
): Language {
  return askedLanguages(args).findLast(isLanguage) ?? languageOfEnvironment(env);
}

/** What follows `pulumi` is the engine's, and what follows `--` is no option. */
function askedLanguages(args: readonly string[], afterCommand = false): string[] {
  const [arg, ...rest] = args;
  if (arg === undefined || arg === "--") return [];
  if (arg === "--lang") {
    return [...rest.slice(0, 1), ...askedLanguages(rest.slice(1), afterCommand)];
  }
  if (arg.startsWith("--lang=")) {
    return [arg.slice("--lang=".length), ...askedLanguages(rest, afterCommand)];
  }
  if (arg.startsWith("-")) return askedLanguages(rest, afterCommand);
  return arg === "pulumi" && !afterCommand ? [] : askedLanguages(rest, true);
}

function isLanguage(word: string): word is Language {
  return word === "zh" || word === "en";
}

/** LC_ALL outweighs LC_MESSAGES, which outweighs LANG (POSIX); an empty variable counts as not set. */
function languageOfEnvironment(env: NodeJS.ProcessEnv): Language {
  const names = ["ECS_TRANSFER_LANG", "LC_ALL", "LC_MESSAGES", "LANG"];
  const locale = names.map((name) => env[name] ?? "").find((value) => value !== "") ?? "";
  return locale.toLowerCase().startsWith("zh") ? "zh" : "en";
}
