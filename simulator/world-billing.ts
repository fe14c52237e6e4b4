import { z } from "zod";
import { accountId, amount, id, reference, time } from "./world-values.ts";

/** What an order can be for (GetOrders, OrderType). */
export const orderTypes = [
  "New",
  "Renew",
  "Upgrade",
  "TempUpgrade",
  "Downgrade",
  "Refund",
  "Convert",
  "ResizeDisk",
  "CompensatoryRenew",
  "IncreaseUpgrade",
  "Exchange",
  "ChangeOperatingSystem",
] as const;

export const order = z.strictObject({
  id: z.union([z.string().regex(/^\d+$/, "expected digits"), z.int().min(1)]).transform(String),
  type: z.enum(orderTypes).default("New"),
  status: z.enum(["Unpaid", "Paid", "Cancelled"]).default("Paid"),
  createdAt: time,
  amount: amount.default("0"),
  grossAmount: amount.optional(),
  productCode: z.string().default("ecs"),
  commodityCode: z.string().optional(),
  subscriptionType: z.enum(["Subscription", "PayAsYouGo"]).default("Subscription"),
  relatedOrder: z.string().default(""),
  region: z.string().optional(),
  /** Instances, disks and EIPs; nothing for an order whose detail names none. */
  instances: z.array(reference).default([]),
  startsAt: time.optional(),
  endsAt: time.optional(),
});

export const fundAccount = z.strictObject({
  type: z.enum(["DIRECT_USER", "RESELLER_QUOTA"]).default("DIRECT_USER"),
  status: z.enum(["VALID", "FROZEN", "CLOSED"]).default("VALID"),
  /** 26842 is the China site, 26888 the international one. */
  site: z
    .union([z.string(), z.number()])
    .transform(String)
    .pipe(z.string().regex(/^\d{5}$/, "expected the five digits of a site"))
    .default("26842"),
});

/** Bills that are not paid: of this month, of earlier months. */
export const uncleared = z.strictObject({
  month: amount.default("0.00"),
  history: amount.default("0.00"),
});

/** `role` is what this account is, `partner` the account at the other end. */
export const financialRelation = z.strictObject({
  type: z.enum(["FinancialManagement", "FinancialTrusteeship"]),
  role: z.enum(["MASTER", "MEMBER"]),
  partner: accountId,
  state: z.string().default("RELATED"),
  createdAt: time.default("-365d"),
});

export const resourceDirectory = z.strictObject({
  id: id("rd").optional(),
  masterAccountId: accountId.optional(),
  masterAccountName: z.string().default("admin"),
  identity: z.string().default("*** Co., Ltd."),
  createdAt: time.default("-365d"),
});

export const BILLING_SCHEMAS = [
  order,
  fundAccount,
  uncleared,
  financialRelation,
  resourceDirectory,
];

export type WorldOrder = z.infer<typeof order>;
