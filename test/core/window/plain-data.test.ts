import { expect } from "chai";
import fc from "fast-check";
import { isDeepStrictEqual } from "node:util";
import { canonicalJson } from "../../../core/window/plain-data.ts";

describe("core/window/plain-data", () => {
  const data = fc.jsonValue({ maxDepth: 4 });

  it("writes data alike whatever the order of its keys, and is JSON", () => {
    fc.assert(
      fc.property(data, (value) => {
        const text = canonicalJson(value);
        expect(canonicalJson(reordered(value))).to.equal(text);
        expect(canonicalJson(JSON.parse(text))).to.equal(text);
      }),
    );
  });

  it("writes data that differs in more than what is left out differently", () => {
    fc.assert(
      fc.property(data, data, (one, other) => {
        const same = isDeepStrictEqual(counting(one), counting(other));
        expect(canonicalJson(one) === canonicalJson(other)).to.equal(same);
      }),
    );
  });

  function reordered(value: unknown): unknown {
    if (Array.isArray(value)) return value.map(reordered);
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(
      Object.entries(value)
        .toReversed()
        .map(([key, inner]) => [key, reordered(inner)]),
    );
  }

  /** Without what no policy gets to see; minus zero is a zero in JSON. */
  function counting(value: unknown): unknown {
    if (Object.is(value, -0)) return 0;
    if (Array.isArray(value)) return value.map(counting);
    if (typeof value !== "object" || value === null) return value;
    const kept = Object.entries(value).filter(
      ([key, inner]) => !key.startsWith("__") && inner !== null,
    );
    return Object.fromEntries(kept.map(([key, inner]) => [key, counting(inner)]));
  }
});
