import { readAmount, wholeAmount } from "../../../core/rules/amount.ts";
import type { Rule } from "../../../core/rules/rule.ts";
import { fail, pass, undecided } from "../../../core/rules/verdict.ts";
import { isUnknown } from "../../../core/unknown.ts";

const leastCny = 100;

const funds = (available: string, cash = available, currency = "CNY") => ({
  available,
  cash,
  currency,
});

export const accountTargetBalance: Rule = {
  id: "account-target-balance",
  about: "accounts",
  title: {
    zh: "目标账号的可用金余额不能低于100元",
    en: "The target account needs at least 100 CNY of available funds",
  },
  source: {
    ref: "R4.7",
    quote: "目标账户需有可用余额；目标账户可用金余额不足100元时不支持过户。",
  },
  remark: {
    zh: "“可用金”按可用额度计算，即现金加信用额度，依据是 EIP 过户页的说法。现金不足100元而可用额度足够时，建议仍把现金充到100元以上。目标账号已有按量付费资源时，平台可能另有要求。",
    en: "Available funds are read as the available amount, cash and credit together, as the page on EIP transfers has it. Where the cash alone is below 100 CNY, topping it up beyond that is the safer way. The platform may ask for more of a target that has pay-as-you-go resources already.",
  },
  severity: "blocker",
  holdsBy: "submit",
  outlet: "fix",
  phase: "account",
  evidence: ["target.funds"],
  remedy: {
    zh: "由目标账号在“费用与成本 > 充值汇款”充值，直到可用额度和现金都不低于100元；到目标账号确认时仍须足够。查询：aliyun bssopenapi QueryAccountBalance，看 AvailableAmount 和 AvailableCashAmount。",
    en: "The target tops up under Expenses and Costs until both the available amount and the cash are at least 100 CNY; it has to last until the target confirms. To see it: aliyun bssopenapi QueryAccountBalance, AvailableAmount and AvailableCashAmount.",
  },
  undo: {
    zh: "过户完成后，未用的现金可在“费用与成本”里提现。",
    en: "Cash that is not used can be withdrawn under Expenses and Costs after the transfer.",
  },
  url: "https://help.aliyun.com/en/user-center/resource-transfer",

  check({ target }) {
    if (isUnknown(target.funds)) return undecided("target.funds", target.funds);
    const { available, cash, currency } = target.funds;
    if (currency !== "CNY") {
      return undecided("target.funds.currency", {
        unknown: `the limit is ${String(leastCny)} CNY, and the account has ${JSON.stringify(currency)}`,
      });
    }
    const amount = readAmount(available);
    if (isUnknown(amount)) return undecided("target.funds.available", amount);
    if (amount >= wholeAmount(leastCny)) return pass;
    return fail({
      path: "target.funds.available",
      expected: `>= ${String(leastCny)}.00 CNY`,
      actual: `${available} CNY, cash ${cash} CNY`,
    });
  },

  cases: [
    { name: "exactly 100", target: { funds: funds("100.00") }, expect: "pass" },
    { name: "with a thousands separator", target: { funds: funds("10,000.00") }, expect: "pass" },
    { name: "credit without cash", target: { funds: funds("100.00", "0.00") }, expect: "pass" },
    { name: "the source is short of it", source: { funds: funds("0.00") }, expect: "pass" },
    { name: "a cent short", target: { funds: funds("99.99") }, expect: "fail" },
    {
      name: "a fraction of a cent short",
      target: { funds: funds("99.99999999") },
      expect: "fail",
    },
    { name: "nothing", target: { funds: funds("0") }, expect: "fail" },
    { name: "a negative amount", target: { funds: funds("-1,000.00") }, expect: "fail" },
    {
      name: "cash beyond the available amount",
      target: { funds: funds("50.00", "500.00") },
      expect: "fail",
    },
    {
      name: "another currency",
      target: { funds: funds("5,000.00", "5,000.00", "USD") },
      expect: "unknown",
    },
    {
      name: "no currency",
      target: { funds: funds("5,000.00", "5,000.00", "") },
      expect: "unknown",
    },
    { name: "an amount that cannot be read", target: { funds: funds("****") }, expect: "unknown" },
    { name: "a decimal comma", target: { funds: funds("1.000,00") }, expect: "unknown" },
    {
      name: "funds not seen",
      target: { funds: { unknown: "NotAuthorized: bssopenapi QueryAccountBalance" } },
      expect: "unknown",
    },
  ],
};
