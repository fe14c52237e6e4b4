import type { Outlet, Phase, Severity } from "../core/rules/rule.ts";
import type { Stage } from "../core/stage.ts";
import type { Text } from "../core/text.ts";

/** A word with what it means. */
export interface Term extends Text {
  readonly means: Text;
}

/** What rules are about, by the first part of their ids, in the catalogue's order. */
export const ruleSubjects = {
  account: { zh: "账号", en: "The accounts" },
  instance: { zh: "实例", en: "The instance" },
  target: { zh: "目标账号的落地", en: "The landing in the target account" },
  warn: { zh: "其他会受影响的情况", en: "What else can hurt" },
  effect: { zh: "过户后的变化", en: "What the transfer changes" },
  window: { zh: "过户中的24小时", en: "The 24 hours of the transfer" },
} as const satisfies Record<string, Text>;
export type RuleSubject = keyof typeof ruleSubjects;

/** The group of {@link ruleSubjects} that a rule belongs to. */
export function subjectOfRule(id: string): RuleSubject {
  const subject = id.split("-", 1)[0] ?? "";
  return subject in ruleSubjects ? (subject as RuleSubject) : "instance";
}

export const severities: Record<Severity, Term> = {
  blocker: {
    zh: "阻断",
    en: "blocker",
    means: {
      zh: "平台会拒绝，不能豁免",
      en: "the platform refuses; it is never waived",
    },
  },
  warning: {
    zh: "警告",
    en: "warning",
    means: {
      zh: "过户会造成影响，可由责任人豁免",
      en: "the transfer will hurt; its owner can waive it",
    },
  },
  note: {
    zh: "提示",
    en: "note",
    means: { zh: "应当知道，不影响结论", en: "good to know; it decides nothing" },
  },
};

export const stages: Record<Stage, Term> = {
  plan: {
    zh: "规划",
    en: "plan",
    means: { zh: "决定哪些实例可以过户", en: "it is decided who can go" },
  },
  land: {
    zh: "落地",
    en: "land",
    means: { zh: "目标账号准备网络和安全组", en: "the target prepares networks and groups" },
  },
  submit: {
    zh: "发起",
    en: "submit",
    means: { zh: "源账号在控制台发起过户", en: "the source submits in the console" },
  },
  confirm: {
    zh: "确认",
    en: "confirm",
    means: { zh: "目标账号在24小时内确认", en: "the target confirms within 24 hours" },
  },
  after: {
    zh: "过户后",
    en: "after",
    means: { zh: "验证并启动", en: "the target verifies and starts" },
  },
};

export const outlets: Record<Outlet, Term> = {
  fix: { zh: "可处理", en: "fix", means: { zh: "处理后可以过户", en: "it can be mended" } },
  wait: { zh: "等待", en: "wait", means: { zh: "到时间后可以过户", en: "time mends it" } },
  alternative: {
    zh: "其他方案",
    en: "alternative",
    means: {
      zh: "不能过户，可用共享镜像或 SMC（R10）",
      en: "no transfer; a shared image or SMC instead (R10)",
    },
  },
  none: { zh: "无", en: "none", means: { zh: "没有办法改变", en: "nothing mends it" } },
};

/** The phases of a fix plan. */
export const phaseTerms: Record<Phase, Term> = {
  account: {
    zh: "账号",
    en: "Accounts",
    means: { zh: "在两个账号上办妥", en: "settle it with the accounts" },
  },
  landing: {
    zh: "落地",
    en: "Landing",
    means: { zh: "在目标账号的落地里调整", en: "change it in the target's landing" },
  },
  cancel: {
    zh: "订单与设置",
    en: "Orders and settings",
    means: { zh: "处理订单、任务和设置", en: "deal with orders, jobs and settings" },
  },
  unbind: {
    zh: "移出服务",
    en: "Unbind",
    means: {
      zh: "从负载均衡、路由、集群等服务里移出",
      en: "take it out of load balancers, routes, clusters",
    },
  },
  detach: {
    zh: "解绑",
    en: "Detach",
    means: {
      zh: "解绑弹性公网IP、网卡、云盘、密钥对",
      en: "detach EIPs, interfaces, disks, key pairs",
    },
  },
  wait: { zh: "等待", en: "Wait", means: { zh: "等到时间", en: "let time pass" } },
  stop: {
    zh: "停止",
    en: "Stop",
    means: {
      zh: "最后停止实例，停机时间最短",
      en: "stop it last, so that it is down for as short as possible",
    },
  },
};

/** The parts of a rule, as `explain` and the documents name them. */
export const ruleParts = {
  severity: { zh: "级别", en: "Severity" },
  holdsBy: { zh: "期限", en: "Due by" },
  outlet: { zh: "出路", en: "Leaves" },
  phase: { zh: "处理阶段", en: "Phase" },
  source: { zh: "依据", en: "Source" },
  evidence: { zh: "读取的事实", en: "Reads" },
  question: { zh: "问题", en: "Question" },
  answer: { zh: "答复", en: "answer" },
  means: { zh: "含义", en: "meaning" },
  effect: { zh: "结果", en: "effect" },
  remedy: { zh: "处理", en: "What to do" },
  undo: { zh: "撤回", en: "Way back" },
  remark: { zh: "说明", en: "Remark" },
  url: { zh: "链接", en: "Link" },
  cases: { zh: "示例", en: "Cases" },
  pairTable: { zh: "账号之间能否过户（R4.3）", en: "Which accounts can transfer to which (R4.3)" },
  downtime: { zh: "会中断服务", en: "takes it out of service" },
  clears: { zh: "可过户", en: "clears" },
  refuses: { zh: "不可过户", en: "does not" },
  expect: { zh: "结论", en: "verdict" },
  caseName: { zh: "情形", en: "case" },
  given: { zh: "与没有问题的情形不同之处", en: "what differs from a clear case" },
} as const satisfies Record<string, Text>;

export const outcomes = {
  pass: { zh: "通过", en: "pass" },
  fail: { zh: "不通过", en: "fail" },
  unknown: { zh: "未知", en: "unknown" },
} as const satisfies Record<string, Text>;
