import { expect } from "chai";
import fc from "fast-check";
import { compareRuleSets } from "../../provider/compare.ts";
import { unknownValue } from "../../provider/check.ts";
import { anyRule, groupRule } from "./support/rules.ts";

const set = (rules: unknown, over: object = {}) => ({
  ...{ securityGroupId: "sg-1", region: "cn-hangzhou", rules },
  ...over,
});

describe("the difference of two rule sets", () => {
  it("is none between a set and itself, under whatever names", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), anyRule), (rules) => {
        const renamed = Object.entries(rules).map(([name, rule]) => [`x${name}`, rule]);

        expect(compareRuleSets(set(rules), set(rules))).to.deep.equal([]);
        expect(compareRuleSets(set(rules), set(Object.fromEntries(renamed)))).to.deep.equal([]);
      }),
    );
  });

  it("names what comes, goes, and takes another's name, rule by rule", () => {
    const old = { a: groupRule(), b: groupRule({ priority: 2 }), c: groupRule({ priority: 3 }) };
    const wanted = { a: groupRule(), c: groupRule({ priority: 4 }), d: groupRule({ priority: 5 }) };

    expect(compareRuleSets(set(old), set(wanted))).to.have.deep.members([
      { path: 'rules["b"]', kind: "delete" },
      { path: 'rules["c"]', kind: "update" },
      { path: 'rules["d"]', kind: "add" },
    ]);
  });

  it("is in the description alone where that alone changed", () => {
    const kinds = [
      [undefined, "new", "add"],
      ["old", "new", "update"],
      ["old", undefined, "delete"],
    ] as const;
    for (const [before, after, kind] of kinds) {
      const old = { 'say "a"': groupRule({ description: before }) };
      const wanted = { 'say "a"': groupRule({ description: after }) };

      expect(compareRuleSets(set(old), set(wanted))).to.deep.equal([
        { path: 'rules["say \\"a\\""].description', kind },
      ]);
    }
  });

  it("replaces the resource where the group is another one, or not known", () => {
    for (const securityGroupId of ["sg-2", unknownValue])
      expect(compareRuleSets(set({}), set({}, { securityGroupId }))).to.deep.equal([
        { path: "securityGroupId", kind: "replace" },
      ]);
    expect(compareRuleSets(set({}), set({}, { region: "cn-beijing" }))).to.deep.equal([
      { path: "region", kind: "replace" },
    ]);
  });

  it("is never none where the rules are not known", () => {
    const unknownPeer = groupRule({ cidr: undefined, groupId: unknownValue });

    expect(compareRuleSets(set({}), set(unknownValue))).to.deep.equal([
      { path: "rules", kind: "update" },
    ]);
    expect(compareRuleSets(set({ a: groupRule() }), set({ a: unknownPeer }))).to.deep.equal([
      { path: 'rules["a"]', kind: "update" },
    ]);
  });
});
