import { expect } from "chai";
import fc from "fast-check";
import { readAmount, wholeAmount } from "../../../core/rules/amount.ts";
import { isUnknown } from "../../../core/unknown.ts";

describe("core/rules/amount", () => {
  for (const { text, units } of [
    { text: "0", units: 0n },
    { text: "0.00", units: 0n },
    { text: "-0.00", units: 0n },
    { text: "100", units: 10_000_000_000n },
    { text: "99.99", units: 9_999_000_000n },
    { text: "-3.20", units: -320_000_000n },
    { text: "0.00000001", units: 1n },
    { text: "-0.5", units: -50_000_000n },
    { text: "1,000", units: 100_000_000_000n },
    { text: "10,000.00", units: 1_000_000_000_000n },
    { text: "10000.00", units: 1_000_000_000_000n },
    { text: "-1,234,567.89", units: -123_456_789_000_000n },
    { text: "999999999999999.99999999", units: 99_999_999_999_999_999_999_999n },
  ]) {
    it(`reads ${text} exactly`, () => {
      expect(readAmount(text)).to.equal(units);
    });
  }

  for (const text of [
    "",
    "-",
    ".50",
    "5.",
    "+5.00",
    "--5.00",
    " 5.00",
    "5.00\n",
    "5.00 CNY",
    "10,00",
    "1,0000.00",
    "1000,000.00",
    ",100",
    "10.000,00",
    "1,000,00.00",
    "0,100.00",
    "007",
    "1e3",
    "0x64",
    "NaN",
    "Infinity",
    "***",
    "１００",
    "0.000000001",
    "9999999999999999",
  ]) {
    it(`says that ${JSON.stringify(text)} cannot be read`, () => {
      expect(readAmount(text)).to.deep.equal({
        unknown: `${JSON.stringify(text)} cannot be read as an amount`,
      });
    });
  }

  it("quotes no more than the beginning of a long text", () => {
    expect(readAmount("9".repeat(5000))).to.deep.equal({
      unknown: `"${"9".repeat(40)}" cannot be read as an amount`,
    });
  });

  it("tells an amount just below a whole one from it", () => {
    const below = readAmount("99.99999999");

    expect(!isUnknown(below) && below < wholeAmount(100)).to.equal(true);
    expect(readAmount("100.00000000")).to.equal(wholeAmount(100));
  });

  it("reads the same amount with and without separators, and the negative of it with a sign", () => {
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 0, max: 99 }), (whole, cents) => {
        const fraction = String(cents).padStart(2, "0");
        const units = wholeAmount(whole) + BigInt(cents) * 1_000_000n;

        expect(readAmount(`${String(whole)}.${fraction}`)).to.equal(units);
        expect(readAmount(`${whole.toLocaleString("en-US")}.${fraction}`)).to.equal(units);
        expect(readAmount(`-${String(whole)}.${fraction}`)).to.equal(-units);
      }),
    );
  });
});
