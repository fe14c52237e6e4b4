import { expect } from "chai";
import { collectOrders } from "../../collectors/orders.ts";
import type { Orders } from "../../collectors/orders.ts";
import { ask, billingPage } from "./asking.ts";
import type { Asked } from "./asking.ts";
import { failure, success } from "./hand-made-cloud.ts";
import type { Answering } from "./hand-made-cloud.ts";
import { denied } from "./small-region.ts";

const now = new Date("2026-06-01T00:00:00Z");

interface WireOrder {
  readonly id: string;
  readonly type?: string;
  readonly status?: "Paid" | "Unpaid" | "Cancelled";
  readonly amount?: string;
  readonly at?: string;
  readonly product?: string;
  /** The parts of the detail. */
  readonly parts?: readonly {
    readonly ids?: string;
    readonly from?: string;
    readonly to?: string;
  }[];
}

/** A billing service with these orders, in both of its versions. */
function ordersOf(
  orders: readonly WireOrder[],
): Record<"QueryOrders" | "GetOrders" | "GetOrderDetail", Answering> {
  const listing: Answering = ({ query }) => {
    const rows = orders.filter(
      ({ type = "New", status = "Paid", product = "ecs" }) =>
        (query["OrderType"] ?? type) === type &&
        (query["PaymentStatus"] ?? status) === status &&
        (query["ProductCode"] ?? product) === product,
    );
    const page = Number(query["PageNum"]);
    const shown = rows.slice((page - 1) * 20, page * 20);
    return billingPage(
      "Order",
      shown.map(({ id, type = "New", amount = "12.50", at = "2026-05-01T00:00:00Z" }) => ({
        OrderId: id,
        OrderType: type,
        CreateTime: at,
        PretaxAmount: amount,
      })),
      rows.length,
    );
  };
  return {
    QueryOrders: listing,
    GetOrders: listing,
    GetOrderDetail: ({ query, version }) => {
      const order = orders.find(({ id }) => id === query["OrderId"]);
      const field = version === "2017-12-14" ? "InstanceIDs" : "InstanceIds";
      return billingPage(
        "Order",
        (order?.parts ?? [{ ids: '["i-1"]' }]).map(({ ids, from, to }) => ({
          OrderId: query["OrderId"],
          [field]: ids,
          UsageStartTime: from,
          UsageEndTime: to,
        })),
      );
    },
  };
}

function collect(
  orders: readonly WireOrder[],
  changes: Record<string, Answering> = {},
): Promise<Asked<Orders>> {
  return ask({ ...ordersOf(orders), ...changes }, (cloud) => collectOrders(cloud, now));
}

