import { expect } from "chai";
import { rules } from "../../policies/rules/index.ts";
import { caseClock, clearInstance } from "./support/clear-instance.ts";

for (const rule of rules) {
  describe(`policies/rules/${rule.id}`, () => {
    for (const { name, given, now, expect: outcome, outlet = rule.outlet } of rule.cases) {
      it(`${outcome}: ${name}`, () => {
        const instance = { ...clearInstance, ...given };

        const verdict = rule.check({ instance, now: new Date(now ?? caseClock) });

        expect(verdict.outcome).to.equal(outcome);
        if (verdict.outcome !== "pass") expect(verdict.outlet ?? rule.outlet).to.equal(outlet);
      });
    }
  });
}
