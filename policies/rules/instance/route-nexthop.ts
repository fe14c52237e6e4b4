import type { InstanceFacts } from "../../../core/facts/instance.ts";
import { nothingListed } from "../../../core/rules/nothing-bound.ts";
import type { Rule } from "../../../core/rules/rule.ts";
import type { Unknown } from "../../../core/unknown.ts";

type RouteEntry = Exclude<InstanceFacts["routeEntries"], Unknown>[number];

export const instanceRouteNexthop: Rule = {
  id: "instance-route-nexthop",
  about: "instance",
  title: {
    zh: "须先删除以实例为下一跳的路由条目",
    en: "Route entries whose next hop is the instance must be deleted first",
  },
  source: {
    ref: "R5.14",
    quote:
      "实例绑定了HaVip（高可用虚拟IP）、反向访问服务、指定下一跳路由规则、SLB、全球加速等服务时不支持过户",
  },
  severity: "blocker",
  holdsBy: "submit",
  outlet: "fix",
  phase: "unbind",
  downtime: true,
  evidence: ["instance.routeEntries"],
  remedy: {
    zh: "先记下每条的目标网段和下一跳，让经过这台实例的流量（NAT、VPN、防火墙等）改走别处，再逐条删除：aliyun vpc DeleteRouteEntry --RegionId <region> --RouteTableId <路由表> --RouteEntryId <路由条目>；下一跳是它的网卡或它承载的 HaVip 时也要删除。由 Pulumi 管理时从程序里删去 RouteEntry 或 VPCRouteEntry。",
    en: "Write down the destination and next hop of each entry, send the traffic that passes through the instance (NAT, VPN, a firewall) another way, then delete each entry: aliyun vpc DeleteRouteEntry --RegionId <region> --RouteTableId <route-table> --RouteEntryId <route-entry>; entries that lead to one of its interfaces or to a HaVip that it backs count as well. Where Pulumi manages it, remove the RouteEntry or VPCRouteEntry from the program.",
  },
  undo: {
    zh: "重新创建：aliyun vpc CreateRouteEntry --RegionId <region> --RouteTableId <路由表> --DestinationCidrBlock <目标网段> --NextHopType Instance --NextHopId <instance>；原来的下一跳是网卡或 HaVip 的，类型填 NetworkInterface 或 HaVip，并填它的 ID。",
    en: "Create it again: aliyun vpc CreateRouteEntry --RegionId <region> --RouteTableId <route-table> --DestinationCidrBlock <cidr> --NextHopType Instance --NextHopId <instance>; where the next hop was an interface or a HaVip, its type is NetworkInterface or HaVip, with the ID of that.",
  },
  url: "https://help.aliyun.com/en/user-center/resource-transfer",

  check: ({ instance: { routeEntries } }) =>
    nothingListed(
      "instance.routeEntries",
      routeEntries,
      ({ id, routeTableId, destination, nextHop }) =>
        `${destination} via ${nextHop} (${routeTableId} ${id})`,
    ),

  cases: [
    { name: "no entry", instance: { routeEntries: [] }, expect: "pass" },
    {
      name: "an entry that leads to it",
      instance: { routeEntries: [entry({ nextHop: "i-bp1clear" })] },
      expect: "fail",
    },
    {
      name: "an entry that leads to its interface",
      instance: { routeEntries: [entry({ nextHop: "eni-bp1primary" })] },
      expect: "fail",
    },
    {
      name: "the default route of its VPC",
      instance: { routeEntries: [entry({ destination: "0.0.0.0/0" })] },
      expect: "fail",
    },
    {
      name: "route entries not seen",
      instance: { routeEntries: { unknown: "Forbidden: vpc:DescribeRouteEntryList" } },
      expect: "unknown",
    },
  ],
};

function entry(over: Partial<RouteEntry>): RouteEntry {
  return {
    id: "rte-bp1entry",
    routeTableId: "vtb-bp1table",
    destination: "192.168.0.0/16",
    nextHop: "i-bp1clear",
    ...over,
  };
}
