import { Command } from "commander";
import { say } from "../../core/text.ts";
import type { Language, Text } from "../../core/text.ts";
import type { AttestOptions } from "../attest/run-attest.ts";
import { langOption } from "../help/lang-option.ts";

const texts = {
  description: {
    zh: "回答 API 无法回答的问题，写入过户清单",
    en: "answer what no API can see, and write it into the manifest",
  },
  manifest: { zh: "过户清单（默认：transfer.yaml）", en: "the manifest (default: transfer.yaml)" },
  list: { zh: "只列出待答的问题，便于转发", en: "only list the open questions, to pass them on" },
  rule: { zh: "只问这条规则", en: "ask for this rule only" },
  answer: { zh: "直接写入这个答案，不提问", en: "write this answer, and ask nothing" },
  by: { zh: "由谁作答", en: "who answers" },
  until: {
    zh: "答复有效至这一天（默认：30天后）",
    en: "the last day on which it holds (default: in 30 days)",
  },
  note: { zh: "备注", en: "a note beside the answer" },
  instance: { zh: "只针对这些实例", en: "of these instances only" },
  now: {
    zh: "按此时刻，如 2026-06-01T08:00:00+08:00",
    en: "as of this instant, such as 2026-06-01T08:00:00+08:00",
  },
  help: {
    zh: `
答复写在 transfer.yaml 的 attestations 中，文件中的注释和顺序保持不变；每答一个就写入一个。
过期的答复视为未答；与事实矛盾的答复会在检查中指出。

示例：
  ecs-transfer attest                    逐个提问
  ecs-transfer attest --list --lang zh   列出待答的问题
  ecs-transfer attest --rule account-pair-type --answer enterprise-to-enterprise --by 财务 --until 2026-07-31

退出码：0 完成，3 出错，没有写入。`,
    en: `
Answers stand under attestations in transfer.yaml; the file's comments and order stay as they are, and each answer
is written at once. One past its last day counts as not given; one that contradicts the facts is told by check.

Examples:
  ecs-transfer attest                    asks one question after the other
  ecs-transfer attest --list --lang zh   lists the open questions
  ecs-transfer attest --rule account-pair-type --answer enterprise-to-enterprise --by finance --until 2026-07-31

Exit codes: 0 done, 3 it failed and nothing was written.`,
  },
} satisfies Record<string, Text>;

/** `ecs-transfer attest`: people's answers, where no API can see. */
export function attestCommand(language: Language): Command {
  const t = (text: Text): string => say(text, language);
  return new Command("attest")
    .description(t(texts.description))
    .option("-m, --manifest <FILE>", t(texts.manifest))
    .option("--list", t(texts.list))
    .option("--rule <ID>", t(texts.rule))
    .option("--answer <ANSWER>", t(texts.answer))
    .option("--by <NAME>", t(texts.by))
    .option("--until <DAY>", t(texts.until))
    .option("--note <TEXT>", t(texts.note))
    .option("--instance <ID...>", t(texts.instance))
    .addOption(langOption(language))
    .option("--now <INSTANT>", t(texts.now))
    .addHelpText("after", t(texts.help))
    .action(async (options: AttestOptions) => {
      const { runAttest } = await import("../attest/run-attest.ts");
      const { personAt } = await import("../attest/terminal.ts");
      const mayAsk = process.stdin.isTTY && options.list !== true && options.answer === undefined;
      const person = mayAsk ? personAt(process.stdin, process.stdout) : undefined;
      const out = (text: string) => process.stdout.write(text);
      try {
        await runAttest({ lang: language, ...options }, { out, ask: person?.ask });
      } finally {
        person?.close();
      }
    });
}
