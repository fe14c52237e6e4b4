import type { GroupOverview, LandingOverview, Pair } from "../../core/overview/overview.ts";
import type { Cell } from "../text/box.ts";
import { paragraph } from "../text/paragraph.ts";
import { shown } from "../text/shown.ts";
import { vpcBlocks, vswitchBlocks } from "./blocks.ts";
import type { Blocks } from "./blocks.ts";
import { table } from "./columns.ts";
import type { TextView } from "./text-view.ts";
import { proofText, ruleCounts } from "./sentences.ts";
import { fates, labelOf, proofOutlook, standings, words } from "./words.ts";

/** The VPC and its vSwitches, the source's on the left. */
export function networkPart({ vpc, vswitches }: LandingOverview, view: TextView): string {
  const { t } = view;
  const rows = [
    pairRow(t(words.vpc), vpc, vpcBlocks(vpc, view.language), view),
    ...vswitches.map((vswitch) =>
      pairRow(
        `${t(words.vswitch)}\n${shown(vswitch.zone)}`,
        vswitch,
        vswitchBlocks(vswitch, view.language),
        view,
      ),
    ),
  ];
  const heads = [words.part, words.source, words.target, words.becomes].map(t);
  return section(t(words.network), table(heads, rows, view.width), view);
}

function pairRow(part: string, pair: Pair, { source, own }: Blocks, view: TextView): Cell[] {
  const isSame = source === own;
  return [
    { text: part },
    { text: `${shown(labelOf(pair.sourceName, pair.sourceId))}\n${shown(source)}` },
    {
      text: `${shown(labelOf(pair.name, pair.targetId))}\n${shown(own)}`,
      paint: isSame ? view.paint.kept : view.paint.changed,
    },
    { text: view.t(standings[pair.standing]) },
  ];
}

/** The groups, and beneath them each rule that does not land. */
export function groupsPart({ groups }: LandingOverview, view: TextView): string {
  const { t, language, paint, width } = view;
  const rows = groups.map((group): Cell[] => [
    { text: sourceLabel(group, view) },
    { text: `${shown(labelOf(group.name, group.targetId))}\n${t(standings[group.standing])}` },
    { text: String(group.instances) },
    { text: ruleCounts(group, language) },
    { text: proofText(group, language), paint: paint[proofOutlook(group.proof)] },
  ]);
  const heads = [words.source, words.target, words.holding, words.rules, words.proof].map(t);
  const lines = groups.flatMap((group) => missingLines(group, view));
  return section(t(words.groups), [table(heads, rows, width), ...lines].join("\n"), view);
}

function sourceLabel({ sourceName, sourceId, mergedIds }: GroupOverview, { t }: TextView): string {
  const own = shown(labelOf(sourceName, sourceId));
  if (mergedIds.length === 0) return own;
  return `${own}\n${t(words.merged)} ${shown(mergedIds.join(", "))}`;
}

function missingLines({ sourceId, missing, unread }: GroupOverview, view: TextView): string[] {
  const { language, width } = view;
  const line = (what: string, quote: string, reason: string): string =>
    paragraph(shown(`${sourceId}: ${what} [${quote}] ${reason}`), width, 2);
  return [
    ...missing.map(({ fate, quote, reason }) =>
      line(fates[fate][language], quote, reason[language]),
    ),
    ...unread.map(({ quote, reason }) =>
      line(words.notCompared[language], quote, reason[language]),
    ),
  ];
}

/** The prefix lists that are made anew, if any. */
export function prefixListsPart({ prefixLists }: LandingOverview, view: TextView): string {
  if (prefixLists.length === 0) return "";
  const { t } = view;
  const rows = prefixLists.map(({ sourceId, name, family, entries, maxEntries }): Cell[] => [
    { text: shown(sourceId) },
    { text: shown(name) },
    { text: family === "ipv4" ? "IPv4" : "IPv6" },
    { text: `${String(entries)} / ${String(maxEntries)}` },
  ]);
  const heads = [t(words.source), t(words.target), "IP", t(words.entries)];
  return section(t(words.prefixLists), table(heads, rows, view.width), view);
}

/** A part under its heading. */
export function section(heading: string, body: string, { colors }: TextView): string {
  return `${colors.bold(heading)}\n${body}`;
}
