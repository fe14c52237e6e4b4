import { expect } from "chai";
import fc from "fast-check";
import { anyCase, clear, fleetOf } from "./support/generated-case.ts";
import { carriedParts } from "../../core/case/carried.ts";
import { caseOf } from "../../core/rules/clear-case.ts";
import { sampleDisk } from "../../core/rules/disks.ts";
import { judge, judgeAccounts } from "../../core/rules/judge.ts";
import { judgeFleet } from "../../core/rules/judge-fleet.ts";
import type { Rule, TransferCase, Verdict } from "../../core/rules/rule.ts";
import { isUnknown } from "../../core/unknown.ts";
import { rules } from "../../policies/rules/index.ts";

const parts = ["source", "target", "instance", "destination", "attested"] as const;
type Part = (typeof parts)[number];

describe("policies/rules, no false pass", () => {
  it("removing any fact takes the pass away from a rule that some value of it would not pass", () => {
    const property = fc.property(anyCase, fc.nat(), (given, seed) => {
      for (const rule of rules) {
        const read = factsRead(rule, given);
        if (rule.check(given).outcome !== "pass" || read.length === 0) continue;
        const [part, ...path] = read[seed % read.length] ?? [];
        if (part === undefined) continue;
        const hidden = { ...given, [part]: withoutFact(given[part as Part], path) };
        if (!canBeHeld(hidden, part as Part) || rule.check(hidden).outcome !== "pass") continue;

        // It stays a pass only where no value of the fact would make it anything else.
        for (const value of valuesAt([part, ...path])) {
          const shown = { ...given, [part]: withFact(given[part as Part], path, value) };
          const place = `${rule.id} with ${[part, ...path].join(".")} = ${JSON.stringify(value)}`;
          if (canBeHeld(shown, part as Part))
            expect(rule.check(shown).outcome, place).to.equal("pass");
        }
      }
    });

    fc.assert(property, { numRuns: 300 });
  });

  it("of a clear case, every fact that a rule read is one that its pass needs", () => {
    const kept: string[] = [];
    for (const rule of rules) {
      for (const [part, ...path] of factsRead(rule, clear)) {
        const hidden = { ...clear, [String(part)]: withoutFact(clear[part as Part], path) };
        if (!canBeHeld(hidden, part as Part)) continue;
        const passes =
          rule.check(clear).outcome === "pass" && rule.check(hidden).outcome === "pass";
        if (passes) kept.push(`${rule.id} without ${[part, ...path].join(".")}`);
      }
    }

    expect(kept).to.deep.equal([]);
  });

  it("adding a blocker never removes another finding", () => {
    const property = fc.property(anyCase, fc.constantFrom(...additions), (given, add) => {
      const more = add(given);
      const before = outcomes(given);
      const after = outcomes(more);
      for (const [id, outcome] of before) {
        if (outcome === "fail") expect(after.get(id), id).to.equal("fail");
        if (outcome === "unknown") expect(after.get(id), id).not.to.equal("pass");
      }
    });

    fc.assert(property, { numRuns: 500 });
  });

  it("making an input stricter never turns a failure into a pass", () => {
    const property = fc.property(
      anyCase,
      fc.constantFrom(...tightenings),
      fc.integer({ min: 1, max: 1000 }),
      (given, [id, tighten], by) => {
        if (outcomes(given).get(id) !== "fail") return;

        expect(outcomes(tighten(given, by)).get(id), id).to.equal("fail");
      },
    );

    fc.assert(property, { numRuns: 500 });
  });

  it("permuting instances permutes the report, and changes nothing in it", () => {
    const property = fc.property(
      fleetOf({ min: 1, max: 5 }).chain((fleet) =>
        fc.tuple(
          fc.constant(fleet),
          fc.shuffledSubarray(fleet, { minLength: fleet.length, maxLength: fleet.length }),
        ),
      ),
      ([fleet, shuffled]) => {
        const report = judgeFleet(rules, { accounts: clear, instances: fleet });
        const other = judgeFleet(rules, { accounts: clear, instances: shuffled });
        const ofInstance = (id: string) => (one: { subject: { id: string } }) =>
          one.subject.id === id;

        const expected = [
          ...judgeAccounts(rules, clear),
          ...shuffled.flatMap(({ instance }) => report.filter(ofInstance(instance.id))),
        ];
        expect(other).to.deep.equal(expected);
      },
    );

    fc.assert(property, { numRuns: 50 });
  });

  it("a rule never passes what it cannot read at all", () => {
    const nothing = Object.fromEntries(
      parts.map((part) => [
        part,
        part === "attested"
          ? {}
          : Object.fromEntries(
              Object.keys(clear[part]).map((name) => [name, { unknown: "denied" }]),
            ),
      ]),
    );
    const blind = { ...clear, ...nothing };

    for (const rule of rules) expect(rule.check(blind).outcome, rule.id).to.equal("unknown");
  });
});

