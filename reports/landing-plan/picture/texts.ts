import type { Text } from "../../../core/text.ts";

/** Words that stand in the picture alone; `{count}` is filled in. */
export const pictureWords = {
  title: {
    zh: "落地方案 {name}：{count} 台实例，{region}",
    en: "Landing {name}: {count} {count|instance|instances} in {region}",
  },
  continued: { zh: "（续）", en: "(continued)" },
  source: { zh: "源账号", en: "SOURCE" },
  target: { zh: "目标账号", en: "TARGET" },
  instances: { zh: "{count} 台实例", en: "{count} {count|instance|instances}" },
  moreVswitches: { zh: "另外 {count} 个交换机", en: "{count} more {count|vSwitch|vSwitches}" },
  moreGroups: {
    zh: "另有 {count} 个安全组，见 ecs-transfer plan",
    en: "{count} more {count|group|groups}: see ecs-transfer plan",
  },
  counted: {
    zh: "共 {count} 台实例，按交换机计数；逐台列表见 ecs-transfer plan。",
    en: "{count} instances, counted per vSwitch; ecs-transfer plan lists each of them.",
  },
  kept: { zh: "保留或相同", en: "kept, the same" },
  changed: { zh: "改变或失去", en: "changes, is lost" },
  unknown: { zh: "未知", en: "not known" },
  addresses: { zh: "私网IP", en: "Private IPs" },
  groups: { zh: "安全组", en: "Security groups" },
  rules: { zh: "规则", en: "Rules" },
  capacity: { zh: "容量", en: "Capacity" },
  refused: { zh: "{count} 条，拒绝 {refused}", en: "{count}, {refused} refused" },
  peering: {
    zh: "不能与源 VPC 建立对等连接。",
    en: "The peering with the source VPC is ruled out.",
  },
  prefixLists: { zh: "新建前缀列表：{names}", en: "prefix lists made anew: {names}" },
  stops: {
    zh: "{count} 个问题使落地停下，见 ecs-transfer plan。",
    en: "{count} {count|problem stops|problems stop} the landing, see ecs-transfer plan.",
  },
} as const satisfies Record<string, Text>;
