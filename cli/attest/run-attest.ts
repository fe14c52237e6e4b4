import { readFileSync, realpathSync, statSync } from "node:fs";
import { changedVerdicts } from "./changes.ts";
import { converse } from "./converse.ts";
import type { Ask } from "./converse.ts";
import { openQuestions } from "./questions.ts";
import { questionText, snippet, words } from "./words.ts";
import { choose, instantOf } from "../check/options.ts";
import { subjectOfManifest } from "../check/manifest-subject.ts";
import type { SubjectFiles } from "../check/subject.ts";
import { replaceFile } from "../inventory/write-file.ts";
import { languageOf } from "../language.ts";
import { UserError } from "../user-error.ts";
import { dayOf, isDay } from "../../core/attestation/day.ts";
import { withAnswer } from "../../core/attestation/write-answer.ts";
import type { WrittenAnswer } from "../../core/attestation/write-answer.ts";
import { nearest } from "../../core/input/suggest.ts";
import { judgeFleet } from "../../core/rules/judge-fleet.ts";
import { rules } from "../../policies/rules/index.ts";

/** The options of `ecs-transfer attest`, as they are typed. */
export interface AttestOptions extends SubjectFiles {
  readonly list?: boolean;
  readonly rule?: string;
  readonly answer?: string;
  readonly by?: string;
  readonly until?: string;
  readonly note?: string;
  readonly instance?: readonly string[];
  readonly lang?: string;
  readonly now?: string;
}

/** What `attest` speaks to. */
export interface Conversation {
  readonly out: (text: string) => void;
  /** `undefined` where nobody is there to be asked. */
  readonly ask: Ask | undefined;
}

/** Days for which an answer holds unless something else is said: long enough for a transfer, and no longer. */
const usualDays = 30;

/**
 * Asks, or takes from the options, what no API shows, and writes it into the manifest; each answer is written at
 * once, so that nothing is lost where the conversation ends early.
 * @throws {UserError} for options and files that are wrong; nothing is written then
 */
export async function runAttest(options: AttestOptions, io: Conversation): Promise<void> {
  const language = languageOf(options.lang);
  const now = instantOf(options.now);
  const file = options.manifest ?? "transfer.yaml";
  const files = { ...options, manifest: file };
  const chosen =
    options.rule === undefined ? rules : choose(rules, ({ id }) => id, [options.rule], "--rule");
  const look = () => {
    const { cases } = subjectOfManifest(file, files, rules, now);
    const instances = choose(
      cases.instances,
      ({ instance }) => instance.id,
      options.instance,
      "--instance",
    );
    return { ...cases, instances };
  };
  const write = async (answer: WrittenAnswer): Promise<void> => {
    const before = judgeFleet(rules, look());
    await save(file, answer, language);
    for (const change of changedVerdicts(before, judgeFleet(rules, look())))
      io.out(`  ${change[language]}\n`);
  };
  const days = {
    at: dayOf(now),
    until: untilOf(options.until, dayOf(new Date(now.getTime() + usualDays * 86_400_000))),
  };

  if (options.list === true) {
    io.out(listing(openQuestions(chosen, look()), language));
  } else if (options.answer !== undefined) {
    await write({ ...answerOf(options), ...days });
  } else {
    if (io.ask === undefined) throw nobodyToAsk();
    await converse(
      { ask: io.ask, out: io.out, language, days, by: options.by },
      {
        open: () => openQuestions(chosen, look()),
        write,
      },
    );
  }
}

function listing(open: ReturnType<typeof openQuestions>, language: "zh" | "en"): string {
  if (open.length === 0) return `${words.nothingOpen[language]}\n`;
  const asked = open.map((one) => questionText(one, language, (_, value) => `[ ] ${value}:`));
  return `${words.listHead[language](open.length)}\n\n${asked.join("\n")}\n${words.listEnd[language]}\n`;
}

function answerOf({ rule: id, answer, by, note, instance }: AttestOptions) {
  const rule = rules.find((one) => one.id === id);
  if (id === undefined || rule === undefined || answer === undefined || by === undefined) {
    throw new UserError({
      zh: "--answer 要和 --rule、--by 一起给出，如 --rule instance-promotion --answer none --by 张工。",
      en: "--answer goes with --rule and --by, such as --rule instance-promotion --answer none --by ops-lead.",
    });
  }
  const values = rule.question?.answers.map(({ value }) => value) ?? [];
  if (!values.includes(answer)) throw noSuchAnswer(id, answer, values);
  return {
    rule: id,
    answer,
    by,
    ...(note === undefined ? {} : { note }),
    ...(instance === undefined || rule.about === "accounts" ? {} : { instances: instance }),
  };
}

function untilOf(text: string | undefined, usual: string): string {
  if (text === undefined || isDay(text)) return text ?? usual;
  throw new UserError({
    zh: `--until ${text}：不是日期。请写成 2026-06-30 这样。`,
    en: `--until ${text}: not a day. Write it as 2026-06-30.`,
  });
}

/** The file is read again for each answer: somebody may have it open in an editor. */
async function save(file: string, answer: WrittenAnswer, language: "zh" | "en"): Promise<void> {
  const place = realpathSync(file);
  const text = withAnswer(readFileSync(place, "utf8"), answer);
  if (text === undefined) {
    throw new UserError({
      zh: `${words.byHand.zh(file)}\n${snippet(answer).zh}`,
      en: `${words.byHand.en(file)}\n${snippet(answer).en}`,
    });
  }
  await replaceFile(place, text, {
    mode: statSync(place).mode & 0o777,
    named: language === "zh" ? "过户清单" : "manifest",
  });
}

function noSuchAnswer(id: string, answer: string, values: readonly string[]): UserError {
  const near = nearest(answer, values);
  if (values.length === 0) {
    return new UserError({
      zh: `--rule ${id}：这条规则由 API 的事实判断，不接受答复。`,
      en: `--rule ${id}: this rule is decided by facts that an API gives, and takes no answer.`,
    });
  }
  return new UserError({
    zh: `--answer ${answer}：规则 ${id} 没有这个答案。${near === undefined ? "" : `是否想写 ${near}？`}可用：${values.join("、")}。`,
    en: `--answer ${answer}: rule ${id} has no such answer. ${near === undefined ? "" : `Did you mean ${near}? `}Allowed: ${values.join(", ")}.`,
  });
}

function nobodyToAsk(): UserError {
  return new UserError({
    zh: "这里不是终端，无法提问。请用 --list 列出问题，或用 --rule、--answer、--by 逐个写入。",
    en: "This is no terminal, so nobody can be asked. List the questions with --list, or write answers one by one with --rule, --answer and --by.",
  });
}
