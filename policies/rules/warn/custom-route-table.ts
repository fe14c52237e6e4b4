import { nothingNamed } from "../../../core/rules/nothing-bound.ts";
import type { Rule } from "../../../core/rules/rule.ts";

export const warnCustomRouteTable: Rule = {
  id: "warn-custom-route-table",
  about: "instance",
  title: {
    zh: "交换机绑定了自定义路由表，可能使换VPC失败",
    en: "The vSwitch is bound to a custom route table, which can make the change of VPC fail",
  },
  source: {
    ref: "ModifyInstanceVpcAttribute",
    quote: "交换机绑定了自定义路由表的实例不支持更换VPC，而过户会更换VPC。",
  },
  severity: "warning",
  holdsBy: "submit",
  outlet: "fix",
  phase: "unbind",
  downtime: true,
  evidence: ["instance.customRouteTableId"],
  remedy: {
    zh: "停机后把实例换到同VPC、同可用区里使用系统路由表的交换机（私网IP会变）：aliyun ecs ModifyInstanceVpcAttribute --RegionId <region> --InstanceId <instance> --VSwitchId <交换机ID>；或把交换机从自定义路由表解绑：aliyun vpc UnassociateRouteTable --RegionId <region> --RouteTableId <路由表ID> --VSwitchId <交换机ID>，这会改变该交换机里所有实例的路由，先记下路由条目。由 Pulumi 管理时改 RouteTableAttachment。",
    en: "Stop the instance and move it to a vSwitch of the same VPC and zone that uses the system route table (its private IP changes): aliyun ecs ModifyInstanceVpcAttribute --RegionId <region> --InstanceId <instance> --VSwitchId <vswitch>; or take the vSwitch off the custom table: aliyun vpc UnassociateRouteTable --RegionId <region> --RouteTableId <route-table> --VSwitchId <vswitch>, which changes the routes of every instance in it, so write the entries down first. Where Pulumi manages it, change the RouteTableAttachment.",
  },
  undo: {
    zh: "重新绑定：aliyun vpc AssociateRouteTable --RegionId <region> --RouteTableId <路由表ID> --VSwitchId <交换机ID>；换过交换机的，停机后换回并指定原地址：aliyun ecs ModifyInstanceVpcAttribute --RegionId <region> --InstanceId <instance> --VSwitchId <原交换机ID> --PrivateIpAddress <原地址>。",
    en: "Bind it again: aliyun vpc AssociateRouteTable --RegionId <region> --RouteTableId <route-table> --VSwitchId <vswitch>; an instance that was moved goes back while stopped, with its old address: aliyun ecs ModifyInstanceVpcAttribute --RegionId <region> --InstanceId <instance> --VSwitchId <old-vswitch> --PrivateIpAddress <old-ip>.",
  },
  url: "https://help.aliyun.com/zh/ecs/user-guide/modify-a-private-ip-address",

  check: ({ instance: { customRouteTableId } }) =>
    nothingNamed("instance.customRouteTableId", customRouteTableId),

  cases: [
    { name: "the system route table", instance: { customRouteTableId: null }, expect: "pass" },
    {
      name: "a custom route table",
      instance: { customRouteTableId: "vtb-bp1custom" },
      expect: "fail",
    },
    {
      name: "route table not seen",
      instance: { customRouteTableId: { unknown: "Forbidden: vpc:DescribeVSwitches" } },
      expect: "unknown",
    },
  ],
};
