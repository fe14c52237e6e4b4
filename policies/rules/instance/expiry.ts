import { instantMs } from "../../../core/instant.ts";
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
  remark: {
    zh: "指南没有说这一条在提交时检查、在目标账号确认时检查，还是两次都检查。确认最多等24小时，过户约半小时：提交时离到期多于约97小时，才不受这一点影响。",
    en: "The guide does not say whether this is checked at the submit, when the target confirms, or both times. The confirmation can take 24 hours and the transfer half an hour: with more than about 97 hours left at the submit it makes no difference.",
  },
  severity: "blocker",
  holdsBy: "submit",
  outlet: "fix",
  phase: "cancel",
  evidence: ["instance.chargeType", "instance.expiresAt"],
  remedy: {
    zh: "发起过户前先续费（过户期间不允许手动续费）：aliyun ecs RenewInstance --RegionId <region> --InstanceId <instance> --Period 1 --PeriodUnit Month。续费会立即扣款，这笔钱过户后不退；确认时限24小时也要算进余量。",
    en: "Renew before submitting (manual renewal is refused during the transfer): aliyun ecs RenewInstance --RegionId <region> --InstanceId <instance> --Period 1 --PeriodUnit Month. It is debited at once and not refunded after the transfer; leave room for the 24 hours of the confirmation too.",
  },
  undo: renewalUndo,
  url: "https://help.aliyun.com/en/user-center/resource-transfer",

  check: ({ instance, now }) => outlasts(instance, now.getTime() + marginMs),

  window({ instance: { chargeType, expiresAt } }) {
    if (isUnknown(chargeType) || chargeType === "PostPaid" || isUnknown(expiresAt)) return {};
    return { eligibleUntil: new Date(instantMs(expiresAt) - marginMs) };
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
