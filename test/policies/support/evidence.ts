import { expect } from "chai";
import { caseOf, clearCase } from "../../../core/rules/clear-case.ts";
import type { Verdict } from "../../../core/rules/rule.ts";
import { rules } from "../../../policies/rules/index.ts";

const clear = clearCase(rules);

/** By rule and by the name of one of its cases: the lines that {@link linesOf} makes of the verdict. */
export type Shown = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;

/** Tests that rules show of their own cases what stands here, written down a second time on purpose. */
export function showsOfItsCases(shown: Shown): void {
  for (const [id, cases] of Object.entries(shown)) {
    describe(`policies/rules/${id}, what it shows`, () => {
      const rule = rules.find((one) => one.id === id);
      for (const [name, lines] of Object.entries(cases)) {
        it(`of ${name}`, () => {
          const row = rule?.cases.find((one) => one.name === name);
          if (rule === undefined || row === undefined) throw new Error("there is no such case");

          expect(linesOf(rule.check(caseOf(row, clear)))).to.deep.equal(lines);
        });
      }
    });
  }
}

/** `path: found, expected …`, `path: unknown, why`, from when it would pass, and how its explanation begins. */
function linesOf(verdict: Verdict): string[] {
  if (verdict.outcome === "pass") return [];
  if (verdict.outcome === "unknown") return [`${verdict.path}: unknown, ${verdict.reason}`];
  const { evidence, passesFrom, explanation } = verdict;
  return [
    ...evidence.map(({ path, actual, expected }) => `${path}: ${actual}, expected ${expected}`),
    ...(passesFrom === undefined ? [] : [`passes from ${passesFrom.toISOString()}`]),
    ...(explanation === undefined ? [] : [`explained: ${explanation.en.slice(0, 40)}`]),
  ];
}
