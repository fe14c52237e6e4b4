import { z } from "zod";
import type { AccountFacts } from "../core/facts/account.ts";
import type { Maybe } from "../core/unknown.ts";
import { readBilling } from "./billing.ts";
import type { Cloud } from "./client.ts";
import { read } from "./pages.ts";
import { told } from "./wire.ts";

const Balance = z.object({
  Data: z.object({
    AvailableAmount: z.string(),
    AvailableCashAmount: z.string(),
    Currency: z.string(),
  }),
});

/** What the account can spend (QueryAccountBalance). */
export async function readFunds(cloud: Cloud): Promise<AccountFacts["funds"]> {
  const { Data } = await read(cloud, "QueryAccountBalance", {}, Balance);
  return {
    available: Data.AvailableAmount,
    cash: Data.AvailableCashAmount,
    currency: Data.Currency,
  };
}

const Uncleared = z.object({
  UnclearedAmount: z.string(),
  HistoryMonthUnclearedAmount: z.string(),
});

/** What of its bills is not settled (GetFundAccountAvailableAmount). */
export async function readUncleared(cloud: Cloud): Promise<AccountFacts["uncleared"]> {
  const answer = await read(cloud, "GetFundAccountAvailableAmount", {}, Uncleared);
  return { total: answer.UnclearedAmount, history: answer.HistoryMonthUnclearedAmount };
}

const Text = z.union([z.string(), z.number().transform(String)]);

const FundAccounts = z.object({
  Data: z.array(
    z.object({
      FundAccountOwnerAccountId: Text.optional(),
      FundAccountType: z.string().optional(),
      FundAccountStatus: z.string().optional(),
      Site: Text.optional(),
    }),
  ),
});

/**
 * The kind of customer (ListFundAccount): of the fund accounts that the account owns, or may use where it owns none.
 * Of several, the one that is not as usual counts: a frozen one is not outweighed by a valid one.
 */
export async function readFundAccount(
  cloud: Cloud,
  account: string,
): Promise<Pick<AccountFacts, "fundAccountType" | "fundAccountStatus" | "site">> {
  const { Data } = await read(cloud, "ListFundAccount", {}, FundAccounts);
  const owned = Data.filter((one) => one.FundAccountOwnerAccountId === account);
  const rows = owned.length > 0 ? owned : Data;
  const worst = (field: "FundAccountType" | "FundAccountStatus", usual: string): Maybe<string> => {
    const values = rows.map((one) => one[field]);
    const odd = values.find((value) => value !== undefined && value !== usual);
    return odd ?? told(values.includes(undefined) ? undefined : values[0], field);
  };
  const sites = new Set(rows.map((one) => one.Site));
  return {
    fundAccountType: worst("FundAccountType", "DIRECT_USER"),
    fundAccountStatus: worst("FundAccountStatus", "VALID"),
    site:
      sites.size > 1
        ? { unknown: `fund accounts of several sites: ${[...sites].join(", ")}` }
        : told(rows[0]?.Site, "Site"),
  };
}

const Role = z.enum(["MASTER", "MEMBER"]);

const Relations = z.object({
  Data: z.object({
    FinancialRelationInfoList: z.array(z.object({ RelationType: z.string(), AccountType: Role })),
  }),
});

const FinancialAccount = z.object({ Data: z.object({ AccountType: Role }) });

/**
 * Relations in force (QueryRelationList). A row tells the part of the account at the other end, so this one's is the
 * opposite; as no page says so, it has to agree with what QueryFinancialAccountInfo says of the account itself.
 */
export async function readRelations(
  cloud: Cloud,
  account: string,
): Promise<AccountFacts["financialRelations"]> {
  const pages = await readBilling(
    cloud,
    "QueryRelationList",
    { UserId: account, "StatusList.1": "RELATED" },
    Relations,
    (page) => page.Data.FinancialRelationInfoList.length,
  );
  const rows = pages.flatMap((page) => page.Data.FinancialRelationInfoList);
  if (rows.length === 0) return [];
  const parameters = { UserId: account };
  const { Data } = await read(cloud, "QueryFinancialAccountInfo", parameters, FinancialAccount);
  if (rows.some(({ AccountType }) => AccountType === Data.AccountType)) {
    return { unknown: "QueryRelationList and QueryFinancialAccountInfo contradict each other" };
  }
  return rows.map(({ RelationType: type }) => ({ type, role: Data.AccountType }));
}
