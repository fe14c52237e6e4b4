import { attestedVerdict } from "../../../core/rules/attestation.ts";
import { copyInstead, copyUndo } from "../../../core/rules/copy-instead.ts";
import type { Rule } from "../../../core/rules/rule.ts";

export const instancePromotion: Rule = {
  id: "instance-promotion",
  about: "instance",
  title: {
    zh: "部分营销活动中的实例不支持过户",
    en: "Instances of some marketing campaigns cannot be transferred",
  },
  source: { ref: "R5.2", quote: "部分营销活动中的实例" },
  remark: {
    zh: "指南没有说是哪些活动，也没有接口能查到实例是否属于活动；以活动规则为准，最终以控制台发起过户时的校验为准。可以先看“费用与成本 > 资源过户 > 可过户资源”里有没有这台实例：没有列出的不能发起，列出的也还要通过校验。",
    en: "The guide does not say which campaigns, and no API tells whether an instance belongs to one: the campaign's terms say it, and the console's own check at the submit decides. Expenses and Costs > Resource Transfer lists what can be transferred: an instance that is not listed cannot be submitted, and one that is listed still has to pass the check.",
  },
  severity: "blocker",
  holdsBy: "plan",
  outlet: "alternative",
  phase: "cancel",
  evidence: ["attested.instance-promotion"],
  remedy: copyInstead({
    zh: "活动规则不允许过户的实例不能变为可过户",
    en: "An instance whose campaign forbids the transfer does not become transferable",
  }),
  undo: copyUndo,
  url: "https://help.aliyun.com/en/user-center/resource-transfer",

  question: {
    ask: {
      zh: "这台实例是在营销活动中购买或领取的吗（新人价、秒杀、免费试用、学生或创业扶持等）？活动规则允许过户吗？",
      en: "Was this instance bought or given in a marketing campaign (a new customer's price, a flash sale, a free trial, a programme for students or start-ups), and do the campaign's terms allow the transfer?",
    },
    answers: [
      {
        value: "none",
        means: { zh: "不是在活动中购买的", en: "not from a campaign" },
        clears: true,
      },
      {
        value: "campaign-allows-transfer",
        means: {
          zh: "在活动中购买，已查过活动规则：允许过户",
          en: "from a campaign whose terms were read and allow the transfer",
        },
        clears: true,
      },
      {
        value: "campaign",
        means: {
          zh: "在活动中购买，规则不允许过户，或没有查到",
          en: "from a campaign whose terms forbid the transfer or could not be found",
        },
        clears: false,
      },
    ],
  },

  check: ({ attested }) => attestedVerdict(instancePromotion, attested),

  cases: [
    {
      name: "not from a campaign",
      attested: { "instance-promotion": "none" },
      expect: "pass",
    },
    {
      name: "from a campaign that allows it",
      attested: { "instance-promotion": "campaign-allows-transfer" },
      expect: "pass",
    },
    { name: "from a campaign", attested: { "instance-promotion": "campaign" }, expect: "fail" },
    {
      name: "an answer that the question does not take",
      attested: { "instance-promotion": "no" },
      expect: "fail",
    },
    {
      name: "nobody has said",
      attested: { "instance-promotion": { unknown: "nobody has attested it" } },
      expect: "unknown",
    },
  ],
};
