import type { Rule } from "../../../core/rules/rule.ts";
import { outlasts, renewalUndo } from "../../../core/rules/subscription.ts";

export const instanceExpired: Rule = {
  id: "instance-expired",
  about: "instance",
  title: {
    zh: "已过期的实例不支持过户",
    en: "An expired instance cannot be transferred",
  },
  source: { ref: "R5.9", quote: "实例处于已过期、已锁定等异常状态不支持过户。" },
  severity: "blocker",
  holdsBy: "submit",
  outlet: "fix",
  phase: "cancel",
  evidence: ["instance.chargeType", "instance.expiresAt"],
  remedy: {
    zh: "尽快续费，过期太久实例会被释放：aliyun ecs RenewInstance --RegionId <region> --InstanceId <instance> --Period 1 --PeriodUnit Month。续费会立即扣款，这笔钱过户后不退。",
    en: "Renew it soon, an instance that stays expired is released: aliyun ecs RenewInstance --RegionId <region> --InstanceId <instance> --Period 1 --PeriodUnit Month. It is debited at once and not refunded after the transfer.",
  },
  undo: renewalUndo,
  url: "https://help.aliyun.com/en/user-center/resource-transfer",

  check: ({ instance, now }) => outlasts(instance, now.getTime()),

  cases: [
    {
      name: "a minute left",
      instance: { chargeType: "PrePaid", expiresAt: "2026-06-01T00:01:00Z" },
      expect: "pass",
    },
    {
      name: "expires this instant",
      instance: { chargeType: "PrePaid", expiresAt: "2026-06-01T00:00:00Z" },
      expect: "fail",
    },
    {
      name: "expired yesterday",
      instance: { chargeType: "PrePaid", expiresAt: "2026-05-31T00:00:00Z" },
      expect: "fail",
    },
    {
      name: "pay-as-you-go never expires",
      instance: { chargeType: "PostPaid", expiresAt: "2026-05-31T00:00:00Z" },
      expect: "pass",
    },
    {
      name: "subscription with an expiry not seen",
      instance: {
        chargeType: "PrePaid",
        expiresAt: { unknown: "Forbidden: ecs:DescribeInstances" },
      },
      expect: "unknown",
    },
    {
      name: "charge type not seen",
      instance: { chargeType: { unknown: "Forbidden: ecs:DescribeInstances" } },
      expect: "unknown",
    },
  ],
};
