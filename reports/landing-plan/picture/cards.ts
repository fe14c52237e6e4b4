import type { InstanceOverview } from "../../../core/overview/overview.ts";
import { shown } from "../../text/shown.ts";
import { addressNote, referenceNotes } from "../address-notes.ts";
import { addressOutlook, labelOf, words } from "../words.ts";
import type { Outlook } from "../words.ts";
import type { Line, StateCounts } from "./blocks.ts";
import { letters, nameLetters, rect } from "./brush.ts";
import type { Brush } from "./brush.ts";
import { chipRow, laterChips, sourceChips, targetChips } from "./chips.ts";
import { outlooks, paper } from "./colours.ts";
import type { Box, GroupShape, RectShape, Shape } from "./shapes.ts";
import { pictureWords } from "./texts.ts";

/** How much is told of an instance: two lines with its id and wave, or one. */
export type Density = "roomy" | "dense";

/** How a card is drawn. */
export interface CardStyle {
  readonly density: Density;
  /** Room for the chips of a card, the same for all, so that what stands before them is in columns. */
  readonly chipRoom: number;
}

const pad = 9;
const badgeRoom = 24;

/** What an instance is today, or what a vSwitch holds. */
export function sourceCard(line: Line, box: Box, style: CardStyle, brush: Brush): GroupShape {
  const frame = rect(box, { fill: paper.card, stroke: paper.line, radius: 5 });
  const ends = box.x + box.width - 3;
  if (line.kind === "count") {
    const text = letters(countText(line.states, brush), {
      ...{ x: box.x + pad, y: middle(box), width: box.width * 0.45, size: 12, bold: true },
    });
    const chips = chipRow(laterChips(line.groupIds, brush), ends, box);
    return { kind: "group", shapes: [frame, text, ...chips] };
  }
  const { instance } = line;
  return {
    kind: "group",
    title: tooltip(instance, brush),
    shapes: [
      frame,
      ...labelShapes(instance, {}, box, style, brush),
      ...chipRow(sourceChips(instance, style.density, brush), ends, box),
    ],
  };
}

/** What becomes of an instance, or of all that a vSwitch holds. */
export function targetCard(line: Line, box: Box, style: CardStyle, brush: Brush): GroupShape {
  const outlook = outlookOf(line);
  const colours = outlooks[outlook];
  const frame = rect(box, { fill: colours.fill, stroke: colours.line, radius: 5 });
  if (line.kind === "count") return countCard(line, frame, box, brush);
  const { instance } = line;
  const address = { fill: colours.ink, struck: instance.address.state === "lost" };
  return {
    kind: "group",
    title: tooltip(instance, brush),
    shapes: [
      frame,
      ...labelShapes(instance, address, box, style, brush),
      ...chipRow(targetChips(instance, style.density, brush), box.x + box.width - badgeRoom, box),
      ...badge(outlook, box.x + box.width - 13, box.y + box.height / 2),
    ],
  };
}

/** The worst of what a line holds. */
export function outlookOf(line: Line): Outlook {
  if (line.kind === "instance") return addressOutlook(line.instance.address.state);
  if (line.states.lost > 0) return "changed";
  return line.states.unknown > 0 ? "unknown" : "kept";
}

/** Name and address, and with room the id and the wave. */
function labelShapes(
  { id, name, wave, address }: InstanceOverview,
  look: { readonly fill?: string; readonly struck?: boolean },
  box: Box,
  { density, chipRoom }: CardStyle,
  { t }: Brush,
): Shape[] {
  const x = box.x + pad;
  const room = box.width - pad - badgeRoom - chipRoom - 6;
  const style = { size: 11, mono: true, fill: paper.soft, width: addressWidth, ...look };
  const text = address.address ?? "?";
  if (density === "dense") {
    const y = middle(box);
    const left = x + room - addressWidth;
    return [
      nameLetters(name, { x, y, width: left - x - 8, size: 11.5 }),
      letters(text, { ...style, x: left, y }),
    ];
  }
  const aside = [
    ...(name === id ? [] : [id]),
    ...(wave === undefined ? [] : [`${t(words.wave)} ${wave}`]),
  ];
  const [first, second] = [box.y + 16, box.y + 33];
  const right = x + addressWidth + 8;
  return [
    nameLetters(name, { x, y: first, width: room, size: 12.5, bold: true }),
    letters(text, { ...style, x, y: second }),
    letters(aside.join(" · "), {
      ...{ x: right, y: second, width: x + room - right, size: 9.5, fill: paper.soft },
    }),
  ];
}

/** Room for the longest IPv4 address. */
const addressWidth = 104;

/** Where a single line of text stands. */
function middle({ y, height }: Box): number {
  return y + height / 2 + 4.2;
}

function countText(states: StateCounts, { t }: Brush): string {
  return t(pictureWords.instances, { count: states.kept + states.lost + states.unknown });
}

/** How many of a vSwitch keep their address, each outlook with its number. */
function countCard(
  { states, groupIds }: Extract<Line, { kind: "count" }>,
  frame: RectShape,
  box: Box,
  brush: Brush,
): GroupShape {
  const { kept, lost, unknown } = states;
  return {
    kind: "group",
    shapes: [
      frame,
      ...countDots([kept, lost, unknown], box.x + pad, middle(box), 13),
      ...chipRow(laterChips(groupIds, brush), box.x + box.width - badgeRoom, box),
    ],
  };
}

/** What is kept, what changes, what is not known: a dot and a number each. */
export function countDots(
  counts: readonly [kept: number, changed: number, unknown: number],
  x: number,
  y: number,
  size: number,
): Shape[] {
  const step = size * 4;
  const radius = size * 0.35;
  return (["kept", "changed", "unknown"] as const).flatMap((outlook, index): Shape[] => {
    const left = x + index * step;
    const count = counts[index] ?? 0;
    const [dot, ink] =
      count === 0 ? [paper.line, paper.soft] : [outlooks[outlook].ink, outlooks[outlook].ink];
    return [
      { kind: "circle", x: left + radius, y: y - radius, radius, fill: dot },
      letters(String(count), {
        ...{ x: left + size, y, width: step - size, size, bold: true, fill: ink },
      }),
    ];
  });
}

const signs = { kept: "✓", changed: "×", unknown: "?" } as const satisfies Record<Outlook, string>;

/** A sign for those to whom colours look alike. */
function badge(outlook: Outlook, x: number, y: number): Shape[] {
  return [
    { kind: "circle", x, y, radius: 7, fill: outlooks[outlook].ink },
    {
      ...{ kind: "text", x, y: y + 3.8, text: signs[outlook], size: 10.5, bold: true },
      ...{ fill: paper.page, anchor: "middle" },
    },
  ];
}

function tooltip(instance: InstanceOverview, { language }: Brush): string {
  const note = addressNote(instance.address);
  return [
    labelOf(instance.name, instance.id),
    ...(note === undefined ? [] : [note[language]]),
    ...referenceNotes(instance.address).map((text) => text[language]),
  ]
    .map(shown)
    .join("\n");
}
