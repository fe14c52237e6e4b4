import Table from "cli-table3";
import type { Language, Text } from "../../core/text.ts";
import { say } from "../../core/text.ts";
import type { Diagnosis, Part } from "./examine.ts";
import { somethingMissing } from "./examine.ts";

const kinds: Readonly<Record<string, Text>> = {
  path: { en: "the pulumi on PATH", zh: "PATH 中的 pulumi" },
  vendor: { en: "the vendor's download", zh: "官方下载" },
  built: { en: "built from Go modules", zh: "由 Go 模块构建" },
};

const states: Readonly<Record<Part["state"], Text>> = {
  there: { en: "ok", zh: "正常" },
  missing: { en: "MISSING", zh: "缺失" },
  optional: { en: "not needed", zh: "不需要" },
};

/** What `ecs-transfer doctor` prints for people. */
export function doctorReport(diagnosis: Diagnosis, language: Language): string {
  return [
    engineLine(diagnosis, language),
    ...diagnosis.refused.map((one) => `  ${refusal(one, language)}`),
    "",
    partsTable(diagnosis.parts, language),
    "",
    cacheLine(diagnosis, language),
    ...verdict(diagnosis, language),
    "",
  ].join("\n");
}

function engineLine({ engine }: Diagnosis, language: Language): string {
  if (engine === null) return say({ en: "Engine: none", zh: "引擎：无" }, language);
  const kind = say(kinds[engine.kind] ?? { en: engine.kind, zh: engine.kind }, language);
  return say(
    {
      en: `Engine: pulumi ${engine.version}, ${kind}`,
      zh: `引擎：pulumi ${engine.version}，${kind}`,
    },
    language,
  );
}

function refusal({ kind, why }: Diagnosis["refused"][number], language: Language): string {
  const name = say(kinds[kind] ?? { en: kind, zh: kind }, language);
  return say({ en: `not ${name}: ${why.en}`, zh: `未使用 ${name}：${why.zh}` }, language);
}

function partsTable(parts: readonly Part[], language: Language): string {
  const none = "";
  const table = new Table({
    chars: {
      top: none,
      "top-mid": none,
      "top-left": none,
      "top-right": none,
      bottom: none,
      "bottom-mid": none,
      "bottom-left": none,
      "bottom-right": none,
      left: none,
      "left-mid": none,
      mid: none,
      "mid-mid": none,
      right: none,
      "right-mid": none,
      middle: "  ",
    },
    style: { "padding-left": 0, "padding-right": 0, head: [], border: [] },
  });
  for (const part of parts) {
    table.push([
      part.name,
      say(states[part.state], language),
      part.version ?? "",
      part.place ?? "",
    ]);
  }
  return table.toString();
}

function cacheLine({ cache }: Diagnosis, language: Language): string {
  const size = `${Math.round(cache.bytes / 1024 ** 2)} MB`;
  return say(
    { en: `Cache folder: ${cache.folder} (${size})`, zh: `缓存目录：${cache.folder}（${size}）` },
    language,
  );
}

function verdict(diagnosis: Diagnosis, language: Language): string[] {
  if (!somethingMissing(diagnosis)) {
    return [say({ en: "Everything is there.", zh: "一切就绪。" }, language)];
  }
  return diagnosis.parts
    .filter((part) => part.state === "missing")
    .map((part) => `${part.name}: ${part.remedy === null ? "" : say(part.remedy, language)}`);
}
