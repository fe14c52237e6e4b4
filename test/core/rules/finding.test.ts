import { expect } from "chai";
import { clearCase } from "../../../core/rules/clear-case.ts";
import { isFinal, remedyOf, subjectLabel, undoOf } from "../../../core/rules/finding.ts";
import type { Finding } from "../../../core/rules/finding.ts";
import { judge } from "../../../core/rules/judge.ts";
import { instanceEip } from "../../../policies/rules/instance/eip.ts";

const [template] = judge([instanceEip], clearCase([instanceEip]));

function finding(id: string, region: string | null, rule: Partial<Finding["rule"]>): Finding {
  if (template === undefined) throw new Error("the rule found nothing");
  return {
    ...template,
    rule: { ...template.rule, ...rule },
    subject: { ...template.subject, id, region },
  };
}

describe("core/rules/finding", () => {
  for (const { id, name, label } of [
    { id: "i-1", name: "web", label: "web (i-1)" },
    { id: "i-1", name: null, label: "i-1" },
    { id: "i-1", name: "", label: "i-1" },
    { id: "i-1", name: "i-1", label: "i-1" },
    { id: "i-1", name: "we\u001bb", label: "we\\u{1b}b (i-1)" },
  ]) {
    it(`labels ${JSON.stringify(name)} as ${label}`, () => {
      expect(subjectLabel({ id, name })).to.equal(label);
    });
  }

  it("puts id and region into every place of a way back, in both languages", () => {
    const undo = { zh: "<instance>、<instance>", en: "<instance> in <region> <region>" };

    expect(undoOf(finding("i-1", "cn-hangzhou", { undo }))).to.deep.equal({
      zh: "i-1、i-1",
      en: "i-1 in cn-hangzhou cn-hangzhou",
    });
  });

  it("has no way back where the remedy changes nothing", () => {
    const { undo: _undo, ...rule } = finding("i-1", null, {}).rule;

    expect(undoOf({ ...finding("i-1", null, {}), rule })).to.equal(null);
  });

  for (const [id, region] of [
    ["x i-1", "x cn"],
    ["i-1 x", "cn x"],
    ["i-1;", "cn;"],
    ["", ""],
  ] as const) {
    it(`puts no ${JSON.stringify(id)} and no ${JSON.stringify(region)} into a command`, () => {
      const remedy = { zh: "<instance>", en: "<instance> <region>" };

      expect(remedyOf(finding(id, region, { remedy }))).to.deep.equal(remedy);
    });
  }

  for (const { outcome, severity, outlet, final } of [
    { outcome: "fail", severity: "blocker", outlet: "none", final: true },
    { outcome: "fail", severity: "blocker", outlet: "alternative", final: true },
    { outcome: "fail", severity: "blocker", outlet: "fix", final: false },
    { outcome: "fail", severity: "blocker", outlet: "wait", final: false },
    { outcome: "fail", severity: "warning", outlet: "none", final: false },
    { outcome: "unknown", severity: "blocker", outlet: "none", final: false },
  ] as const) {
    it(`${final ? "leaves" : "does not leave"} without a transfer by ${outcome}, ${severity}, ${outlet}`, () => {
      const verdict =
        outcome === "fail" ? { outcome, evidence: [] } : { outcome, path: "x", reason: "denied" };

      expect(isFinal({ ...finding("i-1", null, { severity }), verdict, outlet })).to.equal(final);
    });
  }
});
