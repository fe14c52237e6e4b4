import type { Text } from "../text.ts";

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
  clamped: (priority: number): Text => ({
    zh: `优先级 ${String(priority)} 改为 100。`,
    en: `its priority ${String(priority)} becomes 100.`,
  }),
} as const;
