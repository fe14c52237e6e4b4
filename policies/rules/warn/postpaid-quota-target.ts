import type { Rule } from "../../../core/rules/rule.ts";
import { fail, pass, undecided } from "../../../core/rules/verdict.ts";
import { isUnknown } from "../../../core/unknown.ts";

export const warnPostpaidQuotaTarget: Rule = {
  id: "warn-postpaid-quota-target",
  about: "instance",
  title: {
    zh: "目标账号的按量付费vCPU配额不足",
    en: "The target's quota of pay-as-you-go vCPUs is too small",
  },
  source: {
    ref: "ECS 2019 notice",
    quote: "旧的过户须知要求目标账号的按量付费实例配额足够接收实例。",
  },
  remark: {
    zh: "这里只比较一台实例；同一批过户多台按量付费实例时，它们的vCPU要加在一起。包年包月实例不占此配额。",
    en: "One instance is compared here; where several pay-as-you-go instances are transferred together, their vCPUs add up. Subscription instances do not count.",
  },
  severity: "warning",
  holdsBy: "submit",
  outlet: "fix",
  phase: "account",
  evidence: ["instance.chargeType", "instance.cpu", "target.postpaidVcpus"],
  remedy: {
    zh: "由目标账号在配额中心（云服务器 ECS）申请提高该地域按量付费实例的vCPU上限，或释放不用的按量付费实例；用目标账号的凭证核对：aliyun ecs DescribeAccountAttributes --RegionId <region> --AttributeName.1 max-postpaid-instance-vcpu-count --AttributeName.2 used-postpaid-instance-vcpu-count。",
    en: "Let the target account apply in the Quota Center (Elastic Compute Service) for more pay-as-you-go vCPUs in the region, or release pay-as-you-go instances that it no longer needs; check with the target's credentials: aliyun ecs DescribeAccountAttributes --RegionId <region> --AttributeName.1 max-postpaid-instance-vcpu-count --AttributeName.2 used-postpaid-instance-vcpu-count.",
  },
  url: "https://help.aliyun.com/en/user-center/resource-transfer",

  check({ instance: { chargeType, cpu }, target: { postpaidVcpus } }) {
    // The charge type can still change before the submit, so what is unknown is said of a subscription too.
    if (isUnknown(chargeType)) return undecided("instance.chargeType", chargeType);
    if (isUnknown(cpu)) return undecided("instance.cpu", cpu);
    if (isUnknown(postpaidVcpus)) return undecided("target.postpaidVcpus", postpaidVcpus);
    if (chargeType === "PrePaid") return pass;
    const { max, used } = postpaidVcpus;
    if (max - used >= cpu) return pass;
    return fail({
      path: "target.postpaidVcpus",
      expected: `max - used >= ${String(cpu)}`,
      actual: `max ${String(max)}, used ${String(used)}`,
    });
  },

  cases: [
    {
      name: "pay-as-you-go, room enough",
      instance: { chargeType: "PostPaid", cpu: 2 },
      target: { postpaidVcpus: { max: 500, used: 20 } },
      expect: "pass",
    },
    {
      name: "pay-as-you-go, exactly room enough",
      instance: { chargeType: "PostPaid", cpu: 4 },
      target: { postpaidVcpus: { max: 100, used: 96 } },
      expect: "pass",
    },
    {
      name: "pay-as-you-go, one vCPU short",
      instance: { chargeType: "PostPaid", cpu: 4 },
      target: { postpaidVcpus: { max: 100, used: 97 } },
      expect: "fail",
    },
    {
      name: "a subscription, no room",
      instance: { chargeType: "PrePaid", cpu: 4 },
      target: { postpaidVcpus: { max: 100, used: 100 } },
      expect: "pass",
    },
    {
      name: "quota not seen",
      instance: { chargeType: "PostPaid" },
      target: { postpaidVcpus: { unknown: "Forbidden: ecs:DescribeAccountAttributes" } },
      expect: "unknown",
    },
    {
      name: "vCPUs not seen",
      instance: { chargeType: "PostPaid", cpu: { unknown: "not in the answer" } },
      expect: "unknown",
    },
    {
      name: "charge type not seen",
      instance: { chargeType: { unknown: "Forbidden: ecs:DescribeInstances" } },
      expect: "unknown",
    },
  ],
};
