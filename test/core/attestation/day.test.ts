import { expect } from "chai";
import { dayOf, endOfDay, isDay } from "../../../core/attestation/day.ts";

describe("core/attestation/day", () => {
  it("ends a day at midnight in Beijing", () => {
    expect(endOfDay("2026-06-30").toISOString()).to.equal("2026-06-30T16:00:00.000Z");
  });

  it("names the day in Beijing at an instant", () => {
    expect(dayOf(new Date("2026-06-30T15:59:59Z"))).to.equal("2026-06-30");
    expect(dayOf(new Date("2026-06-30T16:00:00Z"))).to.equal("2026-07-01");
  });

  for (const [day, is] of [
    ["2026-02-28", true],
    ["2028-02-29", true],
    ["2026-02-29", false],
    ["2026-04-31", false],
    ["soon", false],
  ] as const) {
    it(`${is ? "knows" : "does not know"} ${day}`, () => {
      expect(isDay(day)).to.equal(is);
    });
  }
});
