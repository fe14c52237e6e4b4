import type { InstanceOverview } from "../../../core/overview/overview.ts";
import { labelOf } from "../words.ts";
import type { Brush } from "./brush.ts";
import type { Density } from "./cards.ts";
import { outlooks, paper } from "./colours.ts";
import { textWidth } from "./measure.ts";
import type { Box, GroupShape } from "./shapes.ts";

/** A small box with a label. */
export interface SmallBox {
  readonly label: string;
  readonly colour: string;
  /** A line around it instead of a fill. */
  readonly isOutlined: boolean;
  readonly title?: string;
}

const height = 15;
const gap = 4;
const most = { roomy: 4, dense: 2 } as const satisfies Record<Density, number>;

/** How wide a small box is. */
export function chipWidth(label: string): number {
  return Math.ceil(textWidth(label, { size: 9, bold: true })) + 10;
}

/** A small box. */
export function chip(
  x: number,
  y: number,
  { label, colour, isOutlined, title }: SmallBox,
): GroupShape {
  const width = chipWidth(label);
  const fill = isOutlined ? paper.page : colour;
  return {
    kind: "group",
    title,
    shapes: [
      { kind: "rect", x, y, width, height, fill, stroke: colour, radius: 4 },
      {
        ...{ kind: "text", x: x + width / 2, y: y + 10.8, text: label, size: 9, bold: true },
        ...{ fill: isOutlined ? colour : paper.page, anchor: "middle" },
      },
    ],
  };
}

/** The groups that an instance is in; those that do not land are counted. */
export function sourceChips(
  { groupId, otherGroupIds }: InstanceOverview,
  density: Density,
  brush: Brush,
): SmallBox[] {
  const staying = otherGroupIds.filter((id) => brush.chipOf(id) === undefined);
  const landing = [groupId, ...otherGroupIds].flatMap((id) => groupChip(id, brush, false));
  const room = most[density] - (staying.length > 0 ? 1 : 0);
  const listed = landing.length > room ? landing.slice(0, most[density] - 1) : landing;
  const rest = landing.slice(listed.length).map(({ title }) => title ?? "");
  return [...listed, ...countChip("+", [...rest, ...staying], paper.soft)];
}

/** The group that it lands in, those that it joins afterwards, and how many it loses. */
export function targetChips(
  { groupId, otherGroupIds, otherGroups }: InstanceOverview,
  density: Density,
  brush: Brush,
): SmallBox[] {
  const later = otherGroups === "join-after" ? otherGroupIds : [];
  const lost = otherGroups === "leave-out" ? otherGroupIds : [];
  return [
    ...upTo(most[density], [
      ...groupChip(groupId, brush, false),
      ...later.flatMap((id) => groupChip(id, brush, true)),
    ]),
    ...countChip("-", lost, outlooks.changed.ink),
  ];
}

/** The groups of a whole vSwitch. */
export function laterChips(groupIds: readonly string[], brush: Brush): SmallBox[] {
  return upTo(
    most.roomy,
    groupIds.flatMap((id) => groupChip(id, brush, false)),
  );
}

function groupChip(id: string, { chipOf }: Brush, isOutlined: boolean): SmallBox[] {
  const found = chipOf(id);
  if (found === undefined) return [];
  const { label, colour, group } = found;
  return [{ label, colour, isOutlined, title: labelOf(group.sourceName, group.sourceId) }];
}

function upTo(count: number, chips: readonly SmallBox[]): SmallBox[] {
  if (chips.length <= count) return [...chips];
  const rest = chips.slice(count - 1).map(({ title }) => title ?? "");
  return [...chips.slice(0, count - 1), ...countChip("+", rest, paper.soft)];
}

/** So many more, or so many less. */
function countChip(sign: "+" | "-", titles: readonly string[], colour: string): SmallBox[] {
  if (titles.length === 0) return [];
  const label = sign + String(titles.length);
  return [{ label, colour, isOutlined: true, title: titles.join("\n") }];
}

/** How wide chips are together. */
export function rowWidth(chips: readonly SmallBox[]): number {
  return chips.reduce((sum, { label }) => sum + chipWidth(label) + gap, 0);
}

/** Chips that end at `right`, in the middle of a box. */
export function chipRow(chips: readonly SmallBox[], right: number, box: Box): GroupShape[] {
  let x = right - rowWidth(chips);
  const y = box.y + (box.height - height) / 2;
  return chips.map((one) => {
    const shape = chip(x, y, one);
    x += chipWidth(one.label) + gap;
    return shape;
  });
}
