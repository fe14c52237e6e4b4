import { expect } from "chai";
import fc from "fast-check";
import { sumOf } from "../../simulator/bss/answers.ts";
import { startSimulator, type Simulator } from "../../simulator/server.ts";
import { parseWorld, WorldError } from "../../simulator/world.ts";
import { at, BSS, client, listAt, refusalOf, WORLD, type Client } from "./support.ts";

const BSS_2023 = "2023-09-30";

const KEYS = `
    orders:
      - { id: "201", createdAt: -200d, amount: 0, grossAmount: 120.50, instances: [i-a, d-data] }
      - { id: "202", type: Renew, createdAt: -10d, amount: 99.9, instances: [paid], startsAt: +100d, endsAt: +130d }
      - { id: "203", type: TempUpgrade, createdAt: -2d, instances: [i-a], startsAt: -1d, endsAt: +1d }
      - { id: "204", status: Unpaid, createdAt: -30m, productCode: disk }
      - { id: "205", type: Refund, createdAt: -3h, relatedOrder: "201" }
    fundAccount: { type: RESELLER_QUOTA, status: FROZEN, site: 26888 }
    uncleared: { month: 20.05, history: 30 }
    financialRelations:
      - { type: FinancialTrusteeship, role: MEMBER, partner: "1990699401005016" }
      - { type: FinancialManagement, role: MEMBER, partner: "1990699401005017", state: CANCELLED }
    balance:`;

const TEXT = WORLD.replace("\n    balance:", KEYS);
const SOURCE_ID = "1404423000000010";
const WIDE = { CreateTimeStart: "2025-01-01T00:00:00Z", CreateTimeEnd: "2026-02-01T00:00:00Z" };

