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
  });
}