function outcomes(given: TransferCase): Map<string, Verdict["outcome"]> {
  const findings = [...judge(rules, given), ...judgeAccounts(rules, given)];
  return new Map(findings.map(({ rule, verdict }) => [rule.id, verdict.outcome]));
}

/** Every fact that a rule reads of a case, as a path; facts inside of lists and objects, too. */
function factsRead(rule: Rule, given: TransferCase): (string | number)[][] {
  const read = new Map<string, (string | number)[]>();
  const watch = <T>(value: T, path: (string | number)[]): T => {
    if (typeof value !== "object" || value === null || isUnknown(value)) return value;
    return new Proxy(value, {
      get(target, name) {
        const inner: unknown = Reflect.get(target, name);
        if (typeof name !== "string" || typeof inner === "function" || name === "length")
          return inner;
        const own = [...path, Array.isArray(target) ? Number(name) : name];
        if (!Array.isArray(target)) read.set(JSON.stringify(own), own);
        return watch(inner, own);
      },
    });
  };
  const watched = Object.fromEntries(parts.map((part) => [part, watch(given[part], [part])]));
  rule.check({ ...given, ...watched });
  return [...read.values()];
}

function withoutFact(value: unknown, path: readonly (string | number)[]): unknown {
  return withFact(value, path, { unknown: "denied" });
}

function withFact(value: unknown, path: readonly (string | number)[], fact: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return fact;
  const inner = (value as Record<string | number, unknown>)[key];
  if (Array.isArray(value)) {
    const list: unknown[] = value;
    return list.map((item, index) => (index === key ? withFact(item, rest, fact) : item));
  }
  return { ...(value as object), [key]: withFact(inner, rest, fact) };
}

/** Every value that the cases of all rules have at a place, whatever the index in a list. */
const values = new Map<string, Map<string, unknown>>();
for (const row of rules.flatMap(({ cases }) => cases)) {
  const given = caseOf(row, clear);
  for (const part of parts) note(given[part], [part]);
}

function note(value: unknown, path: readonly (string | number)[]): void {
  if (isUnknown(value)) return;
  const key = placeOf(path);
  const own = values.get(key) ?? new Map<string, unknown>();
  own.set(JSON.stringify(value), value);
  values.set(key, own);
  if (typeof value !== "object" || value === null) return;
  for (const [name, inner] of Object.entries(value))
    note(inner, [...path, Array.isArray(value) ? Number(name) : name]);
}

function placeOf(path: readonly (string | number)[]): string {
  return path.map((key) => (typeof key === "number" ? "*" : key)).join(".");
}

function valuesAt(path: readonly (string | number)[]): unknown[] {
  return [...(values.get(placeOf(path))?.values() ?? [])];
}

/** Ids and kinds are no facts: an inventory cannot leave them unknown. */
function canBeHeld(given: TransferCase, part: Part): boolean {
  return carriedParts[part].safeParse(given[part]).success;
}

type Fleet = (given: TransferCase, by?: number) => TransferCase;

function onInstance(change: (instance: TransferCase["instance"]) => object): Fleet {
  return (given) => ({ ...given, instance: { ...given.instance, ...change(given.instance) } });
}

function appended<T>(list: T[] | { unknown: string }, ...more: T[]): T[] | { unknown: string } {
  return isUnknown(list) ? list : [...list, ...more];
}

