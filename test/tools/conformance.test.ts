import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { rules } from "../../policies/rules/index.ts";
import { conformanceTable, rulesOf, statements } from "../../tools/docs/conformance.ts";

const root = join(import.meta.dirname, "../..");

describe("docs/conformance.md", () => {
  it("is what the table says today", () => {
    expect(readFileSync(join(root, "docs/conformance.md"), "utf8")).to.equal(conformanceTable());
  });

  it("leaves no statement of the guide without an answer, or the name of the version part that brings it", () => {
    const empty = statements.filter(
      ({ id, answers = [], later }) =>
        rulesOf(id).length === 0 && answers.length === 0 && later === undefined,
    );

    expect(empty.map(({ id }) => id)).to.deep.equal([]);
  });

  it("names every statement once, and every one that a rule names", () => {
    const ids = statements.map(({ id }) => id);
    const named = rules.flatMap(({ source }) =>
      source.ref.split(", ").filter((ref) => /^R\d/.test(ref)),
    );

    expect(ids).to.deep.equal([...new Set(ids)]);
    expect(ids).to.include.members(named);
  });

  it("has a gap in no section of the guide", () => {
    const counts = { 1: 4, 2: 2, 3: 5, 4: 9, 5: 24, 6: 2, 7: 3, 8: 7, 9: 4, 10: 2, 11: 2 };
    const ids = statements.map(({ id }) => id);
    for (const [section, count] of Object.entries(counts)) {
      for (let number = 1; number <= count; number += 1)
        expect(ids).to.include(`R${section}.${String(number)}`);
    }
  });

  it("points at tests that exist", () => {
    for (const { answers = [] } of statements) {
      for (const { test } of answers) expect(existsSync(join(root, test)), test).to.equal(true);
    }
  });
});
