import { expect } from "chai";
import { leftOut, otherGroups } from "../../../core/landing/warnings.ts";

describe("core/landing/warnings", () => {
  it("quotes the rule that is not carried, and why", () => {
    const rule = {
      quote: "ingress tcp 22/22 pl-1",
      reason: { zh: "前缀列表", en: "a prefix list" },
    };

    expect(leftOut("sg-1", rule)).to.deep.equal({
      zh: "sg-1：未带过去的规则：ingress tcp 22/22 pl-1（前缀列表）",
      en: "sg-1: not carried: ingress tcp 22/22 pl-1 (a prefix list)",
    });
  });

  it("names the chosen group and those that no longer hold", () => {
    const { zh, en } = otherGroups("i-1", "sg-1", ["sg-2", "sg-3"]);

    for (const text of [zh, en])
      expect(text).to.include("i-1").and.include("sg-1").and.include("sg-2, sg-3");
  });
});
