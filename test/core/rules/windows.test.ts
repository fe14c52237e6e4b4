import { expect } from "chai";
import { clearCase } from "../../../core/rules/clear-case.ts";
import type { Rule, TransferCase } from "../../../core/rules/rule.ts";
import type { Window } from "../../../core/rules/window.ts";
import { windowsOf } from "../../../core/rules/windows.ts";
import { rules } from "../../../policies/rules/index.ts";

const clear = clearCase(rules);

function named(id: string, facts: Partial<TransferCase["instance"]> = {}): TransferCase {
  return { ...clear, instance: { ...clear.instance, id, ...facts } };
}

function ruleWith(window: (transfer: TransferCase) => Window): Rule {
  const [first] = rules.filter((rule) => rule.about === "instance");
  if (first === undefined) throw new Error("no rule about instances");
  return { ...first, window };
}

describe("core/rules/windows", () => {
  it("gives an instance what all rules leave, by its own facts", () => {
    const young = named("i-1", {
      createdAt: "2026-05-30T00:00:00Z",
      chargeType: "PrePaid",
      expiresAt: "2026-07-01T00:00:00Z",
    });

    expect(windowsOf(rules, [young]).get("i-1")).to.deep.equal({
      eligibleFrom: new Date("2026-06-04T00:00:00Z"),
      eligibleUntil: new Date("2026-06-28T00:00:00Z"),
    });
  });

  it("leaves out whoever nothing bounds", () => {
    const at = new Date("2026-07-01T00:00:00Z");
    const one = ruleWith(({ instance }) => (instance.id === "i-2" ? { eligibleUntil: at } : {}));

    const windows = windowsOf([one], [named("i-1"), named("i-2")]);

    expect([...windows]).to.deep.equal([["i-2", { eligibleUntil: at }]]);
  });

  it("leaves the ends open of a rule that cannot compute them, and keeps those of the others", () => {
    const at = new Date("2026-07-01T00:00:00Z");
    const broken = ruleWith(() => {
      throw new TypeError("no such fact");
    });

    const windows = windowsOf([broken, ruleWith(() => ({ eligibleFrom: at }))], [named("i-1")]);

    expect(windows.get("i-1")).to.deep.equal({ eligibleFrom: at });
  });
});
