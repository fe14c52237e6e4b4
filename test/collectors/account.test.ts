import { expect } from "chai";
import { collectStanding } from "../../collectors/account.ts";
import type { Standing } from "../../collectors/account.ts";
import { CloudError } from "../../collectors/cloud-error.ts";
import { ask, billingPage } from "./asking.ts";
import type { Asked } from "./asking.ts";
import { failure, success } from "./hand-made-cloud.ts";
import type { Answering } from "./hand-made-cloud.ts";
import { denied } from "./small-region.ts";

const own = "1000000000000001";

function standing(changes: Record<string, Answering> = {}): Promise<Asked<Standing>> {
  return ask(changes, (cloud) => collectStanding(cloud, own));
}

describe("collectors/account", () => {
  it("reads everything that there is to read of an account, each with one call", async () => {
    const { result, callsOf } = await standing();

    expect(result).to.deep.equal({
      standing: {
        realName: "yes",
        funds: { available: "100.00", cash: "100.00", currency: "CNY" },
        uncleared: { total: "0.00", history: "0.00" },
        fundAccountType: "DIRECT_USER",
        fundAccountStatus: "VALID",
        site: "26842",
        financialRelations: [],
        postpaidVcpus: { max: 500, used: 20 },
        encryptionByDefault: false,
      },
      gaps: [],
    });
    expect(callsOf("DescribeAccountAttributes").map((call) => call.query)).to.deep.equal([
      {
        RegionId: "cn-hangzhou",
        "AttributeName.1": "real-name-authentication",
        "AttributeName.2": "max-postpaid-instance-vcpu-count",
        "AttributeName.3": "used-postpaid-instance-vcpu-count",
      },
    ]);
    expect(callsOf("QueryFinancialAccountInfo")).to.be.empty;
  });

  for (const [action, facts] of [
    ["DescribeAccountAttributes", ["realName", "postpaidVcpus"]],
    ["DescribeDiskEncryptionByDefaultStatus", ["encryptionByDefault"]],
    ["QueryAccountBalance", ["funds"]],
    ["GetFundAccountAvailableAmount", ["uncleared"]],
    ["ListFundAccount", ["fundAccountType", "fundAccountStatus", "site"]],
    ["QueryRelationList", ["financialRelations"]],
  ] as const) {
    it(`leaves ${facts.join(", ")} unknown where ${action} is denied, and nothing else`, async () => {
      const { result } = await standing({ [action]: denied });

      const unknown = Object.entries(result.standing)
        .filter(([, fact]) => JSON.stringify(fact).includes("Forbidden.RAM"))
        .map(([name]) => name);
      expect(unknown).to.have.members(facts);
      expect(result.gaps.map((gap) => gap.action)).to.deep.equal([action]);
    });
  }

  it("does not take an attribute that is missing or no number for zero", async () => {
    const answerOf = (values: Record<string, string[]>) => () =>
      success({
        AccountAttributeItems: {
          AccountAttributeItem: Object.entries(values).map(([AttributeName, list]) => ({
            AttributeName,
            AttributeValues: { ValueItem: list.map((Value) => ({ Value })) },
          })),
        },
      });

    const { result: none } = await standing({ DescribeAccountAttributes: answerOf({}) });
    const { result: odd } = await standing({
      DescribeAccountAttributes: answerOf({
        "real-name-authentication": [],
        "max-postpaid-instance-vcpu-count": ["unlimited"],
        "used-postpaid-instance-vcpu-count": ["0"],
      }),
    });

    for (const { standing: facts } of [none, odd]) {
      expect(facts.realName).to.have.property("unknown").that.contains("real-name");
      expect(facts.postpaidVcpus).to.have.property("unknown").that.contains("max-postpaid");
    }
  });

  it("does not hide a frozen fund account, or one that does not say, behind a valid one", async () => {
    const valid = {
      FundAccountOwnerAccountId: own,
      FundAccountType: "DIRECT_USER",
      FundAccountStatus: "VALID",
      Site: 26842,
    };
    const of = async (changes: Record<string, unknown>) =>
      (
        await standing({
          ListFundAccount: () => success({ Data: [valid, { ...valid, ...changes }] }),
        })
      ).result.standing;

    expect(await of({ FundAccountStatus: "FROZEN", FundAccountType: "RESELLER_QUOTA" })).to.include(
      {
        fundAccountStatus: "FROZEN",
        fundAccountType: "RESELLER_QUOTA",
        site: "26842",
      },
    );
    const silent = await of({ FundAccountStatus: undefined, Site: undefined });
    expect(silent.fundAccountStatus).to.have.property("unknown");
    expect(silent.site).to.have.property("unknown");
    expect((await of({ Site: "26888" })).site)
      .to.have.property("unknown")
      .that.contains("26888");
    // Somebody else's fund account, which this one may only use.
    expect(
      await of({ FundAccountOwnerAccountId: "1000000000000002", FundAccountStatus: "CLOSED" }),
    ).to.include({ fundAccountStatus: "VALID" });
  });

  it("finds the frozen fund account behind one that does not say", async () => {
    const { result } = await standing({
      ListFundAccount: () => success({ Data: [{}, { FundAccountStatus: "FROZEN" }] }),
    });

    expect(result.standing.fundAccountStatus).to.equal("FROZEN");
  });

  it("does not take an account without fund accounts for one in order", async () => {
    const { result } = await standing({ ListFundAccount: () => success({ Data: [] }) });

    for (const name of ["fundAccountType", "fundAccountStatus", "site"] as const)
      expect(result.standing[name], name).to.have.property("unknown");
  });

  describe("with financial relations", () => {
    const relation = (AccountType: string, RelationType = "FinancialTrusteeship") => ({
      AccountId: 1000000000000009,
      AccountType,
      RelationType,
      State: "RELATED",
    });
    const info = (AccountType: string | undefined) => () =>
      success({ Success: true, Data: { IsFinancialAccount: true, AccountType } });

    it("says what part the account itself has, not the one at the other end", async () => {
      const { result, callsOf } = await standing({
        QueryRelationList: () =>
          billingPage("FinancialRelationInfoList", [
            relation("MASTER"),
            relation("MASTER", "FinancialManagement"),
          ]),
        QueryFinancialAccountInfo: info("MEMBER"),
      });

      expect(result.standing.financialRelations).to.deep.equal([
        { type: "FinancialTrusteeship", role: "MEMBER" },
        { type: "FinancialManagement", role: "MEMBER" },
      ]);
      expect(callsOf("QueryRelationList")[0]?.query).to.include({
        UserId: own,
        "StatusList.1": "RELATED",
        PageNum: "1",
        PageSize: "20",
      });
      expect(callsOf("QueryFinancialAccountInfo")[0]?.query).to.deep.equal({ UserId: own });
    });

    for (const [name, answer] of [
      ["contradicts the list", info("MASTER")],
      ["says nothing", info(undefined)],
      ["is denied", denied],
    ] as const) {
      it(`does not know the part where what is said of the account ${name}`, async () => {
        const { result } = await standing({
          QueryRelationList: () => billingPage("FinancialRelationInfoList", [relation("MASTER")]),
          QueryFinancialAccountInfo: answer,
        });

        expect(result.standing.financialRelations).to.have.property("unknown");
        expect(result.gaps.map((gap) => gap.action)).to.deep.equal(["QueryRelationList"]);
      });
    }

    it("reads all pages", async () => {
      const { result, callsOf } = await standing({
        QueryRelationList: ({ query }) =>
          billingPage(
            "FinancialRelationInfoList",
            query["PageNum"] === "1"
              ? Array.from({ length: 20 }, () => relation("MEMBER"))
              : [relation("MEMBER", "FinancialManagement")],
            21,
          ),
        QueryFinancialAccountInfo: info("MASTER"),
      });

      expect(result.standing.financialRelations).to.have.length(21);
      expect(callsOf("QueryRelationList")).to.have.length(2);
    });
  });

  it("ends when the key is refused", async () => {
    const error = await standing({
      ListFundAccount: () => failure(403, "InvalidAccessKeyId.Inactive", "no"),
    }).catch((thrown: unknown) => thrown);

    expect(error).to.be.instanceOf(CloudError).with.property("kind", "key");
  });
});
