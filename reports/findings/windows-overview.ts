import type { View } from "./view.ts";
import { fill } from "../text/fill.ts";
import { paragraph } from "../text/paragraph.ts";
import { openingOf, unknownAmong } from "./window.ts";
import { beijing } from "../text/instants.ts";
import { subjectLabel } from "../../core/rules/finding.ts";
import type { SubjectReport } from "../../core/rules/subject-report.ts";
import { intersect } from "../../core/rules/window.ts";
import type { Text } from "../../core/text.ts";

/** The windows of a fleet in a few lines: the latest to open, the soonest to close, and what they have in common. */
export function windowsOverview(view: View): string[] {
  const { report, timeRules } = view;
  const going = report.subjects.filter(
    ({ subject }) => subject.about === "instance" && !report.routes.has(subject.id),
  );
  if (going.length === 0) return [];
  const { now } = report.head;
  const shut = going.filter((one) => ["closed", "never"].includes(openingOf(one, now)));
  const open = going.filter((one) => !["closed", "never"].includes(openingOf(one, now)));
  const unknown = going.filter(({ findings }) => unknownAmong(findings, timeRules).length > 0);
  const latest = best(open, ({ window }) => window.eligibleFrom?.getTime());
  const soonest = best(open, ({ window }) => {
    const until = window.eligibleUntil?.getTime();
    return until === undefined ? undefined : -until;
  });
  const lines = [
    opens(latest, now, view),
    closes(soonest, view),
    together(open, now, view),
    number(shut.length, view, {
      zh: "{count} 台没有可发起的时间（已结束，或结束早于开始）",
      en: "{count} {count|has|have} no window (it is closed, or closes before it opens)",
    }),
    number(unknown.length, view, {
      zh: "{count} 台的时间有未知项，可能更短",
      en: "{count} {count|has|have} a window that may be shorter: a rule of time is unknown",
    }),
  ];
  return lines.filter((line) => line !== "").map((line) => paragraph(line, view.width));
}

function best(
  some: readonly SubjectReport[],
  measure: (one: SubjectReport) => number | undefined,
): SubjectReport | undefined {
  let found: SubjectReport | undefined;
  let most = Number.NEGATIVE_INFINITY;
  for (const one of some) {
    const measured = measure(one) ?? Number.NEGATIVE_INFINITY;
    if (measured > most) [found, most] = [one, measured];
  }
  return found;
}

function opens(latest: SubjectReport | undefined, now: Date, { language }: View): string {
  const from = latest?.window.eligibleFrom;
  if (latest === undefined || from === undefined || from <= now) return "";
  const [instant, label] = [beijing(from, "later"), subjectLabel(latest.subject)];
  return language === "zh"
    ? `最晚开始的可发起时间：${instant}，${label}`
    : `The latest window opens at ${instant}: ${label}`;
}

function closes(soonest: SubjectReport | undefined, { language }: View): string {
  const until = soonest?.window.eligibleUntil;
  if (soonest === undefined || until === undefined) return "";
  const [instant, label] = [beijing(until), subjectLabel(soonest.subject)];
  return language === "zh"
    ? `最早结束的可发起时间：${instant}，${label}`
    : `The soonest window closes at ${instant}: ${label}`;
}

function together(open: readonly SubjectReport[], now: Date, { language }: View): string {
  if (open.length < 2) return "";
  const { eligibleFrom, eligibleUntil } = intersect(open.map(({ window }) => window));
  const from = eligibleFrom !== undefined && eligibleFrom > now ? eligibleFrom : now;
  if (eligibleUntil !== undefined && eligibleUntil <= from) {
    return language === "zh"
      ? "没有所有实例都能发起的时间：请分批"
      : "No time at which all of them can be submitted: go in batches";
  }
  const begin = from === now ? undefined : beijing(from, "later");
  const end = eligibleUntil === undefined ? undefined : beijing(eligibleUntil);
  if (language === "zh") {
    const range = [
      begin === undefined ? "现在起" : `${begin} 起`,
      ...(end === undefined ? [] : [`${end} 前`]),
    ];
    return `${String(open.length)} 台可一起发起：${range.join("，")}`;
  }
  const range = [
    begin === undefined ? "from now" : `from ${begin}`,
    ...(end === undefined ? [] : [`before ${end}`]),
  ];
  return `${String(open.length)} can be submitted together: ${range.join(", ")}`;
}

function number(count: number, { language }: View, phrase: Text): string {
  return count === 0 ? "" : fill(phrase[language], { count });
}
