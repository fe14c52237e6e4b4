import { expect } from "chai";
import { clearInstance, sourceInventory } from "../../support/inventory.ts";
import {
  goingOver,
  leftOut,
  membersThatStay,
  otherGroups,
} from "../../../core/landing/warnings.ts";

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

  for (const [way, zh, en] of [
    ["set", "一个资源管理全部规则", "one resource for all of them"],
    ["single", "每条规则一个资源", "a resource for each"],
  ] as const) {
    it(`says that rules go over to ${way}, in two runs`, () => {
      const text = goingOver("sg-1", { way });

      expect(text.zh).to.include("sg-1").and.include(zh).and.include("下一次 pulumi up");
      expect(text.en).to.include("sg-1").and.include(en).and.include("the next pulumi up");
    });
  }

  it("counts the members of a group that stay, and names the first of them", () => {
    const stay = (count: number) =>
      sourceInventory({
        instances: Array.from({ length: count }, (_, index) =>
          clearInstance({ id: `i-${String(index)}`, securityGroupIds: ["sg-1"] }),
        ),
      });
    const texts = [0, 1, 6].map((count) =>
      membersThatStay("sg-1", { inventory: stay(count), placed: [] }),
    );

    expect(texts[0]).to.equal(undefined);
    expect(texts[1]?.en).to.include("1 of its members").and.include("(i-0)");
    expect(texts[2]?.en).to.include("6 of its members").and.include("i-4 and more)");
    expect(texts[2]?.zh).to.include("6 个成员").and.include("i-4 等");
  });

  const instance = {
    facts: clearInstance({ id: "i-1" }),
    sourceGroupId: "sg-1",
    otherGroupIds: ["sg-2", "sg-3"],
  };

  for (const { way, zh, en } of [
    { way: "leave-out", zh: "不再对它生效", en: "no longer hold" },
    { way: "join-after", zh: "过户后请把它加入", en: "after the transfer let it join" },
  ] as const) {
    it(`names the chosen group and the others under ${way}, and what becomes of them`, () => {
      const text = otherGroups({ ...instance, otherGroups: way });

      for (const said of [text?.zh, text?.en])
        expect(said).to.include("i-1").and.include("sg-1").and.include("sg-2, sg-3");
      expect(text?.zh).to.include(zh);
      expect(text?.en).to.include(en);
    });
  }

  it("says nothing of merged groups, nor of an instance in one group alone", () => {
    expect(otherGroups({ ...instance, otherGroups: "merge" })).to.equal(undefined);
    expect(otherGroups({ ...instance, otherGroups: "leave-out", otherGroupIds: [] })).to.equal(
      undefined,
    );
  });
});