describe("collectors/orders", () => {
  it("names its window each time, since without one only the last hour is searched", async () => {
    const { result, callsOf } = await collect([]);

    expect(result.of("i-1")).to.deep.equal({
      unpaidOrders: [],
      zeroOrders: [],
      configurationOrders: [],
    });
    expect(result.gaps).to.be.empty;
    const windows = [...callsOf("QueryOrders"), ...callsOf("GetOrders")].map(({ query }) => query);
    expect(windows).to.have.length(10);
    for (const query of windows) {
      expect(query["CreateTimeStart"]).to.match(/^202[56]-\d\d-\d\dT00:00:00Z$/);
      expect(query["CreateTimeEnd"]).to.equal("2026-06-01T00:10:00Z");
      expect(query["PageSize"]).to.equal("20");
    }
    const purchases = windows.find((query) => query["OrderType"] === "New");
    expect(purchases?.["CreateTimeStart"] ?? "").to.equal("2025-10-30T00:00:00Z");
  });

  describe("unpaid", () => {
    it("are those of any product that name the instance", async () => {
      const { result } = await collect([
        { id: "2", type: "Renew", status: "Unpaid" },
        { id: "1", type: "New", status: "Unpaid", product: "yundisk" },
        { id: "3", status: "Unpaid", parts: [{ ids: '["i-2","rm-1"]' }] },
        { id: "4", type: "Renew", status: "Paid" },
      ]);

      expect(result.of("i-1").unpaidOrders).to.deep.equal([
        { id: "1", type: "New" },
        { id: "2", type: "Renew" },
      ]);
      expect(result.of("i-2").unpaidOrders).to.deep.equal([{ id: "3", type: "New" }]);
      expect(result.of("i-3").unpaidOrders).to.deep.equal([]);
    });

    for (const [name, parts] of [
      ["an empty list", [{ ids: "[]" }]],
      ["an empty text", [{ ids: "" }]],
      ["no such field", [{}]],
      ["no part at all", []],
      ["disks alone", [{ ids: '["d-1"]' }]],
    ] as const) {
      it(`leave open whose they are when the detail has ${name}`, async () => {
        const { result } = await collect([
          { id: "1", status: "Unpaid", parts },
          { id: "2", status: "Unpaid", parts: [{ ids: '["i-2"]' }] },
        ]);

        expect(result.of("i-1").unpaidOrders).to.have.property("unknown").that.contains("order 1");
        expect(result.of("i-2").unpaidOrders).to.deep.equal([{ id: "2", type: "New" }]);
      });
    }

    it("of something that is no instance concern none", async () => {
      const { result } = await collect([
        { id: "1", status: "Unpaid", product: "rds", parts: [{ ids: '["rm-1"]' }] },
      ]);

      expect(result.of("i-1").unpaidOrders).to.deep.equal([]);
    });

    for (const ids of ["i-1", "i-1,i-2", ' [ "i-2" , "i-1" ] ']) {
      it(`name their instances in the form ${JSON.stringify(ids)} as well`, async () => {
        const { result } = await collect([{ id: "1", status: "Unpaid", parts: [{ ids }] }]);

        expect(result.of("i-1").unpaidOrders).to.deep.equal([{ id: "1", type: "New" }]);
        expect(result.of("i-10").unpaidOrders).to.deep.equal([]);
      });
    }

    it("keep those that were read where the detail of another one is not", async () => {
      const orders: WireOrder[] = [
        { id: "1", status: "Unpaid" },
        { id: "2", status: "Unpaid" },
      ];
      const { GetOrderDetail: detail } = ordersOf(orders);
      const { result } = await collect(orders, {
        GetOrderDetail: (call, count) =>
          call.query["OrderId"] === "2"
            ? failure(400, "ResourceNotExists", "no")
            : detail(call, count),
      });

      expect(result.of("i-1").unpaidOrders).to.deep.equal([{ id: "1", type: "New" }]);
      expect(result.of("i-2").unpaidOrders)
        .to.have.property("unknown")
        .that.equals("order 2: ResourceNotExists: no");
      expect(result.gaps.map(({ action, ids }) => [action, ids])).to.deep.equal([
        ["bss2017.GetOrderDetail", ["2"]],
      ]);
    });

    it("are read over all pages", async () => {
      const orders = Array.from({ length: 41 }, (_, index) => ({
        id: String(100 + index),
        status: "Unpaid" as const,
        parts: [{ ids: index === 40 ? '["i-1"]' : '["i-2"]' }],
      }));

      const { result, callsOf } = await collect(orders);

      expect(result.of("i-1").unpaidOrders).to.deep.equal([{ id: "140", type: "New" }]);
      expect(
        callsOf("QueryOrders").filter(({ query }) => query["PaymentStatus"] === "Unpaid"),
      ).to.have.length(3);
    });
  });

  describe("for nothing", () => {
    it("are those of instances alone, paid, of type New", async () => {
      const { result, callsOf } = await collect([
        { id: "1", amount: "0", at: "2026-03-01T00:00:00Z" },
        { id: "2", amount: "0.00" },
        { id: "3", amount: "0.01" },
        { id: "4", amount: "10,000.00" },
        { id: "5", amount: "0", type: "Renew" },
        { id: "6", amount: "0", product: "rds" },
      ]);

      expect(result.of("i-1").zeroOrders).to.deep.equal([
        { id: "1", createdAt: "2026-03-01T00:00:00Z" },
        { id: "2", createdAt: "2026-05-01T00:00:00Z" },
      ]);
      expect(result.of("i-2").zeroOrders).to.deep.equal([]);
      const asked = callsOf("GetOrderDetail").map(({ query }) => query["OrderId"]);
      expect(asked).to.have.members(["1", "2", "5"]);
    });

    for (const amount of ["", "****"]) {
      it(`may be those with the amount ${JSON.stringify(amount)}`, async () => {
        const { result } = await collect([{ id: "1", amount }]);

        expect(result.of("i-1").zeroOrders).to.have.length(1);
      });
    }

    it("leave open whose they are, or when they were made, when they do not say", async () => {
      const { result: nameless } = await collect([
        { id: "1", amount: "0" },
        { id: "2", amount: "0", parts: [{ ids: "[]" }] },
      ]);
      const { result: timeless } = await collect([{ id: "1", amount: "0", at: "" }]);

      expect(nameless.of("i-1").zeroOrders).to.have.property("unknown").that.contains("order 2");
      expect(timeless.of("i-1").zeroOrders).to.have.property("unknown").that.contains("CreateTime");
      expect(timeless.of("i-2").zeroOrders).to.deep.equal([]);
    });
  });

  describe("that change a configuration", () => {
    const past = "2026-05-01T00:00:00Z";
    const future = "2026-07-01T00:00:00Z";

    it("are those to come, and temporary ones in effect", async () => {
      const part = (from?: string, to?: string) => [
        { ids: '["i-1"]', ...(from && { from }), ...(to && { to }) },
      ];
      const { result } = await collect([
        { id: "1", type: "TempUpgrade", parts: part(past, future) },
        { id: "2", type: "TempUpgrade", parts: part("2026-04-01T00:00:00Z", past) },
        { id: "3", type: "Upgrade", parts: part(past, future) },
        { id: "4", type: "Downgrade", parts: part(future, "2026-08-01T00:00:00Z") },
        { id: "5", type: "Renew", parts: part(future) },
        { id: "6", type: "TempUpgrade", status: "Cancelled", parts: part(past, future) },
        { id: "7", type: "IncreaseUpgrade", parts: part(future, "2026-08-01T00:00:00Z") },
        { id: "8", type: "Refund", parts: part(future) },
        { id: "9", type: "Convert", parts: part() },
      ]);

      const orders = result.of("i-1").configurationOrders;
      expect(orders)
        .to.be.an("array")
        .that.satisfies((list: { id: string }[]) => {
          expect(list.map(({ id }) => id)).to.deep.equal(["1", "4", "5", "7", "9"]);
          return true;
        });
      expect(orders).to.deep.include({
        id: "1",
        type: "TempUpgrade",
        startsAt: past,
        endsAt: future,
      });
      expect(orders).to.deep.include({
        id: "5",
        type: "Renew",
        startsAt: future,
        endsAt: { unknown: "the answer came without UsageEndTime" },
      });
      expect(result.of("i-2").configurationOrders).to.deep.equal([]);
    });

    it("have the times of the part that names the instance", async () => {
      const { result } = await collect([
        {
          id: "1",
          type: "TempUpgrade",
          parts: [
            { ids: '["i-2"]', from: past, to: past },
            { ids: '["i-1"]', from: past, to: future },
          ],
        },
      ]);

      expect(result.of("i-1").configurationOrders).to.deep.equal([
        { id: "1", type: "TempUpgrade", startsAt: past, endsAt: future },
      ]);
      expect(result.of("i-2").configurationOrders).to.deep.equal([]);
    });

    it("leave open whose they are when they do not say, unless they are over", async () => {
      const nameless = async (from: string, to: string) =>
        (
          await collect([{ id: "1", type: "TempUpgrade", parts: [{ ids: "[]", from, to }] }])
        ).result.of("i-1").configurationOrders;

      expect(await nameless(past, future))
        .to.have.property("unknown")
        .that.contains("order 1");
      expect(await nameless("2026-04-01T00:00:00Z", past)).to.deep.equal([]);
    });

    it("are not known in part: one type or one detail that fails leaves all open", async () => {
      const orders: WireOrder[] = [
        { id: "1", type: "Renew", parts: [{ ids: '["i-1"]', from: future }] },
      ];
      const { GetOrders: list } = ordersOf(orders);
      const { result: type } = await collect(orders, {
        GetOrders: (call, count) =>
          call.query["OrderType"] === "TempUpgrade"
            ? failure(403, "NotAuthorized", "no")
            : list(call, count),
      });
      const { result: detail } = await collect(orders, { GetOrderDetail: denied });

      expect(type.of("i-1").configurationOrders).to.deep.equal({ unknown: "NotAuthorized: no" });
      expect(type.gaps.map(({ action }) => action)).to.deep.equal(["GetOrders"]);
      expect(detail.of("i-1").configurationOrders).to.have.property("unknown");
      expect(detail.gaps.map(({ action }) => action)).to.deep.equal(["bss2023.GetOrderDetail"]);
    });
  });

  it("knows nothing where the listing is refused, with the status of a success even", async () => {
    const refused: Answering = () =>
      success({ Success: false, Code: "NotAuthorized", Message: "no permission" });
    const { result } = await collect([], { QueryOrders: refused });

    const unknown = { unknown: "NotAuthorized: no permission" };
    expect(result.of("i-1")).to.deep.equal({
      unpaidOrders: unknown,
      zeroOrders: unknown,
      configurationOrders: [],
    });
    expect(result.gaps.map(({ action, reason }) => [action, reason])).to.deep.equal([
      ["QueryOrders", "NotAuthorized: no permission"],
    ]);
  });
});
