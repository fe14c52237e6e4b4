import { expect } from "chai";
import {
  originDescription,
  originKeys,
  originPrefix,
  originTags,
  stackOf,
  takesPlaceOf,
} from "../../../core/landing/origin.ts";

const origin = { stack: "ecs-transfer/dev", sourceAccount: "1404423000000010" };

describe("core/landing/origin", () => {
  it("names stack, account and source resource", () => {
    expect(originTags(origin, "vsw-bp1a")).to.deep.equal({
      "ecs-transfer:stack": "ecs-transfer/dev",
      "ecs-transfer:source-account": "1404423000000010",
      "ecs-transfer:source-id": "vsw-bp1a",
    });
  });

  it("says the same in a description that begins with the stack", () => {
    const description = originDescription(origin, "vsw-bp1a");

    expect(description.startsWith(originPrefix(origin.stack))).to.equal(true);
    expect(description).to.contain("vsw-bp1a").and.to.contain("1404423000000010");
    expect(description.startsWith(originPrefix("ecs-transfer/de"))).to.equal(false);
  });

  it("reads from a description which stack landed it, and in whose place", () => {
    const description = originDescription(origin, "vsw-bp1a");

    expect(stackOf(description)).to.equal("ecs-transfer/dev");
    expect(takesPlaceOf(description, "vsw-bp1a", "1404423000000010")).to.equal(true);
    expect(takesPlaceOf(description, "vsw-bp1", "1404423000000010")).to.equal(false);
    expect(takesPlaceOf(description, "vsw-bp1a", "1404423000000011")).to.equal(false);
  });

  for (const description of [
    "",
    "office",
    "ecs-transfer ecs-transfer/dev",
    "see: ecs-transfer ecs-transfer/dev takes the place of vsw-bp1a in 1404423000000010",
    "ecs-transfer ecs-transfer/dev takes the place of vsw-bp1a in 1404423000000010, no more",
  ]) {
    it(`finds no stack in ${JSON.stringify(description)}`, () => {
      expect(stackOf(description)).to.equal(undefined);
      expect(takesPlaceOf(description, "vsw-bp1a", "1404423000000010")).to.equal(false);
    });
  }

  it("keeps to what tags and descriptions may hold", () => {
    const longest = { ...origin, stack: `${"a".repeat(60)}/${"b".repeat(60)}` };

    for (const key of Object.values(originKeys)) {
      expect(key).to.match(/^(?!aliyun|acs:)(?!.*https?:\/\/).{1,128}$/);
    }
    expect(originDescription(longest, `sg-${"0".repeat(20)}`)).to.match(
      /^(?!https?:\/\/).{2,256}$/,
    );
  });
});
