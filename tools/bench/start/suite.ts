// From the start of `ecs-transfer check` to its exit, for one instance.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { stringify } from "yaml";
import { alternating } from "../alternating.ts";
import { timedNode } from "../child.ts";
import type { Ran, Spent } from "../child.ts";
import { fleetClock, fleetOf } from "../fleet.ts";
import type { Measurement, SuiteResult, Tell } from "../measurement.ts";
import { inWorkspace } from "../workspace.ts";
import type { Workspace } from "../workspace.ts";
import { packagesReady } from "../../setup/packages.mjs";
import { projectFolder } from "../../../cli/engine/setup-record.ts";
import type { Text } from "../../../core/text.ts";

const names = {
  nothing: { zh: "空的 Node.js", en: "Node.js with nothing to do" },
  libraries: { zh: "只导入 zod 和 yaml", en: "zod and yaml alone" },
  cached: { zh: "只导入 zod 和 yaml，带编译缓存", en: "zod and yaml with the compile cache" },
  version: { zh: "ecs-transfer --version", en: "ecs-transfer --version" },
  inventory: { zh: "check --inventory，一台实例", en: "check --inventory, one instance" },
  manifest: { zh: "check --manifest，一台实例", en: "check --manifest, one instance" },
  launched: { zh: "check --manifest，经启动器", en: "check --manifest through the launcher" },
} as const satisfies Record<string, Text>;
type Name = keyof typeof names;

export function startSuite(rounds: number, tell: Tell): Promise<SuiteResult> {
  return inWorkspace(async (workspace) => {
    tell("ecs-transfer check of one instance");
    const argsOf = commandLines(workspace);
    // The launcher refuses to start where the packages are not those of the lock file.
    const isReady = packagesReady(projectFolder);
    const measured = (Object.keys(names) as Name[]).filter(
      (name) => isReady || name !== "launched",
    );
    const starts = await alternating(
      { warmUp: 2, rounds: rounds * 3 },
      Object.fromEntries(
        measured.map((name) => [name, () => timedNode(argsOf[name], [0, 1, 2])]),
      ) as Record<Name, () => Promise<Ran & Spent>>,
    );
    const measures = {
      ms: { zh: "用时", en: "time" },
      processorMs: { zh: "处理器时间", en: "time of processors" },
    } as const satisfies Record<string, Text>;
    const ratio = (
      of: Name,
      against: Name,
      measure: keyof typeof measures,
      target?: number,
    ): Measurement => ({
      what: {
        zh: `${names[of].zh} / ${names[against].zh}，${measures[measure].zh}`,
        en: `${names[of].en} / ${names[against].en}, ${measures[measure].en}`,
      },
      ...{ unit: "x", values: starts.map((round) => round[of][measure] / round[against][measure]) },
      ...(target === undefined ? {} : { target }),
    });
    return {
      name: "start",
      title: { zh: "从启动到退出", en: "from start to exit" },
      measurements: [
        ...measured.map((name): Measurement => {
          const values = starts.map((round) => round[name].ms);
          return { what: names[name], unit: "ms", values };
        }),
        ratio("inventory", "libraries", "ms", 2),
        ratio("manifest", "libraries", "ms", 2),
        ratio("inventory", "libraries", "processorMs"),
        ratio("manifest", "libraries", "processorMs"),
        ratio("manifest", "cached", "processorMs"),
      ],
      remarks: [],
    };
  });
}

function commandLines({ at, inventoryOf }: Workspace): Readonly<Record<Name, string[]>> {
  const inventory = inventoryOf(1);
  const manifest = at("transfer.yaml");
  writeFileSync(
    manifest,
    stringify({
      version: 1,
      source: { account: "1404423000000010", inventory },
      target: { account: "1755000000000020" },
      instances: fleetOf(1).map(({ id }) => ({ id })),
    }),
  );
  const command = join(projectFolder, "cli", "main.mjs");
  const launcher = join(projectFolder, "tools", "ecs-transfer.mjs");
  const check = (subject: string, file: string) => ["check", subject, file, "--now", fleetClock];
  return {
    nothing: ["-e", "0"],
    libraries: [join(import.meta.dirname, "zod-and-yaml.mjs")],
    cached: [join(import.meta.dirname, "zod-and-yaml-cached.mjs")],
    version: [command, "--version"],
    inventory: [command, ...check("--inventory", inventory)],
    manifest: [command, ...check("--manifest", manifest)],
    launched: [launcher, ...check("--manifest", manifest)],
  };
}
