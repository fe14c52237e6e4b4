import { nothingNamed } from "../../../core/rules/nothing-bound.ts";
import type { Rule } from "../../../core/rules/rule.ts";

export const warnScalingGroup: Rule = {
  id: "warn-scaling-group",
  about: "instance",
  title: {
    zh: "实例在伸缩组里，停机后会被健康检查移出、释放或替换",
    en: "The instance is in a scaling group, whose health check removes, releases or replaces a stopped member",
  },
  source: {
    ref: "ESS health check",
    quote: "伸缩组的健康检查把停机的实例当作不健康：自动创建的会被释放，并补建新实例。",
  },
  severity: "warning",
  holdsBy: "submit",
  outlet: "fix",
  phase: "unbind",
  downtime: true,
  evidence: ["instance.scalingGroupId"],
  remedy: {
    zh: "先暂停健康检查以防误删：aliyun ess SuspendProcesses --RegionId <region> --ScalingGroupId <伸缩组ID> --Process.1 HealthCheck；再在停机之前移出伸缩组，用 DetachInstances（RemoveInstances 会释放自动创建的实例）：aliyun ess DetachInstances --RegionId <region> --ScalingGroupId <伸缩组ID> --InstanceId.1 <instance> --DecreaseDesiredCapacity true。移出会把实例从伸缩组的负载均衡后端摘除，实例数低于下限时会补建新实例。由 Pulumi 管理时从程序里删去 ess Attachment。",
    en: "Suspend the health check, so that nothing is released by mistake: aliyun ess SuspendProcesses --RegionId <region> --ScalingGroupId <scaling-group> --Process.1 HealthCheck; then, before the stop, take it out of the group with DetachInstances (RemoveInstances releases an instance that the group created): aliyun ess DetachInstances --RegionId <region> --ScalingGroupId <scaling-group> --InstanceId.1 <instance> --DecreaseDesiredCapacity true. Detaching takes it out of the group's load balancers, and below its minimum the group buys a new one. Where Pulumi manages it, remove the ess Attachment from the program.",
  },
  undo: {
    zh: "启动实例后重新加入：aliyun ess AttachInstances --RegionId <region> --ScalingGroupId <伸缩组ID> --InstanceId.1 <instance>，再恢复健康检查：aliyun ess ResumeProcesses --RegionId <region> --ScalingGroupId <伸缩组ID> --Process.1 HealthCheck。过户成功后也要恢复健康检查。",
    en: "Start the instance and put it into the group again: aliyun ess AttachInstances --RegionId <region> --ScalingGroupId <scaling-group> --InstanceId.1 <instance>, then resume the health check: aliyun ess ResumeProcesses --RegionId <region> --ScalingGroupId <scaling-group> --Process.1 HealthCheck. Resume it after a successful transfer too.",
  },
  url: "https://help.aliyun.com/en/user-center/resource-transfer",

  check: ({ instance: { scalingGroupId } }) =>
    nothingNamed("instance.scalingGroupId", scalingGroupId),

  cases: [
    { name: "no scaling group", instance: { scalingGroupId: null }, expect: "pass" },
    { name: "a scaling group", instance: { scalingGroupId: "asg-bp1web" }, expect: "fail" },
    {
      name: "scaling group not seen",
      instance: { scalingGroupId: { unknown: "Forbidden: ess:DescribeScalingInstances" } },
      expect: "unknown",
    },
  ],
};
