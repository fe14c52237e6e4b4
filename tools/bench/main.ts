// npm run bench: what the toolkit and its policy pack cost, as ratios measured in one run. Never a timed test.
import { join } from "node:path";
import { parseArgs } from "node:util";
import { projectFolder } from "../../cli/engine/setup-record.ts";
import { languageOf } from "../../cli/language.ts";
import { startCloud } from "../../test/e2e/support/landing.ts";
import { createTestStack } from "../../test/e2e/support/stack.ts";
import { variants, type ByVariant, type Measured, type Variant } from "./figures.ts";
import { writeLanding } from "./landing.ts";
import { listenToPreview, timePreview, type Subject, type Timeline } from "./preview.ts";
import { jsonReport, tableReport } from "./report.ts";

const usage = `npm run bench -- [--rounds N] [--json] [--lang zh|en]

  --rounds N   how often each variant is measured, one after the other (default 5)
  --json       figures and times as JSON
`;

const failed = 3;
const plainProgram = join(import.meta.dirname, "plain");
const packs = {
  emptyPack: join(import.meta.dirname, "empty-pack"),
  pack: join(projectFolder, "policies"),
  pack100: join(import.meta.dirname, "pack"),
};

/** Timelines enough for a median. */
const mostTimelines = 3;

const cleanUps: (() => unknown)[] = [];
const interruption = new AbortController();
// The engine hears of it, too; its end makes the run fail, and what was made is put away.
process.on("SIGINT", () => {
  interruption.abort();
});

try {
  const { values } = parseArgs({
    options: {
      rounds: { type: "string", default: "5" },
      json: { type: "boolean", default: false },
      lang: { type: "string" },
      help: { type: "boolean", short: "h", default: false },
    },
  });
  const rounds = Number(values.rounds);
  if (values.help) process.stdout.write(usage);
  else if (!Number.isInteger(rounds) || rounds < 1) {
    throw new Error(`--rounds takes a whole number from 1, found ${values.rounds}`);
  } else {
    const measured = await measure(rounds);
    const report = values.json
      ? jsonReport(measured)
      : tableReport(measured, languageOf(values.lang));
    process.stdout.write(report);
  }
} catch (error) {
  process.exitCode = interruption.signal.aborted ? 130 : failed;
  process.stderr.write(`bench: ${error instanceof Error ? error.message : String(error)}\n`);
} finally {
  for (const cleanUp of cleanUps.reverse()) await cleanUp();
}

async function measure(times: number): Promise<Measured> {
  const subjects = await prepare();
  const rounds: ByVariant<number>[] = [];
  const timelines: ByVariant<Timeline>[] = [];
  for (let index = 0; index < times; index += 1) {
    progress(`round ${index + 1} of ${times}`);
    // Every other round backwards, so that whatever slows the machine down for a while favours nobody.
    const order = index % 2 === 0 ? variants : variants.toReversed();
    // First, so that everything is in the file cache when times are taken.
    if (index < mostTimelines) {
      const timeline = await forEach(order, (variant) => listenToPreview(subjects[variant]));
      compareResources(timeline.plain, timeline.landing);
      timelines.push(timeline);
    }
    rounds.push(await forEach(order, (variant) => timePreview(subjects[variant])));
  }
  return { rounds, timelines };
}

async function prepare(): Promise<ByVariant<Subject>> {
  progress("preparing");
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
  work: (variant: Variant) => Promise<T>,
): Promise<ByVariant<T>> {
  const done = new Map<Variant, T>();
  for (const variant of order) {
    interruption.signal.throwIfAborted();
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

function progress(line: string): void {
  if (process.stderr.isTTY) process.stderr.write(`bench: ${line}\n`);
}
