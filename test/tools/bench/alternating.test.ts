import { expect } from "chai";
import { alternating } from "../../../tools/bench/alternating.ts";

describe("tools/bench/alternating", () => {
  it("lets every contender take its turn, every other round backwards, and forgets the first rounds", async () => {
    const turns: string[] = [];
    const turn = (name: string) => () => turns.push(name);
    const told = await alternating(
      { warmUp: 1, rounds: 2 },
      { one: turn("one"), other: () => Promise.resolve(turn("other")()) },
    );
    expect(turns).to.deep.equal(["one", "other", "other", "one", "one", "other"]);
    expect(told).to.deep.equal([
      { other: 3, one: 4 },
      { one: 5, other: 6 },
    ]);
  });
});
