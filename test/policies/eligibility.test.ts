import { expect } from "chai";
import { clearCase } from "../../core/rules/clear-case.ts";
import type { TransferCase } from "../../core/rules/rule.ts";
import type { Window } from "../../core/rules/window.ts";
import { rules } from "../../policies/rules/index.ts";

const clear = clearCase(rules);
const denied = { unknown: "denied" };

function windowOf(id: string, instance: Partial<TransferCase["instance"]>): Window {
  const rule = rules.find((one) => one.id === id);
  if (rule?.window === undefined) throw new Error(`${id} has no window`);
  return rule.window({ ...clear, instance: { ...clear.instance, ...instance } });
}

function temporary(startsAt: string | { unknown: string }, endsAt: string | { unknown: string }) {
  return { id: "210000000000001", type: "TempUpgrade", startsAt, endsAt };
}

const begun = "2026-05-30T00:00:00Z";

describe("policies/rules, when an instance can be submitted", () => {
  for (const { id, name, instance, window } of [
    {
      id: "instance-age",
      name: "five days after its creation",
      instance: { createdAt: "2026-05-30T06:00:00Z" },
      window: { eligibleFrom: new Date("2026-06-04T06:00:00Z") },
    },
    {
      id: "instance-age",
      name: "nobody knows where its creation was not seen",
      instance: { createdAt: denied },
      window: {},
    },
    {
      id: "instance-expiry",
      name: "until 72 hours before a subscription ends",
      instance: { chargeType: "PrePaid", expiresAt: "2026-07-01T00:00:00Z" },
      window: { eligibleUntil: new Date("2026-06-28T00:00:00Z") },
    },
    {
      id: "instance-expiry",
      name: "at any time where it is paid as it goes",
      instance: { chargeType: "PostPaid", expiresAt: "2099-12-31T15:59:00Z" },
      window: {},
    },
    {
      id: "instance-expiry",
      name: "nobody knows where its expiry was not seen",
      instance: { chargeType: "PrePaid", expiresAt: denied },
      window: {},
    },
    {
      id: "instance-expiry",
      name: "nobody knows where its charge type was not seen",
      instance: { chargeType: denied, expiresAt: "2026-07-01T00:00:00Z" },
      window: {},
    },
    {
      id: "warn-auto-release",
      name: "until it is released",
      instance: { autoReleaseAt: "2026-06-08T00:00:00Z" },
      window: { eligibleUntil: new Date("2026-06-08T00:00:00Z") },
    },
    {
      id: "warn-auto-release",
      name: "at any time where it is not to be released",
      instance: { autoReleaseAt: null },
      window: {},
    },
    {
      id: "warn-auto-release",
      name: "nobody knows where its release was not seen",
      instance: { autoReleaseAt: denied },
      window: {},
    },
    {
      id: "instance-temp-upgrade",
      name: "when the last of its temporary upgrades ends",
      instance: {
        configurationOrders: [
          temporary(begun, "2026-06-03T00:00:00Z"),
          temporary(begun, "2026-06-20T00:00:00Z"),
          temporary(begun, "2026-06-10T00:00:00Z"),
        ],
      },
      window: { eligibleFrom: new Date("2026-06-20T00:00:00Z") },
    },
    {
      id: "instance-temp-upgrade",
      name: "nobody knows while the end of another one was not seen",
      instance: {
        configurationOrders: [temporary(begun, "2026-06-03T00:00:00Z"), temporary(begun, denied)],
      },
      window: {},
    },
    {
      id: "instance-temp-upgrade",
      name: "at any time without a temporary upgrade",
      instance: { configurationOrders: [] },
      window: {},
    },
    {
      id: "instance-temp-upgrade",
      name: "nobody knows where its orders were not seen",
      instance: { configurationOrders: denied },
      window: {},
    },
    {
      id: "instance-transferred-recently",
      name: "half a year after the last time that it was received",
      instance: {
        createdAt: "2025-01-01T00:00:00Z",
        zeroOrders: ["2026-04-01T00:00:00Z", "2026-05-01T00:00:00Z", "2026-03-01T00:00:00Z"].map(
          (createdAt, index) => ({ id: `21000000000000${String(index)}`, createdAt }),
        ),
      },
      window: { eligibleFrom: new Date("2026-11-01T00:00:00Z") },
    },
    {
      id: "instance-transferred-recently",
      name: "at any time where it was never received",
      instance: { createdAt: "2025-01-01T00:00:00Z", zeroOrders: [] },
      window: {},
    },
    {
      id: "instance-transferred-recently",
      name: "nobody knows where its orders were not seen",
      instance: { createdAt: "2025-01-01T00:00:00Z", zeroOrders: denied },
      window: {},
    },
    {
      id: "instance-transferred-recently",
      name: "nobody knows where its creation was not seen",
      instance: {
        createdAt: denied,
        zeroOrders: [{ id: "210000000000001", createdAt: "2026-05-01T00:00:00Z" }],
      },
      window: {},
    },
  ]) {
    it(`${id}: ${name}`, () => {
      expect(windowOf(id, instance)).to.deep.equal(window);
    });
  }
});
