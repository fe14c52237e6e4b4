import { expect } from "chai";
import { pauseAfter } from "../../components/throttled.ts";

const throttled =
  "resource_alicloud_security_group_rule.go:208:\nSDK.ServerError\nErrorCode: Throttling\nRecommend: …";

describe("components/throttled", () => {
  it("waits longer from try to try, and gives up after half a minute", () => {
    const pauses = [1, 2, 3, 4, 5, 6].map((tries) =>
      pauseAfter(Array<string>(tries).fill(throttled)),
    );

    expect(pauses).to.deep.equal([1000, 2000, 4000, 8000, 16000, undefined]);
  });

  it("knows the codes that an account's or an API's own limit gives", () => {
    for (const code of ["Throttling.User", "Throttling.Api"]) {
      expect(pauseAfter([throttled.replace("Throttling", code)])).to.equal(1000);
    }
  });

  it("leaves every other failure alone, whatever came before it", () => {
    expect(
      pauseAfter(["ErrorCode: Forbidden.RAM\nMessage: Throttling is not the reason", throttled]),
    ).to.equal(undefined);
    expect(pauseAfter([])).to.equal(undefined);
  });
});
