import type { Class } from "./rows.ts";
import type { Text } from "../../core/text.ts";

/** What an instance comes to, the worst first. */
export const fleetVerdicts = [
  "stranded",
  "blocked",
  "undecided",
  "later",
  "warned",
  "clear",
] as const;
export type FleetVerdict = (typeof fleetVerdicts)[number];

/** What an instance comes to, as a heading. */
export const verdictWords = {
  stranded: { zh: "不能过户", en: "Cannot be transferred" },
  blocked: { zh: "被阻断", en: "Blocked" },
  undecided: { zh: "未知", en: "Undecided" },
  later: { zh: "之后被阻断", en: "Blocked later" },
  warned: { zh: "有警告", en: "With warnings" },
  clear: { zh: "可以进行", en: "Clear" },
} as const satisfies Record<FleetVerdict, Text>;

/** What a finding comes to. */
export const classWords = {
  blocker: { zh: "阻断", en: "Blocker" },
  later: { zh: "之后阻断", en: "Blocks later" },
  undecided: { zh: "未知", en: "Unknown" },
  warning: { zh: "警告", en: "Warning" },
  waived: { zh: "已豁免", en: "Waived" },
  advice: { zh: "未知（提醒）", en: "Unknown (advice)" },
  note: { zh: "提示", en: "Note" },
} as const satisfies Record<Class, Text>;

/** What an instance comes to, from what its open findings come to. */
export function verdictOf(found: ReadonlySet<Class>, isStranded: boolean): FleetVerdict {
  if (isStranded) return "stranded";
  if (found.has("blocker")) return "blocked";
  if (found.has("undecided")) return "undecided";
  if (found.has("later")) return "later";
  return found.has("warning") || found.has("advice") ? "warned" : "clear";
}
