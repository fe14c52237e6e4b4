import Table from "cli-table3";
import { say, type Language, type Text } from "../../core/text.ts";

/** Something that was measured several times; which of its values counts is the median. */
export interface Measurement {
  readonly what: Text;
  /** `x`: how many times as long as what it is held against, in the same round. */
  readonly unit: "x" | "ms" | "MB";
  readonly values: readonly number[];
  /** Not more than this; without one it is for information. */
  readonly target?: number;
}

/** What one suite measured. */
export interface SuiteResult {
  readonly name: string;
  readonly title: Text;
  readonly measurements: readonly Measurement[];
  /** What was left out, and why. */
  readonly remarks: readonly Text[];
}

/** Tells what goes on. */
export type Tell = (line: string) => void;

/** Milliseconds by contender, a round each. */
export type Rounds<K extends string> = readonly Readonly<Record<K, number>>[];

const words = {
  median: { en: "median", zh: "中位数" },
  spread: { en: "min – max", zh: "最小 – 最大" },
  target: { en: "target", zh: "目标" },
  ok: { en: "ok", zh: "达标" },
  over: { en: "over", zh: "超出" },
} as const satisfies Record<string, Text>;

/** The middle value; of an even number of values, the mean of the two in the middle. */
export function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2;
}

/** How many times as long one contender takes as another, a round each. */
export function ratiosOf<K extends string>(rounds: Rounds<K>, of: K, against: K): number[] {
  return rounds.map((round) => round[of] / round[against]);
}

/** Whether it is inside its target; undefined where it has none. */
export function isInside({ values, target }: Measurement): boolean | undefined {
  return target === undefined ? undefined : medianOf(values) <= target;
}

/** A suite as a table, with its remarks below. */
export function suiteTable(
  { title, measurements, remarks }: SuiteResult,
  language: Language,
): string {
  const table = new Table({
    head: [title, words.median, words.spread, words.target].map((text) => say(text, language)),
    style: { head: [], border: [] },
    colAligns: ["left", "right", "right", "right"],
  });
  for (const measurement of measurements) table.push(rowOf(measurement, language));
  return [table.toString(), ...remarks.map((remark) => `  ${say(remark, language)}`), ""].join(
    "\n",
  );
}

function rowOf(measurement: Measurement, language: Language): string[] {
  const { what, unit, values, target } = measurement;
  const shown = (value: number) => value.toFixed(unit === "x" || value < 10 ? 2 : 0);
  const spread = `${shown(Math.min(...values))} – ${shown(Math.max(...values))} ${unit}`;
  const verdict = isInside(measurement) === true ? words.ok : words.over;
  const goal = target === undefined ? "" : `≤ ${shown(target)} ${unit}  ${say(verdict, language)}`;
  return [say(what, language), `${shown(medianOf(values))} ${unit}`, spread, goal];
}