/** Blockers that come on top of what is there. */
const additions: readonly Fleet[] = [
  onInstance(() => ({ spotStrategy: "SpotAsPriceGo" })),
  onInstance(({ locks }) => ({ locks: appended(locks, "security") })),
  onInstance(({ haVips }) => ({ haVips: appended(haVips, "havip-new") })),
  onInstance(({ unpaidOrders }) => ({
    unpaidOrders: appended(unpaidOrders, { id: "210000000000009", type: "Upgrade" }),
  })),
  onInstance(({ disks }) => ({
    disks: appended(disks, { ...sampleDisk("data"), id: "d-new", encrypted: true }),
  })),
  onInstance(({ disks }) => ({
    disks: appended(disks, {
      ...sampleDisk("data"),
      id: "d-new",
      category: "cloud_auto",
      burstingEnabled: true,
      status: "Attaching",
    }),
  })),
  onInstance(({ networkInterfaces }) => ({
    networkInterfaces: appended(networkInterfaces, {
      id: "eni-new",
      type: "Secondary",
      privateIps: ["10.0.0.99"],
      ipv6: [],
      prefixes: [],
    }),
  })),
  onInstance(({ loadBalancers }) => ({
    loadBalancers: appended(loadBalancers, {
      kind: "alb",
      id: "sgp-new",
      group: null,
      member: "i-bp1clear",
    }),
  })),
  onInstance(({ dtsJobs }) => ({
    dtsJobs: appended(dtsJobs, { id: "dts-new", status: "Synchronizing", role: "source" }),
  })),
  onInstance(({ systemEvents }) => ({
    systemEvents: appended(systemEvents, {
      id: "e-new",
      type: "SystemMaintenance.Redeploy",
      status: "Scheduled",
      notBefore: "2026-06-10T00:00:00Z",
    }),
  })),
];

function later(instant: unknown, hours: number): unknown {
  if (typeof instant !== "string") return instant;
  return new Date(Date.parse(instant) + hours * 3_600_000).toISOString();
}

function less(amount: string, by: number): string {
  const value = Number(amount.replaceAll(",", ""));
  return Number.isNaN(value) ? amount : (value - by).toFixed(2);
}

/** Changes that make a limit harder to meet, and the rule whose limit it is. */
const tightenings: readonly (readonly [
  rule: Rule["id"],
  tighten: (given: TransferCase, by: number) => TransferCase,
])[] = [
  [
    "instance-age",
    (given, by) => onInstance(({ createdAt }) => ({ createdAt: later(createdAt, by) }))(given),
  ],
  ...(["instance-expiry", "instance-expired"] as const).map(
    (rule) =>
      [
        rule,
        (given: TransferCase, by: number) =>
          onInstance(({ expiresAt }) => ({ expiresAt: later(expiresAt, -by) }))(given),
      ] as const,
  ),
  ...(["account-target-balance", "account-arrears"] as const).map(
    (rule) =>
      [
        rule,
        (given: TransferCase, by: number) => {
          const { funds } = given.target;
          if (isUnknown(funds)) return given;
          const poorer = { ...funds, available: less(funds.available, by) };
          return { ...given, target: { ...given.target, funds: poorer } };
        },
      ] as const,
  ),
  ["target-free-ips", onNumber("freeIps", -1)],
  ["target-free-ips", onNumber("arrivals", 1)],
  ["target-sg-rules", onNumber("groupRules", 1)],
  ["target-sg-capacity", onNumber("groupArrivals", 1)],
  [
    "target-sg-capacity",
    (given, by) => {
      const { groupAddresses } = given.destination;
      if (isUnknown(groupAddresses)) return given;
      const { used, limit } = groupAddresses;
      const fuller = { used: used + by, limit };
      return { ...given, destination: { ...given.destination, groupAddresses: fuller } };
    },
  ],
  [
    "warn-postpaid-quota-target",
    (given, by) => {
      const { postpaidVcpus } = given.target;
      if (isUnknown(postpaidVcpus)) return given;
      const { max, used } = postpaidVcpus;
      return { ...given, target: { ...given.target, postpaidVcpus: { max, used: used + by } } };
    },
  ],
];

function onNumber(fact: "freeIps" | "arrivals" | "groupRules" | "groupArrivals", sign: 1 | -1) {
  return (given: TransferCase, by: number): TransferCase => {
    const value = given.destination[fact];
    if (isUnknown(value)) return given;
    return { ...given, destination: { ...given.destination, [fact]: value + sign * by } };
  };
}
