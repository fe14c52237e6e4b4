import { expect } from "chai";
import { fail } from "../../core/rules/verdict.ts";
import { rules } from "../../policies/rules/index.ts";
import { caseClock, clearInstance } from "./support/clear-instance.ts";

/** What the guide and the platform make of each restriction, written down a second time on purpose. */
const matrix: Record<
  string,
  [severity: string, holdsBy: string, outlet: string, statements: string[]]
> = {
  "instance-spot": ["blocker", "plan", "alternative", ["R1.2", "R5.4"]],
  "instance-dedicated-host": ["blocker", "plan", "alternative", ["R5.12"]],
  "instance-disk-encrypted": ["blocker", "submit", "fix", ["R5.11"]],
  "instance-disk-burst": ["blocker", "submit", "fix", ["R5.18"]],
  "instance-disk-transition": ["blocker", "submit", "wait", ["R5.10"]],
  "instance-expired": ["blocker", "submit", "fix", ["R5.9"]],
  "instance-locked": ["blocker", "submit", "fix", ["R5.9"]],
  "instance-age": ["blocker", "submit", "wait", ["R5.5"]],
  "instance-expiry": ["blocker", "submit", "fix", ["R5.6"]],
  "instance-key-pair": ["blocker", "submit", "fix", ["R5.17"]],
  "instance-eip": ["blocker", "submit", "fix", ["R5.20"]],
  "instance-secondary-eni": ["blocker", "submit", "fix", ["R5.21"]],
  "instance-not-stopped": ["blocker", "submit", "fix", ["R3.1", "R5.19"]],
  "instance-stopped-economical": ["warning", "submit", "fix", ["R3.4"]],
};

describe("policies/rules, against the matrix of restrictions", () => {
  it("has the severity, stage, outlet and statements of each restriction", () => {
    const found = rules.map(({ id, severity, holdsBy, outlet, source }) => {
      const statements = source.ref.split(", ").filter((part) => /^R\d/.test(part));
      return [id, [severity, holdsBy, outlet, statements]];
    });

    expect(Object.fromEntries(found)).to.deep.equal(matrix);
  });
});

describe("policies/rules, evidence", () => {
  const verdictOf = (id: string, given: object) => {
    const rule = rules.find((one) => one.id === id);
    return rule?.check({ instance: { ...clearInstance, ...given }, now: new Date(caseClock) });
  };
  const { disks } = clearInstance;
  const [system, data] = Array.isArray(disks) ? disks : [];

  for (const { id, given, evidence, how = {} } of [
    {
      id: "instance-eip",
      given: { eip: { allocationId: "eip-1", ip: "203.0.113.20" } },
      evidence: [{ path: "instance.eip", expected: "null", actual: "eip-1 203.0.113.20" }],
    },
    {
      id: "instance-eip",
      given: { eip: { allocationId: "eip-1", ip: "" } },
      evidence: [{ path: "instance.eip", expected: "null", actual: "eip-1" }],
    },
    {
      id: "instance-disk-encrypted",
      given: { disks: [system, { ...data, encrypted: true }] },
      evidence: [
        { path: "instance.disks[1].encrypted", expected: "false", actual: "true data d-bp1data" },
      ],
    },
    {
      id: "instance-secondary-eni",
      given: {
        networkInterfaces: [
          { id: "eni-2", type: "Secondary", privateIps: [] },
          { id: "eni-1", type: "Primary", privateIps: [] },
          { id: "eni-3", type: "Secondary", privateIps: [] },
        ],
      },
      evidence: [
        {
          path: "instance.networkInterfaces[0].type",
          expected: "Primary",
          actual: "Secondary eni-2",
        },
        {
          path: "instance.networkInterfaces[2].type",
          expected: "Primary",
          actual: "Secondary eni-3",
        },
      ],
    },
    {
      id: "instance-locked",
      given: { locks: ["financial", "security"] },
      evidence: [{ path: "instance.locks", expected: "[]", actual: "financial, security" }],
    },
    {
      id: "instance-age",
      given: { createdAt: "2026-05-30T06:00:00Z" },
      evidence: [
        {
          path: "instance.createdAt",
          expected: "<= 2026-05-27T00:00:00.000Z",
          actual: "2026-05-30T06:00:00Z",
        },
      ],
      how: { passesFrom: new Date("2026-06-04T06:00:00Z") },
    },
    {
      id: "instance-expiry",
      given: { expiresAt: "2026-06-02T00:00:00Z" },
      evidence: [
        {
          path: "instance.expiresAt",
          expected: "> 2026-06-04T00:00:00.000Z",
          actual: "2026-06-02T00:00:00Z",
        },
      ],
    },
    {
      id: "instance-stopped-economical",
      given: { stoppedMode: "StopCharging" },
      evidence: [
        { path: "instance.stoppedMode", expected: "KeepCharging", actual: "StopCharging" },
        { path: "instance.publicIps", expected: "KeepCharging", actual: "203.0.113.10" },
      ],
    },
  ]) {
    it(`of ${id}: ${JSON.stringify(evidence.map(({ actual }) => actual))}`, () => {
      expect(verdictOf(id, given)).to.deep.equal(fail(evidence, how));
    });
  }
});
