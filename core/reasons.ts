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
  [/^(.+) is no CIDR block$/s, "$1 不是 CIDR 网段"],
  [/^(.+) cannot be read as an amount$/s, "$1 读不成金额"],
  [/^(.+) is none of (.+ \| .+)$/s, "$1 不在可选的答案里：$2"],
  [/^the rule itself failed: (.*)$/s, "规则本身出错：$1"],
];

/** A reason for people: our own words in both languages, a service's as they are. */
export function reasonText(reason: string): Text {
  for (const [pattern, zh] of chinese) {
    if (pattern.test(reason)) return { zh: reason.replace(pattern, zh), en: reason };
  }
  return { zh: reason, en: reason };
}
