import { expect } from "chai";
import { judge, judgeAccounts } from "../../../core/rules/judge.ts";
import type { InstanceFacts } from "../../../core/facts/instance.ts";
import { clearCase } from "../../../core/rules/clear-case.ts";
import { remedyOf } from "../../../core/rules/finding.ts";
import type { Rule, TransferCase } from "../../../core/rules/rule.ts";
import { fail, pass, undecided } from "../../../core/rules/verdict.ts";

const clear = clearCase([]);

type InstanceRule = Extract<Rule, { about: "instance" }>;

function ruleThat(check: InstanceRule["check"], more: Partial<InstanceRule> = {}): InstanceRule {
  return {
    id: "instance-made-up",
    about: "instance",
    phase: "stop",
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

function of(over: Partial<InstanceFacts>): TransferCase {
  return { ...clear, instance: { ...clear.instance, ...over } };
}

const evidence = { path: "instance.status", expected: "Stopped", actual: "Running" };
const fails = () => fail(evidence);

describe("core/rules/judge", () => {
  it("answers a finding for each rule, passes too, in the order of the rules", () => {
    const rules = [
      ruleThat(() => pass, { id: "instance-b" }),
      ruleThat(fails, { id: "instance-a" }),
    ];

    const findings = judge(rules, clear);

    expect(findings.map(({ rule, verdict }) => [rule.id, verdict.outcome])).to.deep.equal([
      ["instance-b", "pass"],
      ["instance-a", "fail"],
    ]);
  });

  it("turns a rule that throws into an unknown that says so", () => {
    const broken = ruleThat(() => {
      throw new TypeError("no such fact");
    });

    const findings = judge([broken, ruleThat(() => pass, { id: "instance-next" })], clear);

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

      const findings = judge([byRule, byFailure, byUnknown], clear);

      expect(findings.map((finding) => [finding.outlet, finding.dueBy])).to.deep.equal([
        [outlet, dueBy],
        [outlet, dueBy],
        [outlet, dueBy],
      ]);
    });
  }

  it("puts the instance's id and region into the commands", () => {
    const [finding] = judge([ruleThat(fails)], clear);

    expect(finding && remedyOf(finding)).to.deep.equal({
      zh: "aliyun ecs Mend --RegionId cn-hangzhou --InstanceId i-bp1clear",
      en: "Mend i-bp1clear in cn-hangzhou",
    });
  });

  for (const id of ["i-1; rm -rf ~", "i-$(id)", "web", "i-1\nreboot"]) {
    it(`leaves the slot open for an id that no command should carry: ${JSON.stringify(id)}`, () => {
      const [finding] = judge([ruleThat(fails)], of({ id, region: { unknown: "denied" } }));

      expect(finding && remedyOf(finding).en).to.equal("Mend <instance> in <region>");
    });
  }

  it("gives null for a name that was not seen", () => {
    const [finding] = judge([ruleThat(fails)], of({ name: { unknown: "denied" } }));

    expect(finding?.subject).to.deep.equal({
      about: "instance",
      id: "i-bp1clear",
      name: null,
      region: "cn-hangzhou",
    });
  });

  it("asks the rules about accounts once for the pair, and not for an instance", () => {
    const pair: Rule = { ...ruleThat(fails), about: "accounts", check: fails, window: undefined };

    expect(judge([pair], clear)).to.deep.equal([]);
    const [finding, ...others] = judgeAccounts([pair, ruleThat(fails)], clear);
    expect(others).to.deep.equal([]);
    expect(finding?.subject).to.deep.equal({
      about: "accounts",
      id: "1404423000000010 → 1755000000000020",
      name: null,
      region: null,
    });
  });

  it("names an account that was not seen by a question mark", () => {
    const pair: Rule = { ...ruleThat(fails), about: "accounts", check: fails, window: undefined };
    const dark = { ...clear, target: { ...clear.target, id: { unknown: "denied" } } };

    expect(judgeAccounts([pair], dark)[0]?.subject.id).to.equal("1404423000000010 → ?");
  });
});
