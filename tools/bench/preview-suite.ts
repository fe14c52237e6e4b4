// What the toolkit and its policy pack cost a `pulumi preview`, as ratios measured in one run.
import { join } from "node:path";
import { variants, type ByVariant, type Measured, type Variant } from "./figures.ts";
import { writeLanding } from "./landing.ts";
import type { Tell } from "./measurement.ts";
import { listenToPreview, timePreview, type Subject, type Timeline } from "./preview.ts";
import { projectFolder } from "../../cli/engine/setup-record.ts";
import { startCloud } from "../../test/e2e/support/landing.ts";
import { createTestStack } from "../../test/e2e/support/stack.ts";

const plainProgram = join(import.meta.dirname, "plain");
const packs = {
  emptyPack: join(import.meta.dirname, "empty-pack"),
  pack: join(projectFolder, "policies"),
  pack100: join(import.meta.dirname, "pack"),
};

/** Timelines enough for a median. */
const mostTimelines = 3;

/** @param interrupted tells that the run is to end; the engine hears of an interruption by itself */
export async function measurePreviews(
  rounds: number,
  tell: Tell,
  interrupted: AbortSignal,
): Promise<Measured> {
  const cleanUps: (() => unknown)[] = [];
  try {
    tell("preparing the previews");
    const subjects = await prepare(cleanUps);
    return await measure({ subjects, times: rounds, tell, interrupted });
  } finally {
    for (const cleanUp of cleanUps.reverse()) await cleanUp();
  }
}

interface Given {
  readonly subjects: ByVariant<Subject>;
  readonly times: number;
  readonly tell: Tell;
  readonly interrupted: AbortSignal;
}

async function measure({ subjects, times, tell, interrupted }: Given): Promise<Measured> {
  const rounds: ByVariant<number>[] = [];
  const timelines: ByVariant<Timeline>[] = [];
  for (let index = 0; index < times; index += 1) {
    tell(`previews, round ${index + 1} of ${times}`);
    // Every other round backwards, so that whatever slows the machine down for a while favours nobody.
    const order = index % 2 === 0 ? variants : variants.toReversed();
    // First, so that everything is in the file cache when times are taken.
    if (index < mostTimelines) {
      const timeline = await forEach(order, interrupted, (variant) =>
        listenToPreview(subjects[variant]),
      );
      compareResources(timeline.plain, timeline.landing);
      timelines.push(timeline);
    }
    rounds.push(await forEach(order, interrupted, (variant) => timePreview(subjects[variant])));
  }
  return { rounds, timelines };
}

async function prepare(cleanUps: (() => unknown)[]): Promise<ByVariant<Subject>> {
  const simulator = await startCloud("small");
  cleanUps.push(() => simulator.stop());
  const { manifest, remove } = writeLanding();
  cleanUps.push(remove);
  const shared = { simulator, account: "target", stack: "bench" };
  const config = { "ecs-transfer:manifest": manifest };
  const stack = await createTestStack({ ...shared, config });
  cleanUps.push(stack.remove);
  const plainStack = await createTestStack({ ...shared, program: plainProgram });
  cleanUps.push(plainStack.remove);
  const landing = { stack, program: projectFolder };
  return {
    plain: { stack: plainStack, program: plainProgram },
    landing,
    emptyPack: { ...landing, pack: packs.emptyPack },
    pack: { ...landing, pack: packs.pack },
    pack100: { ...landing, pack: packs.pack100 },
  };
}

async function forEach<T>(
  order: readonly Variant[],
  interrupted: AbortSignal,
  work: (variant: Variant) => Promise<T>,
): Promise<ByVariant<T>> {
  const done = new Map<Variant, T>();
  for (const variant of order) {
    interrupted.throwIfAborted();
    done.set(variant, await work(variant));
  }
  return Object.fromEntries(done) as Record<Variant, T>;
}

/** A ratio between programs that want different things would say nothing. */
function compareResources(plain: Timeline, landing: Timeline): void {
  const missing = landing.cloudResources.filter((line) => !plain.cloudResources.includes(line));
  const more = plain.cloudResources.filter((line) => !landing.cloudResources.includes(line));
  if (missing.length + more.length === 0 && plain.cloudResources.length > 0) return;
  const lines = [...missing.map((line) => `- ${line}`), ...more.map((line) => `+ ${line}`)];
  throw new Error(
    `tools/bench/plain no longer makes what the landing makes (- missing, + too many):\n${lines.join("\n")}`,
  );
}
