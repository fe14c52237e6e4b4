import { expect } from "chai";
import fc from "fast-check";
import { groupRuleIdentity } from "../../core/security-group/group-rule.ts";
import { checkInputs, unknownValue } from "../../provider/check.ts";
import { anyRule, groupRule } from "./support/rules.ts";

const region = "cn-hangzhou";

function problemsOf(rules: unknown, over: object = {}): string[] {
  const inputs = { securityGroupId: "sg-1", rules, ...over };
  return checkInputs(inputs, region).failures.map(({ property }) => property);
}

describe("the check of a rule set", () => {
  it("accepts whatever the API takes, and adds the provider's region alone", () => {
    fc.assert(
      fc.property(fc.uniqueArray(anyRule, { selector: groupRuleIdentity }), (list) => {
        const rules = Object.fromEntries(list.map((rule, index) => [String(index), rule]));
        const inputs = { securityGroupId: "sg-1", rules };

        expect(checkInputs(inputs, region)).to.deep.equal({
          inputs: { ...inputs, region },
          failures: [],
        });
      }),
    );
  });

  it("names each property that is missing, strange or of the wrong form", () => {
    expect(problemsOf({}, { securityGroupId: "" })).to.deep.equal(["securityGroupId"]);
    expect(problemsOf({}, { vpcId: "vpc-1" })).to.deep.equal(["vpcId"]);
    expect(problemsOf([])).to.deep.equal(["rules"]);
    expect(problemsOf({ a: "tcp" })).to.deep.equal(['rules["a"]']);
    const failures = checkInputs({ securityGroupId: "sg-1", rules: {} }, undefined).failures;
    expect(failures.map(({ property }) => property)).to.deep.equal(["region"]);
  });

  const wrong: [string, object, string][] = [
    ["host bits", { cidr: "10.0.0.1/8" }, ".cidr"],
    ["no peer", { cidr: undefined }, ""],
    ["two peers", { groupId: "sg-2" }, ""],
    ["no ports", { portRange: undefined }, ""],
    ["two kinds of ports", { portRangeListId: "prl-1" }, ""],
    ["an owner without a group", { groupOwnerId: "1" }, ""],
    ["a priority past 100", { priority: 101 }, ".priority"],
    ["a protocol in upper case", { protocol: "TCP" }, ".protocol"],
    ["a field that no rule has", { nicType: "internet" }, ""],
  ];
  for (const [what, over, field] of wrong) {
    it(`refuses a rule with ${what}`, () => {
      expect(problemsOf({ a: { ...groupRule(), ...over } })).to.deep.equal([`rules["a"]${field}`]);
    });
  }

  it("refuses a rule that is there under another name, whatever its description", () => {
    const twin = groupRule({ description: "again" });

    expect(problemsOf({ b: twin, a: groupRule() })).to.deep.equal(['rules["b"]']);
  });

  it("judges nothing that is not known yet, and all the rest", () => {
    const unknownPeer = { ...groupRule({ cidr: undefined }), groupId: unknownValue };

    expect(problemsOf(unknownValue)).to.deep.equal([]);
    expect(problemsOf({ a: unknownValue, b: unknownPeer })).to.deep.equal([]);
    expect(problemsOf({ a: groupRule() }, { securityGroupId: unknownValue })).to.deep.equal([]);
    expect(problemsOf({ a: { ...groupRule(), priority: unknownValue, cidr: "x" } })).to.deep.equal([
      'rules["a"].cidr',
    ]);
  });
});
