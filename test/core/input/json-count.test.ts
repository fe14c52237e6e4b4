import { expect } from "chai";
import fc from "fast-check";
import { extentOf, keysWritten } from "../../../core/input/json-count.ts";

const nothing = { keys: 0, levels: 0, longestList: 0 };

describe("core/input/json-count", () => {
  it("counts as many keys in any text as its data has", () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), fc.nat(2), (value, indent) => {
        const text = JSON.stringify(value, null, indent);
        expect(keysWritten(text)).to.equal(extentOf(JSON.parse(text), 64).keys);
      }),
    );
  });

  it("counts a key that is written twice, however it is spelled", () => {
    expect(keysWritten('{"a": 1, "\\u0061": {"b:": ":\\"", "a\\\\": 2}}')).to.equal(4);
  });

  it("tells how deep data goes and how long its longest list or map is", () => {
    expect(extentOf(7, 64)).to.deep.equal(nothing);
    expect(extentOf({ a: [1, { b: [] }, 3], c: null }, 64)).to.deep.equal({
      ...{ keys: 3, levels: 4, longestList: 3 },
    });
  });

  it("goes no deeper than it is told", () => {
    const deep = JSON.parse("[".repeat(100_000) + "]".repeat(100_000)) as unknown;
    expect(extentOf(deep, 64).levels).to.equal(65);
  });
});
