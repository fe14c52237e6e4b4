import type { OpenQuestion } from "./questions.ts";
import { oneLine } from "../../core/input/words.ts";
import { answerLines } from "../../core/attestation/write-answer.ts";
import type { WrittenAnswer } from "../../core/attestation/write-answer.ts";
import type { Language, Text } from "../../core/text.ts";

/** The words of `ecs-transfer attest`. */
export const words = {
  nothingOpen: {
    zh: "没有待答的问题。",
    en: "No question is open.",
  },
  by: { zh: "由谁作答（姓名或职务）：", en: "Who answers (name or office): " },
  until: {
    zh: (day: string) => `答复有效至（回车为 ${day}）：`,
    en: (day: string) => `The answers hold until (Enter for ${day}): `,
  },
  choose: {
    zh: (most: number) => `选择 1-${String(most)}，回车跳过，q 结束：`,
    en: (most: number) => `Choose 1-${String(most)}, Enter to skip, q to end: `,
  },
  note: { zh: "备注（可选）：", en: "Note (optional): " },
  each: { zh: "各台不同，逐台回答", en: "it differs: ask for each instance" },
  ended: {
    zh: (written: number, open: number) =>
      `写入 ${String(written)} 个答复，还有 ${String(open)} 个问题未答。`,
    en: (written: number, open: number) =>
      `${String(written)} ${written === 1 ? "answer" : "answers"} written, ${String(open)} ${open === 1 ? "question" : "questions"} still open.`,
  },
  listHead: {
    zh: (count: number) =>
      `以下 ${String(count)} 个问题 API 无法回答，请逐项选择答案（答案写在前面）：`,
    en: (count: number) =>
      `No API can answer these ${String(count)} ${count === 1 ? "question" : "questions"}; choose an answer to each (its word stands in front):`,
  },
  listEnd: {
    zh: "写入方法：ecs-transfer attest，或逐个 ecs-transfer attest --rule ID --answer ANSWER --by NAME",
    en: "To write them down: ecs-transfer attest, or one by one ecs-transfer attest --rule ID --answer ANSWER --by NAME",
  },
  byHand: {
    zh: (file: string) => `${file} 的写法使程序无法安全地插入答复，没有改动它。请自己加上：`,
    en: (file: string) =>
      `${file} is written in a form into which nothing can be put safely, so it was left as it is. Add this by hand:`,
  },
} as const;

/** A question with its answers, as people read it on paper or a terminal. */
export function questionText(
  { rule, instances }: OpenQuestion,
  language: Language,
  mark: (index: number, value: string) => string,
): string {
  const { ask, answers } = rule.question;
  const whom =
    instances.length === 0
      ? ""
      : `  ${oneLine(instances.slice(0, 5).join(", "), 200)}${more(instances.length - 5, language)}\n`;
  const choices = answers.map(
    ({ value, means }, index) => `  ${mark(index, value)} ${means[language]}`,
  );
  return `${rule.id}  ${ask[language]}（${rule.source.ref}）\n${whom}${choices.join("\n")}\n`;
}

function more(count: number, language: Language): string {
  if (count <= 0) return "";
  return language === "zh" ? `，另有 ${String(count)} 台` : ` and ${String(count)} more`;
}

/** What a person pastes where the program cannot write. */
export function snippet(answer: WrittenAnswer): Text {
  const lines = `attestations:\n${answerLines(answer, "  ")}`;
  return { zh: lines, en: lines };
}
