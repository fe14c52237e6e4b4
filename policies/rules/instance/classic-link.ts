import { nothingNamed } from "../../../core/rules/nothing-bound.ts";
import type { Rule } from "../../../core/rules/rule.ts";
import { pass, undecided } from "../../../core/rules/verdict.ts";
import { isUnknown } from "../../../core/unknown.ts";

export const instanceClassicLink: Rule = {
  id: "instance-classic-link",
  about: "instance",
  title: {
    zh: "经典网络实例须先解除 ClassicLink",
    en: "The ClassicLink of an instance in the classic network must be released first",
  },
  source: { ref: "R5.24c", quote: "经典网络类型实例开启 Classic Link 未解除" },
  remark: {
    zh: "经典网络已经下线，指南只提到 ClassicLink；还在经典网络的实例须配经典网络的目标安全组。",
    en: "The classic network is retired, and the guide says no more of it than ClassicLink; an instance that is still in it needs a target group of the classic network.",
  },
  severity: "blocker",
  holdsBy: "submit",
  outlet: "fix",
  phase: "unbind",
  downtime: true,
  evidence: ["instance.networkType", "instance.classicLinkVpcId"],
  remedy: {
    zh: "解除连接（此后与该 VPC 的私网不再互通）：aliyun ecs DetachClassicLinkVpc --RegionId <region> --InstanceId <instance> --VpcId <专有网络>",
    en: "Release the link (private traffic with that VPC ends): aliyun ecs DetachClassicLinkVpc --RegionId <region> --InstanceId <instance> --VpcId <vpc>",
  },
  undo: {
    zh: "重新连接：aliyun ecs AttachClassicLinkVpc --RegionId <region> --InstanceId <instance> --VpcId <专有网络>",
    en: "Link it again: aliyun ecs AttachClassicLinkVpc --RegionId <region> --InstanceId <instance> --VpcId <vpc>",
  },
  url: "https://help.aliyun.com/zh/vpc/using-classiclink",

  check({ instance: { networkType, classicLinkVpcId } }) {
    if (isUnknown(networkType)) return undecided("instance.networkType", networkType);
    const path = "instance.classicLinkVpcId";
    if (isUnknown(classicLinkVpcId)) return undecided(path, classicLinkVpcId);
    return networkType === "vpc" ? pass : nothingNamed(path, classicLinkVpcId);
  },

  cases: [
    {
      name: "in a VPC",
      instance: { networkType: "vpc", classicLinkVpcId: null },
      expect: "pass",
    },
    {
      name: "in a VPC, whatever is linked to it",
      instance: { networkType: "vpc", classicLinkVpcId: "vpc-bp1linked" },
      expect: "pass",
    },
    {
      name: "in the classic network, without a link",
      instance: { networkType: "classic", classicLinkVpcId: null },
      expect: "pass",
    },
    {
      name: "in the classic network, with the API's empty id",
      instance: { networkType: "classic", classicLinkVpcId: "" },
      expect: "pass",
    },
    {
      name: "in the classic network, linked to a VPC",
      instance: { networkType: "classic", classicLinkVpcId: "vpc-bp1linked" },
      expect: "fail",
    },
    {
      name: "in the classic network, links not seen",
      instance: {
        networkType: "classic",
        classicLinkVpcId: { unknown: "Forbidden: ecs:DescribeClassicLinkInstances" },
      },
      expect: "unknown",
    },
    {
      name: "network type not seen",
      instance: {
        networkType: { unknown: "Forbidden: ecs:DescribeInstances" },
        classicLinkVpcId: "vpc-bp1linked",
      },
      expect: "unknown",
    },
  ],
};
