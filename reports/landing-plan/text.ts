import { formatInputErrors } from "../../core/input/input-error.ts";
import type { LandingOverview } from "../../core/overview/overview.ts";
import type { Text } from "../../core/text.ts";
import { shown } from "../text/shown.ts";
import { wrap } from "../text/wrap.ts";
import { paragraph } from "../text/paragraph.ts";
import { instancesPart } from "./text-instances.ts";
import { capacityPart } from "./text-capacity.ts";
import type { TextOptions, TextView } from "./text-view.ts";
import { groupsPart, networkPart, prefixListsPart } from "./text-parts.ts";
import {
  conclusionOf,
  outcomeOf,
  outcomeOutlook,
  peeringText,
  takenOf,
  titleOf,
} from "./sentences.ts";
import { words } from "./words.ts";

/** The whole landing for people: networks, groups, instances, capacity, what it comes to, what to do next. */
export function landingPlanText(overview: LandingOverview, options: TextOptions): string {
  const { language, colors } = options;
  const view: TextView = {
    ...options,
    t: (text) => shown(text[language]),
    paint: { kept: colors.green, changed: colors.red, unknown: colors.yellow },
  };
  const parts = [
    headPart(overview, view),
    networkPart(overview, view),
    groupsPart(overview, view),
    prefixListsPart(overview, view),
    instancesPart(overview, view),
    capacityPart(overview, view),
    said(words.peering, [peeringText(overview)], view),
    said(words.costs, overview.costs, view),
    stopsPart(overview, view),
    conclusionPart(overview, view),
    nextPart(overview, view),
  ];
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}

function headPart(overview: LandingOverview, { t, colors, width }: TextView): string {
  const title = wrap(t(titleOf(overview)), width);
  return `${colors.bold(title)}\n${wrap(t(takenOf(overview)), width)}`;
}

function said(heading: Text, texts: readonly Text[], { t, colors, width }: TextView): string {
  return [colors.bold(t(heading)), ...texts.map((text) => paragraph(t(text), width, 2))].join("\n");
}

function stopsPart({ stops }: LandingOverview, { t, colors, language, paint }: TextView): string {
  if (stops.length === 0) return "";
  const lines = formatInputErrors(stops, language, stops.length);
  return `${colors.bold(paint.changed(t(words.stops)))}\n${lines}`;
}

function conclusionPart(overview: LandingOverview, { t, colors, width, paint }: TextView): string {
  const outcome = paint[outcomeOutlook(overview)](colors.bold(t(outcomeOf(overview))));
  return `${outcome}\n${paragraph(t(conclusionOf(overview)), width)}`;
}

function nextPart({ next }: LandingOverview, { t, colors, width }: TextView): string {
  const lines = next.flatMap(({ what, command }, index) => [
    paragraph(`${String(index + 1)}. ${t(what)}`, width, 2),
    // A command is never broken, so that it can be copied whole.
    ...(command === undefined ? [] : [`     ${colors.cyan(shown(command))}`]),
  ]);
  return [colors.bold(t(words.next)), ...lines].join("\n");
}
