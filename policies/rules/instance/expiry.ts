import type { Rule } from "../../../core/rules/rule.ts";
import { outlasts, renewalUndo } from "../../../core/rules/subscription.ts";
import { isUnknown } from "../../../core/unknown.ts";

const marginMs = 72 * 60 * 60 * 1000;

export const instanceExpiry: Rule = {
  id: "instance-expiry",
  about: "instance",
  title: {
    zh: "包年包月实例到期前72小时内不支持过户",
    en: "A subscription instance cannot be transferred within 72 hours of its expiry",
  },
  source: { ref: "R5.6", quote: "包年包月实例到期前72小时内不支持过户。" },
  severity: "blocker",
  holdsBy: "submit",
  outlet: "fix",
  phase: "cancel",
  evidence: ["instance.chargeType", "instance.expiresAt"],
  remedy: {
    zh: "发起过户前先续费（过户期间不允许手动续费）：aliyun ecs RenewInstance --RegionId <region> --InstanceId <instance> --Period 1 --PeriodUnit Month；确认时限24小时也要算进余量。",
    en: "Renew before submitting (manual renewal is refused during the transfer): aliyun ecs RenewInstance --RegionId <region> --InstanceId <instance> --Period 1 --PeriodUnit Month; leave room for the 24 hours of the confirmation too.",
  },
  undo: renewalUndo,
  url: "https://help.aliyun.com/en/user-center/resource-transfer",

  check: ({ instance, now }) => outlasts(instance, new Date(now.getTime() + marginMs)),

  window({ instance: { chargeType, expiresAt } }) {
    if (isUnknown(chargeType) || chargeType === "PostPaid" || isUnknown(expiresAt)) return {};
    return { eligibleUntil: new Date(Date.parse(expiresAt) - marginMs) };
  },

  cases: [
    {
      name: "half a year left",
      instance: { chargeType: "PrePaid", expiresAt: "2026-12-01T00:00:00Z" },
      expect: "pass",
    },
    {
      name: "a minute more than 72 hours left",
      instance: { chargeType: "PrePaid", expiresAt: "2026-06-04T00:01:00Z" },
      expect: "pass",
    },
    {
      name: "exactly 72 hours left",
      instance: { chargeType: "PrePaid", expiresAt: "2026-06-04T00:00:00Z" },
      expect: "fail",
    },
    {
      name: "already expired",
      instance: { chargeType: "PrePaid", expiresAt: "2026-05-31T00:00:00Z" },
      expect: "fail",
    },
    {
      name: "pay-as-you-go with the API's far-future expiry",
      instance: { chargeType: "PostPaid", expiresAt: "2099-12-31T15:59:00Z" },
      expect: "pass",
    },
    {
      name: "pay-as-you-go with an expiry that is past",
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
      name: "charge type not seen, however far the expiry",
      instance: {
        chargeType: { unknown: "Forbidden: ecs:DescribeInstances" },
        expiresAt: "2099-12-31T15:59:00Z",
      },
      expect: "unknown",
    },
  ],
};
