import { z } from "zod";
import type { InstanceFacts } from "../core/facts/instance.ts";
import { isUnknown } from "../core/unknown.ts";
import type { Maybe, Unknown } from "../core/unknown.ts";
import { beside } from "./beside.ts";
import { readBilling } from "./billing.ts";
import type { Cloud } from "./client.ts";
import { gapOfCall } from "./gaps.ts";
import type { Gap } from "./gaps.ts";
import { compareText } from "./order.ts";
import { read } from "./pages.ts";
import { told, WireTime } from "./wire.ts";

type OrderFacts = Pick<InstanceFacts, "unpaidOrders" | "configurationOrders" | "zeroOrders">;

/** What the orders say of each instance. */
export interface Orders {
  of(instanceId: string): OrderFacts;
  readonly gaps: readonly Gap[];
}

const day = 24 * 60 * 60 * 1000;

/** An unpaid order lapses long before; a month is plenty. */
const unpaidDays = 31;
/** Half a year, and a month for whoever counts it otherwise (R5.1). */
const zeroDays = 214;
/** A change that is scheduled, or in effect, was ordered within a year. */
const configurationDays = 366;

const configurationTypes = ["TempUpgrade", "Downgrade", "Upgrade", "Renew", "Convert"] as const;

/**
 * Orders that may stand in the way (BSS). Without its two times a query searches the last hour alone, so each names
 * its window; which instances an order is about, its details say.
 */
export async function collectOrders(cloud: Cloud, now: Date): Promise<Orders> {
  const [unpaid, zero, configuration] = await Promise.all([
    beside(() => unpaidOrders(cloud, now)),
    beside(() => zeroOrders(cloud, now)),
    beside(() => configurationOrders(cloud, now)),
  ]);
  return {
    of: (id) => ({
      unpaidOrders: unpaidOf(id, unpaid),
      zeroOrders: about(id, zero).map(({ id: order, createdAt }) => ({ id: order, createdAt })),
      configurationOrders: about(id, configuration),
      ...(isUnknown(zero) ? { zeroOrders: zero } : {}),
      ...(isUnknown(configuration) ? { configurationOrders: configuration } : {}),
    }),
    gaps: [
      ...gapOfCall("QueryOrders", isUnknown(unpaid) ? unpaid : zero),
      ...gapOfCall("GetOrders", configuration),
    ],
  };
}

interface About {
  readonly id: string;
  readonly instanceIds: readonly string[];
}

function about<O extends About>(
  instanceId: string,
  orders: Maybe<readonly O[]>,
): Omit<O, "instanceIds">[] {
  if (isUnknown(orders)) return [];
  return orders
    .filter(({ instanceIds }) => instanceIds.includes(instanceId))
    .map(({ instanceIds: _instanceIds, ...order }) => order)
    .sort((one, other) => compareText(one.id, other.id));
}

interface UnpaidOrder extends About {
  readonly type: string;
}

/** An order that names no instance may be about any of them. */
function unpaidOf(
  id: string,
  orders: Maybe<readonly UnpaidOrder[]>,
): InstanceFacts["unpaidOrders"] {
  if (isUnknown(orders)) return orders;
  const own = about(id, orders);
  if (own.length > 0) return own.map(({ id: order, type }) => ({ id: order, type }));
  const nameless = orders.filter(({ instanceIds }) => instanceIds.length === 0);
  return nameless.length === 0
    ? []
    : {
        unknown: `UnpaidOrder: ${nameless.map((order) => order.id).join(", ")} names no resource; look into the orders`,
      };
}

const Order = z.object({
  OrderId: z.string(),
  OrderType: z.string(),
  CreateTime: WireTime,
  PretaxAmount: z.union([z.string(), z.number().transform(String)]).default(""),
});
const OrderPage = z.object({ Data: z.object({ OrderList: z.object({ Order: z.array(Order) }) }) });

interface Query {
  readonly action: "QueryOrders" | "GetOrders";
  readonly days: number;
  readonly filter: Readonly<Record<string, string>>;
}

async function ordersBy(
  cloud: Cloud,
  now: Date,
  { action, days, filter }: Query,
): Promise<z.output<typeof Order>[]> {
  const parameters = {
    CreateTimeStart: seconds(new Date(now.getTime() - days * day)),
    // The clocks of two machines differ by a little.
    CreateTimeEnd: seconds(new Date(now.getTime() + day)),
    ...filter,
  };
  const pages = await readBilling(
    cloud,
    action,
    parameters,
    OrderPage,
    (page) => page.Data.OrderList.Order.length,
  );
  return pages.flatMap((page) => page.Data.OrderList.Order);
}

