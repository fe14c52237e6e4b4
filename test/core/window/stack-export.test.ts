import { expect } from "chai";
import { parseStackExport } from "../../../core/window/stack-export.ts";

describe("core/window/stack-export", () => {
  it("reads a stack without resources", () => {
    const empty = JSON.stringify({ version: 3, deployment: { resources: null } });

    expect(parseStackExport(empty, "export.json")).to.deep.equal({ ok: true, value: [] });
  });

  it("says where a file is not an export", () => {
    for (const text of ["{}", "[]", '{"deployment":{"resources":[{"type":"x"}]}}', "no JSON"]) {
      const parsed = parseStackExport(text, "export.json");
      expect(parsed.ok, text).to.equal(false);
      if (!parsed.ok) expect(parsed.errors[0]?.file).to.equal("export.json");
    }
  });
});
