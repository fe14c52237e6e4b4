import { conclusionOf, outcomeOf, outcomeOutlook, takenOf } from "../sentences.ts";
import { letters, rect } from "./brush.ts";
import type { Brush } from "./brush.ts";
import { countDots } from "./cards.ts";
import { outlooks, paper } from "./colours.ts";
import { mostInstances } from "./blocks.ts";
import { textWidth } from "./measure.ts";
import type { Box, GroupShape, Shape } from "./shapes.ts";
import { pictureWords } from "./texts.ts";

export const footerHeight = 24;
const noteHeight = 15;

/** How high the header is. */
export function headerHeight(brush: Brush): number {
  return 138 + notesOf(brush).length * noteHeight;
}

/** What the landing is, what it comes to, and four numbers of it. */
export function header(x: number, y: number, width: number, brush: Brush): Shape[] {
  const { overview, t } = brush;
  const notes = notesOf(brush).length * noteHeight;
  const tileWidth = (width - 3 * tileGap) / 4;
  const { addresses, groups, capacity, rules, refused } = overview.summary;
  const tileAt = (index: number): Box => ({
    x: x + index * (tileWidth + tileGap),
    y: y + 80 + notes,
    width: tileWidth,
    height: 46,
  });
  const dots = (
    title: keyof typeof pictureWords,
    counts: readonly [number, number, number],
    index: number,
  ) =>
    tile(t(pictureWords[title]), tileAt(index), (left, base) => countDots(counts, left, base, 12));
  return [
    letters(
      t(pictureWords.title, {
        name: overview.name,
        count: overview.instances.length,
        region: overview.region,
      }),
      { x, y: y + 20, width, size: 18, bold: true },
    ),
    letters(t(takenOf(overview)), { x, y: y + 39, width, size: 11.5, fill: paper.soft }),
    outcomeBox({ x, y: y + 50, width, height: 22 + notes }, brush),
    dots("addresses", [addresses.kept, addresses.lost, addresses.unknown], 0),
    dots("groups", [groups.same, groups.different, groups.unproven], 1),
    dots("capacity", [capacity.enough, capacity.short, capacity.unknown], 2),
    tile(t(pictureWords.rules), tileAt(3), (left, base, room) => [
      letters(t(pictureWords.refused, { count: rules, refused }), {
        ...{ x: left, y: base, width: room, size: 12, bold: true },
        fill: refused > 0 ? outlooks.changed.ink : paper.ink,
      }),
    ]),
  ];
}

const tileGap = 10;

function tile(
  title: string,
  box: Box,
  content: (left: number, base: number, room: number) => Shape[],
): GroupShape {
  const left = box.x + 10;
  return {
    kind: "group",
    shapes: [
      rect(box, { fill: paper.panel, radius: 6 }),
      letters(title, {
        ...{ x: left, y: box.y + 17, width: box.width - 20, size: 10.5, fill: paper.soft },
      }),
      ...content(left, box.y + 36, box.width - 20),
    ],
  };
}

/** What has to be known before anything else, a line each. */
function notesOf({ overview: { stops, summary, instances }, t }: Brush): string[] {
  return [
    ...(stops.length === 0 ? [] : [t(pictureWords.stops, { count: stops.length })]),
    ...(summary.peering === "excluded" ? [t(pictureWords.peering)] : []),
    ...(instances.length > mostInstances
      ? [t(pictureWords.counted, { count: instances.length })]
      : []),
  ];
}

/** What it comes to, in its colour. */
function outcomeBox(box: Box, brush: Brush): GroupShape {
  const { overview, t } = brush;
  const { ink, fill, line } = outlooks[outcomeOutlook(overview)];
  const said = { x: box.x + 10, width: box.width - 20, fill: ink };
  return {
    kind: "group",
    title: t(conclusionOf(overview)),
    shapes: [
      rect(box, { fill, stroke: line, radius: 6 }),
      letters(t(outcomeOf(overview)), { ...said, y: box.y + 15, size: 12, bold: true }),
      ...notesOf(brush).map((note, index) =>
        letters(note, { ...said, y: box.y + 30 + index * noteHeight, size: 11 }),
      ),
    ],
  };
}

/** What the colours and lines mean. */
export function legend(x: number, y: number, width: number, { t }: Brush): Shape[] {
  let left = x;
  return (["kept", "changed", "unknown"] as const).flatMap((outlook): Shape[] => {
    const { ink, line, dash } = outlooks[outlook];
    const from = left;
    const text = t(pictureWords[outlook]);
    left += 46 + textWidth(text, { size: 11 }) + 24;
    if (left > x + width + 24) return [];
    return [
      { kind: "arrow", from, to: from + 38, y: y + 8, colour: line, dash },
      letters(text, { x: from + 46, y: y + 12, width, size: 11, fill: ink }),
    ];
  });
}
