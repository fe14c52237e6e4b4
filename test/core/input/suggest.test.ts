import { expect } from "chai";
import { nearest } from "../../../core/input/suggest.ts";

describe("core/input/suggest", () => {
  for (const { typed, candidates, meant } of [
    { typed: "instnaces", candidates: ["landing", "instances"], meant: "instances" },
    { typed: "VPC", candidates: ["vpc", "vsw"], meant: "vpc" },
    { typed: "ab", candidates: ["ax"], meant: "ax" },
    { typed: "ab", candidates: ["xy"], meant: undefined },
    { typed: "abcdef", candidates: ["abxxef"], meant: "abxxef" },
    { typed: "abcdef", candidates: ["axxxef"], meant: undefined },
    { typed: "abcd", candidates: ["abcdef"], meant: "abcdef" },
    { typed: "a", candidates: [], meant: undefined },
    { typed: "", candidates: ["a"], meant: undefined },
    { typed: "a".repeat(200), candidates: ["a".repeat(199)], meant: "a".repeat(199) },
    { typed: "a".repeat(201), candidates: ["a".repeat(200)], meant: undefined },
  ]) {
    const shown = typed.length > 20 ? `${String(typed.length)} letters` : JSON.stringify(typed);
    it(`takes ${shown} for ${meant === undefined ? "nothing" : "what is near"} of ${String(candidates.length)}`, () => {
      expect(nearest(typed, candidates)).to.equal(meant);
    });
  }
});
