import { openingWords } from "./words.ts";
import { fill } from "../text/fill.ts";
import { beijing } from "../text/instants.ts";
import { openingOf } from "../findings/window.ts";
import type { SubjectReport } from "../../core/rules/subject-report.ts";
import type { Text } from "../../core/text.ts";

/** An instance's window in a few words, in Beijing time to the minute. */
export function openingText(one: SubjectReport, now: Date): Text {
  const { eligibleFrom, eligibleUntil } = one.window;
  const opening = openingOf(one, now);
  const at = opening === "opens" ? eligibleFrom : eligibleUntil;
  if (opening === "open" && at === undefined) return { zh: "随时可发起", en: "at any time" };
  const { zh, en } = openingWords[opening];
  const slots = {
    at: at === undefined ? "" : short(at, opening === "opens" ? "later" : "earlier"),
  };
  return { zh: fill(zh, slots), en: fill(en, slots) };
}

/** To the minute, and never outside the window: its beginning is rounded up, its end down. */
function short(instant: Date, toward: "earlier" | "later"): string {
  const minuteMs = 60_000;
  const round = toward === "later" ? Math.ceil : Math.floor;
  const whole = new Date(round(instant.getTime() / minuteMs) * minuteMs);
  return beijing(whole).slice(0, "2026-06-04T08:00".length).replace("T", " ");
}
