import type { Command, CommanderError } from "commander";
import { nearest } from "../../core/input/suggest.ts";
import { printable } from "../../core/printable.ts";
import type { Text } from "../../core/text.ts";
import { UserError } from "../user-error.ts";

/** What commander found, by its code; it names things between single quotes. */
const sentences: Readonly<Record<string, (error: CommanderError, command: Command) => Text>> = {
  "commander.unknownCommand": ({ message }, command) =>
    among(
      {
        zh: `没有命令 ${typed(command.args[0])}。`,
        en: `There is no command ${typed(command.args[0])}.`,
      },
      guessIn(message),
      command
        .createHelp()
        .visibleCommands(command)
        .map((one) => one.name()),
    ),
  "commander.unknownOption": ({ message }, command) => {
    const flag = between(message);
    return among(
      {
        zh: `${command.name()} 没有选项 ${typed(flag)}。`,
        en: `${command.name()} has no option ${typed(flag)}.`,
      },
      guessIn(message),
      command
        .createHelp()
        .visibleOptions(command)
        .map((option) => option.long ?? option.flags),
    );
  },
  "commander.optionMissingArgument": ({ message }) => ({
    zh: `选项 ${between(message)} 缺少值。`,
    en: `The option ${between(message)} needs a value.`,
  }),
  "commander.missingMandatoryOptionValue": ({ message }) => ({
    zh: `缺少必需的选项 ${between(message)}。`,
    en: `The option ${between(message)} is required.`,
  }),
  "commander.missingArgument": ({ message }) => ({
    zh: `缺少必需的参数 ${between(message)}。`,
    en: `The argument ${between(message)} is required.`,
  }),
  "commander.excessArguments": (_, command) => {
    const most = command.registeredArguments.length;
    const extra = typed(command.args.slice(most).join(" "));
    return {
      zh: `${command.name()} ${most === 0 ? "不带参数" : `最多 ${most} 个参数`}，多出：${extra}。`,
      en: `${command.name()} takes ${most === 0 ? "no" : `at most ${most}`} arguments; too many: ${extra}.`,
    };
  },
  "commander.invalidArgument": ({ message }, command) => {
    const [flags = "", value = ""] =
      /'(.*?)' argument '(.*)' is invalid/s.exec(message)?.slice(1) ?? [];
    const option = command.options.find((one) => one.flags === flags);
    return among(
      { zh: `${flags}：不能是 ${typed(value)}。`, en: `${flags}: it cannot be ${typed(value)}.` },
      nearest(value, option?.argChoices ?? []),
      option?.argChoices ?? [],
    );
  },
};

/**
 * The mistake that a command line holds, with what is allowed and where to read on.
 * @returns undefined where commander ended for another reason: help was shown, or the version
 */
export function mistakeOf(error: CommanderError, command: Command): UserError | undefined {
  if (error.exitCode === 0 || error.code === "commander.help") return undefined;
  const sentence = sentences[error.code]?.(error, command) ?? {
    zh: `命令行有误：${typed(error.message)}。`,
    en: `Mistake in the command line: ${typed(error.message)}.`,
  };
  const help = `${pathOf(command)} --help`;
  return new UserError({
    zh: `${sentence.zh}用法见：${help}`,
    en: `${sentence.en} See: ${help}`,
  });
}

/** The sentence with what was probably meant, and all there is. */
function among(sentence: Text, meant: string | undefined, choices: readonly string[]): Text {
  const guess =
    meant === undefined
      ? { zh: "", en: "" }
      : { zh: `是否想写 ${meant}？`, en: ` Did you mean ${meant}?` };
  return {
    zh: `${sentence.zh}${guess.zh}可用：${choices.join("、")}。`,
    en: `${sentence.en}${guess.en} Allowed: ${choices.join(", ")}.`,
  };
}

/** Commander's guess, the first of several: it sees two letters that changed places as one mistake. */
function guessIn(message: string): string | undefined {
  return /\(Did you mean (?:one of )?([^,?]+)[^?]*\?\)$/.exec(message)?.[1];
}

function between(message: string): string {
  return /'(.*)'/s.exec(message)?.[1] ?? message;
}

const longest = 80;

/** Somebody's words, cut where they run on. */
function typed(words = ""): string {
  const shown = printable(words);
  return shown.length > longest ? `${shown.slice(0, longest)}…` : shown;
}

function pathOf(command: Command): string {
  return command.parent === null ? command.name() : `${pathOf(command.parent)} ${command.name()}`;
}
