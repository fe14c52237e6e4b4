// The ten simple conditions as people run them: ecs-transfer check, jq, OPA.
import { join } from "node:path";
import { agree, hitsIn } from "./hits.ts";
import type { Hits } from "./hits.ts";
import { findOpa } from "./opa.ts";
import type { Opa } from "./opa.ts";
import { alternating } from "../alternating.ts";
import { timed, timedNode } from "../child.ts";
import { fleetClock } from "../fleet.ts";
import type { Measurement, Tell } from "../measurement.ts";
import { findOnPath } from "../../setup/engine-path.mjs";
import { projectFolder } from "../../../cli/engine/setup-record.ts";
import type { Text } from "../../../core/text.ts";

const jqProgram = join(import.meta.dirname, "conditions.jq");
const opaPolicy = join(import.meta.dirname, "conditions.rego");
const opaQuery = "data.conditions.hits";
const opaRounds = 7;

export interface Task {
  readonly rounds: number;
  readonly tell: Tell;
  /** The inventory. */
  readonly file: string;
  /** Where our report goes. */
  readonly report: string;
  readonly rules: readonly string[];
  /** What jq and OPA have to find. */
  readonly wanted: Hits;
  /** Milliseconds that our rules take inside one process. */
  readonly oursInProcess: number;
}

interface Told {
  readonly measurements: readonly Measurement[];
  readonly remarks: readonly Text[];
}

/** Whole processes, from their start to their exit, and what their judging alone takes. */
export async function wholeProcesses(task: Task): Promise<Told> {
  task.tell("ten conditions as ecs-transfer check, by jq and by OPA");
  const parts = [await ofJq(task), await ofOpa(task)];
  return {
    measurements: parts.flatMap(({ measurements }) => measurements),
    remarks: parts.flatMap(({ remarks }) => remarks),
  };
}

async function ofJq(task: Task): Promise<Told> {
  const { rounds, file, wanted, oursInProcess } = task;
  const jq = findOnPath("jq", process.env);
  if (jq === undefined)
    return leftOut({ zh: "未测 jq：PATH 中没有 jq", en: "jq was left out: there is none on PATH" });
  const seconds = String(Date.parse(fleetClock) / 1000);
  const args = ["-c", "--argjson", "now", seconds, "-f", jqProgram, file];
  agree("jq", hitsIn((await timed(jq, args)).output), wanted);
  const runs = await alternating(
    { warmUp: 1, rounds },
    {
      ours: () => check(task),
      jq: async () => (await timed(jq, args)).ms,
      read: async () => (await timed(jq, ["empty", file])).ms,
    },
  );
  const { output } = await timed(jq, ["--version"]);
  return {
    measurements: [
      ms(
        { zh: "ecs-transfer check，整个进程", en: "ecs-transfer check, whole process" },
        runs.map(({ ours }) => ours),
      ),
      ms(
        { zh: "jq，整个进程", en: "jq, whole process" },
        runs.map((run) => run.jq),
      ),
      times(
        { zh: "jq / 本产品，整个进程", en: "jq / ours, whole processes" },
        runs.map((run) => run.jq / run.ours),
      ),
      times(
        { zh: "jq / 本产品，不算读文件", en: "jq / ours, reading left out" },
        runs.map((run) => (run.jq - run.read) / oursInProcess),
      ),
    ],
    remarks: [{ zh: output.trim(), en: output.trim() }],
  };
}

async function ofOpa(task: Task): Promise<Told> {
  const { rounds, tell, file, wanted, oursInProcess } = task;
  const found = await findOpa(tell);
  if ("refused" in found) {
    const { refused } = found;
    return leftOut({ zh: `未测 OPA：${refused}`, en: `OPA was left out: ${refused}` });
  }
  const { opa, version } = found;
  const args = ["eval", "-f", "raw", "-d", opaPolicy, "-i", file, opaQuery];
  agree("OPA", hitsIn((await timed(opa, args)).output), wanted);
  const runs = await alternating(
    { warmUp: 1, rounds },
    { ours: () => check(task), opa: async () => (await timed(opa, args)).ms },
  );
  const inside = await insideOpa(found, file, wanted);
  return {
    measurements: [
      ms(
        { zh: "opa eval，整个进程", en: "opa eval, whole process" },
        runs.map((run) => run.opa),
      ),
      ms({ zh: "OPA，进程内，已编译和读入", en: "OPA, in process, compiled and read" }, inside),
      times(
        { zh: "OPA / 本产品，整个进程", en: "OPA / ours, whole processes" },
        runs.map((run) => run.opa / run.ours),
      ),
      times(
        { zh: "OPA / 本产品，进程内", en: "OPA / ours, in process" },
        inside.map((took) => took / oursInProcess),
      ),
    ],
    remarks: [
      { zh: `OPA ${version}，由 Go 模块构建`, en: `OPA ${version}, built from Go modules` },
    ],
  };
}

async function check({ file, report, rules }: Task): Promise<number> {
  const args = [
    ...[join(projectFolder, "cli", "main.mjs"), "check", "--inventory", file, "--now", fleetClock],
    ...["--rule", ...rules, "--format", "json", "--output", report],
  ];
  return (await timedNode(args, [0, 1, 2])).ms;
}

async function insideOpa({ rounds }: Opa, file: string, wanted: Hits): Promise<number[]> {
  const { output } = await timed(rounds, [opaPolicy, file, opaQuery, String(opaRounds + 1)]);
  const told = JSON.parse(output) as { found: number; ms: number[] };
  if (told.found !== wanted.length)
    throw new Error(`OPA found ${told.found} hits instead of ${wanted.length}`);
  return told.ms.slice(1);
}

function leftOut(remark: Text): Told {
  return { measurements: [], remarks: [remark] };
}

function ms(what: Text, values: readonly number[]): Measurement {
  return { what, unit: "ms", values };
}

function times(what: Text, values: readonly number[]): Measurement {
  return { what, unit: "x", values };
}
