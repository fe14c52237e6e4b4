import type { GroupOverview } from "../../../core/overview/overview.ts";
import { proofText, ruleCounts } from "../sentences.ts";
import { labelOf, proofOutlook, proofs, standings } from "../words.ts";
import { letters, rect } from "./brush.ts";
import type { Brush } from "./brush.ts";
import { chip, chipWidth } from "./chips.ts";
import { outlooks, paper } from "./colours.ts";
import { textWidth } from "./measure.ts";
import type { Box, GroupShape, Shape } from "./shapes.ts";
import { pictureWords } from "./texts.ts";

const entryHeight = 44;
const gap = 8;
const leastWidth = 330;
const headHeight = 26;
/** Past these, groups are counted. */
const mostGroups = 24;

/** What of the groups is shown, and how high that is. */
export interface GroupList {
  readonly height: number;
  readonly shapes: (x: number, y: number) => Shape[];
}

/** The groups with their chips, how many rules go where, and whether they let through the same. */
export function groupList(width: number, brush: Brush): GroupList {
  const { groups } = brush.overview;
  const columns = Math.max(1, Math.floor((width + gap) / (leastWidth + gap)));
  const entryWidth = (width - (columns - 1) * gap) / columns;
  const listed = groups.length > mostGroups ? groups.slice(0, mostGroups - 1) : groups;
  const rest = groups.length - listed.length;
  const rows = Math.ceil((listed.length + (rest > 0 ? 1 : 0)) / columns);
  const placeOf = (index: number, x: number, y: number): Box => ({
    x: x + (index % columns) * (entryWidth + gap),
    y: y + headHeight + Math.floor(index / columns) * (entryHeight + gap),
    width: entryWidth,
    height: entryHeight,
  });
  return {
    height: headHeight + rows * (entryHeight + gap) - gap,
    shapes: (x, y) => [
      letters(headOf(brush), { x, y: y + 15, width, size: 13.5, bold: true }),
      ...listed.map((group, index) => entry(group, placeOf(index, x, y), brush)),
      ...(rest > 0 ? [restEntry(rest, placeOf(listed.length, x, y), brush)] : []),
    ],
  };
}

function headOf({ overview, t }: Brush): string {
  const names = overview.prefixLists.map(({ name }) => name).join(", ");
  const groups = t(pictureWords.groups);
  return names === "" ? groups : `${groups} · ${t(pictureWords.prefixLists, { names })}`;
}

function entry(group: GroupOverview, box: Box, brush: Brush): GroupShape {
  const { language, t, chipOf } = brush;
  const found = chipOf(group.sourceId);
  const colours = outlooks[proofOutlook(group.proof)];
  const label = found?.label ?? "";
  const chipX = box.x + 9;
  const x = chipX + chipWidth(label) + 8;
  const width = box.x + box.width - 9 - x;
  const source = labelOf(group.sourceName, group.sourceId);
  const isAlike = group.name === group.sourceName && group.targetId === undefined;
  const target = isAlike ? source : `${source} → ${labelOf(group.name, group.targetId)}`;
  const lands = `${target} · ${t(standings[group.standing])}`;
  const count = group.differences + group.unread.length;
  const said = t(proofs[group.proof]) + (count === 0 ? "" : ` (${String(count)})`);
  const inner = box.width - 18;
  const strong = { size: 10.5, bold: true };
  const saidWidth = Math.min(textWidth(said, strong), inner * 0.64);
  return {
    kind: "group",
    title: `${lands}\n${ruleCounts(group, language)}\n${proofText(group, language)}`,
    shapes: [
      rect(box, { fill: colours.fill, stroke: colours.line, radius: 6 }),
      ...(found === undefined
        ? []
        : [chip(chipX, box.y + 8, { label, colour: found.colour, isOutlined: false })]),
      letters(lands, {
        ...{ x, y: box.y + 19, width, size: 11.5, bold: true },
      }),
      letters(ruleCounts(group, language), {
        ...{ x: chipX, y: box.y + 36, width: inner - saidWidth - 10, size: 10.5, fill: paper.soft },
      }),
      letters(said, {
        ...{ x: box.x + box.width - 9, y: box.y + 36, width: saidWidth + 0.1 },
        ...{ ...strong, fill: colours.ink, isRight: true },
      }),
    ],
  };
}

function restEntry(count: number, box: Box, { t }: Brush): GroupShape {
  return {
    kind: "group",
    shapes: [
      rect(box, { fill: paper.panel, stroke: paper.line, radius: 6 }),
      letters(t(pictureWords.moreGroups, { count }), {
        ...{ x: box.x + 9, y: box.y + 26, width: box.width - 18, size: 11.5 },
      }),
    ],
  };
}
