import { quoted } from "../input/words.ts";
import type { Text } from "../text.ts";

/** Why a rule is not carried, in the words that the report shows; what to do stands in each. */
export const refusals = {
  notAnObject: {
    zh: "这一项不是规则对象。",
    en: "this entry is no rule object.",
  },
  serviceManaged: {
    zh: "这是托管安全组，规则由云产品维护，不能复制。请为实例选择普通用户安全组。",
    en: "the group is managed by a cloud service, which owns its rules. Choose a group of your own for the instance.",
  },
  direction: {
    zh: "方向不明：Direction 应为 ingress 或 egress。",
    en: "its direction is unknown: Direction is ingress or egress.",
  },
  policy: {
    zh: "授权策略不明：Policy 应为 Accept 或 Drop。",
    en: "its policy is unknown: Policy is Accept or Drop.",
  },
  numericProtocol: {
    zh: "协议写成了 IANA 编号，目标安全组规则只支持 TCP、UDP、ICMP、ICMPv6、GRE、ALL。",
    en: "its protocol is an IANA number; the target rule takes TCP, UDP, ICMP, ICMPv6, GRE or ALL.",
  },
  protocol: {
    zh: "协议不明：应为 TCP、UDP、ICMP、ICMPv6、GRE 或 ALL。",
    en: "its protocol is unknown: TCP, UDP, ICMP, ICMPv6, GRE or ALL.",
  },
  ports: {
    zh: "端口范围不合法：TCP、UDP 应为 1/65535 之内的 起/止。",
    en: "its port range is not valid: from/to within 1/65535 for TCP and UDP.",
  },
  portsOfPortless: {
    zh: "该协议没有端口，端口范围只能是 -1/-1。",
    en: "its protocol has no ports, so its port range can only be -1/-1.",
  },
  priority: {
    zh: "优先级不合法：应为 1 到 100 的整数。",
    en: "its priority is not valid: a whole number from 1 to 100.",
  },
  priorityTooLow: {
    zh: "优先级大于 100（旧的系统默认规则），目标规则最大为 100。请为该安全组选择 oldPriorities: clamp（改为 100）或 leave-out（不带走）。",
    en: "its priority is past 100 (an old system default), and the target's last one is 100. Choose oldPriorities for the group: clamp (it becomes 100) or leave-out (it is left).",
  },
  oldPriorityLeftOut: {
    zh: "优先级大于 100，过户清单选择不带走（oldPriorities: leave-out）。",
    en: "its priority is past 100, and the manifest leaves such rules out (oldPriorities: leave-out).",
  },
  internet: {
    zh: "这是经典网络的公网规则（NicType 为 internet），VPC 中没有对应规则。",
    en: "it is a rule for the classic network's public side (NicType internet); a VPC has none.",
  },
  nicType: {
    zh: "网卡类型不明：NicType 应为 intranet。",
    en: "its NicType is unknown: intranet.",
  },
  nearSide: {
    zh: "本端写了安全组、前缀列表或两个地址段，而本端只能是一个地址段。请在源安全组中改正。",
    en: "its own side names a group, a prefix list or two blocks, where only one block is possible. Correct it in the source group.",
  },
  sourcePorts: {
    zh: "源端口不合法：应为 1/65535 之内的 起/止，并且只用于 TCP、UDP。",
    en: "its source ports are not valid: from/to within 1/65535, for TCP and UDP alone.",
  },
  families: {
    zh: "本端与授权对象的地址族不同，这样的规则不会命中。请在源安全组中改正。",
    en: "its two sides are of different address families, so that it matches nothing. Correct it in the source group.",
  },
  ipv6: {
    zh: "这是 IPv6 规则，而就清单所见目标网络没有 IPv6。源 VPC 有 IPv6 时请重新运行 ecs-transfer inventory，或打开 landing.vpc.ipv6，或为该安全组选择 ipv6Rules: leave-out（不带走）。",
    en: "it is an IPv6 rule, and as far as the inventory tells the landing has no IPv6. Where the source VPC has it, run ecs-transfer inventory again; or turn on landing.vpc.ipv6, or choose ipv6Rules: leave-out for the group (it is left).",
  },
  ipv6LeftOut: {
    zh: "这是 IPv6 规则，目标网络没有 IPv6，过户清单选择不带走（ipv6Rules: leave-out）。",
    en: "it is an IPv6 rule, the landing has no IPv6, and the manifest leaves such rules out (ipv6Rules: leave-out).",
  },
  enterprise: {
    zh: "企业级安全组的规则不能引用安全组，也不能被引用。请改写为 IP 地址段；随本次落地的安全组可选 groupsThatStay: members（改写为成员地址）。",
    en: "no rule of an enterprise group can name a group, nor can one name it. Write its addresses as CIDR blocks; of a group that lands, groupsThatStay: members writes them.",
  },
  repeated: {
    zh: "与另一条规则完全相同，目标账号只需一条。",
    en: "it is equal in everything to another rule, and one is enough.",
  },
  severalPeers: {
    zh: "同时写了多个授权对象，API 只认其中一个。请拆成多条规则。",
    en: "it names several peers at once, of which the API heeds one. Split it into several rules.",
  },
} as const satisfies Record<string, Text>;

/** A group that no instance of the manifest lands in. */
export function staysBehind(id: string): Text {
  return {
    zh: `授权对象 ${id} 是源账号的安全组，不随本次落地。可选：让它的实例也过户（写入 instances）；或选择 groupsThatStay: members（改写为其成员的地址段）、reference（跨账号引用）或 leave-out（不带走）。`,
    en: `its peer ${id} is a group of the source account that does not land. Either let instances of it go too (instances), or choose groupsThatStay: members (its addresses as CIDR blocks), reference (named across accounts) or leave-out (left).`,
  };
}

export function missingField(field: string): Text {
  return {
    zh: `缺少 ${field}。请重新读取或导出这个安全组的规则。`,
    en: `${field} is missing. Read or export the rules of the group again.`,
  };
}

export function wrongField(field: string): Text {
  const isNumber = field === "Priority";
  return {
    zh: `${field} 的类型或写法不对，应为${isNumber ? "整数" : "文字"}。请重新读取或导出这个安全组的规则。`,
    en: `${field} has a wrong type or form; it is a ${isNumber ? "whole number" : "text"}. Read or export the rules of the group again.`,
  };
}

export function notACidr(field: string, family: "IPv4" | "IPv6"): Text {
  const example = family === "IPv4" ? "10.0.0.0/8" : "2001:db8::/32";
  return {
    zh: `${field} 不是 ${family} 地址段，应如 ${example}。请在源安全组中改正。`,
    en: `${field} is no ${family} CIDR block. Allowed is one such as ${example}; correct it in the source group.`,
  };
}

export function hostBits(field: string, canonical: string): Text {
  return {
    zh: `${field} 含有主机位；规范写法是 ${canonical}。请在源安全组中改正。`,
    en: `${field} has host bits; its canonical form is ${canonical}. Correct it in the source group.`,
  };
}

export function sameButDescription(kept: string): Text {
  const description = quoted(kept);
  return {
    zh: `落地后与另一条规则仅描述不同，目标账号只能保留一条；保留的描述是 ${description}，效果不变。`,
    en: `as it lands it differs from another rule by its description alone, and the target keeps one; kept is ${description}. The effect is the same.`,
  };
}
