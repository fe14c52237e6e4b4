import { quoted } from "../input/words.ts";
import type { Text } from "../text.ts";

/** A group that stays behind, whose rules the manifest leaves out. */
export function leftBehind(id: string): Text {
  return {
    zh: `授权对象 ${id} 不随本次落地，过户清单选择不带走这样的规则（groupsThatStay: leave-out）。`,
    en: `its peer ${id} does not land, and the manifest leaves such rules out (groupsThatStay: leave-out).`,
  };
}

/** A group of another account whose UID is not known; the API tells the account's name alone. */
export function unknownOwner(id: string, owner: string): Text {
  const name = quoted(owner);
  return {
    zh: `授权对象 ${id} 属于账号 ${name}，而引用它需要该账号的 UID。若是目标账号，请写 target.name: ${name}；若是第三方账号，请在 otherAccounts 中写 { name: ${name}, account: UID }；或在源安全组中改写为 IP 地址段。`,
    en: `its peer ${id} belongs to account ${name}, and naming it takes that account's UID. If it is the target, write target.name: ${name}; if it is another account, write { name: ${name}, account: its UID } under otherAccounts; or write its addresses as CIDR blocks in the source group.`,
  };
}

/** A group that a rule says is the target's, and that the target's inventory does not have. */
export function notInTarget(id: string): Text {
  return {
    zh: `授权对象 ${id} 属于目标账号，而目标账号的清单中没有它。请用目标账号重新运行 ecs-transfer inventory，或改写这条规则。`,
    en: `its peer ${id} belongs to the target account, whose inventory does not have it. Run ecs-transfer inventory again in the target, or change the rule.`,
  };
}

/** Members of a group that the inventory does not show with all their addresses. */
export function membersNotKnown(id: string, why: Text): Text {
  return {
    zh: `不能把 ${id} 改写为成员地址：${why.zh}请用能读取全部实例和网卡的身份重新运行 ecs-transfer inventory，或另选 groupsThatStay。`,
    en: `the members of ${id} cannot be written out: ${why.en} Run ecs-transfer inventory again with an identity that sees all instances and interfaces, or choose another groupsThatStay.`,
  };
}

/** A rule of a source group in whose place a group of the target is adopted. */
export function adoptedRule(id: string): Text {
  return {
    zh: `过户清单沿用目标账号的 ${id}，它按现状使用，不写入任何规则；它是否放行同样的报文，见下面的比较。`,
    en: `the manifest adopts ${id} of the target, which is used as it is: no rule is written. Whether it lets through the same is in the comparison.`,
  };
}
