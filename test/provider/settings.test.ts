import { expect } from "chai";
import { readSettings, settingProblems } from "../../provider/settings.ts";

describe("the settings of the rule set provider", () => {
  it("take no keys, and no values that mean nothing", () => {
    const config = { accessKey: "a", secretKey: "b", securityToken: "c", protocol: "ftp" };
    const problems = settingProblems(config, "unknown");

    expect(problems.map(({ field }) => field)).to.deep.equal([
      ...["accessKey", "secretKey", "securityToken", "protocol"],
    ]);
    expect(problems[0]?.reason.en).to.include("environment");
  });

  it("let what is not known yet pass, and what other parts of the stack call ecs-transfer", () => {
    const config = { protocol: "unknown", manifest: "transfer.yaml", language: "zh" };

    expect(settingProblems(config, "unknown")).to.deep.equal([]);
  });

  it("spell the protocol as the alicloud provider does, in either case", () => {
    expect(readSettings({ protocol: "HTTP", endpoint: "127.0.0.1:1" }, {})).to.deep.equal({
      ...{ protocol: "http", endpoint: "127.0.0.1:1" },
      ...{ region: undefined, profile: undefined },
    });
  });

  it("take the region of the environment where they name none", () => {
    const environment = { ALICLOUD_REGION: "cn-hangzhou", ALIBABA_CLOUD_REGION: "cn-beijing" };

    expect(readSettings({}, environment).region).to.equal("cn-hangzhou");
    expect(readSettings({ region: "cn-shanghai" }, environment).region).to.equal("cn-shanghai");
  });

  it("act as the account of the key in the environment, before any profile's", () => {
    const key = { ALICLOUD_ACCESS_KEY: "a", ALICLOUD_SECRET_KEY: "b" };

    expect(readSettings({ profile: "p" }, { ALICLOUD_PROFILE: "q" }).profile).to.equal("p");
    expect(readSettings({}, { ALIBABA_CLOUD_PROFILE: "q" }).profile).to.equal("q");
    expect(readSettings({ profile: "p" }, key).profile).to.equal(undefined);
  });
});
