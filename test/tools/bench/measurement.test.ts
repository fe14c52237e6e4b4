import { expect } from "chai";
import { isInside, medianOf, ratiosOf, suiteTable } from "../../../tools/bench/measurement.ts";
import type { Measurement } from "../../../tools/bench/measurement.ts";

const took = (values: readonly number[], target?: number): Measurement => ({
  what: { zh: "用时", en: "time" },
  unit: "ms",
  values,
  ...(target === undefined ? {} : { target }),
});

describe("tools/bench/measurement", () => {
  it("takes the middle value, and of an even number the mean of the two in the middle", () => {
    expect(medianOf([9, 1, 5])).to.equal(5);
    expect(medianOf([10, 1, 2, 4])).to.equal(3);
    expect(medianOf([])).to.be.NaN;
  });

  it("divides within a round, never between rounds", () => {
    const rounds = [
      { ours: 20, byHand: 10 },
      { ours: 90, byHand: 30 },
    ];
    expect(ratiosOf(rounds, "ours", "byHand")).to.deep.equal([2, 3]);
  });

  it("is inside its target up to the target itself, by its median", () => {
    expect(isInside(took([1, 5, 100], 5))).to.equal(true);
    expect(isInside(took([1, 6, 7], 5))).to.equal(false);
    expect(isInside(took([1]))).to.equal(undefined);
  });

  it("shows median, spread and target in both languages", () => {
    const result = {
      name: "start",
      title: { zh: "启动", en: "start" },
      measurements: [took([120, 100, 180], 110), took([3])],
      remarks: [{ zh: "未测 jq", en: "jq was left out" }],
    };
    const table = suiteTable(result, "en");
    expect(table).to.match(/time\s+│\s+120 ms\s+│\s+100 – 180 ms\s+│\s+≤ 110 ms {2}over/);
    expect(table).to.match(/time\s+│\s+3\.00 ms\s+│\s+3\.00 – 3\.00 ms\s+│\s+│/);
    expect(table).to.include("jq was left out");
    expect(suiteTable(result, "zh")).to.include("超出").and.include("未测 jq");
  });
});
