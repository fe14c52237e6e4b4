import type { Answer, Call, Product } from "../call.ts";
import { integer } from "../params.ts";
import { succeeded, withCommas } from "./answers.ts";
import { listedOrders, orderDetail } from "./orders.ts";
import { queryFinancialAccountInfo, queryRelationList } from "./relations.ts";

/** Billing (BssOpenApi), 2017-12-14. */
export const billing2017: Product = {
  name: "BssOpenApi",
  version: "2017-12-14",
  actions: {
    QueryAvailableInstances: queryAvailableInstances,
    QueryAccountBalance: queryAccountBalance,
    QueryOrders: (call) => listedOrders(call, ["New", "Renew", "Upgrade", "Refund"]),
    GetOrderDetail: (call) => orderDetail(call, "InstanceIDs"),
    QueryFinancialAccountInfo: queryFinancialAccountInfo,
    QueryRelationList: queryRelationList,
  },
};

function queryAvailableInstances({ params }: Call): Answer {
  return succeeded({
    InstanceList: [],
    TotalCount: 0,
    PageNum: integer(params, "PageNum") ?? 1,
    PageSize: integer(params, "PageSize") ?? 20,
  });
}

function queryAccountBalance({ account: { balance } }: Call): Answer {
  return succeeded({
    AvailableAmount: withCommas(balance.available),
    AvailableCashAmount: withCommas(balance.cash),
    CreditAmount: withCommas(balance.credit),
    MybankCreditAmount: "0.00",
    QuotaLimit: "0.00",
    Currency: balance.currency,
  });
}
