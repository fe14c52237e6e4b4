import type { Pair } from "../../../core/overview/overview.ts";
import { vpcBlocks, vswitchBlocks } from "../blocks.ts";
import { labelOf, standings } from "../words.ts";
import type { Band, Part } from "./bands.ts";
import { letters, nameLetters, rect } from "./brush.ts";
import type { Brush } from "./brush.ts";
import { outlookOf, sourceCard, targetCard } from "./cards.ts";
import type { CardStyle, Density } from "./cards.ts";
import { chip, chipWidth } from "./chips.ts";
import { outlooks, paper } from "./colours.ts";
import type { Box, GroupShape, Shape } from "./shapes.ts";
import { pictureWords } from "./texts.ts";

/** The measures of a band. */
export const sizes = {
  /** Of a card. */
  card: 326,
  /** Between the two accounts. */
  gap: 66,
  /** Around the vSwitches inside a VPC, and around the cards inside a vSwitch. */
  vpcPad: 11,
  vswitchPad: 8,
  vpcHead: 60,
  vswitchHead: 36,
  /** Below a vSwitch. */
  vswitchGap: 9,
} as const;

export const cardHeights = { roomy: 42, dense: 23 } as const satisfies Record<Density, number>;
const cardGap = 4;

export function heightsOf(density: Density): { frame: number; line: number } {
  return {
    frame: sizes.vswitchHead + sizes.vswitchPad + sizes.vswitchGap - cardGap,
    line: cardHeights[density] + cardGap,
  };
}

export const panelWidth = sizes.card + 2 * (sizes.vswitchPad + sizes.vpcPad);
export const bandWidth = 2 * panelWidth + sizes.gap;

/** The two accounts next to each other, with an arrow from each line to what becomes of it. */
export function bandShapes(
  band: Band,
  { x, y, height, style }: { x: number; y: number; height: number; style: CardStyle },
  brush: Brush,
): Shape[] {
  const { vpc } = brush.overview;
  const left: Box = { x, y, width: panelWidth, height };
  const right: Box = { ...left, x: x + panelWidth + sizes.gap };
  const { source, own } = vpcBlocks(vpc, brush.language);
  const heads: Shape[] = [
    vpcBox("source", vpc, source, left, paper.soft, brush),
    vpcBox("target", vpc, own, right, outlooks[source === own ? "kept" : "changed"].ink, brush),
  ];
  let top = y + sizes.vpcHead;
  const parts = band.parts.flatMap((part) => {
    const shapes = partShapes(part, { left, right, top, style }, brush);
    top += heightsOf(style.density).frame + part.lines.length * heightsOf(style.density).line;
    return shapes;
  });
  return [...heads, ...parts];
}

function vpcBox(
  side: "source" | "target",
  pair: Pair,
  blocks: string,
  box: Box,
  colour: string,
  brush: Brush,
): GroupShape {
  const { sourceAccount, targetAccount } = brush.overview;
  const account = side === "source" ? sourceAccount : targetAccount;
  const x = box.x + sizes.vpcPad + 2;
  const width = box.width - 2 * sizes.vpcPad - 4;
  const name =
    side === "source" ? labelOf(pair.sourceName, pair.sourceId) : labelOf(pair.name, pair.targetId);
  const pill =
    side === "source"
      ? []
      : standingChip(pair, box.x + box.width - sizes.vpcPad, box.y + 22, brush);
  const pillRoom = side === "source" ? 0 : standingWidth(pair, brush) + 8;
  return {
    kind: "group",
    shapes: [
      rect(box, { fill: paper.panel, stroke: paper.line, radius: 10 }),
      letters(`${brush.t(pictureWords[side])} ${account}`, {
        ...{ x, width, y: box.y + 17, size: 10, bold: true, fill: paper.soft },
      }),
      nameLetters(`VPC ${name}`, {
        ...{ x, width: width - pillRoom, y: box.y + 34, size: 13.5, bold: true },
      }),
      letters(blocks, { x, width, y: box.y + 50, size: 11, mono: true, fill: colour }),
      ...pill,
    ],
  };
}