function seconds(instant: Date): string {
  return instant.toISOString().replace(/\.\d{3}Z$/, "Z");
}

/** Of every product: orders of disks and bandwidths stand under codes of their own. */
async function unpaidOrders(cloud: Cloud, now: Date): Promise<UnpaidOrder[]> {
  const orders = await ordersBy(cloud, now, {
    action: "QueryOrders",
    days: unpaidDays,
    filter: { PaymentStatus: "Unpaid" },
  });
  return Promise.all(
    orders.map(async ({ OrderId: id, OrderType: type }) => ({
      id,
      type,
      instanceIds: (await detailOf(cloud, "bss2017.GetOrderDetail", id)).instanceIds,
    })),
  );
}

async function zeroOrders(
  cloud: Cloud,
  now: Date,
): Promise<(About & { readonly createdAt: string })[]> {
  const orders = await ordersBy(cloud, now, {
    action: "QueryOrders",
    days: zeroDays,
    filter: { ProductCode: "ecs", OrderType: "New", PaymentStatus: "Paid" },
  });
  return Promise.all(
    orders.flatMap(({ OrderId: id, CreateTime, PretaxAmount }) =>
      Number(PretaxAmount.replaceAll(",", "")) === 0 &&
      PretaxAmount !== "" &&
      CreateTime !== undefined
        ? [
            detailOf(cloud, "bss2017.GetOrderDetail", id).then(({ instanceIds }) => ({
              id,
              createdAt: CreateTime,
              instanceIds,
            })),
          ]
        : [],
    ),
  );
}

type ConfigurationOrder = Exclude<InstanceFacts["configurationOrders"], Unknown>[number] & About;

/** Those that are in effect or still to come; one whose times are not told may be either. */
async function configurationOrders(cloud: Cloud, now: Date): Promise<ConfigurationOrder[]> {
  const lists = await Promise.all(
    configurationTypes.map((OrderType) =>
      ordersBy(cloud, now, {
        action: "GetOrders",
        days: configurationDays,
        filter: { ProductCode: "ecs", OrderType },
      }),
    ),
  );
  const details = await Promise.all(
    lists.flat().map(async ({ OrderId: id, OrderType: type }) => {
      const { instanceIds, startsAt, endsAt } = await detailOf(cloud, "bss2023.GetOrderDetail", id);
      return {
        id,
        type,
        startsAt: told(startsAt, "UsageStartTime"),
        endsAt: told(endsAt, "UsageEndTime"),
        instanceIds,
      };
    }),
  );
  const at = (fact: Maybe<string>) => (isUnknown(fact) ? undefined : Date.parse(fact));
  return details.filter(({ type, startsAt, endsAt }) => {
    const isToCome = (at(startsAt) ?? Infinity) > now.getTime();
    const isInEffect = type === "TempUpgrade" && (at(endsAt) ?? Infinity) > now.getTime();
    return isToCome || isInEffect;
  });
}

const Detail = z.object({
  Data: z.object({
    OrderList: z.object({
      Order: z.array(
        z.object({
          // The two versions spell it differently.
          InstanceIDs: z.string().optional(),
          InstanceIds: z.string().optional(),
          UsageStartTime: WireTime.optional(),
          UsageEndTime: WireTime.optional(),
        }),
      ),
    }),
  }),
});

async function detailOf(
  cloud: Cloud,
  action: "bss2017.GetOrderDetail" | "bss2023.GetOrderDetail",
  OrderId: string,
): Promise<{
  readonly instanceIds: readonly string[];
  readonly startsAt: string | undefined;
  readonly endsAt: string | undefined;
}> {
  const rows = (await read(cloud, action, { OrderId }, Detail)).Data.OrderList.Order;
  return {
    instanceIds: rows.flatMap((row) => idsIn(row.InstanceIDs ?? row.InstanceIds ?? "")),
    startsAt: rows.find((row) => row.UsageStartTime !== undefined)?.UsageStartTime,
    endsAt: rows.findLast((row) => row.UsageEndTime !== undefined)?.UsageEndTime,
  };
}

/** A JSON list inside of a text; an empty text names nothing. */
function idsIn(text: string): string[] {
  if (text === "") return [];
  try {
    const list: unknown = JSON.parse(text);
    return Array.isArray(list) ? list.filter((id) => typeof id === "string") : [];
  } catch {
    return [];
  }
}
