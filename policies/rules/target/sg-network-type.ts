import type { Rule } from "../../../core/rules/rule.ts";
import { fail, pass, undecided } from "../../../core/rules/verdict.ts";
import { isUnknown } from "../../../core/unknown.ts";

export const targetSgNetworkType: Rule = {
  id: "target-sg-network-type",
  about: "instance",
  title: {
    zh: "目标安全组的网络类型必须与实例一致",
    en: "The target security group must be of the instance's network type",
  },
  source: { ref: "R5.24", quote: "目标安全组与实例网络类型不一致" },
  remark: {
    zh: "经典网络已下线，指南只在 ClassicLink 处提到它。本工具的落地只建 VPC 类型的安全组。",
    en: "The classic network is retired; the guide mentions it only with ClassicLink. The landing of this product makes groups of the VPC type alone.",
  },
  severity: "blocker",
  holdsBy: "submit",
  outlet: "fix",
  phase: "landing",
  evidence: ["instance.networkType", "destination.groupVpcId"],
  remedy: {
    zh: "VPC 类型的实例：在目标账号运行 pulumi up，落地会在目标 VPC 里建安全组；自己建：aliyun ecs CreateSecurityGroup --RegionId <region> --VpcId <专有网络>。经典网络类型的实例：先在源账号迁移到 VPC，再重新读取清单。",
    en: "For a VPC instance: run pulumi up in the target account, the landing makes a group in the target VPC; or make one: aliyun ecs CreateSecurityGroup --RegionId <region> --VpcId <vpc>. For a classic instance: migrate it to a VPC in the source account first, then read the inventory again.",
  },
  undo: {
    zh: "删除没有用上的安全组：aliyun ecs DeleteSecurityGroup --RegionId <region> --SecurityGroupId <安全组>；由落地建的用 pulumi destroy。从经典网络迁移到 VPC 不能退回。",
    en: "Delete the group that is not used: aliyun ecs DeleteSecurityGroup --RegionId <region> --SecurityGroupId <group>; what the landing made goes by pulumi destroy. There is no way back from a VPC to the classic network.",
  },
  url: "https://help.aliyun.com/zh/ecs/user-guide/create-a-security-group-1",

  check({ instance: { networkType }, destination: { groupVpcId } }) {
    if (isUnknown(networkType)) return undecided("instance.networkType", networkType);
    if (isUnknown(groupVpcId)) return undecided("destination.groupVpcId", groupVpcId);
    const groupType = groupVpcId === "" ? "classic" : "vpc";
    if (groupType === networkType) return pass;
    return fail({
      path: "destination.groupVpcId",
      expected: networkType === "vpc" ? "vpc-..." : "none (classic)",
      actual: groupVpcId === "" ? "none (classic)" : groupVpcId,
    });
  },

  cases: [
    {
      name: "a VPC instance, a group of a VPC",
      instance: { networkType: "vpc" },
      destination: { groupVpcId: "vpc-bp1target" },
      expect: "pass",
    },
    {
      name: "a VPC instance, a group of the classic network",
      instance: { networkType: "vpc" },
      destination: { groupVpcId: "" },
      expect: "fail",
    },
    {
      name: "a classic instance, a group of a VPC",
      instance: { networkType: "classic" },
      destination: { groupVpcId: "vpc-bp1target" },
      expect: "fail",
    },
    {
      name: "a classic instance, a group of the classic network",
      instance: { networkType: "classic" },
      destination: { groupVpcId: "" },
      expect: "pass",
    },
    {
      name: "network type not seen",
      instance: { networkType: { unknown: "Forbidden: ecs:DescribeInstances" } },
      expect: "unknown",
    },
    {
      name: "group not created yet",
      destination: { groupVpcId: { unknown: "not created yet" } },
      expect: "unknown",
    },
  ],
};
