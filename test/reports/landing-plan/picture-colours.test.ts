import { expect } from "chai";
import { groupColour, outlooks, paper } from "../../../reports/landing-plan/picture/colours.ts";

/** WCAG 2.2, relative luminance. */
function luminance(colour: string): number {
  const parts = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16) / 255);
  const [red = 0, green = 0, blue = 0] = parts.map((part) =>
    part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

const groupColours = Array.from({ length: 7 }, (_, index) => groupColour(index));

describe("reports/landing-plan/picture/colours", () => {
  it("measures contrast as WCAG does", () => {
    expect(contrast("#ffffff", "#000000")).to.equal(21);
    expect(contrast("#ffffff", "#767676")).to.be.closeTo(4.54, 0.01);
  });

  for (const [what, ink, behind] of [
    ...Object.entries(outlooks).flatMap(([name, { ink, fill }]) => [
      [`${name} on its fill`, ink, fill] as const,
      [`ink on ${name}`, paper.ink, fill] as const,
      [`soft ink on ${name}`, paper.soft, fill] as const,
      [`a sign on ${name}`, paper.page, ink] as const,
      [`${name} on a panel`, ink, paper.panel] as const,
    ]),
    ["soft ink on a panel", paper.soft, paper.panel] as const,
    ...groupColours.map((colour, index) => [`chip ${String(index)}`, paper.page, colour] as const),
  ]) {
    it(`can be read: ${what}`, () => {
      expect(contrast(ink, behind)).to.be.at.least(4.5);
    });
  }

  it("gives neighbouring groups different colours, and begins again after the last", () => {
    expect(new Set(groupColours).size).to.equal(groupColours.length);
    expect(groupColour(groupColours.length)).to.equal(groupColours[0]);
  });
});
