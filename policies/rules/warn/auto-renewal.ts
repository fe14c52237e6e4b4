import type { Rule } from "../../../core/rules/rule.ts";
import { fail, pass, undecided } from "../../../core/rules/verdict.ts";
import { isUnknown } from "../../../core/unknown.ts";

export const warnAutoRenewal: Rule = {
  id: "warn-auto-renewal",
  about: "instance",
  title: {
    zh: "自动续费可能在过户期间扣费",
    en: "The automatic renewal may debit during the transfer",
  },
  source: { ref: "R9.3", quote: "允许自动续费（费用由归属账号扣除）。" },
  remark: {
    zh: "没有资料说明自动续费的设置是否随实例过户。",
    en: "No source says whether the setting travels with the instance.",
  },
  severity: "warning",
  holdsBy: "submit",
  outlet: "fix",
  phase: "cancel",
  evidence: ["instance.autoRenew"],
  remedy: {
    zh: "自动续费在到期前第9天（北京时间08:00起）向当时的归属账号扣款：不想由源账号付下一期，就在提交前关闭：aliyun ecs ModifyInstanceAutoRenewAttribute --RegionId <region> --InstanceId <instance> --RenewalStatus Normal。过户期间不允许手动续费，所以离到期要有足够时间。过户后由目标账号重新设置。由 Pulumi 管理时改 renewalStatus。",
    en: "The renewal debits whoever owns the instance on the 9th day before the expiry (from 08:00 Beijing time): where the source is not to pay the next period, turn it off before the submit: aliyun ecs ModifyInstanceAutoRenewAttribute --RegionId <region> --InstanceId <instance> --RenewalStatus Normal. Manual renewal is refused during the transfer, so leave time enough to the expiry. Let the target account set it again afterwards. Where Pulumi manages it, change renewalStatus.",
  },
  undo: {
    zh: "重新开启：aliyun ecs ModifyInstanceAutoRenewAttribute --RegionId <region> --InstanceId <instance> --RenewalStatus AutoRenewal --PeriodUnit Month --Duration <原月数>",
    en: "Turn it on again: aliyun ecs ModifyInstanceAutoRenewAttribute --RegionId <region> --InstanceId <instance> --RenewalStatus AutoRenewal --PeriodUnit Month --Duration <old number of months>",
  },
  url: "https://help.aliyun.com/en/user-center/resource-transfer",

  check({ instance: { autoRenew } }) {
    if (isUnknown(autoRenew)) return undecided("instance.autoRenew", autoRenew);
    if (!autoRenew) return pass;
    return fail({ path: "instance.autoRenew", expected: "false", actual: "true" });
  },

  cases: [
    { name: "a subscription without it", instance: { autoRenew: false }, expect: "pass" },
    {
      name: "pay-as-you-go, which has none",
      instance: { chargeType: "PostPaid", autoRenew: false },
      expect: "pass",
    },
    { name: "a subscription with it", instance: { autoRenew: true }, expect: "fail" },
    {
      name: "not seen",
      instance: { autoRenew: { unknown: "Forbidden: ecs:DescribeInstanceAutoRenewAttribute" } },
      expect: "unknown",
    },
  ],
};
