import { expect } from "chai";
import { clearCase } from "../../../core/rules/clear-case.ts";
import { judgeFleet } from "../../../core/rules/judge-fleet.ts";
import { rules } from "../../../policies/rules/index.ts";

const clear = clearCase(rules);
const economical = { ...clear, instance: { ...clear.instance, stoppedMode: "StopCharging" } };
const fleet = { accounts: clear, instances: [clear, economical] };
const waiver = {
  rule: "instance-stopped-economical",
  reason: "its public IP is not needed any more",
  owner: "web team",
  until: "2026-06-30",
};

describe("core/rules/judge-fleet", () => {
  it("asks the rules about accounts once, then those about instances of each instance", () => {
    const about = (kind: string) => rules.filter((rule) => rule.about === kind).map(({ id }) => id);

    expect(judgeFleet(rules, fleet).map(({ rule }) => rule.id)).to.deep.equal([
      ...about("accounts"),
      ...about("instance"),
      ...about("instance"),
    ]);
  });

  it("marks what is waived, and says what is not needed where all of it was asked", () => {
    const unneeded = { ...waiver, rule: "warn-ipv6" };
    const waivedIn = (findings: ReturnType<typeof judgeFleet>) =>
      findings.filter((finding) => finding.waiver !== null).map(({ rule }) => rule.id);

    const whole = judgeFleet(rules, fleet, [waiver, unneeded]);
    const part = judgeFleet(rules, fleet, [waiver, unneeded], false);

    for (const findings of [whole, part])
      expect(waivedIn(findings)).to.deep.equal(["instance-stopped-economical"]);
    expect(whole.at(-1)?.rule.id).to.equal("waiver-unused");
    expect(part).to.have.length(whole.length - 1);
    expect(waivedIn(judgeFleet(rules, fleet))).to.deep.equal([]);
  });
});
