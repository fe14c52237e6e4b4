import { z } from "zod";
import type { Maybe } from "../core/unknown.ts";
import { beside } from "./beside.ts";
import { readBilling } from "./billing.ts";
import type { Cloud } from "./client.ts";
import { read } from "./pages.ts";
import { WireTime } from "./wire.ts";

/** Which orders to list, and where. */
export interface OrderQuery {
  /** The older billing API, or the newer one, which knows more types. */
  readonly action: "QueryOrders" | "GetOrders";
  /** How far back. */
  readonly days: number;
  readonly filter: Readonly<Record<string, string>>;
}

const Order = z.object({
  OrderId: z.string(),
  OrderType: z.string(),
  CreateTime: WireTime,
  PretaxAmount: z.string().default(""),
});

/** An order as the listings answer it. */
export type ListedOrder = z.output<typeof Order>;

const OrderPage = z.object({ Data: z.object({ OrderList: z.object({ Order: z.array(Order) }) }) });

const minute = 60 * 1000;
const day = 24 * 60 * minute;

/** The orders that were created in the window; without its two times only the last hour is searched. */
export async function listOrders(
  cloud: Cloud,
  now: Date,
  { action, days, filter }: OrderQuery,
): Promise<ListedOrder[]> {
  const parameters = {
    CreateTimeStart: toSecond(now.getTime() - days * day),
    // The clocks of two machines differ by a little.
    CreateTimeEnd: toSecond(now.getTime() + 10 * minute),
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

function toSecond(time: number): string {
  return new Date(time).toISOString().replace(/\.\d{3}Z$/, "Z");
}

/** One part of an order: what it is about, and from when to when it holds. */
export interface OrderPart {
  readonly resourceIds: readonly string[];
  readonly startsAt: string | undefined;
  readonly endsAt: string | undefined;
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

/** An order with its parts, or why they could not be read. */
export interface DetailedOrder extends ListedOrder {
  readonly parts: Maybe<readonly OrderPart[]>;
}

/** Reads what each order is about; a detail that fails costs no other order. */
export function withDetails(
  cloud: Cloud,
  action: "bss2017.GetOrderDetail" | "bss2023.GetOrderDetail",
  orders: readonly ListedOrder[],
): Promise<DetailedOrder[]> {
  return Promise.all(
    orders.map(async (order) => {
      const parts = await beside(async () => {
        const { Data } = await read(cloud, action, { OrderId: order.OrderId }, Detail);
        return Data.OrderList.Order.map((row) => ({
          resourceIds: idsIn(row.InstanceIDs ?? row.InstanceIds ?? ""),
          startsAt: row.UsageStartTime,
          endsAt: row.UsageEndTime,
        }));
      });
      return { ...order, parts };
    }),
  );
}

/** Documented as a JSON list inside of a text; ids with commas between them are understood as well. */
function idsIn(text: string): string[] {
  return text.split(/[\s,"[\]]+/).filter((id) => id !== "");
}
