import { expect } from "chai";
import { intersect } from "../../../core/rules/window.ts";

const day = (number: number) => new Date(Date.UTC(2026, 5, number));

describe("core/rules/window", () => {
  for (const { name, windows, common } of [
    { name: "is open on both sides where nothing bounds it", windows: [{}, {}], common: {} },
    {
      name: "opens with the last to open",
      windows: [{ eligibleFrom: day(2) }, {}, { eligibleFrom: day(9) }, { eligibleFrom: day(3) }],
      common: { eligibleFrom: day(9) },
    },
    {
      name: "closes with the first to close",
      windows: [
        { eligibleUntil: day(9) },
        {},
        { eligibleUntil: day(2) },
        { eligibleUntil: day(3) },
      ],
      common: { eligibleUntil: day(2) },
    },
    {
      name: "has both ends, even where none of it is left",
      windows: [{ eligibleFrom: day(9) }, { eligibleUntil: day(2) }],
      common: { eligibleFrom: day(9), eligibleUntil: day(2) },
    },
  ]) {
    it(name, () => {
      expect(intersect(windows)).to.deep.equal(common);
    });
  }
});
