import { singleRecipientCases } from "./single-recipient.cases.ts";
import { pairVerdict } from "../../../core/accounts/pair-table.ts";
import type { Rule } from "../../../core/rules/rule.ts";

export const accountSingleRecipient: Rule = {
  id: "account-single-recipient",
  about: "accounts",
  title: {
    zh: "个人账号只能过户给一个不同实名的个人账号或一个企业账号",
    en: "An individual can transfer to one other individual or one enterprise only",
  },
  source: {
    ref: "R4.3",
    quote: "仅支持过户给一个企业账号，不支持继续过户给其他企业账号；可考虑共享镜像或SMC方案。",
  },
  remark: {
    zh: "没有 API 列出以前的过户。EIP 过户页的说法更清楚：实名为甲的账号，在实名为乙、丙、丁的账号中只能选一个；同实名的账号不限。",
    en: "No API lists earlier transfers. The page on EIP transfers is clearer here: an account under the name A can choose one only among accounts under the names B, C and D; accounts under its own name are not limited.",
  },
  severity: "blocker",
  holdsBy: "plan",
  outlet: "alternative",
  phase: "account",
  evidence: [
    "attested.account-pair-type",
    "attested.account-same-entity",
    "attested.account-single-recipient",
  ],
  remedy: {
    zh: "在“费用与成本 > 资源过户 > 我发起的资源过户”查看源账号以前的过户对象。已过户给别的账号时，只能继续过户给那个账号，或用共享镜像、SMC 在目标账号新建实例（R10）。",
    en: "See under Expenses and Costs > Resource Transfer, in the list of transfers that the source started, who received earlier ones. Where it was another account, either transfer to that account again, or build a new instance in the target account by a shared image or SMC (R10).",
  },
  url: "https://help.aliyun.com/en/user-center/resource-transfer",
  question: {
    ask: {
      zh: "除本次的目标账号外，源账号以前是否过户给过受限的账号？目标是个人账号时：另一个不同实名的个人账号；目标是企业账号时：另一个企业账号。",
      en: "Apart from the target of this transfer, has the source account ever transferred to an account that counts? Where the target is an individual: to another individual under a different real name; where it is an enterprise: to another enterprise account.",
    },
    answers: [
      {
        value: "none",
        means: {
          zh: "没有；或只过户给过本次的目标账号",
          en: "no, or to the target of this transfer only",
        },
        clears: true,
      },
      {
        value: "another",
        means: { zh: "有，过户给过另一个这样的账号", en: "yes, to another account of that kind" },
        clears: false,
      },
    ],
  },

  check: ({ attested }) => pairVerdict("account-single-recipient", attested),

  cases: singleRecipientCases,
};
