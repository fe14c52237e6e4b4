import { expect } from "chai";
import { subjectLabel } from "../../../core/rules/finding.ts";

describe("core/rules/finding", () => {
  for (const { name, label } of [
    { name: "web-01", label: "web-01 (i-1)" },
    { name: null, label: "i-1" },
    { name: "", label: "i-1" },
    { name: "i-1", label: "i-1" },
  ]) {
    it(`labels an instance named ${JSON.stringify(name)} as ${label}`, () => {
      expect(subjectLabel({ id: "i-1", name })).to.equal(label);
    });
  }
});
