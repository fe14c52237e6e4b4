import { expect } from "chai";
import { recordedIn, wayOfRun } from "../../../core/landing/rule-ways.ts";

describe("core/landing/rule-ways", () => {
  for (const [planned, recorded, expected] of [
    ["single", undefined, { way: "single", leaving: undefined, record: "single" }],
    ["set", "set", { way: "set", leaving: undefined, record: "set" }],
    ["set", "single", { way: "set", leaving: "single", record: "single>set" }],
    ["single", "set", { way: "single", leaving: "set", record: "set>single" }],
    ["set", "single>set", { way: "set", leaving: undefined, record: "set" }],
    ["single", "single>set", { way: "single", leaving: "set", record: "set>single" }],
    ["set", "of another release", { way: "set", leaving: undefined, record: "set" }],
  ] as const) {
    it(`goes to ${planned} from ${String(recorded)}`, () => {
      expect(wayOfRun(planned, recorded)).to.deep.equal(expected);
    });
  }

  it("reads what the run before recorded", () => {
    expect(recordedIn({ "sg-1": "set" }, { "sg-1": "sg-new", "sg-2": "sg-other" })).to.deep.equal({
      "sg-1": "set",
    });
  });

  it("takes a landing of which nothing is recorded for one of a resource a rule", () => {
    expect(recordedIn(undefined, { "sg-1": "sg-new" })).to.deep.equal({ "sg-1": "single" });
  });

  it("knows nothing of a stack that has not landed", () => {
    expect(recordedIn(undefined, undefined)).to.deep.equal({});
  });
});
