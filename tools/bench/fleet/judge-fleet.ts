// Judges one fleet by every rule, in a process of its own, and tells what each step took: KIND INVENTORY-OR-COUNT REPORT.
//   alone     the inventory and nothing else, as `check --inventory` has it: what nobody has said is unknown
//   prepared  both accounts, the landing and every answer known, as with a manifest that is filled in
import { readFileSync } from "node:fs";
import { fleetClock, fleetOf, inventoryText } from "../fleet.ts";
import { writeReport } from "../../../cli/check/write-report.ts";
import { needsAlternative, routesFor } from "../../../core/alternatives/routes.ts";
import { transferCases } from "../../../core/case/transfer-cases.ts";
import type { TransferCases } from "../../../core/case/transfer-cases.ts";
import { parseInventory } from "../../../core/inventory-file.ts";
import { Inventory } from "../../../core/inventory.ts";
import { clearCase } from "../../../core/rules/clear-case.ts";
import { fixPlan } from "../../../core/rules/fix-plan.ts";
import { judgeFleet } from "../../../core/rules/judge-fleet.ts";
import { bySubject } from "../../../core/rules/subject-report.ts";
import { summarise } from "../../../core/rules/summary.ts";
import { windowsOf } from "../../../core/rules/windows.ts";
import { isUnknown } from "../../../core/unknown.ts";
import { rules } from "../../../policies/rules/index.ts";
import { jsonReport } from "../../../reports/json.ts";
import type { Report } from "../../../reports/report.ts";

/** What a run of this script tells. */
export interface Steps {
  readonly readMs: number;
  readonly judgeMs: number;
  /** Building the report and writing it into a file. */
  readonly jsonMs: number;
  /** Time of processors for judging and the report, helping threads included. */
  readonly judgeAndJsonProcessorMs: number;
  readonly findings: number;
  readonly open: number;
}

const now = new Date(fleetClock);
const [kind = "", source = "", reportFile = ""] = process.argv.slice(2);
const told = steps();
process.stdout.write(JSON.stringify(told));

function steps(): Steps {
  const began = performance.now();
  const inventory = inventoryIn(source);
  const cases = kind === "prepared" ? prepared(inventory) : alone(inventory);
  const read = performance.now();
  const before = process.cpuUsage();
  const report = reportOf(inventory, cases);
  const judged = performance.now();
  writeReport(reportFile, jsonReport(report));
  const written = performance.now();
  const { user, system } = process.cpuUsage(before);
  return {
    readMs: read - began,
    judgeMs: judged - read,
    jsonMs: written - judged,
    judgeAndJsonProcessorMs: (user + system) / 1000,
    findings: report.findings.length,
    open: report.findings.length - report.summary.passed,
  };
}

/** A fleet of a number of instances is made up in memory: a file of a hundred thousand is longer than the command reads. */
function inventoryIn(fileOrCount: string): Inventory {
  if (/^\d+$/.test(fileOrCount)) {
    const nobody = Inventory.parse(JSON.parse(inventoryText([])));
    return { ...nobody, instances: fleetOf(Number(fileOrCount)) };
  }
  const read = parseInventory(readFileSync(fileOrCount, "utf8"), fileOrCount);
  if (!read.ok) throw new Error(read.errors[0]?.message.en);
  return read.value;
}

function alone(source: Inventory): TransferCases {
  const nothing = { target: undefined, manifest: undefined, landing: undefined };
  return transferCases({ source, instances: source.instances, ...nothing, now });
}

function prepared({ instances }: Inventory): TransferCases {
  const clear = clearCase(rules);
  const vpcCidrs = ["10.0.0.0/8"];
  return {
    accounts: clear,
    instances: instances.map((instance) => {
      const { privateIps } = instance;
      const privateIp = (isUnknown(privateIps) ? undefined : privateIps[0]) ?? "10.0.0.10";
      const vswitchCidr = `${privateIp.split(".", 2).join(".")}.0.0/16`;
      return {
        ...clear,
        instance,
        destination: { ...clear.destination, vpcCidrs, vswitchCidr, privateIp },
      };
    }),
  };
}

function reportOf({ account, region, takenAt }: Inventory, cases: TransferCases): Report {
  const findings = judgeFleet(rules, cases);
  const subjects = bySubject(findings, windowsOf(rules, cases.instances));
  const stranded = new Set(
    subjects.filter((one) => needsAlternative(one.findings)).map(({ subject }) => subject.id),
  );
  const instances = cases.instances.map(({ instance }) => instance);
  return {
    head: { account, targetAccount: null, region, takenAt, now },
    rules,
    findings,
    subjects,
    summary: summarise(findings, "submit"),
    fixPlan: fixPlan(findings),
    routes: new Map(
      instances
        .filter(({ id }) => stranded.has(id))
        .map((instance) => [instance.id, routesFor(instance)]),
    ),
    waves: new Map(),
    placesOf: () => [{ file: source, line: 1, column: 1 }],
  };
}
