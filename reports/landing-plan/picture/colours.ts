import type { Outlook } from "../words.ts";

/** The picture's own colours: its paper is white wherever it is shown. */
export const paper = {
  page: "#ffffff",
  panel: "#f4f6f9",
  card: "#ffffff",
  ink: "#1b1f26",
  soft: "#566070",
  line: "#cbd3dd",
  faint: "#e4e8ee",
} as const;

/** Each outlook: its ink, the fill behind it, and a line between the two. */
export const outlooks = {
  kept: { ink: "#17663a", fill: "#e9f5ee", line: "#4f9d72", dash: undefined },
  changed: { ink: "#b3261e", fill: "#fcedec", line: "#cf5f58", dash: "7 4" },
  unknown: { ink: "#855000", fill: "#fdf3e1", line: "#c78a2c", dash: "2 4" },
} as const satisfies Record<
  Outlook,
  { ink: string; fill: string; line: string; dash: string | undefined }
>;

/** Groups, one after another; none of them can be taken for an outlook. */
const groupColours = [
  "#3566ad",
  "#77539f",
  "#0c7480",
  "#85533a",
  "#a0436f",
  "#53616f",
  "#2f4b8f",
] as const;

export function groupColour(index: number): string {
  return groupColours[index % groupColours.length] ?? groupColours[0];
}
