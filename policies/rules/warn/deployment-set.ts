import { nothingNamed } from "../../../core/rules/nothing-bound.ts";
import type { Rule } from "../../../core/rules/rule.ts";

export const warnDeploymentSet: Rule = {
  id: "warn-deployment-set",
  about: "instance",
  title: {
    zh: "实例在部署集里，部署集不随实例过户",
    en: "The instance is in a deployment set, which stays with the source account",
  },
  source: {
    ref: "DescribeInstances DeploymentSetId",
    quote: "部署集属于账号，过户指南没有说明部署集里的实例能否过户。",
  },
  severity: "warning",
  holdsBy: "submit",
  outlet: "fix",
  phase: "unbind",
  evidence: ["instance.deploymentSetId"],
  remedy: {
    zh: "把实例移出部署集：aliyun ecs ModifyInstanceDeployment --RegionId <region> --InstanceId <instance> --DeploymentSetId <部署集ID> --RemoveFromDeploymentSet true；移出后不再保证与其他实例分散在不同物理机上。过户后在目标账号加入新的部署集。由 Pulumi 管理时同时从程序里删去 deploymentSetId。",
    en: "Take the instance out of the set: aliyun ecs ModifyInstanceDeployment --RegionId <region> --InstanceId <instance> --DeploymentSetId <deployment-set> --RemoveFromDeploymentSet true; nothing then keeps it on another host than its peers. Put it into a set of the target account after the transfer. Where Pulumi manages it, remove deploymentSetId from the program as well.",
  },
  undo: {
    zh: "重新加入部署集：aliyun ecs ModifyInstanceDeployment --RegionId <region> --InstanceId <instance> --DeploymentSetId <部署集ID>（可能需要停机并更换物理机）",
    en: "Put it into the set again: aliyun ecs ModifyInstanceDeployment --RegionId <region> --InstanceId <instance> --DeploymentSetId <deployment-set> (it may have to be stopped, and may change its host)",
  },
  url: "https://help.aliyun.com/en/user-center/resource-transfer",

  check: ({ instance: { deploymentSetId } }) =>
    nothingNamed("instance.deploymentSetId", deploymentSetId),

  cases: [
    { name: "no deployment set", instance: { deploymentSetId: null }, expect: "pass" },
    { name: "the API's empty id", instance: { deploymentSetId: "" }, expect: "pass" },
    { name: "a deployment set", instance: { deploymentSetId: "ds-bp1spread" }, expect: "fail" },
    {
      name: "deployment set not seen",
      instance: { deploymentSetId: { unknown: "Forbidden: ecs:DescribeInstances" } },
      expect: "unknown",
    },
  ],
};
