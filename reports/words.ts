import type { Summary } from "../core/rules/summary.ts";
import type { Stage } from "../core/stage.ts";
import type { Text } from "../core/text.ts";

/** The words of the reports, in both languages. */
export const words = {
  columns: [
    { zh: "结论", en: "verdict" },
    { zh: "期限", en: "due by" },
    { zh: "规则", en: "rule" },
    { zh: "证据", en: "evidence" },
  ],
  classes: {
    blocker: { zh: "阻断", en: "BLOCKER" },
    later: { zh: "之后阻断", en: "later" },
    undecided: { zh: "未知", en: "unknown" },
    warning: { zh: "警告", en: "warning" },
    note: { zh: "提示", en: "note" },
  },
  stages: {
    plan: { zh: "规划", en: "plan" },
    land: { zh: "落地", en: "land" },
    submit: { zh: "发起", en: "submit" },
    confirm: { zh: "确认", en: "confirm" },
    after: { zh: "过户后", en: "after" },
  },
  next: { zh: "下一步", en: "Next:" },
  passesFrom: { zh: "可过户时刻", en: "Passes from:" },
  undo: { zh: "撤回", en: "Way back:" },
  source: { zh: "依据", en: "Source:" },
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
    [summary.notes, "提示", "note"],
    [summary.passed, "通过", "passed"],
  ] as const;
  const shown = rows.filter(([count], index) => count > 0 || index === rows.length - 1);
  return {
    zh: shown.map(([count, zh]) => `${zh} ${String(count)}`).join("，"),
    en: shown.map(([count, , en]) => `${String(count)} ${en}`).join(", "),
  };
}

function subject(head: { account: string; region: string; takenAt: string; now: string }): Text {
  return {
    zh: `账号 ${head.account}，地域 ${head.region}，清单时间 ${head.takenAt}，判断时刻 ${head.now}`,
    en: `Account ${head.account}, region ${head.region}, inventory of ${head.takenAt}, judged as of ${head.now}`,
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
