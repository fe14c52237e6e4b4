import { quoted } from "../input/words.ts";
import type { Text } from "../text.ts";
import type { Unknown } from "../unknown.ts";

/** A prefix list or port list whose entries the inventory does not have. */
export function listNotRead(id: string, entries: Unknown | undefined, action: string): Text {
  const why: Text =
    entries === undefined
      ? { zh: "清单中没有它", en: "it is not in the inventory" }
      : { zh: entries.unknown, en: entries.unknown };
  return {
    zh: `不知道列表 ${id} 的条目（${why.zh}）。请用有 ${action} 权限的身份重新运行 ecs-transfer inventory。`,
    en: `what list ${id} holds is not known (${why.en}). Run ecs-transfer inventory again with an identity that may call ${action}.`,
  };
}

/** An entry of a prefix list that is no block. */
export function badEntry(id: string, entry: string): Text {
  return {
    zh: `前缀列表 ${id} 的条目 ${quoted(entry)} 不是规范的地址段。`,
    en: `entry ${quoted(entry)} of prefix list ${id} is no canonical CIDR block.`,
  };
}

/** A list of which an entry is of another family than the list, or than another entry. */
export function twoFamilies(id: string): Text {
  return {
    zh: `前缀列表 ${id} 的条目与它的地址族不一致，而一个列表只能有一种地址族。请重新运行 ecs-transfer inventory；仍不一致时在源安全组中改写为 IP 地址段。`,
    en: `the entries of prefix list ${id} are not all of its address family, and a list has one. Run ecs-transfer inventory again; if they still are not, write them as CIDR blocks in the source group.`,
  };
}

/** A list without entries whose family nobody tells. */
export function noFamily(id: string): Text {
  return {
    zh: `前缀列表 ${id} 没有条目，地址族未知，无法重建；请选择 prefixLists: inline，或在源安全组中删去这条规则。`,
    en: `prefix list ${id} has no entries and its address family is unknown, so it cannot be made anew; choose prefixLists: inline, or remove the rule in the source group.`,
  };
}

/** A list of the system, for which the target's inventory is asked. */
export function systemListUnknown(name: string, isRead: boolean): Text {
  const list = quoted(name);
  return isRead
    ? {
        zh: `目标账号的清单中没有系统前缀列表 ${list}。请用目标账号重新运行 ecs-transfer inventory，或在源安全组中把它改写为 IP 地址段。`,
        en: `the target's inventory has no system prefix list ${list}. Run ecs-transfer inventory again in the target, or write its addresses as CIDR blocks in the source group.`,
      }
    : {
        zh: `系统前缀列表 ${list} 要在目标账号按名称查找：请写上 target.inventory（用目标账号运行 ecs-transfer inventory 得到）。`,
        en: `the system's prefix list ${list} is looked up in the target by its name: give target.inventory (ecs-transfer inventory, run in the target).`,
      };
}
