import { quoted } from "../input/words.ts";
import type { Text } from "../text.ts";
import type { AddressMove } from "./source-group.ts";

/** How a rule of a landing differs from its source's, in the words that the report shows. */
export const changes = {
  ownGroup: {
    zh: "授权对象是安全组自身，落地后是目标安全组自身。",
    en: "its peer is the group itself; it becomes the landing's own group.",
  },
  landingOf: (id: string): Text => ({
    zh: `授权对象 ${id} 也随本次落地，落地后是它的目标安全组，其中只有落到该组的实例。`,
    en: `its peer ${id} lands too; it becomes the group that lands for it, which holds the instances that land there alone.`,
  }),
  mergedInto: (id: string, into: readonly string[]): Text => ({
    zh: `授权对象 ${id} 的实例落到 ${into.join("、")} 的目标安全组中，落地后是这些安全组。`,
    en: `instances of its peer ${id} land in the groups for ${into.join(", ")}; it becomes those.`,
  }),
  membersOf: (id: string, count: number): Text => ({
    zh: `授权对象 ${id} 改写为它现有的 ${String(count)} 个私网地址；成员变化后不会跟着变。`,
    en: `its peer ${id} becomes the private addresses that it holds now (${String(count)}); they go stale when its members change.`,
  }),
  withoutIpv6: (count: number): Text => ({
    zh: `其中 ${String(count)} 个 IPv6 地址不写：目标网络没有 IPv6。`,
    en: `IPv6 addresses among them (${String(count)}) are left: the landing has no IPv6.`,
  }),
  reference: (id: string): Text => ({
    zh: `授权对象 ${id} 仍是源账号的安全组，按跨账号引用；两个 VPC 互通时才会命中。`,
    en: `its peer ${id} stays a group of the source account, named across accounts; it matches only where the VPCs are connected.`,
  }),
  leave: (id: string, instances: readonly string[]): Text => ({
    zh: `${instances.join("、")} 现在也在 ${id} 中，过户后离开它，不再被这条规则命中。要让它们仍被命中，请为它们写 otherGroups: join-after 或 merge。`,
    en: `of its members ${instances.join(", ")} leave it by the transfer, after which the rule does not match them. If it is to, write otherGroups: join-after or merge for them.`,
  }),
  targetGroup: (id: string): Text => ({
    zh: `授权对象 ${id} 属于目标账号，落地后是本账号的安全组。`,
    en: `its peer ${id} belongs to the target account; it becomes a group of the same account.`,
  }),
  otherGroup: (id: string, account: string): Text => ({
    zh: `授权对象 ${id} 属于账号 ${account}，按其 UID 引用；对方可能需要重新授权。`,
    en: `its peer ${id} belongs to account ${account} and is named by that UID; that account may have to authorise anew.`,
  }),
  recreated: (id: string, name: string): Text => ({
    zh: `前缀列表 ${id} ${quoted(name)} 在目标账号按同样的条目重建。`,
    en: `its prefix list ${id} ${quoted(name)} is made anew in the target, with the same entries.`,
  }),
  inlined: (id: string, count: number): Text => ({
    zh: `前缀列表 ${id} 展开为 ${String(count)} 个地址段；列表变化后不会跟着变。`,
    en: `its prefix list ${id} becomes its entries (${String(count)}); they do not follow the list.`,
  }),
  systemList: (name: string, id: string): Text => ({
    zh: `系统前缀列表 ${quoted(name)} 在目标账号是 ${id}。`,
    en: `the system's prefix list ${quoted(name)} is ${id} in the target.`,
  }),
  portList: (id: string, count: number): Text => ({
    zh: `端口列表 ${id} 展开为 ${String(count)} 个端口范围；列表变化后不会跟着变。`,
    en: `its port list ${id} becomes its ranges (${String(count)}); they do not follow the list.`,
  }),
  clamped: (priority: number): Text => ({
    zh: `优先级 ${String(priority)} 改为 100。`,
    en: `its priority ${String(priority)} becomes 100.`,
  }),
  partlyThere: (count: number): Text => ({
    zh: `展开后有 ${String(count)} 条与别的规则相同，只保留一条。`,
    en: `of the rules it becomes, some are equal to others (${String(count)}), and one of each is kept.`,
  }),
  movedPeer: (block: string, move: AddressMove, holder: string | undefined): Text => ({
    zh: `${moved(block, move, holder).zh}过户后请按新的地址改写这条规则。`,
    en: `${moved(block, move, holder).en} Correct this rule after the transfer, when the new addresses are known.`,
  }),
} as const;

/** A block that means other addresses once a vSwitch has another block. */
export function moved(
  block: string,
  { id, from, to }: AddressMove,
  holder: string | undefined,
): Text {
  const whose: Text =
    holder === undefined
      ? { zh: "", en: "" }
      : { zh: `（${holder} 的地址）`, en: ` (the address of ${holder})` };
  if (to === undefined) {
    return {
      zh: `${id} 落地后的 IPv6 网段由云分配，不再是 ${from.text}，而 ${block}${whose.zh} 指的是原网段。`,
      en: `${id} lands with an IPv6 block that the cloud chooses in place of ${from.text}, and ${block}${whose.en} names the old one.`,
    };
  }
  return {
    zh: `${id} 的网段 ${from.text} 落地后变为 ${to.text}，而 ${block}${whose.zh} 不能同时覆盖两者。`,
    en: `${id} lands with ${to.text} in place of ${from.text}, and ${block}${whose.en} does not cover both.`,
  };
}
