import type { InstanceFacts } from "../core/facts/instance.ts";
import { isUnknown } from "../core/unknown.ts";
import type { Maybe } from "../core/unknown.ts";
import { beside } from "./beside.ts";
import { foundIn, gapsOfParts, readParts } from "./bindings/parts.ts";
import type { Parts } from "./bindings/parts.ts";
import type { Cloud } from "./client.ts";
import { gapOfCall } from "./gaps.ts";
import type { Gap, Listing } from "./gaps.ts";
import { listOrders, withDetails } from "./order-lists.ts";
import type { DetailedOrder, OrderPart, OrderQuery } from "./order-lists.ts";
import { told } from "./wire.ts";

type OrderFacts = Pick<InstanceFacts, "unpaidOrders" | "configurationOrders" | "zeroOrders">;

/** What the orders say of each instance. */
export interface Orders {
  of(instanceId: string): OrderFacts;
  readonly gaps: readonly Gap[];
}

/** Of every product, since orders of disks and bandwidth stand under codes of their own; how long one waits, no page says. */
const unpaid: OrderQuery = {
  action: "QueryOrders",
  days: 366,
  filter: { PaymentStatus: "Unpaid" },
};

/** Half a year, and a month for whoever counts it otherwise (R5.1). */
const purchases: OrderQuery = {
  action: "QueryOrders",
  days: 214,
  filter: { ProductCode: "ecs", OrderType: "New", PaymentStatus: "Paid" },
};

/**
 * The types of order that change a configuration, with the days to look back.
 * A renewal is a hint at most, and every one of them costs a call of its own, so they are read for a month.
 */
const changes = {
  TempUpgrade: 366,
  Upgrade: 366,
  IncreaseUpgrade: 366,
  Downgrade: 366,
  Convert: 366,
  Exchange: 366,
  Renew: 31,
  CompensatoryRenew: 31,
} as const;

/** Orders that may stand in the way (BSS); which instances an order is about, only its detail says. */
export async function collectOrders(cloud: Cloud, now: Date): Promise<Orders> {
  const [waiting, free, changing] = await Promise.all([
    beside(async () =>
      withDetails(cloud, "bss2017.GetOrderDetail", await listOrders(cloud, now, unpaid)),
    ),
    beside(async () => {
      const orders = await listOrders(cloud, now, purchases);
      const ofNothing = orders.filter(({ PretaxAmount }) => mayBeZero(PretaxAmount));
      return withDetails(cloud, "bss2017.GetOrderDetail", ofNothing);
    }),
    readParts(
      "GetOrders",
      Object.entries(changes).map(([OrderType, days]) => async () => {
        const filter = { ProductCode: "ecs", OrderType, PaymentStatus: "Paid" };
        const orders = await listOrders(cloud, now, { action: "GetOrders", days, filter });
        return withDetails(cloud, "bss2023.GetOrderDetail", orders);
      }),
    ),
  ]);
  return {
    of: (id) => ({
      unpaidOrders: unpaidOf(id, waiting),
      zeroOrders: zeroOf(id, free),
      configurationOrders: changesOf(id, changing, now),
    }),
    gaps: [
      ...gapOfCall("QueryOrders", isUnknown(waiting) ? waiting : free),
      ...gapsOfParts("GetOrders", changing),
      ...gapsOfDetails("QueryOrders", "bss2017.GetOrderDetail", [
        ...(isUnknown(waiting) ? [] : waiting),
        ...(isUnknown(free) ? [] : free),
      ]),
      ...gapsOfDetails("GetOrders", "bss2023.GetOrderDetail", changing.rows),
    ],
  };
}

/** An amount that cannot be read counts as well: the order may have been for nothing. */
function mayBeZero(amount: string): boolean {
  return !/[1-9]/.test(amount);
}

