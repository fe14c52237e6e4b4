import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { z } from "zod";
import { readSetupRecord } from "../../cli/engine/setup-record.ts";
import type { TestStack } from "../../test/e2e/support/stack.ts";

/** What a preview does, in this order. */
export const stages = [
  "engine",
  "pack",
  "runtime",
  "program",
  "provider",
  "resources",
  "end",
] as const;
export type Stage = (typeof stages)[number];

/** Where the time of one preview went, and what the program wants. */
export interface Timeline {
  readonly stagesMs: Readonly<Record<Stage, number>>;
  /** What the program wants to have in the cloud, a line each, sorted. */
  readonly cloudResources: readonly string[];
}

/** One event of the engine, as `preview --json` streams them. */
const Event = z.object({
  policyLoadEvent: z.object({}).optional(),
  preludeEvent: z.object({}).optional(),
  diagnosticEvent: z.object({ message: z.string() }).optional(),
  resourcePreEvent: z
    .object({
      metadata: z.object({
        type: z.string(),
        new: z.object({ inputs: z.record(z.string(), z.unknown()) }).nullish(),
      }),
    })
    .optional(),
});
type Event = z.output<typeof Event>;

/** What is measured: a program on its stack, with or without a policy pack. */
export interface Subject {
  readonly stack: TestStack;
  readonly program: string;
  readonly pack?: string;
}

/**
 * Milliseconds that `pulumi preview` takes, run as people run it.
 * @throws Error with the engine's words where the preview fails
 */
export async function timePreview(subject: Subject): Promise<number> {
  const began = performance.now();
  await run(subject, [], () => undefined);
  return performance.now() - began;
}

/**
 * Runs `pulumi preview` and listens to the engine. Telling every event costs time itself, with a policy pack above
 * all, so that it says where time goes and not how much of it.
 */
export async function listenToPreview(subject: Subject): Promise<Timeline> {
  const marks = new Map<Stage, number>();
  const cloudResources: string[] = [];
  const began = performance.now();
  await run(subject, ["--json"], (line) => {
    const event = eventIn(line);
    if (event === undefined) return;
    for (const stage of endedBy(event)) {
      // The first of its kind ends a stage; among resources the last.
      if (stage === "resources" || !marks.has(stage)) marks.set(stage, performance.now() - began);
    }
    const resource = event.resourcePreEvent?.metadata;
    if (resource?.type.startsWith("alicloud:") === true) {
      cloudResources.push(`${resource.type} ${JSON.stringify(resource.new?.inputs)}`);
    }
  });
  marks.set("end", performance.now() - began);
  return { stagesMs: durations(marks), cloudResources: cloudResources.sort() };
}

async function run(
  { stack, program, pack }: Subject,
  flags: readonly string[],
  onLine: (line: string) => void,
): Promise<void> {
  const said: string[] = [];
  const child = spawn(
    readSetupRecord().engine.pulumi,
    [
      ...["preview", "--stack", "bench", "--config-file", stack.configFile, "--non-interactive"],
      ...flags,
      ...(pack === undefined ? [] : ["--policy-pack", pack]),
    ],
    {
      cwd: program,
      env: { ...stack.env, PULUMI_ENABLE_STREAMING_JSON_PREVIEW: "true" },
      stdio: ["ignore", "pipe", "pipe"],
    },
  );
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on("line", (line) => {
      onLine(line);
      said.push(line);
    });
  }
  const exitCode = await new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", resolve);
  });
  if (exitCode === 0) return;
  const last = said.slice(-40).join("\n");
  throw new Error(`pulumi preview in ${program} ended with ${String(exitCode)}:\n${last}`);
}

/** The few events of interest; the others are left unread. */
function eventIn(line: string): Event | undefined {
  if (!/"(?:policyLoad|prelude|resourcePre)Event"|Registering resource/.test(line))
    return undefined;
  try {
    return Event.parse(JSON.parse(line));
  } catch {
    return undefined;
  }
}

function endedBy({
  policyLoadEvent,
  preludeEvent,
  diagnosticEvent,
  resourcePreEvent,
}: Event): Stage[] {
  const type = resourcePreEvent?.metadata.type ?? "";
  const message = diagnosticEvent?.message ?? "";
  const ended: Stage[] = [];
  if (policyLoadEvent !== undefined) ended.push("engine");
  if (preludeEvent !== undefined) ended.push("engine", "pack");
  if (type === "pulumi:pulumi:Stack") ended.push("runtime");
  if (/^Registering resource: t=(?!pulumi:pulumi:Stack)/.test(message)) ended.push("program");
  if (type.startsWith("alicloud:")) ended.push("provider", "resources");
  return ended;
}

/** How long each stage took; one that never ended took nothing. */
function durations(marks: ReadonlyMap<Stage, number>): Record<Stage, number> {
  let before = 0;
  const duration = (stage: Stage): number => {
    const end = Math.max(marks.get(stage) ?? before, before);
    const took = end - before;
    before = end;
    return took;
  };
  return {
    engine: duration("engine"),
    pack: duration("pack"),
    runtime: duration("runtime"),
    program: duration("program"),
    provider: duration("provider"),
    resources: duration("resources"),
    end: duration("end"),
  };
}
