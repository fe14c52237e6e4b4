import { Help } from "commander";
import type { Command, HelpConfiguration, Option } from "commander";
import { say } from "../../core/text.ts";
import type { Language, Text } from "../../core/text.ts";
import { displayWidth, wrap } from "../../reports/text/wrap.ts";
import { mistakeOf } from "./mistake.ts";

/** Commander's own headings. */
const titles: Readonly<Record<string, Text>> = {
  "Usage:": { zh: "用法：", en: "Usage:" },
  "Arguments:": { zh: "参数：", en: "Arguments:" },
  "Options:": { zh: "选项：", en: "Options:" },
  "Commands:": { zh: "命令：", en: "Commands:" },
};

/**
 * Makes a command speak one language, in the words that commander itself would say, too, and throw
 * a mistake in its options as a `UserError` instead of printing it.
 */
export function speaking(command: Command, language: Language): Command {
  // A command that passes its options on has no help option, and would gain one by a description of it.
  if (command.createHelp().visibleOptions(command).some(isHelp)) {
    const shown = say({ zh: "显示此帮助", en: "show this help" }, language);
    command.helpOption("-h, --help", shown);
  }
  return command
    .configureHelp(helpIn(language))
    .configureOutput({ outputError: () => undefined })
    .exitOverride((error) => {
      throw mistakeOf(error, command) ?? error;
    });
}

function isHelp(option: Option): boolean {
  return option.long === "--help";
}

function helpIn(language: Language): HelpConfiguration {
  return {
    styleTitle: (title) => say(titles[title] ?? { zh: title, en: title }, language),
    commandUsage: (command) => usageOf(command, language),
    subcommandTerm: (command) => command.name(),
    optionDescription: (option) => descriptionOf(option, language),
    displayWidth,
    boxWrap: wrap,
  };
}

function usageOf(command: Command, language: Language): string {
  const usage = new Help().commandUsage(command);
  const words = say({ zh: "[选项] [命令]", en: "[options] [command]" }, language).split(" ");
  return ["[options]", "[command]"].reduce(
    (text, word, index) => text.replace(word, words[index] ?? word),
    usage,
  );
}

/** With the values that it takes, where they can be counted, and what it has without being given. */
function descriptionOf(option: Option, language: Language): string {
  const notes = [
    ...(option.argChoices === undefined ? [] : [allowed(option.argChoices)]),
    ...(option.required && option.defaultValue !== undefined
      ? [usually(String(option.defaultValue))]
      : []),
  ];
  return [option.description, ...notes.map((note) => say(note, language))].join(
    say({ zh: "", en: " " }, language),
  );
}

function allowed(choices: readonly string[]): Text {
  return { zh: `（可用：${choices.join("、")}）`, en: `(allowed: ${choices.join(", ")})` };
}

function usually(value: string): Text {
  return { zh: `（默认：${value}）`, en: `(default: ${value})` };
}
