import { expect } from "chai";
import { judge } from "../../../core/rules/judge.ts";
import type { Rule } from "../../../core/rules/rule.ts";
import { fail, pass, undecided } from "../../../core/rules/verdict.ts";
import { caseClock, clearInstance } from "../../policies/support/clear-instance.ts";

const now = new Date(caseClock);

function ruleThat(check: Rule["check"], more: Partial<Rule> = {}): Rule {
  return {
    id: "instance-made-up",
    title: { zh: "编的规则", en: "A made-up rule" },
    source: { ref: "R0.0", quote: "无" },
    severity: "blocker",
    holdsBy: "submit",
    outlet: "fix",
    evidence: [],
    remedy: {
      zh: "aliyun ecs Mend --RegionId <region> --InstanceId <instance>",
      en: "Mend <instance> in <region>",
    },
    url: "https://help.aliyun.com/",
    check,
    cases: [],
    ...more,
  };
}

const evidence = { path: "instance.status", expected: "Stopped", actual: "Running" };
const fails = () => fail(evidence);

describe("core/rules/judge", () => {
  it("answers a finding for each rule, passes too, in the order of the rules", () => {
    const rules = [
      ruleThat(() => pass, { id: "instance-b" }),
      ruleThat(fails, { id: "instance-a" }),
    ];

    const findings = judge(rules, { instance: clearInstance, now });

    expect(findings.map(({ rule, verdict }) => [rule, verdict.outcome])).to.deep.equal([
      ["instance-b", "pass"],
      ["instance-a", "fail"],
    ]);
  });

  it("turns a rule that throws into an unknown that says so", () => {
    const broken = ruleThat(() => {
      throw new TypeError("no such fact");
    });

    const findings = judge([broken, ruleThat(() => pass, { id: "instance-next" })], {
      instance: clearInstance,
      now,
    });

    expect(findings[0]?.verdict).to.deep.equal({
      outcome: "unknown",
      path: "instance",
      reason: "the rule itself failed: no such fact",
    });
    expect(findings[1]?.verdict.outcome).to.equal("pass");
  });

  for (const { outlet, dueBy } of [
    { outlet: "fix", dueBy: "submit" },
    { outlet: "wait", dueBy: "submit" },
    { outlet: "alternative", dueBy: "plan" },
    { outlet: "none", dueBy: "plan" },
  ] as const) {
    it(`makes the outlet ${outlet} due by ${dueBy}, whether the rule or the verdict says it`, () => {
      const byRule = ruleThat(fails, { outlet });
      const byFailure = ruleThat(() => fail(evidence, { outlet }));
      const byUnknown = ruleThat(() =>
        undecided("instance.disks", { unknown: "denied" }, { outlet }),
      );

      const findings = judge([byRule, byFailure, byUnknown], { instance: clearInstance, now });

      expect(findings.map((finding) => [finding.outlet, finding.dueBy])).to.deep.equal([
        [outlet, dueBy],
        [outlet, dueBy],
        [outlet, dueBy],
      ]);
    });
  }

  it("puts the instance's id and region into the commands", () => {
    const [finding] = judge([ruleThat(fails)], { instance: clearInstance, now });

    expect(finding?.remedy.zh).to.equal(
      "aliyun ecs Mend --RegionId cn-hangzhou --InstanceId i-bp1clear",
    );
    expect(finding?.remedy.en).to.equal("Mend i-bp1clear in cn-hangzhou");
  });

  for (const id of ["i-1; rm -rf ~", "i-$(id)", "web", "i-1\nreboot"]) {
    it(`leaves the slot open for an id that no command should carry: ${JSON.stringify(id)}`, () => {
      const instance = { ...clearInstance, id, region: { unknown: "denied" } };

      const [finding] = judge([ruleThat(fails)], { instance, now });

      expect(finding?.remedy.en).to.equal("Mend <instance> in <region>");
    });
  }

  it("gives null for a name that was not seen", () => {
    const instance = { ...clearInstance, name: { unknown: "denied" } };

    expect(judge([ruleThat(fails)], { instance, now })[0]?.instance).to.deep.equal({
      id: "i-bp1clear",
      name: null,
    });
  });
});
