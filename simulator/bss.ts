import type { Answer, Call, Product } from "./call.ts";
import { integer } from "./params.ts";

/** Billing (BssOpenApi), 2017-12-14; its answers say Success beside the HTTP status. */
export const bss: Product = {
  name: "BssOpenApi",
  version: "2017-12-14",
  actions: {
    QueryAvailableInstances: queryAvailableInstances,
    QueryAccountBalance: queryAccountBalance,
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

function succeeded(data: Answer): Answer {
  return { Code: "Success", Message: "Successful!", Success: true, Data: data };
}

function withCommas(amount: string): string {
  const [whole = "0", cents = "00"] = amount.split(".");
  return `${whole.replace(/\B(?=(\d{3})+$)/g, ",")}.${cents.padEnd(2, "0").slice(0, 2)}`;
}
