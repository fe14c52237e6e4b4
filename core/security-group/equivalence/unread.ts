import type { Text } from "../../text.ts";

/** Why a rule cannot be compared: what it matches or does is not known. */
export const unread = {
  notARule: {
    zh: "这一项不是规则，或字段的类型不对。",
    en: "this entry is no rule, or a field of it has a wrong type.",
  },
  direction: {
    zh: "方向不明：Direction 应为 ingress 或 egress。",
    en: "its direction is unknown: Direction is ingress or egress.",
  },
  policy: {
    zh: "授权策略不明：Policy 应为 Accept 或 Drop。",
    en: "its policy is unknown: Policy is Accept or Drop.",
  },
  protocol: {
    zh: "协议不是 TCP、UDP、ICMP、ICMPv6、GRE、ALL 之一，无法比较。",
    en: "its protocol is none of TCP, UDP, ICMP, ICMPv6, GRE and ALL, so it cannot be compared.",
  },
  ports: {
    zh: "端口范围与协议不符，或不合法。",
    en: "its port range does not go with its protocol, or is not valid.",
  },
  portList: {
    zh: "端口由端口列表给出，列表的内容不在规则里。请改写为端口范围。",
    en: "its ports are in a port list, which the rule does not quote. Write them as ranges.",
  },
  priority: {
    zh: "优先级不明：应为从 1 起的整数。",
    en: "its priority is unknown: a whole number from 1.",
  },
  nicType: {
    zh: "这是经典网络的公网规则（NicType 不是 intranet），不能与 VPC 规则比较。",
    en: "it is a rule for the classic network's public side (NicType is not intranet), which does not compare with a VPC's.",
  },
  peer: {
    zh: "授权对象应恰好有一个：IPv4 地址段、IPv6 地址段、安全组或前缀列表。",
    en: "it names no peer or several; one is expected: an IPv4 or IPv6 block, a group or a prefix list.",
  },
  address: {
    zh: "地址段不合法，或与字段的地址族不符。",
    en: "one of its blocks is not valid, or not of the family of its field.",
  },
  families: {
    zh: "两侧地址段的地址族不同。",
    en: "its two sides are blocks of different families.",
  },
  nearSide: {
    zh: "本端写成了安全组或前缀列表，而本端只能是地址段。",
    en: "its own side names a group or a prefix list, where only a block is possible.",
  },
} as const satisfies Record<string, Text>;
