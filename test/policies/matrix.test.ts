import { expect } from "chai";
import { clearCase } from "../../core/rules/clear-case.ts";
import { clearInstance } from "../../core/rules/clear-instance.ts";
import { fail } from "../../core/rules/verdict.ts";
import { rules } from "../../policies/rules/index.ts";

/** What the guide and the platform make of each restriction, written down a second time on purpose. */
const matrix: Record<
  string,
  [severity: string, holdsBy: string, outlet: string, phase: string, statements: string[]]
> = {
  "account-same": ["blocker", "plan", "none", "account", ["R4.6"]],
  "account-cross-site": ["blocker", "plan", "none", "account", ["R4.5"]],
  "account-reseller": ["blocker", "plan", "none", "account", ["R4.4"]],
  "account-pair-type": ["blocker", "plan", "alternative", "account", ["R4.3"]],
  "account-same-entity": ["blocker", "plan", "alternative", "account", ["R4.3"]],
  "account-single-recipient": ["blocker", "plan", "alternative", "account", ["R4.3"]],
  "account-hosted": ["blocker", "submit", "fix", "account", ["R4.4", "R4.9"]],
  "account-closing-or-frozen": ["blocker", "submit", "fix", "account", ["R4.8"]],
  "account-real-name": ["blocker", "submit", "fix", "account", ["R4.1"]],
  "account-main-account": ["blocker", "submit", "fix", "account", ["R4.1"]],
  "account-arrears": ["blocker", "submit", "fix", "account", ["R4.2"]],
  "account-target-balance": ["blocker", "submit", "fix", "account", ["R4.7"]],
  "instance-spot": ["blocker", "plan", "alternative", "cancel", ["R1.2", "R5.4"]],
  "instance-charge-type": ["blocker", "plan", "alternative", "cancel", ["R1.1"]],
  "instance-transferred-recently": ["blocker", "submit", "wait", "wait", ["R5.1"]],
  "instance-promotion": ["blocker", "plan", "alternative", "cancel", ["R5.2"]],
  "instance-same-user-purchase": ["blocker", "plan", "alternative", "cancel", ["R5.2"]],
  "instance-dedicated-host": ["blocker", "plan", "alternative", "detach", ["R5.12"]],
  "instance-marketplace-image": ["blocker", "plan", "alternative", "cancel", ["R5.13"]],
  "instance-disk-encrypted": ["blocker", "submit", "fix", "detach", ["R5.11"]],
  "instance-locked": ["blocker", "submit", "fix", "cancel", ["R5.9"]],
  "instance-expired": ["blocker", "submit", "fix", "cancel", ["R5.9"]],
  "instance-age": ["blocker", "submit", "wait", "wait", ["R5.5"]],
  "instance-expiry": ["blocker", "submit", "fix", "cancel", ["R5.6"]],
  "instance-installment": ["blocker", "submit", "fix", "cancel", ["R5.7"]],
  "instance-unpaid-order": ["blocker", "submit", "fix", "cancel", ["R5.15"]],
  "instance-pending-config-change": ["blocker", "submit", "fix", "cancel", ["R5.8"]],
  "instance-temp-upgrade": ["blocker", "submit", "wait", "wait", ["R5.8"]],
  "instance-host-migration": ["blocker", "submit", "wait", "wait", ["R5.16"]],
  "instance-havip": ["blocker", "submit", "fix", "unbind", ["R5.14"]],
  "instance-reverse-access": ["blocker", "submit", "fix", "unbind", ["R5.14"]],
  "instance-route-nexthop": ["blocker", "submit", "fix", "unbind", ["R5.14"]],
  "instance-slb": ["blocker", "submit", "fix", "unbind", ["R5.14"]],
  "instance-ga": ["blocker", "submit", "fix", "unbind", ["R5.14"]],
  "instance-cloud-service-authorization": ["blocker", "submit", "fix", "unbind", ["R5.22"]],
  "instance-classic-link": ["blocker", "submit", "fix", "unbind", ["R5.24c"]],
  "instance-other-bindings": ["blocker", "submit", "fix", "unbind", ["R5.14"]],
  "instance-key-pair": ["blocker", "submit", "fix", "detach", ["R5.17"]],
  "instance-eip": ["blocker", "submit", "fix", "detach", ["R5.20"]],
  "instance-secondary-eni": ["blocker", "submit", "fix", "detach", ["R5.21"]],
  "instance-disk-burst": ["blocker", "submit", "fix", "cancel", ["R5.18"]],
  "instance-disk-transition": ["blocker", "submit", "wait", "wait", ["R5.10"]],
  "instance-not-stopped": ["blocker", "submit", "fix", "stop", ["R3.1", "R5.19"]],
  "instance-stopped-economical": ["warning", "submit", "fix", "stop", ["R3.4"]],
  "target-region": ["blocker", "land", "fix", "landing", ["R5.3", "R1.3"]],
  "target-zone": ["blocker", "land", "fix", "landing", ["R5.3", "R6.1", "R7.2"]],
  "target-cidr-plan": ["blocker", "land", "fix", "landing", []],
  "target-cidr-overlap": ["warning", "land", "fix", "landing", ["R3.2", "R3.3"]],
  "target-vswitch-available": ["blocker", "submit", "fix", "landing", ["R6.1"]],
  "target-shared-vpc": ["warning", "submit", "fix", "landing", []],
  "target-free-ips": ["blocker", "submit", "fix", "landing", ["R8.7"]],
  "target-vpc-match": ["blocker", "submit", "fix", "landing", ["R6.1", "R7.2"]],
  "target-sg-network-type": ["blocker", "submit", "fix", "landing", ["R5.24"]],
  "target-sg-type": ["note", "land", "fix", "landing", []],
  "target-sg-not-managed": ["blocker", "submit", "fix", "landing", []],
  "target-sg-capacity": ["blocker", "submit", "fix", "landing", ["R5.24"]],
  "target-sg-rules": ["blocker", "land", "fix", "landing", []],
  "target-sg-wider": ["blocker", "land", "fix", "landing", ["R3.5"]],
  "target-private-ip-in-cidr": ["warning", "land", "fix", "landing", ["R3.3", "R6.2"]],
  "target-private-ip": ["warning", "submit", "fix", "landing", ["R3.3", "R8.7"]],
  "warn-security-baseline": ["warning", "submit", "fix", "cancel", ["R5.11", "R5.17"]],
  "warn-source-stack": ["warning", "submit", "fix", "cancel", []],
  "warn-pending-transfer": ["warning", "submit", "fix", "cancel", []],
  "warn-postpaid-quota-target": ["warning", "submit", "fix", "account", []],
  "warn-auto-release": ["warning", "submit", "fix", "cancel", []],
  "warn-auto-renewal": ["warning", "submit", "fix", "cancel", ["R9.3"]],
  "warn-deletion-protection": ["note", "submit", "fix", "cancel", []],
  "warn-migrating": ["warning", "submit", "fix", "cancel", []],
  "warn-scaling-group": ["warning", "submit", "fix", "unbind", []],
  "warn-k8s-node": ["warning", "submit", "fix", "unbind", []],
  "warn-sg-service-managed": ["warning", "submit", "fix", "unbind", []],
  "warn-deployment-set": ["warning", "submit", "fix", "unbind", []],
  "warn-hpc-cluster": ["warning", "plan", "alternative", "unbind", []],
  "warn-capacity-reservation": ["warning", "submit", "fix", "unbind", []],
  "warn-custom-route-table": ["warning", "submit", "fix", "unbind", []],
  "warn-secondary-private-ip": ["warning", "submit", "fix", "detach", []],
  "warn-ipv6": ["warning", "submit", "fix", "detach", []],
  "warn-static-ip-guest": ["warning", "submit", "fix", "cancel", []],
  "warn-eip-visible-mode": ["warning", "submit", "fix", "detach", []],
  "warn-dnat": ["warning", "submit", "fix", "unbind", []],
  "warn-traffic-mirror": ["warning", "submit", "fix", "unbind", []],
  "warn-shared-or-multiattach-disk": ["warning", "submit", "fix", "detach", []],
  "warn-local-disk": ["warning", "plan", "alternative", "detach", []],
  "warn-elastic-ephemeral": ["warning", "submit", "fix", "detach", []],
  "warn-snapshot-policy": ["warning", "submit", "fix", "cancel", []],
  "warn-replica-pair": ["warning", "submit", "fix", "cancel", []],
  "warn-ram-role": ["warning", "submit", "fix", "detach", []],
  "warn-license-mac": ["warning", "submit", "fix", "cancel", []],
  "effect-refund": ["note", "submit", "none", "cancel", ["R5.23", "R9.4"]],
  "effect-snapshots": ["note", "submit", "alternative", "cancel", ["R1.4"]],
  "effect-images": ["note", "submit", "alternative", "cancel", ["R1.4"]],
  "effect-private-ip": ["note", "land", "fix", "landing", ["R3.3", "R8.7"]],
  "effect-tags": ["note", "after", "fix", "cancel", []],
};

describe("policies/rules, against the matrix of restrictions", () => {
  it("has the severity, stage, outlet, phase and statements of each restriction", () => {
    const found = rules.map(({ id, severity, holdsBy, outlet, phase, source }) => {
      const statements = source.ref.split(", ").filter((part) => /^R\d/.test(part));
      return [id, [severity, holdsBy, outlet, phase, statements]];
    });

    expect(Object.fromEntries(found)).to.deep.equal(matrix);
  });
});

const clear = clearCase(rules);

describe("policies/rules, evidence", () => {
  const verdictOf = (id: string, given: object) => {
    const rule = rules.find((one) => one.id === id);
    return rule?.check({ ...clear, instance: { ...clearInstance, ...given } });
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
      ],
    },
  ]) {
    it(`of ${id}: ${JSON.stringify(evidence.map(({ actual }) => actual))}`, () => {
      expect(verdictOf(id, given)).to.deep.equal(fail(evidence, how));
    });
  }
});
