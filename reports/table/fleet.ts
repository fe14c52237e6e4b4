import { fleetPlan } from "./fleet-plan.ts";
import { paintOf } from "./cells.ts";
import { tallyOf } from "../findings/tally.ts";
import type { Count, ReasonCount, RuleCount, Tally } from "../findings/tally.ts";
import type { View } from "../findings/view.ts";
import { paragraph } from "../text/paragraph.ts";
import { windowsOverview } from "../findings/windows-overview.ts";
import { box, drawnColumns } from "../text/box.ts";
import type { Cell } from "../text/box.ts";
import { fill } from "../text/fill.ts";
import { fleetVerdicts } from "../findings/verdicts.ts";
import type { FleetVerdict } from "../findings/verdicts.ts";
import { words } from "../words.ts";
import { displayWidth } from "../text/wrap.ts";
import { oneLine } from "../../core/input/words.ts";
import { reasonText } from "../../core/reasons.ts";
import type { Text } from "../../core/text.ts";

/** With more instances than this, a fleet is told in numbers, unless every detail is asked for. */
export const mostInstances = 20;

const texts = {
  failed: { zh: "不通过", en: "fail" },
  unknown: { zh: "未知", en: "unknown" },
  instances: { zh: "实例", en: "instances" },
  first: { zh: "前几个", en: "the first ones" },
  reason: { zh: "原因", en: "reason" },
  rules: { zh: "规则", en: "rules" },
  moreRules: { zh: "另有 {count} 条规则", en: "and {count} more {count|rule|rules}" },
  moreReasons: { zh: "另有 {count} 种原因", en: "and {count} more {count|reason|reasons}" },
  one: {
    zh: "看一台：ecs-transfer check --instance {id}；全部展开：--details；看一条规则：ecs-transfer explain {rule}；筛选浏览：--format html=check.html",
    en: "One instance: ecs-transfer check --instance {id}. All of them: --details. One rule: ecs-transfer explain {rule}. To browse and filter: --format html=check.html",
  },
  verdicts: {
    stranded: { zh: "不能过户", en: "cannot be transferred" },
    blocked: { zh: "被阻断", en: "blocked" },
    undecided: { zh: "未知", en: "unknown" },
    later: { zh: "之后被阻断", en: "blocked later" },
    warned: { zh: "只有警告", en: "with warnings alone" },
    clear: { zh: "可以进行", en: "clear" },
  } satisfies Record<FleetVerdict, Text>,
} as const;

/** A fleet on one screen: its verdicts, what stops how many, its windows, the plan in short. */
export function fleetSummary(view: View): string {
  const tally = tallyOf(view.report);
  const counts = [
    verdictLine(tally, view),
    ...(tally.rules.length === 0 ? [] : [rulesTable(tally.rules, view)]),
    ...(tally.reasons.length === 0 ? [] : [reasonsTable(tally.reasons, view)]),
  ];
  const parts = [
    counts.join("\n"),
    windowsOverview(view).join("\n"),
    view.report.fixPlan.length === 0 ? "" : fleetPlan(view),
    seeOne(tally, view),
  ];
  return parts.filter((part) => part !== "").join("\n\n");
}

function verdictLine({ verdicts }: Tally, { language, width, colors, report }: View): string {
  const said = fleetVerdicts.flatMap((verdict) => {
    const { instances } = verdicts[verdict];
    const label = texts.verdicts[verdict][language];
    if (instances === 0) return [];
    return language === "zh" ? `${label} ${String(instances)}` : `${String(instances)} ${label}`;
  });
  const count = String(report.summary.instances);
  const total = language === "zh" ? `实例 ${count} 台` : `${count} instances`;
  const text = language === "zh" ? `${total}：${said.join("，")}` : `${total}: ${said.join(", ")}`;
  return paragraph(text, width).replace(total, colors.bold);
}

/** Rows of a table before the rest is summed up. */
const mostRows = 20;
const mostReasons = 8;
const widths = { verdict: 8, count: 9, rule: 20, ids: 24 };

function rulesTable(rules: readonly RuleCount[], view: View): string {
  const shown = rules.slice(0, mostRows);
  const rule = Math.max(widths.rule, ...shown.map((one) => one.rule.id.length));
  const taken = widths.verdict + 2 * widths.count + rule;
  const rest = view.width - drawnColumns(5) - taken;
  const hasRoom = rest >= widths.ids;
  const rows = shown.map(({ rule: { id }, kind, failed, unknown }): Cell[] => [
    verdictCell(kind, view),
    { text: hasRoom ? id : `${id}\n${firstIds(failed, rule)}` },
    { text: String(failed.instances) },
    { text: unknown === 0 ? "" : String(unknown) },
    ...(hasRoom ? [{ text: firstIds(failed, rest) }] : []),
  ]);
  const heads = [words.columns[0], words.columns[2], texts.failed, texts.unknown];
  const columns = [widths.verdict, rule, widths.count, widths.count];
  const table = hasRoom
    ? box(headOf([...heads, texts.first], view), rows, [...columns, rest], { dense: true })
    : box(headOf(heads, view), rows, columns, { dense: true });
  return withRest(table, rules.length - mostRows, texts.moreRules, view);
}

function reasonsTable(reasons: readonly ReasonCount[], view: View): string {
  const rest = view.width - drawnColumns(4) - widths.verdict - 2 * widths.count;
  const rows = reasons
    .slice(0, mostReasons)
    .map(({ kind, reason, rules, unseen }): Cell[] => [
      verdictCell(kind, view),
      { text: String(unseen.instances) },
      { text: String(rules.size) },
      { text: cut(oneLine(reasonText(reason)[view.language], rest), rest) },
    ]);
  const heads = [words.columns[0], texts.instances, texts.rules, texts.reason];
  const columns = [widths.verdict, widths.count, widths.count, rest];
  const table = box(headOf(heads, view), rows, columns, { dense: true });
  return withRest(table, reasons.length - mostReasons, texts.moreReasons, view);
}

function headOf(heads: readonly Text[], { language }: View): Cell[] {
  return heads.map((text) => ({ text: text[language] }));
}

function verdictCell(kind: RuleCount["kind"], view: View): Cell {
  const [label = ""] = words.classes[kind][view.language].split("\n");
  return { text: label, paint: paintOf(kind, view) };
}

function withRest(table: string, rest: number, more: Text, { language }: View): string {
  return rest > 0 ? `${table}\n${fill(more[language], { count: rest })}` : table;
}

/** As many ids as fit, at least the beginning of one. */
function firstIds({ first, instances }: Count, width: number): string {
  const ids = first.map((id) => oneLine(id, width));
  for (let shown = ids.length; shown > 1; shown -= 1) {
    const text = ids.slice(0, shown).join(", ") + (shown < instances ? ", …" : "");
    if (displayWidth(text) <= width) return text;
  }
  return cut(ids[0] ?? "", width);
}

/** A line that fits a column; what is cut off is shown to be. */
function cut(text: string, width: number): string {
  if (displayWidth(text) <= width) return text;
  let shown = text;
  while (displayWidth(shown) >= width) shown = shown.slice(0, -1);
  return `${shown}…`;
}

function seeOne({ verdicts, rules }: Tally, view: View): string {
  const worst = fleetVerdicts.map((verdict) => verdicts[verdict].first[0]);
  const id = worst.find((one) => one !== undefined) ?? "";
  const text = texts.one[view.language];
  const slots = { id: oneLine(id), rule: rules[0]?.rule.id ?? "instance-eip" };
  return paragraph(fill(text, slots), view.width);
}
