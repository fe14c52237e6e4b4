import { worst } from "../../../core/rules/both-accounts.ts";
import type { Rule } from "../../../core/rules/rule.ts";
import { noneOf, onPrimaryInterface } from "../../../core/rules/warned.ts";
import { ipv6Cases } from "./ipv6.cases.ts";

export const warnIpv6: Rule = {
  id: "warn-ipv6",
  about: "instance",
  title: {
    zh: "实例有IPv6地址，可能使换VPC失败",
    en: "The instance has IPv6 addresses, which can make the change of VPC fail",
  },
  source: {
    ref: "ModifyInstanceVpcAttribute",
    quote: "已分配IPv6地址的实例不支持更换VPC，而过户会更换VPC。",
  },
  severity: "warning",
  holdsBy: "submit",
  outlet: "fix",
  phase: "detach",
  downtime: true,
  evidence: ["instance.networkInterfaces"],
  remedy: {
    zh: "先把程序和域名（AAAA 记录）从IPv6上移开，再回收：aliyun ecs UnassignIpv6Addresses --RegionId <region> --NetworkInterfaceId <主网卡ID> --Ipv6Address.1 <IPv6地址>；地址段（前缀）用 --Ipv6Prefix.1 <前缀>。由 Pulumi 管理时从程序里删去 ipv6Addresses、ipv6AddressCount。目标交换机开启IPv6后可重新分配，地址会不同。",
    en: "Move programs and names (AAAA records) off IPv6, then give the addresses back: aliyun ecs UnassignIpv6Addresses --RegionId <region> --NetworkInterfaceId <primary-eni> --Ipv6Address.1 <ipv6>; a prefix goes by --Ipv6Prefix.1 <prefix>. Where Pulumi manages it, remove ipv6Addresses and ipv6AddressCount from the program. A target vSwitch with IPv6 gives new ones, and they differ.",
  },
  undo: {
    zh: "重新分配同一地址（若未被占用）：aliyun ecs AssignIpv6Addresses --RegionId <region> --NetworkInterfaceId <主网卡ID> --Ipv6Address.1 <IPv6地址>，并在操作系统里配置。",
    en: "Assign the same address again, if nobody took it: aliyun ecs AssignIpv6Addresses --RegionId <region> --NetworkInterfaceId <primary-eni> --Ipv6Address.1 <ipv6>, and configure it in the operating system.",
  },
  url: "https://help.aliyun.com/zh/ecs/user-guide/manage-eni",

  check: ({ instance: { networkInterfaces } }) =>
    onPrimaryInterface(networkInterfaces, ({ ipv6, prefixes }, path) =>
      worst([
        noneOf(`${path}.ipv6`, ipv6),
        noneOf(`${path}.prefixes`, prefixes, (prefix) => prefix.includes(":")),
      ]),
    ),

  cases: ipv6Cases,
};
