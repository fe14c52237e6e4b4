// The policy pack in its own process: how long it takes to start, and what a resource costs.
import { fleetClock, fleetOf } from "./fleet.ts";
import type { SuiteResult, Tell } from "./measurement.ts";
import { clearCase } from "../../core/rules/clear-case.ts";
import { sourceInstanceType } from "../../policies/facts/carried.ts";
import { managedInstanceType } from "../../policies/facts/managed-instance.ts";
import { rules } from "../../policies/rules/index.ts";
import { levels, startPack } from "../../test/policies/support/pack-process.ts";
import type { PackProcess, SentResource } from "../../test/policies/support/pack-process.ts";

const resources = 1_000;
const warmUp = 50;

/** Of three resources one that a program manages, one that a landing carries, one that is no instance. */
function sent(): SentResource[] {
  const { instance: _clear, now: _now, ...rest } = clearCase(rules);
  return fleetOf(resources + warmUp).map((instance, index) => {
    const name = instance.id;
    const status = typeof instance.status === "string" ? instance.status : "Running";
    if (index % 3 === 0)
      return {
        type: sourceInstanceType,
        name,
        props: { ...rest, instance },
      };
    return index % 3 === 1
      ? {
          type: managedInstanceType,
          name,
          props: { instanceName: name, instanceType: "ecs.g7.large", status, keyName: "ops" },
        }
      : { type: "alicloud:vpc/switch:Switch", name, props: { cidrBlock: "10.0.0.0/24" } };
  });
}

export async function packSuite(rounds: number, tell: Tell): Promise<SuiteResult> {
  const starts: number[] = [];
  const each: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    tell(`policy pack, round ${round + 1} of ${rounds}`);
    const pack = await startPack();
    starts.push(pack.startMs);
    try {
      each.push(await resourceMs(pack));
    } finally {
      await pack.stop();
    }
  }
  const count = rules.length;
  return {
    name: "pack",
    title: { zh: `策略包，${count} 条规则`, en: `the policy pack, ${count} rules` },
    measurements: [
      {
        what: { zh: "从启动到端口", en: "from its start to its port" },
        ...{ unit: "ms", values: starts, target: 1500 },
      },
      {
        what: { zh: `每个资源（${resources} 个）`, en: `a resource, of ${resources}` },
        ...{ unit: "ms", values: each, target: 4 },
      },
    ],
    remarks: [],
  };
}

/** What one of many resources takes, sent and answered one after the other. */
async function resourceMs(pack: PackProcess): Promise<number> {
  await pack.policies();
  const properties = { now: fleetClock, lang: "both", stage: "submit", instances: [] };
  await pack.configure({ "ecs-transfer": { level: levels.advisory, properties } });
  const all = sent();
  for (const resource of all.slice(0, warmUp)) await pack.analyze(resource);
  const began = performance.now();
  for (const resource of all.slice(warmUp)) await pack.analyze(resource);
  return (performance.now() - began) / resources;
}
