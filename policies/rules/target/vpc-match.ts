import { samePlace } from "../../../core/rules/addresses.ts";
import type { Rule } from "../../../core/rules/rule.ts";

export const targetVpcMatch: Rule = {
  id: "target-vpc-match",
  about: "instance",
  title: {
    zh: "目标安全组与目标交换机必须在同一个 VPC",
    en: "The target security group and vSwitch must be in the same VPC",
  },
  source: {
    ref: "R6.1, R7.2",
    quote: "过户后账号安全组ID与交换机ID需由目标账号提供，且与过户实例处于同一可用区和同一VPC。",
  },
  severity: "blocker",
  holdsBy: "submit",
  outlet: "fix",
  phase: "landing",
  evidence: ["destination.vswitchVpcId", "destination.groupVpcId"],
  remedy: {
    zh: "在目标账号运行 pulumi up：落地把两者建在同一个 VPC 里，确认时填 ecs-transfer card 打印的 ID。要沿用已有的安全组时，在 securityGroups 里写 adopt；新建一个：aliyun ecs CreateSecurityGroup --RegionId <region> --VpcId <交换机的专有网络>。安全组不能换 VPC，只能新建。",
    en: "Run pulumi up in the target account: the landing makes both in one VPC; at confirmation enter the IDs that ecs-transfer card prints. To use a group of your own, write adopt under securityGroups; to make one: aliyun ecs CreateSecurityGroup --RegionId <region> --VpcId <vpc of the vswitch>. A group cannot move to another VPC, only another one be made.",
  },
  undo: {
    zh: "删除没有用上的安全组：aliyun ecs DeleteSecurityGroup --RegionId <region> --SecurityGroupId <安全组>；由落地建的用 pulumi destroy。",
    en: "Delete the group that is not used: aliyun ecs DeleteSecurityGroup --RegionId <region> --SecurityGroupId <group>; what the landing made goes by pulumi destroy.",
  },
  url: "https://help.aliyun.com/zh/ecs/user-guide/create-a-security-group-1",

  check: ({ destination }) =>
    samePlace(
      { path: "destination.vswitchVpcId", place: destination.vswitchVpcId },
      { path: "destination.groupVpcId", place: destination.groupVpcId },
    ),

  cases: [
    {
      name: "one VPC",
      destination: { vswitchVpcId: "vpc-bp1new", groupVpcId: "vpc-bp1new" },
      expect: "pass",
    },
    { name: "a group of another VPC", destination: { groupVpcId: "vpc-bp1other" }, expect: "fail" },
    { name: "a group of the classic network", destination: { groupVpcId: "" }, expect: "fail" },
    {
      name: "no VPC on either side",
      destination: { vswitchVpcId: "", groupVpcId: "" },
      expect: "unknown",
    },
    {
      name: "vSwitch not created yet",
      destination: { vswitchVpcId: { unknown: "not created yet" } },
      expect: "unknown",
    },
    {
      name: "group not created yet",
      destination: { groupVpcId: { unknown: "not created yet" } },
      expect: "unknown",
    },
  ],
};
