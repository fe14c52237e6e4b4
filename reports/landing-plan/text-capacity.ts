import type { Capacity } from "../../core/capacity/capacity.ts";
import type { LandingOverview } from "../../core/overview/overview.ts";
import type { Text } from "../../core/text.ts";
import type { Cell } from "../text/box.ts";
import { paragraph } from "../text/paragraph.ts";
import { shown } from "../text/shown.ts";
import { amountText, capacityNotes } from "./capacity-notes.ts";
import { table } from "./columns.ts";
import { section } from "./text-parts.ts";
import type { TextView } from "./text-view.ts";
import { capacityOutlook, capacityStates, words } from "./words.ts";

/** What of the target's limits the landing takes: what is not enough in a table, the rest a line each. */
export function capacityPart({ capacity }: LandingOverview, view: TextView): string {
  if (capacity.length === 0) return "";
  const { t, paint, width } = view;
  const open = capacity.filter(({ state }) => state !== "enough");
  const enough = capacity.filter(({ state }) => state === "enough");
  const rows = open.map(({ what, subject, used, needed, limit, state }): Cell[] => [
    { text: shown(subject) },
    { text: t(what) },
    ...[used, needed, limit].map((amount) => ({ text: amountText(amount) })),
    { text: t(capacityStates[state]), paint: paint[capacityOutlook(state)] },
  ]);
  const heads = [words.of, words.what, words.used, words.needed, words.limit, words.verdict];
  const line = (text: Text): string => paragraph(`- ${t(text)}`, width, 2);
  const parts = [
    ...(rows.length === 0 ? [] : [table(heads.map(t), rows, width)]),
    ...capacityNotes(open).map(line),
    ...(enough.length === 0 ? [] : [`  ${paint.kept(t(words.enough))}`]),
    ...enough.map((one) => line(enoughText(one))),
  ];
  return section(t(words.capacity), parts.join("\n"), view);
}

function enoughText({ subject, what, used, needed, limit }: Capacity): Text {
  const counts = `${amountText(used)} + ${amountText(needed)} / ${amountText(limit)}`;
  return { zh: `${subject}，${what.zh}：${counts}`, en: `${subject}, ${what.en}: ${counts}` };
}
