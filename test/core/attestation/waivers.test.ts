import { expect } from "chai";
import { withWaivers } from "../../../core/attestation/waivers.ts";
import { caseOf, clearCase } from "../../../core/rules/clear-case.ts";
import { judge } from "../../../core/rules/judge.ts";
import { summarise } from "../../../core/rules/summary.ts";
import { instanceNotStopped } from "../../../policies/rules/instance/not-stopped.ts";
import { instanceStoppedEconomical } from "../../../policies/rules/instance/stopped-economical.ts";

const now = new Date("2026-06-10T00:00:00Z");
const rules = [instanceStoppedEconomical, instanceNotStopped];
const economical = judge(
  rules,
  caseOf({ name: "", expect: "fail", instance: { stoppedMode: "StopCharging" } }, clearCase(rules)),
);
const waiver = {
  rule: "instance-stopped-economical",
  reason: "its public IP is not needed any more",
  owner: "web team",
  until: "2026-06-30",
};

describe("core/attestation/waivers", () => {
  it("marks the warning, and keeps it in the report", () => {
    const findings = withWaivers(economical, [waiver], now, true);

    expect(findings).to.have.length(economical.length);
    expect(findings[0]?.verdict.outcome).to.equal("fail");
    expect(findings[0]?.waiver).to.deep.equal({
      reason: waiver.reason,
      owner: waiver.owner,
      until: waiver.until,
    });
    expect(summarise(findings, "submit")).to.include({ warnings: 0, waived: 1, exitCode: 0 });
  });

  it("waives no other warning than the one that it names", () => {
    const [warning, , unused] = withWaivers(
      economical,
      [{ ...waiver, rule: "warn-ipv6" }],
      now,
      true,
    );

    expect(warning?.waiver).to.equal(null);
    expect(unused?.verdict).to.deep.equal({
      outcome: "fail",
      evidence: [
        {
          path: "waivers[0].until",
          expected: "a warning of warn-ipv6",
          actual: "none (web team, until 2026-06-30)",
        },
      ],
    });
  });

  it("waives only for the instances that it names", () => {
    const other = { ...waiver, instances: ["i-other"] };
    const own = { ...waiver, instances: ["i-bp1clear"] };

    expect(withWaivers(economical, [other], now, true)[0]?.waiver).to.equal(null);
    expect(withWaivers(economical, [own], now, true)[0]?.waiver).not.to.equal(null);
  });

  it("holds to the end of its last day; after that it waives nothing and is a finding", () => {
    const lastMoment = new Date("2026-06-30T15:59:59.999Z");
    const after = new Date("2026-06-30T16:00:00.000Z");

    expect(withWaivers(economical, [waiver], lastMoment, true)[0]?.waiver).not.to.equal(null);
    const [warning, , expired] = withWaivers(economical, [waiver], after, true);
    expect(warning?.waiver).to.equal(null);
    expect(expired).to.deep.include({
      subject: {
        about: "manifest",
        id: "waivers[0]",
        name: "instance-stopped-economical",
        region: null,
      },
    });
    expect(expired?.rule).to.include({ id: "waiver-expired", severity: "warning" });
    expect(expired?.verdict).to.have.deep.property("evidence", [
      {
        path: "waivers[0].until",
        expected: "a day that is not past",
        actual: "2026-06-30 (instance-stopped-economical, web team)",
      },
    ]);
  });

  it("is mended, where something is wrong with it, when the transfer is planned", () => {
    const [expired] = withWaivers([], [waiver], new Date("2026-07-01T00:00:00Z"), true);

    expect(expired).to.include({ dueBy: "plan", outlet: "fix" });
    expect(expired?.rule).to.include({ outlet: "fix", phase: "account" });
  });

  it("tells of a waiver that matches no warning", () => {
    const clear = judge(rules, clearCase(rules));

    const [unused] = withWaivers(clear, [waiver], now, true).slice(-1);

    expect(unused?.rule.id).to.equal("waiver-unused");
    expect(unused?.verdict).to.have.nested.property("evidence[0].path", "waivers[0].until");
  });

  it("says nothing of a waiver that only a part of the check does not need", () => {
    const clear = judge(rules, clearCase(rules));

    expect(withWaivers(clear, [waiver], now, false)).to.have.length(clear.length);
  });

  it("never waives a blocker, whatever a manifest says", () => {
    const running = judge(
      rules,
      caseOf({ name: "", expect: "fail", instance: { status: "Running" } }, clearCase(rules)),
    );
    const findings = withWaivers(running, [{ ...waiver, rule: "instance-not-stopped" }], now, true);

    expect(findings.find(({ rule }) => rule.id === "instance-not-stopped")?.waiver).to.equal(null);
    expect(summarise(findings, "submit").exitCode).to.equal(1);
  });
});
