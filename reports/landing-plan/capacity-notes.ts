import type { Capacity } from "../../core/capacity/capacity.ts";
import { reasonText } from "../../core/reasons.ts";
import type { Text } from "../../core/text.ts";
import { isUnknown } from "../../core/unknown.ts";
import type { Maybe } from "../../core/unknown.ts";

/** A count, `?` where it is not known. */
export function amountText(amount: Maybe<number>): string {
  return isUnknown(amount) ? "?" : String(amount);
}

/** Where limits come from and why counts are not known, once for all that it is the same of. */
export function capacityNotes(capacity: readonly Capacity[]): Text[] {
  const notes = capacity.map((one): Text => {
    const { zh, en } = capacityNote(one);
    return { zh: `${one.what.zh}：${zh}`, en: `${one.what.en}: ${en}` };
  });
  const byText = new Map(notes.map((note) => [note.en, note]));
  return [...byText.values()];
}

/** Where one limit comes from, and why its counts are not known. */
export function capacityNote({ source, used, needed, limit }: Capacity): Text {
  const reasons = [used, needed, limit].filter(isUnknown).map(({ unknown }) => reasonText(unknown));
  const en = [...new Set(reasons.map((reason) => reason.en))];
  const zh = [...new Set(reasons.map((reason) => reason.zh))];
  return {
    zh: `${source.zh}${zh.map((reason) => `未知原因：${reason}。`).join("")}`,
    en: `${source.en}${en.map((reason) => ` Not known: ${reason}.`).join("")}`,
  };
}
