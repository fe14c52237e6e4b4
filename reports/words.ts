import { fill } from "./text/fill.ts";
import { stages } from "./rule-words.ts";
import type { ReportHead } from "./report.ts";
import type { Summary } from "../core/rules/summary.ts";
import type { Stage } from "../core/stage.ts";
import type { Text } from "../core/text.ts";

/** How many findings come to what; `{count}` is filled in. */
export const countPhrases = {
  blocker: { zh: "阻断 {count}", en: "{count} blocking" },
  later: { zh: "之后阻断 {count}", en: "{count} blocking later" },
  undecided: { zh: "未知 {count}", en: "{count} unknown" },
  warning: { zh: "警告 {count}", en: "{count} {count|warning|warnings}" },
  waived: { zh: "已豁免 {count}", en: "{count} waived" },
  advice: { zh: "未知（提醒）{count}", en: "{count} unknown (advice)" },
  note: { zh: "提示 {count}", en: "{count} {count|note|notes}" },
} as const satisfies Record<string, Text>;

/** The words of the reports, in both languages. */
export const words = {
  columns: [
    { zh: "结论", en: "verdict" },
    { zh: "期限\n步骤", en: "due by, step" },
    { zh: "规则", en: "rule" },
    { zh: "证据", en: "evidence" },
  ],
  classes: {
    blocker: { zh: "阻断", en: "BLOCKER" },
    later: { zh: "之后阻断", en: "later" },
    undecided: { zh: "未知", en: "unknown" },
    warning: { zh: "警告", en: "warning" },
    waived: { zh: "已豁免", en: "waived" },
    advice: { zh: "未知\n（提醒）", en: "unknown\n(advice)" },
    note: { zh: "提示", en: "note" },
  },
  stages: stages satisfies Record<Stage, Text>,
  accounts: { zh: "账号", en: "Accounts" },
  manifest: { zh: "过户清单中的豁免", en: "Waivers of the manifest" },
  next: { zh: "下一步", en: "Next:" },
  spared: {
    zh: "无，该实例不能过户。",
    en: "None, as the instance cannot be transferred.",
  },
  passesFrom: { zh: "可过户时刻", en: "Passes from:" },
  undo: { zh: "撤回", en: "Way back:" },
  source: { zh: "依据", en: "Source:" },
  remark: { zh: "说明", en: "Remark:" },
  explain: {
    zh: "一条规则的全部说明：ecs-transfer explain RULE",
    en: "Everything about one rule: ecs-transfer explain RULE",
  },
  notes: { zh: "提示：", en: "Notes:" },
  wave: { zh: "批次 {wave}", en: "wave {wave}" },
  waivedBy: {
    zh: "由 {owner} 豁免至 {until}：{reason}",
    en: "Waived by {owner} until {until}: {reason}",
  },
  settle: {
    zh: "补上这项事实后重新检查：授予读取权限，再用 ecs-transfer inventory 重新读取。",
    en: "Supply the fact, then check again: grant the permission to read it and take the inventory anew with ecs-transfer inventory.",
  },
  counts,
  subject,
  outcome,
} as const satisfies {
  readonly classes: Record<string, Text>;
  readonly stages: Record<Stage, Text>;
  readonly [word: string]: unknown;
};

function counts(summary: Summary): Text {
  const { blockers, blockersLater, warnings, waived, notes, passed } = summary;
  const undecided = summary.undecided + summary.undecidedLater + summary.undecidedAdvice;
  const open: [number, Text][] = [
    [blockers, countPhrases.blocker],
    [blockersLater, countPhrases.later],
    [undecided, countPhrases.undecided],
    [warnings, countPhrases.warning],
    [waived, countPhrases.waived],
    [notes, countPhrases.note],
  ];
  const said: [number, Text][] = [
    ...open.filter(([count]) => count > 0),
    [passed, { zh: "通过 {count}", en: "{count} passed" }],
  ];
  return {
    zh: said.map(([count, { zh }]) => fill(zh, { count })).join("，"),
    en: said.map(([count, { en }]) => fill(en, { count })).join(", "),
  };
}

function subject({ account, targetAccount, region, takenAt, now }: ReportHead): Text {
  const accounts = targetAccount === null ? account : `${account} → ${targetAccount}`;
  const judged = now.toISOString();
  return {
    zh: `账号 ${accounts}，地域 ${region}，清单时间 ${takenAt}，判断时刻 ${judged}`,
    en: `Account ${accounts}, region ${region}, inventory of ${takenAt}, judged as of ${judged}`,
  };
}

function outcome(summary: Summary): Text {
  const stage = words.stages[summary.stage];
  const later = summary.blockersLater + summary.undecidedLater > 0;
  const tail: Text = later
    ? { zh: "；后面的阶段还有未清项", en: "; later stages still have open points" }
    : { zh: "", en: "" };
  const said: Record<Summary["exitCode"], Text> = {
    0: { zh: `阶段“${stage.zh}”没有阻断项`, en: `Clear for stage ${stage.en}` },
    1: { zh: `阶段“${stage.zh}”被阻断`, en: `Blocked at stage ${stage.en}` },
    2: {
      zh: `阶段“${stage.zh}”没有阻断项，但有未知项：未知不等于通过`,
      en: `Nothing blocks stage ${stage.en}, but something is unknown, and unknown is never a pass`,
    },
  };
  const { zh, en } = said[summary.exitCode];
  return { zh: `${zh}${tail.zh}。`, en: `${en}${tail.en}.` };
}
