import { expect } from "chai";
import fc from "fast-check";
import { displayWidth, wrap } from "../../../reports/text/wrap.ts";

const text = fc
  .array(
    fc.constantFrom(
      "实例",
      "过户",
      "，",
      "。",
      "（R5.4）",
      "aliyun",
      " ",
      "  ",
      "ecs",
      "--InstanceId",
      "i-bp1example0123456789",
      "e\u0301",
      "👩‍💻",
    ),
    { maxLength: 40 },
  )
  .map((parts) => parts.join(""));

describe("reports/text/wrap", () => {
  for (const [given, width] of [
    ["web-01", 6],
    ["实例", 4],
    ["（R5）", 6],
    ["e\u0301", 1],
    ["👩‍💻", 2],
    ["", 0],
    ["a\u200Bb", 2],
    ["한국", 4],
    ["ｱｲ", 2],
    ["…→", 2],
    ["\u{2F800}", 2],
  ] as const) {
    it(`measures ${JSON.stringify(given)} as ${width} columns`, () => {
      expect(displayWidth(given)).to.equal(width);
    });
  }

  it("keeps English words whole", () => {
    expect(wrap("nothing mends a spot instance", 12)).to.equal("nothing\nmends a spot\ninstance");
  });

  it("breaks Chinese between words, and never begins a line with a full stop", () => {
    expect(wrap("抢占式实例不支持过户。", 20)).to.match(/^\p{Script=Han}+\n\p{Script=Han}+。$/u);
  });

  it("breaks a word that is wider than the line", () => {
    expect(wrap("i-bp1example", 5)).to.equal("i-bp1\nexamp\nle");
  });

  it("keeps the line ends that are there", () => {
    expect(wrap("one\ntwo", 10)).to.equal("one\ntwo");
  });

  it("fits every line into the width and loses nothing but blanks at line ends", () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 2, max: 40 }), (given, width) => {
        const wrapped = wrap(given, width);

        for (const line of wrapped.split("\n")) expect(displayWidth(line)).to.be.at.most(width);
        expect(wrapped.replaceAll(/\s/g, "")).to.equal(given.replaceAll(/\s/g, ""));
      }),
    );
  });
});
