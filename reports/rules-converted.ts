import type { RefusedRule } from "../core/landing/plan.ts";
import { printable } from "../core/printable.ts";
import { say } from "../core/text.ts";
import type { Language } from "../core/text.ts";

/** What became of a group's rules as files for the console's import. */
export interface ConvertedRules {
  readonly name: string;
  readonly files: readonly { readonly path: string; readonly rules: number }[];
  /** Rules that stand in no file. */
  readonly left: readonly RefusedRule[];
  /** Rules that need not stand in one. */
  readonly unneeded: readonly RefusedRule[];
}

/** Each file and each rule that is in none, for people. */
export function rulesConverted(converted: ConvertedRules, language: Language): string {
  const { files, left, unneeded } = converted;
  const lines = [
    heading(converted, language),
    ...files.map(({ path, rules }) => `  ${printable(path)}: ${count(rules, language)}`),
    ...(left.length === 0 ? [] : [say(words.left, language), ...left.map(lineOf(language))]),
    ...(unneeded.length === 0
      ? []
      : [say(words.unneeded, language), ...unneeded.map(lineOf(language))]),
    ...(files.length === 0 ? [] : [say(words.next, language)]),
  ];
  return `${lines.join("\n")}\n`;
}

const words = {
  left: {
    zh: "没有写入，须另行处理：",
    en: "Not written, to be dealt with otherwise:",
  },
  unneeded: {
    zh: "没有写入，也不需要：",
    en: "Not written, and not needed:",
  },
  next: {
    zh: "请在控制台的目标安全组中逐个导入。导入不会覆盖已有规则；文件中没有安全组的类型和组内连通策略，请在控制台核对。",
    en: "Import them one by one into the target's group in the console. An import overwrites no rule; type and inner access policy of the group are in no file, so check them in the console.",
  },
} as const;

function heading({ name, files, left, unneeded }: ConvertedRules, language: Language): string {
  const written = files.reduce((sum, { rules }) => sum + rules, 0);
  const not = left.length + unneeded.length;
  return say(
    {
      zh: `${printable(name)}：写入 ${count(written, "zh")}，没有写入 ${count(not, "zh")}`,
      en: `${printable(name)}: ${count(written, "en")} written, ${count(not, "en")} not`,
    },
    language,
  );
}

function lineOf(language: Language): (rule: RefusedRule) => string {
  return ({ quote, reason }) => `  ${printable(quote)}: ${say(reason, language)}`;
}

function count(rules: number, language: Language): string {
  const number = String(rules);
  return say({ zh: `${number} 条规则`, en: rules === 1 ? "1 rule" : `${number} rules` }, language);
}
