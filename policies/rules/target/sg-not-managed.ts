import type { Rule } from "../../../core/rules/rule.ts";
import { fail, pass, undecided } from "../../../core/rules/verdict.ts";
import { isUnknown } from "../../../core/unknown.ts";

export const targetSgNotManaged: Rule = {
  id: "target-sg-not-managed",
  about: "instance",
  title: {
    zh: "目标安全组不能是云服务的托管安全组",
    en: "The target security group must not be one that a cloud service manages",
  },
  source: {
    ref: "DescribeSecurityGroups ServiceManaged",
    quote: "托管安全组由云服务创建和维护，用户不能修改它。",
  },
  severity: "blocker",
  holdsBy: "submit",
  outlet: "fix",
  phase: "landing",
  evidence: ["destination.groupServiceManaged"],
  remedy: {
    zh: "在目标账号运行 pulumi up，用落地建的安全组；或自己建一个：aliyun ecs CreateSecurityGroup --RegionId <region> --VpcId <专有网络>。确认时填它的 ID，不要填容器等服务的安全组。",
    en: "Run pulumi up in the target account and use the group that the landing makes; or make one: aliyun ecs CreateSecurityGroup --RegionId <region> --VpcId <vpc>. Enter its ID at confirmation, not the group of a service such as container service.",
  },
  undo: {
    zh: "删除没有用上的安全组：aliyun ecs DeleteSecurityGroup --RegionId <region> --SecurityGroupId <安全组>；由落地建的用 pulumi destroy。",
    en: "Delete the group that is not used: aliyun ecs DeleteSecurityGroup --RegionId <region> --SecurityGroupId <group>; what the landing made goes by pulumi destroy.",
  },
  url: "https://help.aliyun.com/zh/ecs/user-guide/create-a-security-group-1",

  check({ destination: { groupServiceManaged } }) {
    const path = "destination.groupServiceManaged";
    if (isUnknown(groupServiceManaged)) return undecided(path, groupServiceManaged);
    return groupServiceManaged ? fail({ path, expected: "false", actual: "true" }) : pass;
  },

  cases: [
    { name: "a group of one's own", destination: { groupServiceManaged: false }, expect: "pass" },
    { name: "a managed group", destination: { groupServiceManaged: true }, expect: "fail" },
    {
      name: "owner of the group not seen",
      destination: { groupServiceManaged: { unknown: "Forbidden: ecs:DescribeSecurityGroups" } },
      expect: "unknown",
    },
  ],
};
