import { worst } from "../../../core/rules/both-accounts.ts";
import type { Rule } from "../../../core/rules/rule.ts";
import { fail, pass, undecided } from "../../../core/rules/verdict.ts";
import { noneOf, onPrimaryInterface } from "../../../core/rules/warned.ts";
import type { NetworkInterfaceFacts } from "../../../core/facts/instance.ts";
import { secondaryPrivateIpCases } from "./secondary-private-ip.cases.ts";

export const warnSecondaryPrivateIp: Rule = {
  id: "warn-secondary-private-ip",
  about: "instance",
  title: {
    zh: "主网卡带有辅助私网IP，可能使换VPC失败",
    en: "The primary interface has secondary private IPs, which can make the change of VPC fail",
  },
  source: {
    ref: "ModifyInstanceVpcAttribute",
    quote: "主网卡有多个私网IP的实例不支持更换VPC，而过户会更换VPC。",
  },
  severity: "warning",
  holdsBy: "submit",
  outlet: "fix",
  phase: "detach",
  downtime: true,
  evidence: ["instance.networkInterfaces"],
  remedy: {
    zh: "先把程序和域名从这些地址上移开，再回收：aliyun ecs UnassignPrivateIpAddresses --RegionId <region> --NetworkInterfaceId <主网卡ID> --PrivateIpAddress.1 <辅助IP>；地址段（前缀）用 --Ipv4Prefix.1 <前缀>。由 Pulumi 管理时从程序里删去 secondaryPrivateIps。过户后在目标账号重新分配。",
    en: "Move programs and names off these addresses, then give them back: aliyun ecs UnassignPrivateIpAddresses --RegionId <region> --NetworkInterfaceId <primary-eni> --PrivateIpAddress.1 <secondary-ip>; a prefix goes by --Ipv4Prefix.1 <prefix>. Where Pulumi manages it, remove secondaryPrivateIps from the program. Assign them again in the target account after the transfer.",
  },
  undo: {
    zh: "重新分配同一地址（若未被占用）：aliyun ecs AssignPrivateIpAddresses --RegionId <region> --NetworkInterfaceId <主网卡ID> --PrivateIpAddress.1 <辅助IP>，并在操作系统里配置。",
    en: "Assign the same address again, if nobody took it: aliyun ecs AssignPrivateIpAddresses --RegionId <region> --NetworkInterfaceId <primary-eni> --PrivateIpAddress.1 <secondary-ip>, and configure it in the operating system.",
  },
  url: "https://help.aliyun.com/zh/ecs/user-guide/manage-eni",

  check: ({ instance: { networkInterfaces } }) =>
    onPrimaryInterface(networkInterfaces, (primary, path) =>
      worst([
        oneAddress(primary, path),
        noneOf(`${path}.prefixes`, primary.prefixes, (prefix) => !prefix.includes(":")),
      ]),
    ),

  cases: secondaryPrivateIpCases,
};

function oneAddress({ privateIps }: NetworkInterfaceFacts, path: string) {
  if (privateIps.length === 0) {
    return undecided(`${path}.privateIps`, {
      unknown: "no private address was seen, and every primary interface has one",
    });
  }
  if (privateIps.length === 1) return pass;
  return fail({
    path: `${path}.privateIps`,
    expected: "one address",
    actual: privateIps.join(", "),
  });
}
