import type { Text } from "../../core/text.ts";

const secondMs = 1000;
const minuteMs = 60 * secondMs;
const hourMs = 60 * minuteMs;
const hoursAheadOfUtc = 8;

/**
 * An instant in Beijing time, where the platform's clock stands, such as `2026-06-04T08:00:00+08:00`.
 * @param toward `later` for the beginning of a window, `earlier` for its end: what is shown always lies inside
 */
export function beijing(instant: Date, toward: "earlier" | "later" = "earlier"): string {
  const seconds = instant.getTime() / secondMs;
  const whole = (toward === "later" ? Math.ceil(seconds) : Math.floor(seconds)) * secondMs;
  const local = new Date(whole + hoursAheadOfUtc * hourMs).toISOString();
  return local.replace(".000Z", "+08:00");
}

/** A length of time in its two largest units, cut off below them. */
export function lengthOf(ms: number): Text {
  const days = Math.floor(ms / (24 * hourMs));
  const hours = Math.floor(ms / hourMs) % 24;
  const minutes = Math.floor(ms / minuteMs) % 60;
  const units = [
    [days, "天", "d"],
    [hours, "小时", "h"],
    [minutes, "分钟", "min"],
  ] as const;
  const first = units.findIndex(([count]) => count > 0);
  if (first < 0) return { zh: "不到 1 分钟", en: "less than 1 min" };
  const shown = units.slice(first, first + 2).filter(([count]) => count > 0);
  return {
    zh: shown.map(([count, zh]) => `${String(count)} ${zh}`).join(" "),
    en: shown.map(([count, , en]) => `${String(count)} ${en}`).join(" "),
  };
}
