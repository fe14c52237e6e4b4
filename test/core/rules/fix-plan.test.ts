import { expect } from "chai";
import { caseOf, clearCase } from "../../../core/rules/clear-case.ts";
import { fixPlan } from "../../../core/rules/fix-plan.ts";
import { judge, judgeAccounts } from "../../../core/rules/judge.ts";
import { phases } from "../../../core/rules/rule.ts";
import { rules } from "../../../policies/rules/index.ts";

const clear = clearCase(rules);

function planOf(...instances: NonNullable<Parameters<typeof caseOf>[0]["instance"]>[]) {
  const findings = instances.flatMap((instance) =>
    judge(rules, caseOf({ name: "", expect: "fail", instance }, clear)),
  );
  return fixPlan(findings).map(({ phase, rule, findings: some }) => [
    phase,
    rule.id,
    some.map(({ subject }) => subject.id),
  ]);
}

describe("core/rules/fix-plan", () => {
  it("orders remedies so that the stop comes last, each with everything that needs it", () => {
    const running = { status: "Running", keyPair: "ops" };
    const young = { id: "i-2", createdAt: "2026-05-30T00:00:00Z", status: "Running" };

    expect(planOf(running, young)).to.deep.equal([
      ["detach", "instance-key-pair", ["i-bp1clear"]],
      ["wait", "instance-age", ["i-2"]],
      ["stop", "instance-not-stopped", ["i-bp1clear", "i-2"]],
    ]);
  });

  it("is empty for what is clear, and leaves out what nothing mends", () => {
    expect(planOf({})).to.deep.equal([]);
    expect(planOf({ spotStrategy: "SpotAsPriceGo" })).to.deep.equal([]);
  });

  it("leaves alone what cannot be transferred at all, and mends the others", () => {
    const spot = { id: "i-spot", spotStrategy: "SpotAsPriceGo", status: "Running" };

    expect(planOf(spot, { status: "Running" })).to.deep.equal([
      ["stop", "instance-not-stopped", ["i-bp1clear"]],
    ]);
  });

  it("mends no instance where the two accounts cannot transfer to each other", () => {
    const given = caseOf(
      { name: "", expect: "fail", instance: { status: "Running" }, target: { site: "26888" } },
      clear,
    );
    const findings = [...judgeAccounts(rules, given), ...judge(rules, given)];

    expect(fixPlan(findings)).to.deep.equal([]);
  });

  it("takes each failure to the phase of its own outlet", () => {
    for (const rule of rules.filter(({ about }) => about === "instance")) {
      for (const row of rule.cases.filter((one) => one.expect === "fail")) {
        const findings = judge([rule], caseOf(row, clear));
        for (const { phase } of fixPlan(findings)) {
          const outlet = row.outlet ?? rule.outlet;
          expect(phase, row.name).to.equal(outlet === "wait" ? "wait" : rule.phase);
          expect(phases).to.include(phase);
        }
      }
    }
  });

  it("waits where a failure leaves nothing but to wait, whatever its rule says", () => {
    const given = caseOf({ name: "", expect: "fail", instance: { keyPair: "ops" } }, clear);
    const findings = judge(rules, given).map((one) => ({ ...one, outlet: "wait" as const }));

    expect(fixPlan(findings).map(({ phase }) => phase)).to.deep.equal(["wait"]);
  });

  it("leaves out warnings that leave no way but a copy", () => {
    expect(planOf({ hpcClusterId: "hpc-bp1rack" })).to.deep.equal([]);
  });

  it("leaves out warnings that are lived with", () => {
    const findings = judge(
      rules,
      caseOf({ name: "", expect: "fail", instance: { stoppedMode: "StopCharging" } }, clear),
    );
    const waiver = { reason: "no public IP is needed", owner: "ops", until: "2026-06-30" };

    expect(fixPlan(findings)).to.have.length(1);
    expect(fixPlan(findings.map((one) => ({ ...one, waiver })))).to.deep.equal([]);
  });
});
