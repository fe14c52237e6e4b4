import { expect } from "chai";
import fc from "fast-check";
import { bandsOf } from "../../../reports/landing-plan/picture/bands.ts";
import type { Block } from "../../../reports/landing-plan/picture/blocks.ts";
import { fitted, fittedName, textWidth } from "../../../reports/landing-plan/picture/measure.ts";
import { shown } from "../../../reports/text/shown.ts";
import { instanceOverview, vswitchOverview } from "../../support/landing-overview.ts";
import { wildText } from "../support/wild-text.ts";

const heights = { frame: 45, line: 27 };

/** vSwitches with so many instances each. */
function blocksOf(counts: readonly number[]): Block[] {
  return counts.map((count, block) => ({
    vswitch: vswitchOverview({ sourceId: `vsw-${String(block)}` }),
    vswitches: 1,
    lines: Array.from({ length: count }, (_, index) => ({
      kind: "instance" as const,
      instance: instanceOverview({ id: `i-${String(block)}-${String(index)}` }),
    })),
  }));
}

const someCounts = fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 12 });

describe("reports/landing-plan/picture/bands", () => {
  it("puts every line into one of at most so many bands, in its order", () => {
    fc.assert(
      fc.property(someCounts, fc.integer({ min: 1, max: 4 }), (counts, most) => {
        const blocks = blocksOf(counts);
        const bands = bandsOf(blocks, most, heights);
        const lines = bands.flatMap(({ parts }) => parts.flatMap((part) => part.lines));

        expect(bands).to.have.length.within(1, most);
        expect(lines).to.deep.equal(blocks.flatMap((block) => block.lines));
      }),
    );
  });

  it("marks as continued all parts of a vSwitch but its first", () => {
    fc.assert(
      fc.property(someCounts, (counts) => {
        const parts = bandsOf(blocksOf(counts), 3, heights).flatMap((band) => band.parts);
        const first = parts.filter(({ isContinued }) => !isContinued);

        expect(first.map(({ block }) => block.vswitch?.sourceId)).to.deep.equal(
          counts.map((_, index) => `vsw-${String(index)}`),
        );
      }),
    );
  });

  it("makes bands of about the same height", () => {
    const bands = bandsOf(blocksOf(Array.from({ length: 10 }, () => 6)), 2, heights);

    expect(bands.map(({ parts }) => parts.length)).to.deep.equal([5, 5]);
    expect(bands.map(({ height }) => height)).to.deep.equal([1035, 1035]);
  });
});

describe("reports/landing-plan/picture/measure", () => {
  const setting = { size: 12, bold: true };

  for (const [name, cut] of Object.entries({ fitted, fittedName })) {
    it(`gives no text that is wider than its place: ${name}`, () => {
      fc.assert(
        fc.property(wildText, fc.integer({ min: 20, max: 300 }), (text, width) => {
          expect(textWidth(cut(text, width, setting), setting)).to.be.at.most(width);
        }),
      );
    });

    it(`leaves a text that fits as it is: ${name}`, () => {
      fc.assert(
        fc.property(wildText, (text) => {
          expect(cut(text, 100_000, setting)).to.equal(shown(text));
        }),
      );
    });
  }

  it("cuts a text at its end, and a name in its middle", () => {
    expect(fitted("shop-database-replica-17", 100, setting)).to.match(/^shop-d\w*…$/);
    expect(fittedName("shop-database-replica-17", 100, setting)).to.match(/^shop\S*…a-17$/);
  });

  it("takes a Han character for about as wide as it is high", () => {
    expect(textWidth("数据库", { size: 10 })).to.be.within(30, 32);
  });
});