function standingWidth(pair: Pair, { t }: Brush): number {
  return chipWidth(t(standings[pair.standing]));
}

/** Whether a part is new, right-aligned. */
function standingChip(pair: Pair, right: number, y: number, brush: Brush): Shape[] {
  const label = brush.t(standings[pair.standing]);
  return [chip(right - chipWidth(label), y, { label, colour: paper.soft, isOutlined: true })];
}

interface Place {
  readonly left: Box;
  readonly right: Box;
  readonly top: number;
  readonly style: CardStyle;
}

function partShapes(part: Part, place: Place, brush: Brush): Shape[] {
  const { left, right, top, style } = place;
  const { density } = style;
  const { line } = heightsOf(density);
  const height = sizes.vswitchHead + part.lines.length * line - cardGap + sizes.vswitchPad;
  const boxIn = ({ x, width }: Box): Box => ({
    x: x + sizes.vpcPad,
    y: top,
    width: width - 2 * sizes.vpcPad,
    height,
  });
  const [from, to] = [boxIn(left), boxIn(right)];
  const frames = [vswitchBox("source", part, from, brush), vswitchBox("target", part, to, brush)];
  const rows = part.lines.flatMap((one, index): Shape[] => {
    const y = top + sizes.vswitchHead + index * line;
    const cardIn = (box: Box): Box => ({
      x: box.x + sizes.vswitchPad,
      y,
      width: sizes.card,
      height: cardHeights[density],
    });
    const [before, after] = [cardIn(from), cardIn(to)];
    const { line: colour, dash } = outlooks[outlookOf(one)];
    return [
      sourceCard(one, before, style, brush),
      targetCard(one, after, style, brush),
      {
        kind: "arrow",
        from: before.x + before.width + 2,
        to: after.x - 2,
        y: y + cardHeights[density] / 2,
        colour,
        dash,
      },
    ];
  });
  return [...frames, ...rows];
}

function vswitchBox(
  side: "source" | "target",
  { block, isContinued }: Part,
  box: Box,
  brush: Brush,
): GroupShape {
  const { t } = brush;
  const frame = rect(box, { fill: paper.page, stroke: paper.faint, radius: 7 });
  const x = box.x + sizes.vswitchPad + 1;
  const width = box.width - 2 * sizes.vswitchPad - 2;
  const { vswitch } = block;
  if (vswitch === undefined) {
    const text = t(pictureWords.moreVswitches, { count: block.vswitches });
    return {
      kind: "group",
      shapes: [frame, letters(text, { x, width, y: box.y + 22, size: 12, bold: true })],
    };
  }
  const { sourceName, sourceId, name, targetId, zone } = vswitch;
  const { source, own } = vswitchBlocks(vswitch, brush.language);
  const isSource = side === "source";
  const label = isSource ? labelOf(sourceName, sourceId) : labelOf(name, targetId);
  const colour = isSource ? paper.soft : outlooks[source === own ? "kept" : "changed"].ink;
  const pillRoom = isSource ? 0 : standingWidth(vswitch, brush) + 8;
  const title = isContinued ? `${label} ${t(pictureWords.continued)}` : label;
  const zoneWidth = 130;
  return {
    kind: "group",
    title: `${labelOf(sourceName, sourceId)} → ${labelOf(name, targetId)}`,
    shapes: [
      frame,
      nameLetters(title, { x, width: width - pillRoom, y: box.y + 15, size: 12, bold: true }),
      letters(isSource ? source : own, {
        ...{ x, y: box.y + 30, width: width - zoneWidth, size: 10.5, mono: true, fill: colour },
      }),
      letters(zone, {
        ...{ x: x + width, y: box.y + 30, width: zoneWidth, size: 10, fill: paper.soft },
        isRight: true,
      }),
      ...(isSource ? [] : standingChip(vswitch, x + width, box.y + 3, brush)),
    ],
  };
}
