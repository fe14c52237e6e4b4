import { nothingListed } from "../../../core/rules/nothing-bound.ts";
import type { Rule } from "../../../core/rules/rule.ts";

export const instanceHavip: Rule = {
  id: "instance-havip",
  about: "instance",
  title: {
    zh: "须先解绑高可用虚拟 IP（HaVip）",
    en: "HaVips must be unbound first",
  },
  source: {
    ref: "R5.14",
    quote: "实例绑定了HaVip（高可用虚拟IP）",
  },
  severity: "blocker",
  holdsBy: "submit",
  outlet: "fix",
  phase: "unbind",
  downtime: true,
  evidence: ["instance.haVips"],
  remedy: {
    zh: "先把主用角色切到另一台实例，再逐个解绑：aliyun vpc UnassociateHaVip --RegionId <region> --HaVipId <HaVip> --InstanceId <instance>；绑定的是网卡时填网卡 ID，并加上 --InstanceType NetworkInterface。同一个 HaVip 上的操作须一个接一个做。由 Pulumi 管理时从程序里删去 HAVipAttachment。",
    en: "Let another instance be the active one, then unbind each of them: aliyun vpc UnassociateHaVip --RegionId <region> --HaVipId <havip> --InstanceId <instance>; where an interface is bound, give its ID and add --InstanceType NetworkInterface. Work on one HaVip is done one step after another. Where Pulumi manages it, remove the HAVipAttachment from the program.",
  },
  undo: {
    zh: "重新绑定：aliyun vpc AssociateHaVip --RegionId <region> --HaVipId <HaVip> --InstanceId <instance>；原来绑定网卡的，填网卡 ID 并加上 --InstanceType NetworkInterface。",
    en: "Bind it again: aliyun vpc AssociateHaVip --RegionId <region> --HaVipId <havip> --InstanceId <instance>; where an interface was bound, give its ID and add --InstanceType NetworkInterface.",
  },
  url: "https://help.aliyun.com/en/user-center/resource-transfer",

  check: ({ instance: { haVips } }) => nothingListed("instance.haVips", haVips, (id) => id),

  cases: [
    { name: "no HaVip", instance: { haVips: [] }, expect: "pass" },
    { name: "a HaVip", instance: { haVips: ["havip-bp1vip"] }, expect: "fail" },
    { name: "two HaVips", instance: { haVips: ["havip-bp1vip", "havip-bp1two"] }, expect: "fail" },
    {
      name: "HaVips not seen",
      instance: { haVips: { unknown: "Forbidden: vpc:DescribeHaVips" } },
      expect: "unknown",
    },
  ],
};
