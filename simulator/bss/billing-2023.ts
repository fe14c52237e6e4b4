import type { Answer, Call, Product } from "../call.ts";
import { badRequest } from "../errors.ts";
import { flag, matches, refuseUnapplied, text } from "../params.ts";
import type { Account } from "../state.ts";
import { orderTypes } from "../world-billing.ts";
import { sumOf } from "./answers.ts";
import { listedOrders, orderDetail } from "./orders.ts";

/** Billing (BssOpenApi), 2023-09-30; of the funds it answers without the Success of the older version. */
export const billing2023: Product = {
  name: "BssOpenApi",
  version: "2023-09-30",
  actions: {
    ListFundAccount: listFundAccount,
    GetFundAccountAvailableAmount: getFundAccountAvailableAmount,
    GetOrders: getOrders,
    GetOrderDetail: getOrderDetail,
  },
};

function getOrders(call: Call): Answer {
  refuseUnapplied(call.params, ["MemberUid"]);
  return listedOrders(call, orderTypes);
}

function getOrderDetail(call: Call): Answer {
  refuseUnapplied(call.params, ["MemberUid"]);
  return orderDetail(call, "InstanceIds");
}

/** ListFundAccount: the one fund account that the account owns, uses and manages. */
function listFundAccount({ params, account }: Call): Answer {
  const { fundAccount } = account.services;
  const nbid = `${fundAccount.site}10001`;
  flag(params, "QueryOnlyInUse");
  flag(params, "QueryOnlyManage");
  const row = {
    FundAccountId: fundAccountIdOf(account),
    FundAccountName: account.name,
    FundAccountType: fundAccount.type,
    FundAccountStatus: fundAccount.status,
    FundAccountOwnerAccountId: account.accountId,
    FundAccountAdminAccountId: account.accountId,
    FundAccountAdminAccountName: account.name,
    Nbid: nbid,
    Site: fundAccount.site,
    Permissions: ["owner", "use", "manage"],
    CreateDate: "2020-01-01 12:00:00",
  };
  return { Metadata: {}, Data: matches(params, "Nbid", nbid) ? [row] : [] };
}

/** GetFundAccountAvailableAmount: amounts without thousands separators, the status in small letters. */
function getFundAccountAvailableAmount({ params, account }: Call): Answer {
  const { balance, services } = account;
  const { uncleared, type, status } = services.fundAccount;
  const id = fundAccountIdOf(account);
  if (!["", id].includes(text(params, "FundAccountId")))
    throw badRequest("ResourceNotExists", "The specific resource is not exists.");
  return {
    Metadata: {},
    FundAccountId: id,
    FundAccountOwnerAccountId: account.accountId,
    FundAccountType: type,
    FundAccountStatus: status.toLowerCase(),
    Currency: balance.currency,
    AvailableAmount: balance.available,
    CashAmount: balance.cash,
    CreditUser: Number(balance.credit) > 0,
    CreditAmount: balance.credit,
    AvailableCreditAmount: balance.credit,
    CreditRefundAmount: "0.00",
    BankAcceptanceAmount: "0.00",
    NegativeBillAmount: "0.00",
    QuotaAmount: "0.00",
    QuotaConsumedAmount: "0.00",
    CurrentMonthUnclearedAmount: uncleared.month,
    HistoryMonthUnclearedAmount: uncleared.history,
    UnclearedAmount: sumOf(uncleared.month, uncleared.history),
    ExtendLedgerList: [],
    OriginalCashAmountList: [{ Amount: balance.cash, Currency: balance.currency }],
  };
}

function fundAccountIdOf({ accountId }: Account): string {
  return accountId.slice(-8);
}
