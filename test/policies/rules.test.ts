import { expect } from "chai";
import { caseOf, clearCase } from "../../core/rules/clear-case.ts";
import { rules } from "../../policies/rules/index.ts";

const clear = clearCase(rules);

for (const rule of rules) {
  describe(`policies/rules/${rule.id}`, () => {
    for (const row of rule.cases) {
      it(`${row.expect}: ${row.name}`, () => {
        const verdict = rule.check(caseOf(row, clear));

        expect(verdict.outcome).to.equal(row.expect);
        if (verdict.outcome !== "pass")
          expect(verdict.outlet ?? rule.outlet).to.equal(row.outlet ?? rule.outlet);
      });
    }

    if (rule.about !== "instance" || rule.window === undefined) return;
    const { check, window } = rule;

    it("has a window that is open where it passes, and that opens where it says that it passes from", () => {
      for (const row of rule.cases) {
        const given = caseOf(row, clear);
        const verdict = check(given);
        const { eligibleFrom, eligibleUntil } = window(given);
        if (verdict.outcome === "fail" && verdict.passesFrom !== undefined)
          expect(eligibleFrom, row.name).to.deep.equal(verdict.passesFrom);
        if (verdict.outcome !== "pass") continue;
        if (eligibleFrom !== undefined) expect(eligibleFrom, row.name).to.be.at.most(given.now);
        if (eligibleUntil !== undefined) expect(eligibleUntil, row.name).to.be.above(given.now);
      }
    });
  });
}
