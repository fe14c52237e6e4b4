import { expect } from "chai";
import { noIdentity, wrongDestination } from "../../../core/landing/destination.ts";

const plan = {
  region: "cn-hangzhou",
  sourceAccount: "1404423000000010",
  targetAccount: "1755000000000020",
};
const right = { account: plan.targetAccount, region: plan.region };

function said(over: Partial<{ account: string; region: string | undefined }>): string[] {
  return wrongDestination(plan, { ...right, ...over }).map(({ en }) => en);
}

describe("core/landing/destination", () => {
  it("has nothing against the target account in the instances' region", () => {
    expect(said({})).to.deep.equal([]);
  });

  it("refuses the source's key, and says whose it is and what to set", () => {
    expect(said({ account: plan.sourceAccount }).join()).to.match(
      /^the provider's key is of account 1404423000000010 \(the source\), the target account is 1755000000000020; .* ALICLOUD_ACCESS_KEY/,
    );
  });

  it("refuses a stranger's key without calling it the source's", () => {
    expect(said({ account: "1000000000000001" }).join())
      .to.contain("account 1000000000000001, the target")
      .and.not.to.contain("(the source)");
  });

  it("refuses another region, and one that is not named", () => {
    expect(said({ region: "cn-shanghai" }).join()).to.match(
      /in cn-hangzhou, the stack's region is cn-shanghai; .* set alicloud:region cn-hangzhou$/,
    );
    expect(said({ region: undefined }).join()).to.contain("the stack names no region");
  });

  it("says the same in Chinese", () => {
    const zh = (over: Parameters<typeof said>[0]) =>
      wrongDestination(plan, { ...right, ...over })
        .map((text) => text.zh)
        .join("");

    expect(zh({ account: plan.sourceAccount })).to.contain("1404423000000010（源账号）");
    expect(zh({ account: "1000000000000001" })).not.to.contain("源账号");
    expect(zh({ region: "cn-shanghai" })).to.contain("的地域是 cn-shanghai");
    expect(zh({ region: undefined })).to.contain("未设置地域");
  });

  it("tells code and message of a refused key, and leaves the rest of a long answer", () => {
    const answer =
      "Error: invoking x: SDK.ServerError\n    ErrorCode: InvalidAccessKeyId.NotFound\n    RequestId: 5A31\n    Message: Specified access key is not found.\n    RespHeaders: map[]";

    expect(noIdentity(answer).en)
      .to.contain(
        ": InvalidAccessKeyId.NotFound: Specified access key is not found. Check ALICLOUD",
      )
      .and.not.to.contain("RequestId");
    expect(noIdentity("no answer").en).to.contain("cannot be told: no answer. Check");
  });

  it("says both at once", () => {
    expect(said({ account: "1000000000000001", region: undefined })).to.have.length(2);
  });
});
