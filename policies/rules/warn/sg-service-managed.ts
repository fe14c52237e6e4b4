import { nothingListed } from "../../../core/rules/nothing-bound.ts";
import type { Rule } from "../../../core/rules/rule.ts";

export const warnSgServiceManaged: Rule = {
  id: "warn-sg-service-managed",
  about: "instance",
  title: {
    zh: "实例在云服务托管的安全组里",
    en: "The instance is in a security group that a cloud service manages",
  },
  source: {
    ref: "DescribeSecurityGroups ServiceManaged",
    quote: "托管安全组由云服务创建和修改，用户不能改动；实例在其中，说明有云服务在管理它。",
  },
  severity: "warning",
  holdsBy: "submit",
  outlet: "fix",
  phase: "unbind",
  downtime: true,
  evidence: ["instance.managedGroupIds"],
  remedy: {
    zh: "看是哪个云服务（返回里的 ServiceID）：aliyun ecs DescribeSecurityGroups --RegionId <region> --SecurityGroupIds '[\"<安全组ID>\"]'；在该服务里移除这台实例，不要手动退组。托管组的规则不要复制到目标账号，它们属于该服务。",
    en: "See which service it is, by ServiceID in the answer: aliyun ecs DescribeSecurityGroups --RegionId <region> --SecurityGroupIds '[\"<security-group>\"]'; remove the instance in that service, and do not leave the group by hand. Do not copy the rules of a managed group to the target account: they are the service's own.",
  },
  undo: {
    zh: "在该云服务里重新加入这台实例。",
    en: "Add the instance to that service again.",
  },
  url: "https://help.aliyun.com/zh/ecs/user-guide/manage-security-group-rules",

  check: ({ instance: { managedGroupIds } }) =>
    nothingListed("instance.managedGroupIds", managedGroupIds, (group) => group),

  cases: [
    { name: "groups of its own", instance: { managedGroupIds: [] }, expect: "pass" },
    { name: "a managed group", instance: { managedGroupIds: ["sg-bp1ack"] }, expect: "fail" },
    {
      name: "groups not seen",
      instance: { managedGroupIds: { unknown: "Forbidden: ecs:DescribeSecurityGroups" } },
      expect: "unknown",
    },
  ],
};
