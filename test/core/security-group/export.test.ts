import { expect } from "chai";
import { parseConsoleExport } from "../../../core/security-group/export.ts";
import { permission } from "../../support/inventory.ts";
import { errorsOf, placesOf, valueOf } from "../../support/results.ts";

const rules = [permission(), permission({ Priority: 2 })];

describe("core/security-group/export", () => {
  for (const { name, content } of [
    { name: "a bare list", content: rules },
    {
      name: "an answer of the API",
      content: { RequestId: "x", Permissions: { Permission: rules } },
    },
  ]) {
    it(`reads ${name}`, () => {
      expect(
        valueOf(parseConsoleExport(JSON.stringify(content), "a.txt")).permissions,
      ).to.deep.equal(rules);
    });
  }

  it("reads the export of a group without rules", () => {
    expect(valueOf(parseConsoleExport("[]", "a.json")).permissions).to.deep.equal([]);
  });

  for (const text of [
    "{}",
    '{"Permissions":[]}',
    '{"Permissions":{"Permission":{}}}',
    '"[]"',
    "null",
    "1",
    '{"__proto__":[]}',
  ]) {
    it(`refuses ${text}, which is no list of rules`, () => {
      const errors = errorsOf(parseConsoleExport(text, "a.json"));

      expect(placesOf(errors)).to.deep.equal(["1:1"]);
      expect(errors[0]?.message.en).to.contain("Export the rules again as JSON");
    });
  }

  it("refuses CSV", () => {
    expect(
      errorsOf(parseConsoleExport("Direction,Policy\ningress,Accept\n", "a.csv")),
    ).to.have.length(1);
  });
});
