import { attestedVerdict } from "../../../core/rules/attestation.ts";
import { copyInstead, copyUndo } from "../../../core/rules/copy-instead.ts";
import type { Rule } from "../../../core/rules/rule.ts";

export const instanceSameUserPurchase: Rule = {
  id: "instance-same-user-purchase",
  about: "instance",
  title: {
    zh: "被判定为同一用户购买的实例不支持过户",
    en: "An instance judged to be bought by the same user cannot be transferred",
  },
  source: {
    ref: "R5.2",
    quote:
      "被判定为同一用户购买的实例（例如同证件、手机号、支付账号、设备、地址等关联）不支持过户。",
  },
  remark: {
    zh: "判定由平台作出，没有接口能查到，指南也没有说判定的范围；回答只是自查，最终以控制台发起过户时的校验为准；控制台的“可过户资源”里没有列出的实例不能发起。",
    en: "The platform judges, no API tells the result, and the guide does not say how far the judgement goes: the answer is one's own look, and the console's check at the submit decides; an instance that the console does not list as transferable cannot be submitted.",
  },
  severity: "blocker",
  holdsBy: "plan",
  outlet: "alternative",
  phase: "cancel",
  evidence: ["attested.instance-same-user-purchase"],
  remedy: copyInstead({
    zh: "这一判定不能由用户更改（认为有误时先提工单）",
    en: "Users cannot change this judgement (open a ticket where it is wrong)",
  }),
  undo: copyUndo,
  url: "https://help.aliyun.com/en/user-center/resource-transfer",

  question: {
    ask: {
      zh: "平台是否曾提示这台实例的购买与其他账号关联，被判定为同一用户购买（例如用同一证件、手机号、支付账号、设备或地址，以多个账号购买限购或优惠商品）？",
      en: "Has the platform ever said that the purchase of this instance is linked to another account and counts as bought by the same user (for example several accounts with one ID document, phone, payment account, device or address that bought what is limited to one a customer)?",
    },
    answers: [
      {
        value: "not-linked",
        means: {
          zh: "没有这样的提示，也没有这样购买过",
          en: "it has not, and nothing was bought in that way",
        },
        clears: true,
      },
      {
        value: "linked",
        means: {
          zh: "有这样的提示，或这样购买过",
          en: "it has, or the instance was bought in that way",
        },
        clears: false,
      },
    ],
  },

  check: ({ attested }) => attestedVerdict(instanceSameUserPurchase, attested),

  cases: [
    {
      name: "not linked",
      attested: { "instance-same-user-purchase": "not-linked" },
      expect: "pass",
    },
    { name: "linked", attested: { "instance-same-user-purchase": "linked" }, expect: "fail" },
    {
      name: "nobody has said",
      attested: { "instance-same-user-purchase": { unknown: "nobody has attested it" } },
      expect: "unknown",
    },
  ],
};
