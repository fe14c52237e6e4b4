import { expect } from "chai";
import { confirmationRows } from "../../../core/landing/confirmation.ts";
import { clearInstance } from "../../support/inventory.ts";

const plan = {
  targetAccount: "1755000000000020",
  instances: [
    {
      facts: clearInstance(),
      name: "web-1",
      zone: "cn-hangzhou-h",
      sourceVswitchId: "vsw-a",
      sourceGroupId: "sg-a",
      otherGroupIds: [],
      otherGroups: "leave-out" as const,
    },
  ],
};
const ids = {
  vpcId: "vpc-new",
  vswitchIds: { "vsw-a": "vsw-new" },
  securityGroupIds: { "sg-a": "sg-new" },
};

describe("core/landing/confirmation", () => {
  it("gives each instance its ids under stable keys and under the console's names", () => {
    expect(confirmationRows(plan, ids)).to.deep.equal([
      {
        instanceId: "i-bp1clear",
        instanceName: "web-1",
        zone: "cn-hangzhou-h",
        targetAccount: "1755000000000020",
        vpcId: "vpc-new",
        vswitchId: "vsw-new",
        securityGroupId: "sg-new",
        过户后账号交换机ID: "vsw-new",
        过户后账号安全组ID: "sg-new",
      },
    ]);
  });

  it("throws where something has not landed", () => {
    expect(() => confirmationRows(plan, { ...ids, vswitchIds: {} })).to.throw(
      "nothing landed for vsw-a",
    );
  });
});
