import type { Rule } from "../../../core/rules/rule.ts";
import { fail, pass, undecided } from "../../../core/rules/verdict.ts";
import { isUnknown } from "../../../core/unknown.ts";

export const effectRefund: Rule = {
  id: "effect-refund",
  about: "instance",
  title: {
    zh: "过户后退订包年包月实例只退0元",
    en: "After the transfer a subscription refunds 0 CNY",
  },
  source: {
    ref: "R5.23, R9.4",
    quote: "过户后的实例如果发起退款，只能退0元；若存在新订单，退款按新订单规则执行。",
  },
  remark: {
    zh: "资料互相矛盾：过户指南说可以退订、退0元；退订说明说发生过户的资源不能退订。",
    en: "The sources contradict each other: the transfer guide says that a refund of 0 CNY is possible; the refund instructions say that a transferred resource cannot be unsubscribed at all.",
  },
  severity: "note",
  holdsBy: "submit",
  outlet: "none",
  phase: "cancel",
  evidence: ["instance.chargeType"],
  remedy: {
    zh: "双方在过户前约定剩余时长的价值由谁承担，平台不会退。过户后再续费或升配产生的新订单，按新订单的规则退订或降配。",
    en: "Agree before the transfer who bears the value of what is left of the subscription; the platform does not refund it. Orders made after it, a renewal or an upgrade, are refunded by their own rules.",
  },
  url: "https://help.aliyun.com/en/user-center/resource-transfer",

  check({ instance: { chargeType } }) {
    if (isUnknown(chargeType)) return undecided("instance.chargeType", chargeType);
    if (chargeType === "PostPaid") return pass;
    if (chargeType === "PrePaid") {
      return fail({ path: "instance.chargeType", expected: "PostPaid", actual: chargeType });
    }
    return undecided("instance.chargeType", {
      unknown: `${chargeType} is neither PrePaid nor PostPaid`,
    });
  },

  cases: [
    { name: "pay-as-you-go", instance: { chargeType: "PostPaid" }, expect: "pass" },
    { name: "a subscription", instance: { chargeType: "PrePaid" }, expect: "fail" },
    {
      name: "a charge type that is not in the documentation",
      instance: { chargeType: "Free" },
      expect: "unknown",
    },
    {
      name: "charge type not seen",
      instance: { chargeType: { unknown: "Forbidden: ecs:DescribeInstances" } },
      expect: "unknown",
    },
  ],
};
