import { needsAlternative, routesFor } from "../../../core/alternatives/routes.ts";
import type { InstanceFacts } from "../../../core/facts/instance.ts";
import type { Manifest } from "../../../core/manifest/manifest.ts";
import { clearCase } from "../../../core/rules/clear-case.ts";
import { clearInstance } from "../../../core/rules/clear-instance.ts";
import { fixPlan } from "../../../core/rules/fix-plan.ts";
import { judgeFleet } from "../../../core/rules/judge-fleet.ts";
import type { TransferCase } from "../../../core/rules/rule.ts";
import { bySubject } from "../../../core/rules/subject-report.ts";
import { windowsOf } from "../../../core/rules/windows.ts";
import { summarise } from "../../../core/rules/summary.ts";
import type { Stage } from "../../../core/stage.ts";
import { rules } from "../../../policies/rules/index.ts";
import type { Report } from "../../../reports/report.ts";

/** What a test replaces in {@link sampleReport}. */
export interface SampleOptions {
  /** @default "submit" */
  readonly stage?: Stage;
  /** @default {@link sampleFleet} */
  readonly instances?: readonly InstanceFacts[];
  /** Facts of every case but the instance, such as another target. */
  readonly facts?: Partial<Omit<TransferCase, "instance">>;
  /** @default {@link sampleWaivers} where the fleet is {@link sampleFleet}, else none */
  readonly waivers?: Manifest["waivers"];
  /** @default {@link sampleWaves} where the fleet is {@link sampleFleet}, else none */
  readonly waves?: Report["waves"];
  /** Where subjects stand. @default line 10 and on of `transfer.yaml`, and of `inventories/source.json` */
  readonly placesOf?: Report["placesOf"];
}

const denied = { unknown: "Forbidden.RAM: ecs:DescribeDisks" };

/** Text that every format has to show and none may obey: controls, writing marks, markup, links, lone surrogates. */
export const nastyName = [
  `a\u0000b\u001b[31mc\u0007d\u202Ee\u2066f\u0085g\u2028h\r\n\ti`,
  `<script>alert(1)</script><img src=x onerror=alert(2)>`,
  `</script><!--]]>&amp;"'\`|\\|**bold** [link](javascript:alert(3)) @octocat #1`,
  "\uD800\uFFFE\uFFFF\u{1F600} 数据库",
].join("");

/** An instance in which every stage, severity and outcome has something to say. */
const blocked: InstanceFacts = {
  ...clearInstance,
  id: "i-bp1blocked",
  name: "数据库-主库",
  spotStrategy: "SpotAsPriceGo",
  createdAt: "2026-05-30T00:00:00Z",
  status: "Running",
  stoppedMode: "StopCharging",
  locks: denied,
  eip: { allocationId: "eip-bp1one", ip: "198.51.100.7", mode: "NAT", chargeType: "PostPaid" },
  ramRole: "AppRole",
};

/**
 * A small mixed fleet: one clear, one blocked with no way but a copy, one that only time and small steps mend,
 * one that hides its facts, one with warnings (that of `warn-ram-role` is waived), and one with a nasty name.
 */
export const sampleFleet: readonly InstanceFacts[] = [
  clearInstance,
  blocked,
  {
    ...clearInstance,
    id: "i-bp1waiting",
    name: "cache-01",
    createdAt: "2026-05-29T08:00:00Z",
    keyPair: "ops",
  },
  {
    ...clearInstance,
    id: "i-bp1unseen",
    name: denied,
    disks: denied,
    networkInterfaces: denied,
    eip: denied,
  },
  {
    ...clearInstance,
    id: "i-bp1warned",
    name: "batch-01",
    ramRole: "BatchRole",
    autoReleaseAt: "2026-06-20T00:00:00Z",
    deletionProtection: true,
  },
  {
    ...clearInstance,
    id: "i-bp1nasty",
    name: nastyName,
    keyPair: nastyName,
    loadBalancers: { unknown: nastyName },
  },
];

/** One that holds, one past its last day, one that matches nothing. */
export const sampleWaivers: Manifest["waivers"] = [
  {
    rule: "warn-ram-role",
    reason: "the target has the same role",
    owner: "ops@example.com",
    until: "2026-07-01",
    instances: ["i-bp1warned"],
  },
  { rule: "warn-auto-release", reason: "known", owner: "ops@example.com", until: "2026-05-01" },
  { rule: "warn-ipv6", reason: "no IPv6 is used", owner: "net@example.com", until: "2026-07-01" },
];

/** Two of the instances go in waves. */
export const sampleWaves: Report["waves"] = new Map([
  ["i-bp1blocked", "june-2"],
  ["i-bp1warned", "june-1"],
]);

/** What `ecs-transfer check` would hand to every format for a fleet, by the whole catalogue of rules. */
export function sampleReport(options: SampleOptions = {}): Report {
  const {
    stage = "submit",
    instances = sampleFleet,
    facts = {},
    placesOf = placesIn(instances),
  } = options;
  const waivers = options.waivers ?? (options.instances === undefined ? sampleWaivers : []);
  const waves = options.waves ?? (options.instances === undefined ? sampleWaves : new Map());
  const clear = { ...clearCase(rules), ...facts };
  const { source, target, attested, now } = clear;
  const cases = {
    accounts: { source, target, attested, now },
    instances: instances.map((instance) => ({ ...clear, instance })),
  };
  const findings = judgeFleet(rules, cases, waivers);
  const subjects = bySubject(findings, windowsOf(rules, cases.instances));
  const stranded = new Set(
    subjects.flatMap((one) => (needsAlternative(one.findings) ? [one.subject.id] : [])),
  );
  return {
    head: {
      account: "1404423000000010",
      targetAccount: typeof target.id === "string" ? target.id : null,
      region: "cn-hangzhou",
      takenAt: "2026-05-31T00:00:00Z",
      now,
    },
    rules,
    findings,
    subjects,
    summary: summarise(findings, stage),
    fixPlan: fixPlan(findings),
    waves,
    routes: new Map(
      instances
        .filter(({ id }) => stranded.has(id))
        .map((instance) => [instance.id, routesFor(instance)]),
    ),
    placesOf,
  };
}

/** The manifest has an instance a line from line 10 on; the inventory has one every hundred lines. */
function placesIn(instances: readonly InstanceFacts[]): Report["placesOf"] {
  const index = new Map(instances.map(({ id }, place) => [id, place]));
  return ({ about, id }) => {
    const manifest = { file: "transfer.yaml", line: 5, column: 12 };
    if (about !== "instance") return [manifest];
    const place = index.get(id) ?? 0;
    return [
      { ...manifest, line: 10 + place, column: 9 },
      { file: "inventories/source.json", line: 100 * (place + 1), column: 13 },
    ];
  };
}
