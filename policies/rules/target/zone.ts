import { samePlace } from "../../../core/rules/addresses.ts";
import type { Rule } from "../../../core/rules/rule.ts";

export const targetZone: Rule = {
  id: "target-zone",
  about: "instance",
  title: {
    zh: "目标交换机必须与实例在同一可用区",
    en: "The target vSwitch must be in the instance's zone",
  },
  source: {
    ref: "R5.3, R6.1, R7.2",
    quote: "过户后账号安全组ID与交换机ID需由目标账号提供，且与过户实例处于同一可用区和同一VPC。",
  },
  remark: {
    zh: "指南说安全组也在同一可用区，但安全组没有可用区，只有交换机有。两个账号里同名的可用区视为同一个：没有文档说各账号的可用区名称不同。",
    en: "The guide speaks of the security group's zone too, but security groups have none; only vSwitches do. A zone of the same name is taken for the same one in both accounts: no document says that names differ between accounts.",
  },
  severity: "blocker",
  holdsBy: "land",
  outlet: "fix",
  phase: "landing",
  evidence: ["instance.zone", "destination.zone"],
  remedy: {
    zh: "在目标账号运行 pulumi up：落地会在实例所在的可用区建交换机。要沿用已有的交换机时，在 landing.vswitches 里写 adopt；新建一个：aliyun vpc CreateVSwitch --RegionId <region> --VpcId <专有网络> --ZoneId <实例的可用区> --CidrBlock <网段>。交换机的可用区不能修改，只能新建。",
    en: "Run pulumi up in the target account: the landing makes its vSwitch in the instance's zone. To use a vSwitch of your own, write adopt under landing.vswitches; to make one: aliyun vpc CreateVSwitch --RegionId <region> --VpcId <vpc> --ZoneId <zone of the instance> --CidrBlock <cidr>. The zone of a vSwitch cannot be changed, only another one made.",
  },
  undo: {
    zh: "删除没有用上的交换机：aliyun vpc DeleteVSwitch --RegionId <region> --VSwitchId <交换机>；由落地建的用 pulumi destroy。",
    en: "Delete the vSwitch that is not used: aliyun vpc DeleteVSwitch --RegionId <region> --VSwitchId <vswitch>; what the landing made goes by pulumi destroy.",
  },
  url: "https://help.aliyun.com/zh/vpc/user-guide/create-and-manage-a-vpc",

  check: ({ instance, destination }) =>
    samePlace(
      { path: "instance.zone", place: instance.zone },
      { path: "destination.zone", place: destination.zone },
    ),

  cases: [
    {
      name: "the same zone",
      instance: { zone: "cn-hangzhou-k" },
      destination: { zone: "cn-hangzhou-k" },
      expect: "pass",
    },
    {
      name: "another zone of the region",
      destination: { zone: "cn-hangzhou-i" },
      expect: "fail",
    },
    {
      name: "no zone on either side",
      instance: { zone: "" },
      destination: { zone: "" },
      expect: "unknown",
    },
    {
      name: "the instance's zone not seen",
      instance: { zone: { unknown: "Forbidden: ecs:DescribeInstances" } },
      expect: "unknown",
    },
    {
      name: "no landing planned",
      destination: { zone: { unknown: "no manifest" } },
      expect: "unknown",
    },
  ],
};
