/**
 * The stages of a transfer, in their order.
 * `plan`: decide who can go · `land`: the target prepares · `submit`: the source hands over in the console ·
 * `confirm`: the target accepts within 24 hours (R7.1a) · `after`: verify and start.
 */
export const stages = ["plan", "land", "submit", "confirm", "after"] as const;

export type Stage = (typeof stages)[number];

/** Whether `stage` has come when the transfer stands at `current`. */
export function isDue(stage: Stage, current: Stage): boolean {
  return stages.indexOf(stage) <= stages.indexOf(current);
}
