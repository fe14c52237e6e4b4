import type {
  Fate,
  GroupOverview,
  LandingOverview,
  Standing,
} from "../../core/overview/overview.ts";
import type { OverviewSummary } from "../../core/overview/overview.ts";
import type { Text } from "../../core/text.ts";

/** What one thing comes to; each has its colour wherever it is shown. */
export type Outlook = "kept" | "changed" | "unknown";

export const fates = {
  carried: { zh: "原样带走", en: "carried" },
  translated: { zh: "改写后带走", en: "translated" },
  refused: { zh: "拒绝", en: "refused" },
  "left-out": { zh: "不带走", en: "left out" },
  collided: { zh: "合并", en: "merged" },
  repeated: { zh: "重复", en: "repeated" },
} as const satisfies Record<Fate, Text>;

export const fateOrder = Object.keys(fates) as Fate[];

export const standings = {
  new: { zh: "新建", en: "new" },
  adopted: { zh: "沿用已有", en: "adopted" },
  there: { zh: "已存在", en: "there already" },
} as const satisfies Record<Standing, Text>;

export const proofs = {
  same: { zh: "已证明相同", en: "proven the same" },
  wider: { zh: "放行更多", en: "lets through more" },
  narrower: { zh: "放行更少", en: "lets through less" },
  incomparable: { zh: "有多有少", en: "more here, less there" },
  unproven: { zh: "未能证明", en: "not proven" },
} as const satisfies Record<GroupOverview["proof"], Text>;

export const addressStates = {
  kept: { zh: "可保留", en: "kept" },
  lost: { zh: "不能保留", en: "lost" },
  unknown: { zh: "未知", en: "not known" },
} as const satisfies Record<keyof OverviewSummary["addresses"], Text>;

export const capacityStates = {
  enough: { zh: "足够", en: "enough" },
  short: { zh: "不足", en: "too little" },
  unknown: { zh: "未知", en: "not known" },
} as const satisfies Record<keyof OverviewSummary["capacity"], Text>;

export const otherGroupChoices = {
  "leave-out": {
    zh: "不带走，其规则不再生效",
    en: "left behind, their rules no longer hold",
  },
  "join-after": { zh: "过户后再加入", en: "joined after the transfer" },
  merge: { zh: "并入所选安全组", en: "merged into the chosen one" },
} as const satisfies Record<LandingOverview["instances"][number]["otherGroups"], Text>;

export const words = {
  network: { zh: "网络", en: "Network" },
  groups: { zh: "安全组", en: "Security groups" },
  prefixLists: { zh: "前缀列表", en: "Prefix lists" },
  instances: { zh: "实例", en: "Instances" },
  capacity: { zh: "容量", en: "Capacity" },
  peering: { zh: "与源 VPC 的对等连接", en: "Peering with the source VPC" },
  costs: { zh: "费用", en: "Costs" },
  next: { zh: "下一步", en: "Next" },
  stops: { zh: "使落地停下的问题", en: "What stops the landing" },
  part: { zh: "部分", en: "part" },
  source: { zh: "源账号", en: "source" },
  target: { zh: "目标账号", en: "target" },
  becomes: { zh: "方式", en: "how" },
  vpc: { zh: "专有网络", en: "VPC" },
  vswitch: { zh: "交换机", en: "vSwitch" },
  group: { zh: "安全组", en: "group" },
  rules: { zh: "规则", en: "rules" },
  holding: { zh: "实例数", en: "instances" },
  merged: { zh: "并入", en: "with" },
  enough: { zh: "足够（已用 + 新增 / 上限）：", en: "Enough (used + added / limit):" },
  of: { zh: "对象", en: "of" },
  proof: { zh: "放行范围", en: "lets through" },
  instance: { zh: "实例", en: "instance" },
  wave: { zh: "批次", en: "wave" },
  address: { zh: "私网IP", en: "private IP" },
  verdict: { zh: "结论", en: "verdict" },
  what: { zh: "项目", en: "what" },
  used: { zh: "已用", en: "used" },
  needed: { zh: "新增", en: "added" },
  limit: { zh: "上限", en: "limit" },
  list: { zh: "前缀列表", en: "list" },
  entries: { zh: "条目", en: "entries" },
  secondary: { zh: "附加网段", en: "more blocks" },
  userCidrs: { zh: "用户网段", en: "user blocks" },
  ipv6: { zh: "含 IPv6", en: "with IPv6" },
  unseen: { zh: "未能查找引用之处：", en: "Where references could not be looked for:" },
  neverSeen: {
    zh: "DNS 和各种白名单不在清单中：请自行查找旧地址。",
    en: "DNS and whitelists are in no inventory: look there for the old addresses yourself.",
  },
  references: { zh: "引用旧地址之处：", en: "What refers to the old address:" },
  notCompared: { zh: "没有参与比较", en: "not in the comparison" },
} as const satisfies Record<string, Text>;

export function addressOutlook(state: keyof OverviewSummary["addresses"]): Outlook {
  return state === "lost" ? "changed" : state;
}

export function proofOutlook(proof: GroupOverview["proof"]): Outlook {
  if (proof === "same") return "kept";
  return proof === "unproven" ? "unknown" : "changed";
}

export function capacityOutlook(state: keyof OverviewSummary["capacity"]): Outlook {
  if (state === "enough") return "kept";
  return state === "short" ? "changed" : "unknown";
}

/** `name (id)`, or the id alone. */
export function labelOf(name: string, id: string | undefined): string {
  if (id === undefined || id === name) return name;
  return name === "" ? id : `${name} (${id})`;
}
