import { expect } from "chai";
import { measuredByDefault, stateOf, sumOf } from "../../../core/capacity/capacity.ts";
import type { Counts } from "../../../core/capacity/capacity.ts";
import { denied } from "./support.ts";

describe("core/capacity/capacity", () => {
  const STATES: [string, Counts, string, string][] = [
    ["room", { used: 1, needed: 2, limit: 10 }, "enough", "enough"],
    ["the last place", { used: 8, needed: 2, limit: 10 }, "enough", "enough"],
    ["one too many", { used: 9, needed: 2, limit: 10 }, "short", "unknown"],
    ["nothing allowed and nothing wanted", { used: 0, needed: 0, limit: 0 }, "enough", "enough"],
    ["use not seen", { used: denied, needed: 2, limit: 10 }, "unknown", "unknown"],
    ["need not seen", { used: 2, needed: denied, limit: 10 }, "unknown", "unknown"],
    ["limit not seen", { used: 0, needed: 1, limit: denied }, "unknown", "unknown"],
    [
      "too much needed, whatever is used",
      { used: denied, needed: 11, limit: 10 },
      "short",
      "unknown",
    ],
    [
      "too much used, whatever is needed",
      { used: 11, needed: denied, limit: 10 },
      "short",
      "unknown",
    ],
  ];
  for (const [name, counts, state, byDefault] of STATES) {
    it(`finds ${state} with ${name}, and ${byDefault} where the limit is a default`, () => {
      const text = { zh: "", en: "" };
      const of = { kind: "vpcs", subject: "", what: text, source: text } as const;

      expect(stateOf(counts)).to.equal(state);
      expect(measuredByDefault({ ...of, ...counts }).state).to.equal(byDefault);
    });
  }

  it("adds counts, and does not add what is unknown", () => {
    expect(sumOf([])).to.equal(0);
    expect(sumOf([1, 2, 3])).to.equal(6);
    expect(sumOf([1, denied, 3])).to.deep.equal(denied);
  });
});