function gapsOfDetails(
  listing: Listing,
  action: "bss2017.GetOrderDetail" | "bss2023.GetOrderDetail",
  orders: readonly DetailedOrder[],
): Gap[] {
  const unread = Map.groupBy(orders, ({ parts }) => (isUnknown(parts) ? parts.unknown : ""));
  unread.delete("");
  return [...unread].flatMap(([unknown, some]) =>
    gapOfCall(listing, { unknown }).map((gap) => ({
      ...gap,
      action,
      ids: some.map(({ OrderId }) => OrderId),
    })),
  );
}

/** The parts of an order that are about the instance; unknown where it may be about any. */
function partsAbout(
  id: string,
  order: DetailedOrder,
  mayBe: (part: OrderPart) => boolean,
): Maybe<OrderPart[]> {
  const { OrderId, parts } = order;
  if (isUnknown(parts)) return { unknown: `order ${OrderId}: ${parts.unknown}` };
  const own = parts.filter(({ resourceIds }) => resourceIds.includes(id));
  if (own.length > 0) return own;
  return parts.length === 0 || parts.some(mayBe)
    ? { unknown: `order ${OrderId} does not say which instance it is about` }
    : [];
}

const namesNone = ({ resourceIds }: OrderPart): boolean => resourceIds.length === 0;

/** An order of disks alone is of some instance, which it does not name. */
const namesDisks = ({ resourceIds }: OrderPart): boolean =>
  resourceIds.every((resource) => resource.startsWith("d-"));

function unpaidOf(
  id: string,
  orders: Maybe<readonly DetailedOrder[]>,
): InstanceFacts["unpaidOrders"] {
  if (isUnknown(orders)) return orders;
  const all = orders.map((order) => ({ order, own: partsAbout(id, order, namesDisks) }));
  const found = all.flatMap(({ order, own }) =>
    isUnknown(own) || own.length === 0 ? [] : [{ id: order.OrderId, type: order.OrderType }],
  );
  // An order that was seen proves the failure, whatever another one hides.
  const hidden = all.map(({ own }) => own).find(isUnknown);
  return found.length === 0 && hidden !== undefined ? hidden : sorted(found);
}

function zeroOf(id: string, orders: Maybe<readonly DetailedOrder[]>): InstanceFacts["zeroOrders"] {
  if (isUnknown(orders)) return orders;
  const found: { id: string; createdAt: string }[] = [];
  for (const order of orders) {
    const own = partsAbout(id, order, namesNone);
    if (isUnknown(own)) return own;
    if (own.length === 0) continue;
    const createdAt = told(order.CreateTime, `CreateTime of order ${order.OrderId}`);
    if (isUnknown(createdAt)) return createdAt;
    found.push({ id: order.OrderId, createdAt });
  }
  return sorted(found);
}

/** Those that are in effect for a time or still to come; one whose times are not told may be either. */
function changesOf(
  id: string,
  { rows, failures }: Parts<DetailedOrder>,
  now: Date,
): InstanceFacts["configurationOrders"] {
  const [failure] = failures;
  if (failure !== undefined) return { unknown: failure.reason };
  const isAhead = (time: string | undefined): boolean =>
    time === undefined || Date.parse(time) > now.getTime();
  const found = [];
  for (const order of rows) {
    const { OrderId, OrderType: type, parts } = order;
    const isOver = ({ startsAt, endsAt }: OrderPart): boolean =>
      !isAhead(startsAt) && !(type === "TempUpgrade" && isAhead(endsAt));
    // What is over need not name what it was about.
    if (!isUnknown(parts) && parts.length > 0 && parts.every(isOver)) continue;
    const own = partsAbout(id, order, namesNone);
    if (isUnknown(own)) return own;
    for (const part of own.filter((one) => !isOver(one))) {
      const startsAt = told(part.startsAt, "UsageStartTime");
      found.push({ id: OrderId, type, startsAt, endsAt: told(part.endsAt, "UsageEndTime") });
    }
  }
  return sorted(found);
}

/** By id, each once. */
function sorted<T>(orders: readonly T[]): Maybe<T[]> {
  return foundIn(orders, { rows: [], failures: [] });
}
