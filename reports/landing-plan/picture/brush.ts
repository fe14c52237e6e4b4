import type { GroupOverview, LandingOverview } from "../../../core/overview/overview.ts";
import type { Language, Text } from "../../../core/text.ts";
import { fill } from "../../text/fill.ts";
import { groupColour, paper } from "./colours.ts";
import { fitted, fittedName } from "./measure.ts";
import type { Setting } from "./measure.ts";
import type { Box, RectShape, TextShape } from "./shapes.ts";

/** What everything that is drawn needs to know. */
export interface Brush {
  readonly overview: LandingOverview;
  readonly language: Language;
  readonly t: (text: Text, values?: Readonly<Record<string, string | number>>) => string;
  /** The chip of a group; undefined for one that does not land. */
  readonly chipOf: (sourceId: string) => Chip | undefined;
}

/** How a group is told from others. */
export interface Chip {
  /** Such as `G1`. */
  readonly label: string;
  readonly colour: string;
  readonly group: GroupOverview;
}

export function brushFor(overview: LandingOverview, language: Language): Brush {
  const chips = new Map(
    overview.groups.map((group, index) => [
      group.sourceId,
      { label: `G${String(index + 1)}`, colour: groupColour(index), group },
    ]),
  );
  return {
    overview,
    language,
    t: (text, values = {}) => fill(text[language], values),
    chipOf: (id) => chips.get(id),
  };
}

/** Where a text stands, and how wide it may be. */
export interface Lettering extends Setting {
  readonly x: number;
  /** Of the baseline. */
  readonly y: number;
  readonly width: number;
  /** @default ink */
  readonly fill?: string;
  /** Ends at `x` instead of beginning there. @default false */
  readonly isRight?: boolean;
  readonly struck?: boolean;
}

/** A text from wherever, cut to its width. */
export function letters(text: string, place: Lettering): TextShape {
  return lettersOf(text, place, fitted);
}

/** A name from wherever, cut in its middle. */
export function nameLetters(name: string, place: Lettering): TextShape {
  return lettersOf(name, place, fittedName);
}

function lettersOf(text: string, place: Lettering, cut: typeof fitted): TextShape {
  const { x, y, width, size, bold, mono, fill: colour = paper.ink, isRight, struck } = place;
  const setting = {
    size,
    ...(bold !== undefined && { bold }),
    ...(mono !== undefined && { mono }),
  };
  return {
    kind: "text",
    x,
    y,
    text: cut(text, width, setting),
    fill: colour,
    ...setting,
    ...(isRight === true && { anchor: "end" as const }),
    ...(struck !== undefined && { struck }),
  };
}

export function rect(box: Box, style: Omit<RectShape, "kind" | keyof Box>): RectShape {
  const { x, y, width, height } = box;
  return { kind: "rect", x, y, width, height, ...style };
}