describe("simulator: billing", () => {
  let simulator: Simulator;
  let source: Client;
  let target: Client;

  beforeEach(async () => {
    simulator = await startSimulator({
      world: parseWorld(TEXT, "w.yaml"),
      now: () => new Date("2026-01-31T00:00:00Z"),
    });
    source = client(simulator);
    target = client(simulator, "target");
  });
  afterEach(async () => {
    await simulator.stop();
  });

  for (const [version, action] of [
    [BSS, "QueryOrders"],
    [BSS_2023, "GetOrders"],
  ] as const)
    describe(action, () => {
      const listed = async (params: Record<string, string>): Promise<unknown[]> =>
        listAt(await source(version, action, params), "Data.OrderList.Order").map((row) =>
          at(row, "OrderId"),
        );

      it("searches only the last hour unless told otherwise", async () => {
        expect(await listed({})).to.deep.equal(["204"]);
        expect(await listed({ CreateTimeEnd: "2026-01-30T21:30:00Z" })).to.deep.equal(["205"]);
        expect(await listed({ CreateTimeStart: "2026-01-28T00:00:00Z" })).to.deep.equal([
          "204",
          "205",
          "203",
        ]);
      });

      it("filters by type, status of payment and product", async () => {
        expect(await listed({ ...WIDE, OrderType: "Renew" })).to.deep.equal(["202"]);
        expect(await listed({ ...WIDE, PaymentStatus: "Unpaid" })).to.deep.equal(["204"]);
        expect(
          await listed({ ...WIDE, PaymentStatus: "Unpaid", ProductCode: "ecs" }),
        ).to.deep.equal([]);
      });

      it("tells amounts, times and the null status of a refund", async () => {
        const body = await source(version, action, WIDE);
        const rows = listAt(body, "Data.OrderList.Order");

        expect(body).to.include({ Code: "Success", Success: true });
        expect(at(body, "Data")).to.include({ PageNum: 1, PageSize: 20, TotalCount: 5 });
        expect(rows[4]).to.include({
          OrderId: "201",
          OrderType: "New",
          PaymentStatus: "Paid",
          PretaxAmount: "0",
          PretaxGrossAmount: "120.5",
          Currency: "CNY",
          CreateTime: "2025-07-15T00:00:00Z",
        });
        expect(rows[1]).to.include({ PaymentStatus: null, RelatedOrderId: "201" });
      });

      it("pages by PageNum", async () => {
        expect(await listed({ ...WIDE, PageNum: "2", PageSize: "2" })).to.deep.equal([
          "203",
          "202",
        ]);
      });

      for (const [params, code] of [
        [{ CreateTimeStart: "2026-01-28" }, "InvalidParameter"],
        [{ CreateTimeEnd: "2026-13-01T00:00:00Z" }, "InvalidParameter"],
        [{ PageNum: "0" }, "InvalidParameter"],
        [{ PageSize: "301" }, "InvalidParameter"],
        [{ OrderType: "Gift" }, "InvalidParameter"],
        [{ OrderType: "TempUpgrade" }, version === BSS ? "InvalidParameter" : ""],
      ] as const)
        it(`${JSON.stringify(params)}: ${code || "answered"}`, async () => {
          expect(await refusalOf(source(version, action, { ...params }))).to.equal(code);
        });
    });

  it("GetOrderDetail spells the field of the instances by version", async () => {
    const older = await source(BSS, "GetOrderDetail", { OrderId: "201" });
    const newer = await source(BSS_2023, "GetOrderDetail", { OrderId: "202" });

    expect(at(older, "Data.OrderList.Order.0")).to.include({
      InstanceIDs: '["i-a","d-data"]',
      Region: "cn-hangzhou",
      UsageStartTime: "2025-07-15T00:00:00Z",
      UsageEndTime: "2125-07-15T00:00:00Z",
    });
    expect(at(older, "Data.OrderList.Order.0")).to.not.have.property("InstanceIds");
    expect(at(newer, "Data.OrderList.Order.0")).to.include({
      InstanceIds: '["i-paid"]',
      OrderType: "Renew",
      UsageStartTime: "2026-05-11T00:00:00Z",
    });
    expect(at(newer, "Data.OrderList.Order.0")).to.not.have.property("InstanceIDs");
  });

  it("GetOrderDetail of an order without resources lists none; others' orders are not there", async () => {
    const detail = await source(BSS, "GetOrderDetail", { OrderId: "204" });

    expect(at(detail, "Data.OrderList.Order.0.InstanceIDs")).to.equal("[]");
    expect(await refusalOf(target(BSS, "GetOrderDetail", { OrderId: "204" }))).to.equal(
      "ResourceNotExists",
    );
    expect(await refusalOf(source(BSS_2023, "GetOrderDetail"))).to.equal("MissingParameter");
  });

  it("keeps the actions of the two versions apart", async () => {
    expect(await refusalOf(source(BSS_2023, "QueryOrders", WIDE))).to.equal(
      "InvalidAction.NotFound",
    );
    expect(await refusalOf(source(BSS, "GetOrders", WIDE))).to.equal("InvalidAction.NotFound");
    expect(at(await source(BSS, "QueryAccountBalance"), "Data.AvailableAmount")).to.equal(
      "1,234,567.50",
    );
  });

  it("ListFundAccount tells type, status and site", async () => {
    const frozen = await source(BSS_2023, "ListFundAccount");
    const usual = await target(BSS_2023, "ListFundAccount");

    expect(listAt(frozen, "Data")).to.have.lengthOf(1);
    expect(at(frozen, "Data.0")).to.include({
      FundAccountType: "RESELLER_QUOTA",
      FundAccountStatus: "FROZEN",
      Site: "26888",
      Nbid: "2688810001",
      FundAccountOwnerAccountId: SOURCE_ID,
    });
    expect(at(usual, "Data.0")).to.include({
      FundAccountType: "DIRECT_USER",
      FundAccountStatus: "VALID",
      Site: "26842",
    });
    expect(
      at(await source(BSS_2023, "ListFundAccount", { Nbid: "2684210001" }), "Data"),
    ).to.deep.equal([]);
  });

  it("GetFundAccountAvailableAmount adds what is not cleared", async () => {
    const body = await source(BSS_2023, "GetFundAccountAvailableAmount");

    expect(body).to.include({
      AvailableAmount: "1234567.50",
      Currency: "CNY",
      CurrentMonthUnclearedAmount: "20.05",
      HistoryMonthUnclearedAmount: "30",
      UnclearedAmount: "50.05",
      NegativeBillAmount: "0.00",
      FundAccountType: "RESELLER_QUOTA",
      FundAccountStatus: "frozen",
    });
    expect(
      await refusalOf(source(BSS_2023, "GetFundAccountAvailableAmount", { FundAccountId: "1" })),
    ).to.equal("ResourceNotExists");
  });

  it("sums amounts exactly to the cent", () => {
    const cents = fc.integer({ min: -1_000_000_000, max: 1_000_000_000 });
    const textOf = (value: number): string => (value / 100).toFixed(2);

    fc.assert(
      fc.property(cents, cents, (one, other) => {
        expect(sumOf(textOf(one), textOf(other))).to.equal(
          textOf(one + other).replace(/^-0\.00$/, "0.00"),
        );
      }),
    );
  });

  it("tells the role in a financial relation, and the account at its other end", async () => {
    const info = await source(BSS, "QueryFinancialAccountInfo", { UserId: SOURCE_ID });
    const relations = await source(BSS, "QueryRelationList", { UserId: SOURCE_ID });
    const none = await target(BSS, "QueryFinancialAccountInfo", { UserId: "1755000000000020" });

    expect(at(info, "Data")).to.include({ IsFinancialAccount: true, AccountType: "MEMBER" });
    expect(at(relations, "Data.TotalCount")).to.equal(1);
    expect(at(relations, "Data.FinancialRelationInfoList.0")).to.include({
      RelationType: "FinancialTrusteeship",
      AccountId: 1990699401005016,
      AccountType: "MASTER",
      State: "RELATED",
    });
    expect(at(none, "Data.IsFinancialAccount")).to.equal(false);
    expect(at(none, "Data")).to.not.have.property("AccountType");
  });

  it("lists relations of other states on request, and nobody else's", async () => {
    const ended = await source(BSS, "QueryRelationList", {
      UserId: SOURCE_ID,
      "StatusList.1": "CANCELLED",
    });

    expect(at(ended, "Data.FinancialRelationInfoList.0.RelationType")).to.equal(
      "FinancialManagement",
    );
    expect(await refusalOf(target(BSS, "QueryRelationList", { UserId: SOURCE_ID }))).to.equal(
      "InvalidOwner",
    );
    expect(await refusalOf(source(BSS, "QueryRelationList"))).to.equal("MissingParameter");
  });

  describe("world", () => {
    for (const [name, from, to, message] of [
      [
        "an order of an unknown instance",
        "instances: [paid]",
        "instances: [lost]",
        /orders\[1\]: no instance, disk or EIP "lost"/,
      ],
      ["an order twice", 'id: "202"', 'id: "201"', /orders\[1\]: the id 201 is there twice/],
      ["an end before the start", "endsAt: +130d", "endsAt: +90d", /endsAt is not after startsAt/],
      ["an unknown type of order", "type: Renew", "type: Gift", /orders\[1\]\.type/],
      [
        "a relation with itself",
        "1990699401005016",
        SOURCE_ID,
        /no financial relation with itself/,
      ],
      ["a site that is none", "site: 26888", "site: china", /five digits of a site/],
    ] as const)
      it(`names ${name}`, () => {
        const text = TEXT.replace(from, to);

        expect(text).to.not.equal(TEXT);
        expect(() => parseWorld(text, "w.yaml")).to.throw(WorldError, message);
      });
  });
});
