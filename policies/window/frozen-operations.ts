import type { RuleText } from "../../core/rules/rule.ts";

/** What the guard of the transfer says of itself, in the form of a rule's text. */
export const frozenOperations = {
  id: "window-frozen-operations",
  title: {
    zh: "从发起过户到过户完成，不得改动、替换或删除实例及其挂载的资源",
    en: "Between submit and completion the instance and what hangs on it must not be changed, replaced or deleted",
  },
  source: {
    ref: "R9.3",
    quote:
      "实例在过户中时，不允许进行升降配、手动续费、注销、退订、更换操作系统、带宽升降级、预付/后付互转等操作；允许自动续费（费用由归属账号扣除）。",
  },
  remark: {
    zh: "没有接口说明实例是否在过户中，只有发起的人知道：因此要用 ecs-transfer freeze 写下冻结记录，过户结束后再删去。",
    en: "No API says whether an instance is in transfer; only who submitted it knows. So ecs-transfer freeze writes the record of what is frozen, and it is taken away when the transfer is over.",
  },
  severity: "blocker",
  holdsBy: "confirm",
  outlet: "wait",
  remedy: {
    zh: "等到源账号控制台“我发起的资源过户”里显示过户完成，或在目标账号确认前由源账号在控制台取消过户；然后从策略配置中删去 frozen。",
    en: "Wait until the source's console shows the transfer as completed, or cancel it in the source's console before the target confirms; then take frozen out of the policy configuration.",
  },
  undo: {
    zh: "重新冻结：ecs-transfer freeze --instance <instance>。",
    en: "Freeze again: ecs-transfer freeze --instance <instance>.",
  },
  url: "https://help.aliyun.com/en/user-center/resource-transfer",
} as const satisfies Omit<RuleText, "id" | "phase" | "evidence" | "cases"> & { id: string };

/** How the stack lets go of what has gone to the other account. */
export const afterCompletion = {
  zh: "过户完成后让栈放开它们，否则下一次 up 会另买一台：对每个 URN 运行 pulumi state delete <URN>，或设 retainOnDelete: true 并 up 一次；同时从程序里删去。",
  en: "After completion the stack has to let go of them, or its next up buys another: pulumi state delete <urn> for each, or set retainOnDelete: true and run up once; and take them out of the program.",
} as const;

/** What the platform refuses and what it allows in that time, in the guide's words (R9.3). */
export const refusedAndAllowed = {
  zh: "过户中不允许：升降配、手动续费、注销、退订、更换操作系统、带宽升降级、预付/后付互转等。允许：自动续费（费用由归属账号扣除）。",
  en: "Refused during a transfer: upgrade and downgrade, manual renewal, closing, unsubscribing, another operating system, other bandwidth, a change between prepaid and postpaid, and the like. Allowed: automatic renewal (the fee is taken from the account that owns the instance then).",
} as const;
