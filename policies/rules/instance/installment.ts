import { attestedVerdict } from "../../../core/rules/attestation.ts";
import type { Rule } from "../../../core/rules/rule.ts";

export const instanceInstallment: Rule = {
  id: "instance-installment",
  about: "instance",
  title: {
    zh: "分期款项付清后才能过户",
    en: "Instalments must be paid off before the transfer",
  },
  source: {
    ref: "R5.7",
    quote: "使用云分期等受限付款方式且尚未付清分期款项的实例不支持过户（付清后可过户）。",
  },
  severity: "blocker",
  holdsBy: "submit",
  outlet: "fix",
  phase: "cancel",
  evidence: ["attested.instance-installment"],
  remedy: {
    zh: "由源账号在费用与成本控制台付清这台实例的分期款项，付清后再发起过户；没有接口能查到分期状态。",
    en: "Let the source account pay off the instalments of this instance in the Expenses and Costs console, then submit; no API tells how they stand.",
  },
  undo: {
    zh: "付款没有撤销命令：付清之后不能恢复为分期。",
    en: "Nothing takes a payment back: what is paid off does not become instalments again.",
  },
  url: "https://help.aliyun.com/en/user-center/resource-transfer",

  question: {
    ask: {
      zh: "这台实例（含续费、升配订单）是否用云分期等受限付款方式购买？款项付清了吗？",
      en: "Was this instance, or a renewal or upgrade of it, bought with instalments (Cloud Instalment) or another restricted means of payment, and are they paid off?",
    },
    answers: [
      {
        value: "none",
        means: { zh: "没有使用分期等受限付款方式", en: "no instalments and nothing like them" },
        clears: true,
      },
      {
        value: "paid-off",
        means: { zh: "使用过，已全部付清", en: "there were some, and all are paid off" },
        clears: true,
      },
      {
        value: "outstanding",
        means: { zh: "还有未付清的款项", en: "something is still to be paid" },
        clears: false,
      },
    ],
  },

  check: ({ attested }) => attestedVerdict(instanceInstallment, attested),

  cases: [
    { name: "no instalments", attested: { "instance-installment": "none" }, expect: "pass" },
    {
      name: "instalments that are paid off",
      attested: { "instance-installment": "paid-off" },
      expect: "pass",
    },
    {
      name: "instalments still to be paid",
      attested: { "instance-installment": "outstanding" },
      expect: "fail",
    },
    {
      name: "nobody has said",
      attested: { "instance-installment": { unknown: "nobody has attested it" } },
      expect: "unknown",
    },
  ],
};
