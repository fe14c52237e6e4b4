import { beijing, lengthOf } from "../text/instants.ts";
import type { Finding } from "../../core/rules/finding.ts";
import type { SubjectReport } from "../../core/rules/subject-report.ts";
import type { Text } from "../../core/text.ts";

/** What a submit still needs before the window closes: 24 hours to confirm (R7.1a) and an hour of production. */
const roomMs = 25 * 60 * 60 * 1000;

/** Where a window stands at an instant. */
export type Opening = "open" | "opens" | "closed" | "never";

/** Where an instance's window stands. */
export function openingOf({ window }: Pick<SubjectReport, "window">, now: Date): Opening {
  const { eligibleFrom, eligibleUntil } = window;
  if (eligibleUntil !== undefined && eligibleUntil <= now) return "closed";
  if (eligibleFrom === undefined || eligibleFrom <= now) return "open";
  return eligibleUntil !== undefined && eligibleUntil <= eligibleFrom ? "never" : "opens";
}

/** When an instance can be submitted, how long that is, and the last moment that leaves room for the rest. */
export function windowText(
  { window, findings }: SubjectReport,
  now: Date,
  timeRules: ReadonlySet<string>,
): Text {
  return withUnknown(knownText(window, now), unknownAmong(findings, timeRules));
}

/** The rules of time that cannot tell, so that the window may be smaller. */
export function unknownAmong(
  findings: readonly Finding[],
  timeRules: ReadonlySet<string>,
): string[] {
  return findings.flatMap(({ rule, verdict }) =>
    verdict.outcome === "unknown" && timeRules.has(rule.id) ? [rule.id] : [],
  );
}

function knownText(window: SubjectReport["window"], now: Date): Text {
  const { eligibleFrom, eligibleUntil } = window;
  const from = eligibleFrom !== undefined && eligibleFrom > now ? eligibleFrom : undefined;
  if (eligibleUntil === undefined) return from === undefined ? anyTime : noEnd(from);
  const opening = openingOf({ window }, now);
  if (opening === "closed") return closed(eligibleUntil);
  if (opening === "never") return never(from ?? now, eligibleUntil);
  return open(from, eligibleUntil, now);
}

const anyTime: Text = { zh: "可发起的时间：随时", en: "Submit: at any time" };

function noEnd(from: Date): Text {
  const instant = beijing(from, "later");
  return { zh: `可发起的时间：${instant} 起`, en: `Submit: from ${instant}` };
}

function closed(until: Date): Text {
  const instant = beijing(until);
  return { zh: `可发起的时间：已于 ${instant} 结束`, en: `Submit: closed since ${instant}` };
}

function never(from: Date, until: Date): Text {
  const [begin, end] = [beijing(from, "later"), beijing(until)];
  return {
    zh: `可发起的时间：没有，${begin} 才开始，而 ${end} 已结束`,
    en: `Submit: never, it opens at ${begin} and has closed at ${end} by then`,
  };
}

function open(from: Date | undefined, until: Date, now: Date): Text {
  const begin = from ?? now;
  const length = lengthOf(until.getTime() - begin.getTime());
  const last = new Date(until.getTime() - roomMs);
  const end = beijing(until);
  const [zh, en] =
    from === undefined
      ? [`现在起，${end} 前`, `from now, before ${end}`]
      : [
          `${beijing(from, "later")} 起，${end} 前`,
          `from ${beijing(from, "later")}, before ${end}`,
        ];
  const room: Text =
    last < begin
      ? {
          zh: "不够留出确认的24小时和处理的1小时",
          en: "too short for 24 h to confirm and 1 h of production",
        }
      : {
          zh: `最晚 ${beijing(last)}（留出确认的24小时和处理的1小时）`,
          en: `at the latest at ${beijing(last)} (24 h to confirm, 1 h of production)`,
        };
  return {
    zh: `可发起的时间：${zh}（${length.zh}）；${room.zh}`,
    en: `Submit: ${en} (${length.en}); ${room.en}`,
  };
}

function withUnknown(text: Text, unknown: readonly string[]): Text {
  if (unknown.length === 0) return text;
  return {
    zh: `${text.zh}；未知，可能更短：${unknown.join("、")}`,
    en: `${text.en}; unknown, so it may be shorter: ${unknown.join(", ")}`,
  };
}
