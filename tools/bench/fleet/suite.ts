// All rules over whole fleets, with the report as JSON: time, memory, growth.
import { join } from "node:path";
import type { Steps } from "./judge-fleet.ts";
import { timedNode } from "../child.ts";
import type { Spent } from "../child.ts";
import { fleetClock } from "../fleet.ts";
import { medianOf } from "../measurement.ts";
import type { Measurement, SuiteResult, Tell } from "../measurement.ts";
import { inWorkspace } from "../workspace.ts";
import { projectFolder } from "../../../cli/engine/setup-record.ts";
import type { Text } from "../../../core/text.ts";

const size = 10_000;
const growth = [1_000, 10_000, 100_000] as const;

/** Leaves less room to what has just been made: the same time, and a third less memory. */
const smallYoung = "--max-semi-space-size=8";

/** A hundred thousand instances are more than Node.js grants its heap on a small machine. */
const roomyMB = 12_288;
const roominess: Text = {
  zh: `增长测量时 Node.js 带 --max-old-space-size=${roomyMB}`,
  en: `for the growth, Node.js has --max-old-space-size=${roomyMB}`,
};

const kinds = {
  prepared: { zh: "清单 + 填好的过户信息", en: "all facts known" },
  alone: { zh: "只有清单", en: "the inventory alone" },
} as const satisfies Record<string, Text>;
type Kind = keyof typeof kinds;

type Run = Steps & Spent;

export function fleetSuite(rounds: number, tell: Tell): Promise<SuiteResult> {
  return inWorkspace(async (workspace) => {
    const file = workspace.inventoryOf(size);
    const report = workspace.at("report.json");
    const measurements: Measurement[] = [];
    for (const kind of ["prepared", "alone"] as const) {
      tell(`all rules over ${size} instances, ${kinds[kind].en}`);
      const runs = await times(rounds, () => steps(kind, file, report));
      measurements.push(...ofFleet(kind, runs));
    }
    tell(`ecs-transfer check --inventory over ${size} instances`);
    const whole = await times(rounds, () => timedNode(checkArgs(file, report), [0, 1, 2]));
    const frugal = await times(rounds, () =>
      timedNode([smallYoung, ...checkArgs(file, report)], [0, 1, 2]),
    );
    const command = {
      zh: "ecs-transfer check --inventory --format json，整个进程",
      en: "ecs-transfer check --inventory --format json, whole process",
    };
    measurements.push(
      { what: command, unit: "ms", values: whole.map(({ ms }) => ms) },
      { what: inProcessors(command), unit: "ms", values: whole.map((run) => run.processorMs) },
      { what: command, unit: "MB", values: whole.map(({ peakMB }) => peakMB), target: 400 },
      { what: withFlag(command), unit: "ms", values: frugal.map(({ ms }) => ms) },
      { what: withFlag(command), unit: "MB", values: frugal.map(({ peakMB }) => peakMB) },
    );
    const grown = new Map<number, Run[]>();
    for (const count of growth) {
      tell(`all rules over ${count} instances`);
      grown.set(
        count,
        await times(Math.min(rounds, 3), () =>
          steps("prepared", String(count), report, [`--max-old-space-size=${roomyMB}`]),
        ),
      );
    }
    for (const [less, more] of [growth.slice(0, 2), growth.slice(1)] as [number, number][]) {
      measurements.push(...growthOf(grown, less, more));
    }
    const title = { zh: `全部规则 × ${size} 台实例`, en: `all rules, ${size} instances` };
    return { name: "fleet", title, measurements, remarks: [roominess] };
  });
}

function inProcessors({ zh, en }: Text): Text {
  return { zh: `${zh}，处理器时间`, en: `${en}, time of processors` };
}

function withFlag({ zh, en }: Text): Text {
  return { zh: `${zh}，${smallYoung}`, en: `${en}, ${smallYoung}` };
}

function ofFleet(kind: Kind, runs: readonly Run[]): Measurement[] {
  const named = ({ zh, en }: Text): Text => ({
    zh: `${kinds[kind].zh}：${zh}`,
    en: `${kinds[kind].en}: ${en}`,
  });
  const row = (what: Text, of: (run: Run) => number, target?: number): Measurement => ({
    ...{ what: named(what), unit: "ms", values: runs.map(of) },
    ...(target === undefined ? {} : { target }),
  });
  const judged = ({ judgeMs, jsonMs }: Run) => judgeMs + jsonMs;
  return [
    row({ zh: "读入清单", en: "read the inventory" }, ({ readMs }) => readMs),
    row({ zh: "判断与汇总", en: "judge and sum up" }, ({ judgeMs }) => judgeMs),
    row({ zh: "JSON 报告", en: "JSON report" }, ({ jsonMs }) => jsonMs),
    row({ zh: "判断 + JSON", en: "judge + JSON" }, judged, 1500),
    row(
      { zh: "判断 + JSON，处理器时间", en: "judge + JSON, time of processors" },
      (run) => run.judgeAndJsonProcessorMs,
    ),
    row({ zh: "读入 + 判断 + JSON", en: "read + judge + JSON" }, (run) => run.readMs + judged(run)),
    {
      ...{ what: named({ zh: "内存峰值", en: "peak of memory" }), unit: "MB" },
      ...{ values: runs.map(({ peakMB }) => peakMB), target: 400 },
    },
  ];
}

/** What an instance takes in the larger fleet as against the smaller one; 1 is linear. */
function growthOf(
  grown: ReadonlyMap<number, readonly Run[]>,
  less: number,
  more: number,
): Measurement[] {
  const each = (count: number, of: (run: Run) => number): number =>
    medianOf((grown.get(count) ?? []).map((run) => of(run) / count));
  const row = (what: Text, of: (run: Run) => number): Measurement => ({
    what: {
      zh: `每台实例用时 ${more} / ${less}：${what.zh}`,
      en: `time an instance, ${more} / ${less}: ${what.en}`,
    },
    ...{ unit: "x", values: [each(more, of) / each(less, of)], target: 1.2 },
  });
  return [
    row({ zh: "判断", en: "judging" }, ({ judgeMs }) => judgeMs),
    row({ zh: "判断 + JSON", en: "judge + JSON" }, ({ judgeMs, jsonMs }) => judgeMs + jsonMs),
  ];
}

async function steps(
  kind: Kind,
  file: string,
  report: string,
  flags: readonly string[] = [],
): Promise<Run> {
  const script = join(import.meta.dirname, "judge-fleet.ts");
  const { output, peakMB, processorMs } = await timedNode([...flags, script, kind, file, report]);
  return { ...(JSON.parse(output) as Steps), peakMB, processorMs };
}

function checkArgs(file: string, report: string): string[] {
  return [
    ...[join(projectFolder, "cli", "main.mjs"), "check", "--inventory", file],
    ...["--now", fleetClock, "--format", "json", "--output", report],
  ];
}

async function times<T>(count: number, work: () => Promise<T>): Promise<T[]> {
  const done: T[] = [];
  for (let time = 0; time < count; time += 1) done.push(await work());
  return done;
}
