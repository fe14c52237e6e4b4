// The ten simple conditions over one fleet: our rules, a loop by hand, jq, OPA.
import { readFileSync } from "node:fs";
import { hitsByHand } from "./by-hand.ts";
import { agree, hitsOf } from "./hits.ts";
import type { Hits } from "./hits.ts";
import { wholeProcesses } from "./whole-processes.ts";
import { alternating } from "../alternating.ts";
import { fleetClock } from "../fleet.ts";
import { medianOf, ratiosOf } from "../measurement.ts";
import type { SuiteResult, Tell } from "../measurement.ts";
import { inWorkspace } from "../workspace.ts";
import { transferCases } from "../../../core/case/transfer-cases.ts";
import type { TransferCases } from "../../../core/case/transfer-cases.ts";
import { parseInventory } from "../../../core/inventory-file.ts";
import { judgeFleet } from "../../../core/rules/judge-fleet.ts";
import { rules } from "../../../policies/rules/index.ts";

const size = 10_000;

/** The rules of the ten simple conditions. */
export const conditions: readonly string[] = [
  "instance-not-stopped",
  "instance-spot",
  "instance-key-pair",
  "instance-eip",
  "instance-secondary-eni",
  "instance-dedicated-host",
  "instance-age",
  "instance-expiry",
  "instance-disk-encrypted",
  "instance-disk-burst",
];
const applied = rules.filter(({ id }) => conditions.includes(id));

const now = new Date(fleetClock);
const repeats = 10;

export function conditionsSuite(rounds: number, tell: Tell): Promise<SuiteResult> {
  return inWorkspace(async ({ at, inventoryOf }) => {
    const file = inventoryOf(size);
    const cases = casesIn(file);
    const instances = cases.instances.map(({ instance }) => instance);
    const wanted = hitsOf(
      hitsByHand(instances, now).map(({ instance, rule, outcome }) => [instance, rule, outcome]),
    );
    agree("our rules", hitsOfRules(cases), wanted);
    tell("ten conditions, our rules and a loop by hand");
    const loops = await alternating(
      { warmUp: 3, rounds: rounds * 3 },
      {
        ours: () => meanMs(() => judgeFleet(applied, cases)),
        byHand: () => meanMs(() => hitsByHand(instances, now)),
      },
    );
    const ours = loops.map((round) => round.ours);
    const others = await wholeProcesses({
      ...{ rounds, tell, file, report: at("report.json"), rules: conditions, wanted },
      oursInProcess: medianOf(ours),
    });
    return {
      name: "conditions",
      title: {
        zh: `10 个简单条件，${size} 台实例`,
        en: `ten simple conditions, ${size} instances`,
      },
      measurements: [
        {
          what: { zh: "手写循环，进程内", en: "a loop by hand, in process" },
          ...{ unit: "ms", values: loops.map(({ byHand }) => byHand) },
        },
        {
          what: { zh: "本产品规则，进程内", en: "our rules, in process" },
          ...{ unit: "ms", values: ours },
        },
        {
          what: { zh: "本产品规则 / 手写循环", en: "our rules / by hand" },
          ...{ unit: "x", values: ratiosOf(loops, "ours", "byHand"), target: 2.5 },
        },
        ...others.measurements,
      ],
      remarks: others.remarks,
    };
  });
}

function casesIn(file: string): TransferCases {
  const read = parseInventory(readFileSync(file, "utf8"), file);
  if (!read.ok) throw new Error(`the fleet is no inventory: ${read.errors[0]?.message.en ?? ""}`);
  const nothing = { target: undefined, manifest: undefined, landing: undefined };
  const { instances } = read.value;
  return transferCases({ source: read.value, instances, ...nothing, now });
}

function meanMs(work: () => unknown): number {
  const began = performance.now();
  for (let time = 0; time < repeats; time += 1) work();
  return (performance.now() - began) / repeats;
}

function hitsOfRules(cases: TransferCases): Hits {
  return hitsOf(
    judgeFleet(applied, cases)
      .filter(({ verdict }) => verdict.outcome !== "pass")
      .map(({ subject, rule, verdict }) => [subject.id, rule.id, verdict.outcome]),
  );
}
