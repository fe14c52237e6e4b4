import type { Text } from "../text.ts";

/** Why the console's import is not given a rule. */
export const importRefusals = {
  priority: {
    zh: "优先级大于 100，控制台导入时会忽略它。",
    en: "its priority is past 100, and the console's import passes over such rules.",
  },
  fiveTuple: {
    zh: "这是五元组规则（限定了源端口或本端地址）；没有文档说控制台导入会保留这两项，丢失后放行范围会变大。请用 API 或落地程序添加。",
    en: "it is a five-tuple rule (source port or own address given). No document says that the console's import keeps these, and without them it lets through more. Add it by the API or by the landing.",
  },
  portList: {
    zh: "端口由源账号的端口列表给出。用 --landing 会改写成每个范围一条规则。",
    en: "its ports are in a port list of the source account. With --landing each of its ranges becomes a rule.",
  },
  otherAccount: {
    zh: "授权对象是其他账号的安全组；没有文档说控制台导入接受它。请用 API 或落地程序添加。",
    en: "its peer is a group of another account; no document says that the console's import takes one. Add it by the API or by the landing.",
  },
} as const satisfies Record<string, Text>;

/** A group or a prefix list of the source account. */
export function nothingStandsFor(id: string): Text {
  return {
    zh: `授权对象 ${id} 属于源账号，目标账号没有。请用 --same ${id}=目标账号的ID 指明由谁代替。`,
    en: `its peer ${id} is of the source account; the target has no such ID. Name what takes its place with --same ${id}=TARGET_ID.`,
  };
}
