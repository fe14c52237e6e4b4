import type { Rule } from "../../../core/rules/rule.ts";
import { fail, pass, undecided } from "../../../core/rules/verdict.ts";
import { isUnknown } from "../../../core/unknown.ts";

export const instanceExpired: Rule = {
  id: "instance-expired",
  title: {
    zh: "已过期的实例不支持过户",
    en: "An expired instance cannot be transferred",
  },
  source: { ref: "R5.9", quote: "实例处于已过期、已锁定等异常状态不支持过户。" },
  severity: "blocker",
  holdsBy: "submit",
  outlet: "fix",
  evidence: ["instance.chargeType", "instance.expiresAt"],
  remedy: {
    zh: "尽快续费，过期太久实例会被释放：aliyun ecs RenewInstance --RegionId <region> --InstanceId <instance> --Period 1 --PeriodUnit Month",
    en: "Renew it soon, an instance that stays expired is released: aliyun ecs RenewInstance --RegionId <region> --InstanceId <instance> --Period 1 --PeriodUnit Month",
  },
  undo: {
    zh: "续费是付款，没有撤销命令；过户前按退订规则处理，过户后旧订单只退0元（R5.23）。",
    en: "A renewal is a payment, and no command takes it back; the refund rules apply before the transfer, and after it the old order refunds 0 CNY (R5.23).",
  },
  url: "https://help.aliyun.com/en/user-center/resource-transfer",

  check({ instance: { chargeType, expiresAt }, now }) {
    if (isUnknown(chargeType)) return undecided("instance.chargeType", chargeType);
    if (chargeType === "PostPaid") return pass;
    if (isUnknown(expiresAt)) return undecided("instance.expiresAt", expiresAt);
    if (new Date(expiresAt) > now) return pass;
    return fail({
      path: "instance.expiresAt",
      expected: `> ${now.toISOString()}`,
      actual: expiresAt,
    });
  },

  cases: [
    {
      name: "a minute left",
      given: { chargeType: "PrePaid", expiresAt: "2026-06-01T00:01:00Z" },
      expect: "pass",
    },
    {
      name: "expires this instant",
      given: { chargeType: "PrePaid", expiresAt: "2026-06-01T00:00:00Z" },
      expect: "fail",
    },
    {
      name: "expired yesterday",
      given: { chargeType: "PrePaid", expiresAt: "2026-05-31T00:00:00Z" },
      expect: "fail",
    },
    {
      name: "pay-as-you-go never expires",
      given: { chargeType: "PostPaid", expiresAt: "2026-05-31T00:00:00Z" },
      expect: "pass",
    },
    {
      name: "subscription with an expiry not seen",
      given: { chargeType: "PrePaid", expiresAt: { unknown: "Forbidden: ecs:DescribeInstances" } },
      expect: "unknown",
    },
    {
      name: "charge type not seen",
      given: { chargeType: { unknown: "Forbidden: ecs:DescribeInstances" } },
      expect: "unknown",
    },
  ],
};
