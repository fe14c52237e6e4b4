import { expect } from "chai";
import { beijing, lengthOf } from "../../../reports/text/instants.ts";

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

describe("reports/text/instants", () => {
  it("tells an instant in Beijing time", () => {
    expect(beijing(new Date("2026-12-31T20:00:00Z"))).to.equal("2027-01-01T04:00:00+08:00");
  });

  it("rounds a part of a second to the side that is asked for", () => {
    const odd = new Date("2026-06-01T00:00:00.001Z");

    expect(beijing(odd, "earlier")).to.equal("2026-06-01T08:00:00+08:00");
    expect(beijing(odd, "later")).to.equal("2026-06-01T08:00:01+08:00");
  });

  for (const [ms, en, zh] of [
    [0, "less than 1 min", "不到 1 分钟"],
    [59 * second, "less than 1 min", "不到 1 分钟"],
    [minute, "1 min", "1 分钟"],
    [25 * hour + 59 * minute, "1 d 1 h", "1 天 1 小时"],
    [day, "1 d", "1 天"],
    [day + minute, "1 d", "1 天"],
    [3 * hour + 5 * minute, "3 h 5 min", "3 小时 5 分钟"],
  ] as const) {
    it(`tells ${String(ms)} ms as ${en}`, () => {
      expect(lengthOf(ms)).to.deep.equal({ en, zh });
    });
  }
});
