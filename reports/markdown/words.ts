import type { Text } from "../../core/text.ts";

/** The words of the comment; `{count}` is filled in. */
export const commentWords = {
  instances: { zh: "实例", en: "Instances" },
  accounts: { zh: "账号", en: "Accounts" },
  nothing: { zh: "没有未通过的规则", en: "nothing stands in the way" },
  blocked: { zh: "被阻断的实例", en: "Blocked instances" },
  noneBlocked: { zh: "没有实例被阻断。", en: "No instance is blocked." },
  unknown: { zh: "读不到的事实", en: "What could not be seen" },
  warnings: { zh: "警告与豁免", en: "Warnings and waivers" },
  windows: { zh: "可发起的时间", en: "Windows" },
  plan: { zh: "处理计划", en: "Fix plan" },
  routes: { zh: "其他方案", en: "Alternatives" },
  routesIntro: {
    zh: "不能过户的实例，可在目标账号新建一台：",
    en: "What cannot be transferred can be copied into the target account:",
  },
  instance: { zh: "实例", en: "Instance" },
  rule: { zh: "规则", en: "Rule" },
  evidence: { zh: "证据", en: "Evidence" },
  due: { zh: "期限", en: "By when" },
  next: { zh: "下一步", en: "Next step" },
  verdict: { zh: "结论", en: "Verdict" },
  reason: { zh: "原因", en: "Reason" },
  rules: { zh: "规则", en: "Rules" },
  window: { zh: "过户窗口", en: "Window" },
  route: { zh: "方案", en: "Way" },
  how: { zh: "做法", en: "How" },
  loses: { zh: "失去", en: "Loses" },
  obstacles: { zh: "先要解决", en: "In the way" },
  expected: { zh: "应为", en: "expected" },
  passesFrom: { zh: "可过户时刻", en: "passes from" },
  step: { zh: "处理计划第 {count} 步", en: "step {count} of the plan" },
  for: { zh: "对象", en: "For" },
  undo: { zh: "撤回", en: "Way back" },
  downtime: { zh: "会中断服务", en: "takes it out of service" },
  again: {
    zh: "重新检查：`ecs-transfer inventory`，然后 `ecs-transfer check --stage submit`。",
    en: "Check again: `ecs-transfer inventory`, then `ecs-transfer check --stage submit`.",
  },
  details: { zh: "共 {count} 行", en: "Rows: {count}" },
  andMore: { zh: "另有 {count} 个", en: "and {count} more" },
  moreItems: {
    zh: "另有 {count} 行没有列出。全部内容：`ecs-transfer check --format html=check.html`。",
    en: "{count} more are not listed here. All of it: `ecs-transfer check --format html=check.html`.",
  },
  waived: {
    zh: "由 {owner} 豁免至 {until}：{reason}",
    en: "waived by {owner} until {until}: {reason}",
  },
  documentation: { zh: "文档", en: "documentation" },
} as const satisfies Record<string, Text>;
export type CommentWord = keyof typeof commentWords;
