import { medianOf } from "./measurement.ts";
import { stages, type Stage, type Timeline } from "./preview.ts";

/** What is previewed. `plain` is written by hand; the rest is the landing program. */
export const variants = ["plain", "landing", "emptyPack", "pack", "pack100"] as const;
export type Variant = (typeof variants)[number];

export type ByVariant<T> = Readonly<Record<Variant, T>>;

/** What was measured in one run. */
export interface Measured {
  /** Milliseconds of a preview, a variant each, one after the other. */
  readonly rounds: readonly ByVariant<number>[];
  readonly timelines: readonly ByVariant<Timeline>[];
}

/** How long one variant takes as against another, in the same round. */
export interface Figure {
  readonly of: Variant;
  readonly against: Variant;
  /** Not more than this; `null` where it is only for information. */
  readonly target: number | null;
  readonly median: number;
  readonly min: number;
  readonly max: number;
  /** The fastest run against the fastest run: what a machine that is busy with something else blurs least. */
  readonly fastest: number;
}

export function figuresOf({ rounds }: Measured): Figure[] {
  return [
    figure(rounds, "landing", "plain", 1.15),
    figure(rounds, "pack100", "landing", 1.4),
    figure(rounds, "pack", "landing", null),
    figure(rounds, "emptyPack", "landing", null),
  ];
}

function figure(
  rounds: readonly ByVariant<number>[],
  of: Variant,
  against: Variant,
  target: number | null,
): Figure {
  const ratios = rounds.map((round) => round[of] / round[against]);
  const fastest = (variant: Variant) => Math.min(...rounds.map((round) => round[variant]));
  return {
    ...{ of, against, target, median: medianOf(ratios) },
    ...{ min: Math.min(...ratios), max: Math.max(...ratios) },
    fastest: fastest(of) / fastest(against),
  };
}

/** Median milliseconds of a variant. */
export interface Times {
  readonly total: number;
  /** While the engine tells every event. */
  readonly stages: Readonly<Record<Stage, number>>;
  readonly cloudResources: number;
}

export function timesOf({ rounds, timelines }: Measured, variant: Variant): Times {
  const stage = (name: Stage): number =>
    medianOf(timelines.map((timeline) => timeline[variant].stagesMs[name]));
  return {
    total: medianOf(rounds.map((round) => round[variant])),
    stages: Object.fromEntries(stages.map((name) => [name, stage(name)])) as Record<Stage, number>,
    cloudResources: timelines[0]?.[variant].cloudResources.length ?? 0,
  };
}
