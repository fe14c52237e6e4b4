import type { OpenQuestion } from "./questions.ts";
import { questionText, words } from "./words.ts";
import { isDay } from "../../core/attestation/day.ts";
import type { WrittenAnswer } from "../../core/attestation/write-answer.ts";
import type { Language } from "../../core/text.ts";

/** Puts a line to a person; `undefined` where the person has gone (end of input, Ctrl-C). */
export type Ask = (prompt: string) => Promise<string | undefined>;

/** Who is asked, how, and what every answer says of itself. */
export interface Manner {
  readonly ask: Ask;
  readonly out: (text: string) => void;
  readonly language: Language;
  readonly days: { readonly at: string; readonly until: string };
  readonly by: string | undefined;
}

/** What the conversation is about. */
export interface Matter {
  /** The questions that are open now: an answer can settle or raise others. */
  readonly open: () => readonly OpenQuestion[];
  readonly write: (answer: WrittenAnswer) => Promise<void>;
}

/** Thrown where the person ends the conversation; what was answered before is written already. */
class Ended extends Error {}

/** Asks the open questions one by one until none is left, or the person ends it. */
export async function converse(manner: Manner, matter: Matter): Promise<void> {
  const { out, language } = manner;
  let written = 0;
  const count = async (answer: WrittenAnswer): Promise<void> => {
    await matter.write(answer);
    written += 1;
  };
  if (matter.open().length === 0) {
    out(`${words.nothingOpen[language]}\n`);
    return;
  }
  try {
    await askAll(manner, { ...matter, write: count });
  } catch (error) {
    if (!(error instanceof Ended)) throw error;
    out("\n");
  }
  out(`${words.ended[language](written, matter.open().length)}\n`);
}

async function askAll(manner: Manner, { open, write }: Matter): Promise<void> {
  const { language } = manner;
  const by = manner.by ?? (await insist(manner, words.by[language], (line) => line !== ""));
  const until =
    (await insist(
      manner,
      words.until[language](manner.days.until),
      (line) => line === "" || isDay(line),
    )) || manner.days.until;
  const said = { by, at: manner.days.at, until };
  const skipped = new Set<string>();
  for (;;) {
    const next = open().find(({ rule }) => !skipped.has(rule.id));
    if (next === undefined) return;
    // Each question is put once, whatever becomes of it.
    skipped.add(next.rule.id);
    for (const answer of await answersTo(next, manner)) {
      await write({ rule: next.rule.id, ...answer, ...said });
    }
  }
}

type Chosen = Pick<WrittenAnswer, "answer" | "note" | "instances">;

async function answersTo(question: OpenQuestion, manner: Manner): Promise<Chosen[]> {
  const { instances } = question;
  const common = await chosen(question, manner, instances.length > 1);
  if (common !== "each") return common === undefined ? [] : [common];
  const answers: Chosen[] = [];
  for (const id of instances) {
    const own = await chosen({ ...question, instances: [id] }, manner, false);
    if (own !== undefined && own !== "each") answers.push({ ...own, instances: [id] });
  }
  return answers;
}

async function chosen(
  question: OpenQuestion,
  manner: Manner,
  mayDiffer: boolean,
): Promise<Chosen | "each" | undefined> {
  const { out, language } = manner;
  const { answers } = question.rule.question;
  const most = answers.length + (mayDiffer ? 1 : 0);
  out(`\n${questionText(question, language, (index) => `${String(index + 1)})`)}`);
  if (mayDiffer) out(`  ${String(most)}) ${words.each[language]}\n`);
  const line = await insist(
    manner,
    words.choose[language](most),
    (text) => text === "" || (/^\d+$/.test(text) && Number(text) >= 1 && Number(text) <= most),
  );
  if (line === "") return undefined;
  const answer = answers[Number(line) - 1];
  if (answer === undefined) return "each";
  const note = await insist(manner, words.note[language], () => true);
  return { answer: answer.value, ...(note === "" ? {} : { note }) };
}

/** Asks until the line will do. @throws {Ended} */
async function insist(
  { ask }: Manner,
  prompt: string,
  willDo: (line: string) => boolean,
): Promise<string> {
  for (;;) {
    const line = (await ask(prompt))?.trim();
    if (line === undefined || line === "q") throw new Ended();
    // A control character can get in by a paste, and a manifest takes none.
    const clean = line.replace(/\p{Cc}/gu, " ");
    if (willDo(clean)) return clean;
  }
}
