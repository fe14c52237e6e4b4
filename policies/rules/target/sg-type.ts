import type { Rule } from "../../../core/rules/rule.ts";
import { fail, pass, undecided } from "../../../core/rules/verdict.ts";
import { isUnknown } from "../../../core/unknown.ts";

export const targetSgType: Rule = {
  id: "target-sg-type",
  about: "instance",
  title: {
    zh: "企业级安全组默认拒绝出入流量",
    en: "An enterprise security group drops traffic in and out by default",
  },
  source: {
    ref: "ECS security group types",
    quote: "企业级安全组默认拒绝所有出入流量，不支持组间授权，组内实例默认也不互通。",
  },
  remark: {
    zh: "落地沿用源安全组的类型：源组本来就是企业级时，规则照常带过去，行为不变。类型建好后不能修改，同一网卡上的安全组须为同一类型。",
    en: "The landing takes over the type of the source group: where that is an enterprise group already, its rules come along and nothing changes. A type cannot be changed once a group is made, and all groups of one interface must be of one type.",
  },
  severity: "note",
  holdsBy: "land",
  outlet: "fix",
  phase: "landing",
  evidence: ["destination.groupType"],
  remedy: {
    zh: "源安全组是普通安全组时，要么在目标账号也用普通安全组，要么在控制台的安全组规则里补上放行：出方向，协议“全部”，目的 0.0.0.0/0；入方向，按网段允许成员互访。补上后看一遍：aliyun ecs DescribeSecurityGroupAttribute --RegionId <region> --SecurityGroupId <安全组> --Direction all",
    en: "Where the source group is a normal one, use a normal one in the target too, or add what is missing among the group's rules in the console: outbound, all protocols, to 0.0.0.0/0; inbound, the members by their blocks. Then look at the rules: aliyun ecs DescribeSecurityGroupAttribute --RegionId <region> --SecurityGroupId <group> --Direction all",
  },
  undo: {
    zh: "撤销补上的规则（入方向用 RevokeSecurityGroup）：aliyun ecs RevokeSecurityGroupEgress --RegionId <region> --SecurityGroupId <安全组> --SecurityGroupRuleId.1 <规则ID>",
    en: "Take the added rule back (RevokeSecurityGroup for an inbound one): aliyun ecs RevokeSecurityGroupEgress --RegionId <region> --SecurityGroupId <group> --SecurityGroupRuleId.1 <rule>",
  },
  url: "https://help.aliyun.com/zh/ecs/user-guide/basic-security-groups-and-advanced-security-groups",

  check({ destination: { groupType } }) {
    if (isUnknown(groupType)) return undecided("destination.groupType", groupType);
    return groupType === "normal"
      ? pass
      : fail({ path: "destination.groupType", expected: "normal", actual: groupType });
  },

  cases: [
    { name: "a normal group", destination: { groupType: "normal" }, expect: "pass" },
    { name: "an enterprise group", destination: { groupType: "enterprise" }, expect: "fail" },
    {
      name: "type not seen",
      destination: { groupType: { unknown: "Forbidden: ecs:DescribeSecurityGroups" } },
      expect: "unknown",
    },
  ],
};
