import Table from "cli-table3";
import { say, type Language, type Text } from "../../core/text.ts";
import {
  figuresOf,
  timesOf,
  variants,
  type Figure,
  type Measured,
  type Variant,
} from "./figures.ts";
import { stages, type Stage } from "./preview.ts";

const variantNames: Readonly<Record<Variant, Text>> = {
  plain: { en: "by hand", zh: "手写程序" },
  landing: { en: "landing", zh: "落地程序" },
  emptyPack: { en: "landing + empty pack", zh: "落地程序 + 空策略包" },
  pack: { en: "landing + pack", zh: "落地程序 + 策略包" },
  pack100: { en: "landing + 100 rules", zh: "落地程序 + 100 条规则" },
};

const stageNames: Readonly<Record<Stage, Text>> = {
  engine: { en: "engine starts", zh: "引擎启动" },
  pack: { en: "policy pack starts", zh: "策略包启动" },
  runtime: { en: "Node.js and the SDK start", zh: "Node.js 与 SDK 启动" },
  program: { en: "program reads, plans, imports", zh: "程序导入、读取、规划" },
  provider: { en: "provider starts", zh: "provider 启动" },
  resources: { en: "cloud resources", zh: "云资源" },
  end: { en: "outputs, stack policies, end", zh: "输出、整栈策略、收尾" },
};

const words = {
  figure: { en: "preview of … against …", zh: "preview 用时之比" },
  ratio: { en: "median", zh: "中位数" },
  spread: { en: "min – max", zh: "最小 – 最大" },
  fastest: { en: "fastest / fastest", zh: "最快 / 最快" },
  target: { en: "target", zh: "目标" },
  ok: { en: "ok", zh: "达标" },
  over: { en: "over", zh: "超出" },
  stage: {
    en: "where the time goes (median ms, told event by event)",
    zh: "时间去向（逐事件记录，中位数，毫秒）",
  },
  total: { en: "in all, as measured above", zh: "合计（上表实测）" },
  each: { en: "a resource", zh: "每个资源" },
} as const satisfies Record<string, Text>;

/** The previews' figures and times, as data. */
export function previewJson(measured: Measured): object {
  const times = Object.fromEntries(
    variants.map((variant) => [variant, timesOf(measured, variant)]),
  );
  return { figures: figuresOf(measured), times };
}

/** The previews' figures, and where their time goes. */
export function previewTables(measured: Measured, language: Language): string {
  return `${figureTable(figuresOf(measured), language)}\n${stageTable(measured, language)}\n`;
}

function figureTable(figures: readonly Figure[], language: Language): string {
  const head = [words.figure, words.ratio, words.spread, words.fastest, words.target];
  const table = new Table({
    head: [...head.map((text) => say(text, language)), ""],
    style: { head: [], border: [] },
  });
  for (const { of, against, target, median, min, max, fastest } of figures) {
    table.push([
      `${say(variantNames[of], language)} / ${say(variantNames[against], language)}`,
      median.toFixed(2),
      `${min.toFixed(2)} – ${max.toFixed(2)}`,
      fastest.toFixed(2),
      target === null ? "" : `≤ ${target.toFixed(2)}`,
      target === null ? "" : say(median <= target ? words.ok : words.over, language),
    ]);
  }
  return table.toString();
}

function stageTable(measured: Measured, language: Language): string {
  const columns = variants.map((variant) => timesOf(measured, variant));
  const table = new Table({
    head: [words.stage, ...variants.map((variant) => variantNames[variant])].map((text) =>
      say(text, language),
    ),
    style: { head: [], border: [] },
    colAligns: ["left", ...variants.map(() => "right" as const)],
  });
  const row = (name: Text, values: readonly number[], digits = 0): void => {
    table.push([say(name, language), ...values.map((value) => value.toFixed(digits))]);
  };
  for (const stage of stages)
    row(
      stageNames[stage],
      columns.map((times) => times.stages[stage]),
    );
  row(
    words.total,
    columns.map(({ total }) => total),
  );
  row(
    words.each,
    columns.map((times) => times.stages.resources / times.cloudResources),
    1,
  );
  return table.toString();
}
