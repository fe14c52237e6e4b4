import fc from "fast-check";
import { caseOf, clearCase } from "../../../core/rules/clear-case.ts";
import type { RuleCase, TransferCase } from "../../../core/rules/rule.ts";
import { rules } from "../../../policies/rules/index.ts";

/** The case that every rule passes. */
export const clear = clearCase(rules);

const rows = rules.flatMap((rule) => rule.cases);
const failing = rows.filter((row) => row.expect === "fail");

/** Any case: facts of several rows of several rules, laid over the clear case; passes, failures and unknowns mixed. */
export const anyCase: fc.Arbitrary<TransferCase> = fc
  .array(fc.oneof(fc.constantFrom(...rows), fc.constantFrom(...failing)), { maxLength: 6 })
  .map((some) => some.reduce(laidOver, clear));

function laidOver(base: TransferCase, row: RuleCase): TransferCase {
  // The clock of a row belongs to its own times; those of the others stand by the common one.
  const { now: _now, ...facts } = row;
  return caseOf(facts, base);
}

/** Any case of an instance with an id of its own. */
export function fleetOf(count: { min: number; max: number }): fc.Arbitrary<TransferCase[]> {
  return fc.array(anyCase, { minLength: count.min, maxLength: count.max }).map((cases) =>
    cases.map((one, index) => ({
      ...one,
      instance: { ...one.instance, id: `i-${String(index)}` },
    })),
  );
}
