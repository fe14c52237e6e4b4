import type { Answer, Call } from "../call.ts";
import { badRequest, invalidParameter } from "../errors.ts";
import { matches, oneOf, required, text, type Params } from "../params.ts";
import type { Order } from "../state-services.ts";
import { toSecond } from "../time.ts";
import { billingPage, succeeded } from "./answers.ts";

const HOUR = 3_600_000;

/** QueryOrders and GetOrders: without times, only the orders of the last hour; the newest first. */
export function listedOrders(call: Call, types: readonly string[]): Answer {
  const { params, account, now } = call;
  const { from, to } = windowOf(params, now);
  const type = oneOf(params, "OrderType", types);
  const status = oneOf(params, "PaymentStatus", ["Unpaid", "Paid", "Cancelled"]);
  const subscription = oneOf(params, "SubscriptionType", ["Subscription", "PayAsYouGo"]);
  const orders = [...account.services.orders.values()]
    .filter(
      (order) =>
        order.createdAt >= from &&
        order.createdAt <= to &&
        (type === undefined || type === order.type) &&
        (status === undefined || status === paymentStatusOf(order)) &&
        (subscription === undefined || subscription === order.subscriptionType) &&
        matches(params, "ProductCode", order.productCode) &&
        matches(params, "ProductType", order.commodityCode),
    )
    .sort((one, other) => other.createdAt.getTime() - one.createdAt.getTime());
  const page = billingPage(params, orders);
  return succeeded({
    ...page.fields,
    HostName: "",
    OrderList: { Order: page.rows.map((order) => orderRow(call, order)) },
  });
}

/** GetOrderDetail: both versions, but for how they spell the field of the resources. */
export function orderDetail(call: Call, idsField: "InstanceIDs" | "InstanceIds"): Answer {
  const order = call.account.services.orders.get(required(call.params, "OrderId"));
  if (order === undefined)
    throw badRequest("ResourceNotExists", "The specific resource is not exists.");
  const row = {
    ...orderRow(call, order),
    SubOrderId: order.id,
    OrderSubType: order.type === "Refund" ? "RefundSubOrder" : "ProductSubOrder",
    Region: order.regionId,
    Quantity: String(Math.max(1, order.resourceIds.length)),
    Operator: "",
    Config: "",
    OriginalConfig: "",
    [idsField]: JSON.stringify(order.resourceIds),
    UsageStartTime: toSecond(order.startsAt),
    UsageEndTime: toSecond(order.endsAt),
    ExtendInfos: {},
  };
  return succeeded({
    PageNum: 1,
    PageSize: 20,
    TotalCount: 1,
    HostName: "",
    OrderList: { Order: [row] },
  });
}

function windowOf(params: Params, now: Date): { from: Date; to: Date } {
  const to = timeOf(params, "CreateTimeEnd") ?? now;
  const from = timeOf(params, "CreateTimeStart") ?? new Date(to.getTime() - HOUR);
  return { from, to };
}

function timeOf(params: Params, name: string): Date | undefined {
  const value = text(params, name);
  if (value === "") return undefined;
  const time = new Date(value);
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/.test(value) || Number.isNaN(time.getTime()))
    throw invalidParameter(name, `"${value}" is not a UTC time as in 2016-05-23T12:00:00Z`);
  return time;
}

/** A refund has no status of payment. */
function paymentStatusOf(order: Order): string | null {
  return order.type === "Refund" ? null : order.status;
}

function orderRow({ account }: Call, order: Order): Answer {
  const { currency } = account.balance;
  return {
    OrderId: order.id,
    OrderType: order.type,
    PaymentStatus: paymentStatusOf(order),
    CreateTime: toSecond(order.createdAt),
    PaymentTime: paymentStatusOf(order) === "Paid" ? toSecond(order.createdAt) : "",
    ProductCode: order.productCode,
    ProductType: order.commodityCode,
    CommodityCode: order.commodityCode,
    SubscriptionType: order.subscriptionType,
    PretaxGrossAmount: order.grossAmount,
    PretaxAmount: order.amount,
    PretaxAmountLocal: order.amount,
    AfterTaxAmount: order.amount,
    Tax: "0",
    Currency: currency,
    PaymentCurrency: currency,
    RelatedOrderId: order.relatedOrderId,
  };
}
