import type { Text } from "./text.ts";

/**
 * What is ours among the reasons why a fact is unknown, in Chinese; what a service said stays in its own words.
 * Reasons stand in inventories and are compared by programs, so they are written in English, once.
 */
const chinese: readonly (readonly [reason: RegExp, zh: string])[] = [
  [/^the inventory does not say$/, "清单里没有这一项，请用本版本重新读取"],
  [/^the program does not say$/, "程序里没有写"],
  [/^not known during preview$/, "预览时还不知道"],
  [/^nobody has attested it: run ecs-transfer attest$/, "还没有人作答：请运行 ecs-transfer attest"],
  [
    /^the attestation of (\S+) by (.+) ran out on (\S+): run ecs-transfer attest$/,
    "$2 于 $1 的答复已于 $3 过期：请重新运行 ecs-transfer attest",
  ],
  [
    /^no inventory of the target: .*$/,
    "没有目标账号的清单：请在目标账号运行 ecs-transfer inventory，并写入过户清单的 target.inventory",
  ],
  [/^no manifest: .*$/, "没有过户清单：ecs-transfer init 可以写出一份，其中写明目标账号"],
  [/^not created yet: .*$/, "还没有创建：请在目标账号运行 pulumi up，再读取目标账号的清单"],
  [/^the landing cannot be planned: (.*)$/s, "落地方案不成立：$1"],
  [
    /^the target has (\d+) (.+): which is the landing's\?$/,
    "目标账号有 $1 个 $2：分不清哪个是落地创建的",
  ],
  [
    /^(.+) was not asked about: read the target's inventory with --manifest$/,
    "没有询问 $1 是否可分配：请用 --manifest 读取目标账号的清单",
  ],
  [/^the inventory shows no private address$/, "清单里没有私网地址"],
  [/^no system disk was seen, and every instance has one$/, "没有看到系统盘，而每台实例都有系统盘"],
  [
    /^no (?:primary )?network interface was seen, and every instance has .*$/,
    "没有看到主网卡，而每台实例都有主网卡",
  ],
  [/^no private address was seen, .*$/, "没有看到私网地址，而每台实例都有私网地址"],
  [/^no block was seen, and every VPC has one$/, "没有看到网段，而每个 VPC 都有网段"],
  [/^the answer came without (\S+)$/, "接口的回答里没有 $1"],
  [/^the instance is in the classic network, not in a VPC$/, "实例在经典网络中，不在 VPC 中"],
  [/^NotReturned: (\w+) did not return (.+)$/, "NotReturned：$1 没有返回 $2"],
  [/^NotReturned: (\w+) returned no (?:.+)$/, "NotReturned：$1 没有返回这一项"],
  [/^NotReturned: asked for but not returned$/, "NotReturned：问过，但接口没有返回"],
  [/^the (?:instance|image) was not asked (?:about|for)$/, "没有询问这一项"],
  [/^the answer names no primary network interface$/, "接口的回答里没有主网卡"],
  [/^the answer came without the blocks behind (\S+)$/, "接口的回答里没有 $1 后面的网段"],
  [/^(\w+) does not say$/, "$1 没有返回这一项"],
  [/^order (\S+) does not say which instance it is about$/, "订单 $1 没有写明是哪台实例"],
  [/^its name is empty$/, "名称为空"],
  [/^no inventory of the target$/, "没有目标账号的清单"],
  [
    /^whether (\S+) are all listed: the inventory does not say$/,
    "清单没有写明 $1 是否列全，请用本版本重新读取",
  ],
  [/^whether (\S+) are all listed: (.*)$/s, "$1 没有列全：$2"],
  [
    /^only (\S+) that instances use are listed: .*$/,
    "清单只列出了实例用到的 $1：请用 ecs-transfer inventory --all 或 --manifest 读取",
  ],
  [
    /^the cloud said that (\S+) is free, and (\S+) holds it: .*$/,
    "接口说 $1 空闲，而 $2 占用着它：请重新读取目标账号的清单",
  ],
  [/^(\S+) may want (\S+) too: (.*)$/s, "$1 可能也要 $2：$3"],
  [/^the inventory has no (\S+)$/, "清单里没有 $1"],
  [/^the plan has no (\S+)$/, "落地方案里没有 $1"],
  [/^the entries of (\S+) are not in the inventory$/, "清单里没有 $1 的条目"],
  [/^a block that cannot be read$/, "有读不出的网段"],
  [/^(.+) is no IPv4 (?:address|block)$/s, "$1 不是 IPv4 地址或网段"],
  [/^OwnerId is a number too large to be read exactly$/, "OwnerId 数值过大，无法准确读取"],
  [/^(.+) is no CIDR block$/s, "$1 不是 CIDR 网段"],
  [/^(.+) cannot be read as an amount$/s, "$1 读不成金额"],
  [/^(.+) is none of (.+ \| .+)$/s, "$1 不在可选的答案里：$2"],
  [/^rules of the source group cannot be compared: (\d+)$/, "源安全组有 $1 条规则无法比较"],
  [/^rules of the group cannot be compared: (\d+)$/, "安全组有 $1 条规则无法比较"],
  [/^a rule is not valid: (.*)$/s, "有规则不合法：$1"],
  [/^the target's inventory has no (\S+)$/, "目标账号的清单里没有 $1"],
  [
    /^the most entries of (\S+) are not read, and the rule counts as many$/,
    "没有读取 $1 的最大条目数，而规则按它计数",
  ],
  [
    /^it is not known which security group takes the source's place$/,
    "分不清 stack 里哪个安全组接替源安全组",
  ],
  [/^the component does not carry the rules of its source group$/, "组件没有带上源安全组的规则"],
  [/^the plan does not say what the source group does$/, "落地方案没有带上源安全组的规则"],
  [/^the rule itself failed: (.*)$/s, "规则本身出错：$1"],
];

/** A reason for people: our own words in both languages, a service's as they are. */
export function reasonText(reason: string): Text {
  for (const [pattern, zh] of chinese) {
    if (pattern.test(reason)) return { zh: reason.replace(pattern, zh), en: reason };
  }
  return { zh: reason, en: reason };
}
