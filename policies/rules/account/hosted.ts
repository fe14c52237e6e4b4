import { hostedCases } from "./hosted.cases.ts";
import { bothAccounts, worst } from "../../../core/rules/both-accounts.ts";
import type { Rule } from "../../../core/rules/rule.ts";
import { fail, pass, undecided } from "../../../core/rules/verdict.ts";
import { isUnknown } from "../../../core/unknown.ts";

export const accountHosted: Rule = {
  id: "account-hosted",
  about: "accounts",
  title: {
    zh: "被托管账号不能参与过户",
    en: "A hosted account can take no part in a transfer",
  },
  source: {
    ref: "R4.4, R4.9",
    quote:
      "源账号或目标账号为托管账号（被托管为主账号除外）、分销客户、虚商客户等非官网直客账号不支持过户。",
  },
  remark: {
    zh: "这里把指南的“托管”理解为财务托管（FinancialTrusteeship），依据是 EIP 过户页：托管方可以参与，被托管方不行。财务管理（FinancialManagement）不在此列。解除托管后即可过户，这一点是推断。",
    en: "Hosting is read here as financial trusteeship (FinancialTrusteeship), as the page on EIP transfers has it: the managing account can take part, the managed one cannot. Financial management (FinancialManagement) is not meant. That the account can transfer once the trusteeship is dissolved is an inference.",
  },
  severity: "blocker",
  holdsBy: "submit",
  outlet: "fix",
  phase: "account",
  evidence: ["source.financialRelations", "target.financialRelations"],
  remedy: {
    zh: "由主账号在“费用与成本”的财务托管里解除与该成员的托管关系，之后该账号自行付费。先确认余额、优惠券和信用额度怎样分开，再看是否还有生效的关系：aliyun bssopenapi QueryRelationList --UserId <该账号UID> --StatusList.1 RELATED",
    en: "The managing account dissolves the trusteeship of this member under Expenses and Costs; from then on the account pays for itself. Settle first what becomes of balance, coupons and credit, then see whether a relation is still in force: aliyun bssopenapi QueryRelationList --UserId <UID of the account> --StatusList.1 RELATED",
  },
  undo: {
    zh: "过户完成后可由主账号重新邀请该账号建立财务托管。",
    en: "After the transfer the managing account can invite the account into the trusteeship again.",
  },
  url: "https://help.aliyun.com/en/eip/transfer-pay-as-you-go-eip",

  check: (transfer) =>
    bothAccounts(transfer, ({ financialRelations: relations }, side) => {
      const path = `${side}.financialRelations`;
      if (isUnknown(relations)) return undecided(path, relations);
      return worst(
        relations.map(({ type, role }, index) => {
          if (role === "MASTER" || type === "FinancialManagement") return pass;
          const at = `${path}[${String(index)}]`;
          return type === "FinancialTrusteeship"
            ? fail({ path: `${at}.role`, expected: "MASTER", actual: `${role} of ${type}` })
            : undecided(`${at}.type`, {
                unknown: `a member of ${JSON.stringify(type)}, which is no known kind of relation`,
              });
        }),
      );
    }),

  cases: hostedCases,
};
