import { bothAccounts } from "../../../core/rules/both-accounts.ts";
import type { Rule } from "../../../core/rules/rule.ts";
import { fail, pass, undecided } from "../../../core/rules/verdict.ts";
import { isUnknown } from "../../../core/unknown.ts";

export const accountReseller: Rule = {
  id: "account-reseller",
  about: "accounts",
  title: {
    zh: "分销、虚商等非官网直客账号不能过户",
    en: "Accounts of distributors and virtual operators cannot transfer",
  },
  source: {
    ref: "R4.4",
    quote:
      "源账号或目标账号为托管账号（被托管为主账号除外）、分销客户、虚商客户等非官网直客账号不支持过户。",
  },
  remark: {
    zh: "依据是资金账户类型：DIRECT_USER 为官网直客，RESELLER_QUOTA 为生态客户。其他值也不是官网直客。",
    en: "The kind of the fund account decides: DIRECT_USER is a direct customer, RESELLER_QUOTA a partner's customer. Any other kind is no direct customer either.",
  },
  severity: "blocker",
  holdsBy: "plan",
  outlet: "none",
  phase: "account",
  evidence: ["source.fundAccountType", "target.fundAccountType"],
  remedy: {
    zh: "这两个账号之间不能过户。请改用官网直客账号作为源或目标；账号属于渠道时，请向渠道伙伴询问其自有的转移办法。",
    en: "There is no transfer between these two accounts. Take a direct customer's account as source or target; where a partner owns the account, ask the partner for its own way.",
  },
  url: "https://help.aliyun.com/en/user-center/resource-transfer",

  check: (transfer) =>
    bothAccounts(transfer, ({ fundAccountType: type }, side) => {
      const path = `${side}.fundAccountType`;
      if (isUnknown(type)) return undecided(path, type);
      if (type === "DIRECT_USER") return pass;
      if (type === "") return undecided(path, { unknown: "ListFundAccount gives no type" });
      return fail({ path, expected: "DIRECT_USER", actual: type });
    }),

  cases: [
    {
      name: "two direct customers",
      source: { fundAccountType: "DIRECT_USER" },
      target: { fundAccountType: "DIRECT_USER" },
      expect: "pass",
    },
    {
      name: "the source is a partner's customer",
      source: { fundAccountType: "RESELLER_QUOTA" },
      expect: "fail",
    },
    {
      name: "the target is a partner's customer",
      target: { fundAccountType: "RESELLER_QUOTA" },
      expect: "fail",
    },
    {
      name: "another kind of account",
      source: { fundAccountType: "PARTNER" },
      expect: "fail",
    },
    {
      name: "one account proves what the other one hides",
      source: { fundAccountType: { unknown: "NotAuthorized: bssopenapi ListFundAccount" } },
      target: { fundAccountType: "RESELLER_QUOTA" },
      expect: "fail",
    },
    { name: "an empty type", target: { fundAccountType: "" }, expect: "unknown" },
    {
      name: "source not seen",
      source: { fundAccountType: { unknown: "NotAuthorized: bssopenapi ListFundAccount" } },
      expect: "unknown",
    },
    {
      name: "target not seen",
      target: { fundAccountType: { unknown: "NotAuthorized: bssopenapi ListFundAccount" } },
      expect: "unknown",
    },
  ],
};
