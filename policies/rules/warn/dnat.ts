import { nothingListed } from "../../../core/rules/nothing-bound.ts";
import type { Rule } from "../../../core/rules/rule.ts";

export const warnDnat: Rule = {
  id: "warn-dnat",
  about: "instance",
  title: {
    zh: "DNAT条目指向实例的私网IP",
    en: "A DNAT entry leads to the instance's private IP",
  },
  source: {
    ref: "DescribeForwardTableEntries",
    quote: "DNAT条目留在源账号的NAT网关里，过户后它指向的私网IP可能被别的实例得到。",
  },
  severity: "warning",
  holdsBy: "submit",
  outlet: "fix",
  phase: "unbind",
  downtime: true,
  evidence: ["instance.dnatEntries"],
  remedy: {
    zh: "记下条目内容后删除：aliyun vpc DeleteForwardEntry --RegionId <region> --ForwardTableId <DNAT表ID> --ForwardEntryId <条目ID>；公网流量随即中断，入口要改到目标账号的地址。由 Pulumi 管理时从程序里删去 ForwardEntry。",
    en: "Write the entry down and delete it: aliyun vpc DeleteForwardEntry --RegionId <region> --ForwardTableId <forward-table> --ForwardEntryId <entry>; traffic from outside ends at once, and what leads it in has to point at an address of the target account. Where Pulumi manages it, remove the ForwardEntry from the program.",
  },
  undo: {
    zh: "重新创建：aliyun vpc CreateForwardEntry --RegionId <region> --ForwardTableId <DNAT表ID> --ExternalIp <公网IP> --ExternalPort <公网端口> --InternalIp <私网IP> --InternalPort <私网端口> --IpProtocol <TCP、UDP 或 Any>",
    en: "Create it again: aliyun vpc CreateForwardEntry --RegionId <region> --ForwardTableId <forward-table> --ExternalIp <public-ip> --ExternalPort <public-port> --InternalIp <private-ip> --InternalPort <private-port> --IpProtocol <TCP, UDP or Any>",
  },
  url: "https://help.aliyun.com/en/user-center/resource-transfer",

  check: ({ instance: { dnatEntries } }) =>
    nothingListed("instance.dnatEntries", dnatEntries, (entry) => entry),

  cases: [
    { name: "no entry", instance: { dnatEntries: [] }, expect: "pass" },
    { name: "an entry", instance: { dnatEntries: ["fwd-bp1ssh"] }, expect: "fail" },
    {
      name: "two entries",
      instance: { dnatEntries: ["fwd-bp1ssh", "fwd-bp1web"] },
      expect: "fail",
    },
    {
      name: "entries not seen",
      instance: { dnatEntries: { unknown: "Forbidden: vpc:DescribeForwardTableEntries" } },
      expect: "unknown",
    },
  ],
};
