import { stages } from "./rule-words.ts";
import type { ReportHead } from "./report.ts";
import type { Summary } from "../core/rules/summary.ts";
import type { Stage } from "../core/stage.ts";
import type { Text } from "../core/text.ts";

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
  passesFrom: { zh: "可过户时刻", en: "Passes from:" },
  undo: { zh: "撤回", en: "Way back:" },
  source: { zh: "依据", en: "Source:" },
  remark: { zh: "说明", en: "Remark:" },
  explain: {
    zh: "一条规则的全部说明：ecs-transfer explain RULE",
    en: "Everything about one rule: ecs-transfer explain RULE",
  },
  notes: { zh: "提示：", en: "Notes:" },
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
  const undecided = summary.undecided + summary.undecidedLater + summary.undecidedAdvice;
  const rows = [
    [summary.blockers, "阻断", "blocking"],
    [summary.blockersLater, "之后阻断", "blocking later"],
    [undecided, "未知", "unknown"],
    [summary.warnings, "警告", "warning"],
    [summary.waived, "已豁免", "waived"],
    [summary.notes, "提示", "note"],
    [summary.passed, "通过", "passed"],
  ] as const;
  const shown = rows.filter(([count], index) => count > 0 || index === rows.length - 1);
  return {
    zh: shown.map(([count, zh]) => `${zh} ${String(count)}`).join("，"),
    en: shown.map(([count, , en]) => `${String(count)} ${en}`).join(", "),
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
