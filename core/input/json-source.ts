import type { Text } from "../text.ts";
import { bad, good, topOfFile } from "./input-error.ts";
import type { InputError, Position, Result } from "./input-error.ts";
import { extentOf, keysWritten } from "./json-count.ts";
import { keyAt, locateInJson } from "./json-places.ts";
import { deepest, longestList, scanJson } from "./json-scan.ts";
import type { JsonFault, JsonVisitor } from "./json-scan.ts";
import { checkedText, fileError, positionOf, positionsIn } from "./source.ts";
import type { Source } from "./source.ts";
import { quoted } from "./words.ts";

/** JSON with the places of its values. Duplicate keys are errors, as they are in YAML. */
export function readJson(text: string, file: string, limitMegabytes: number): Result<Source> {
  const checked = checkedText(text, file, limitMegabytes);
  if (!checked.ok) return checked;
  const body = checked.value;

  let data = ordinary(body);
  if (data === undefined) {
    const wrong = mistakesIn(body, file);
    if (wrong.length > 0) return bad(wrong);
    data = JSON.parse(body) as unknown;
  }
  return good({
    file,
    data,
    length: body.length,
    locate: (path, of = "value") => locateInJson(body, [{ path, of }])[0] ?? topOfFile,
    locateAll: (places) => locateInJson(body, places),
    written: () => undefined,
  });
}

/**
 * The data of a text that nothing is wrong with; undefined where only a scan, which takes several times as long, can
 * tell what is.
 */
function ordinary(text: string): unknown {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return undefined;
  }
  const { keys, levels, longestList: longest } = extentOf(data, deepest);
  if (levels > deepest || longest > longestList) return undefined;
  // JSON.parse keeps the last of equal keys.
  return keys === keysWritten(text) ? data : undefined;
}

function mistakesIn(text: string, file: string): InputError[] {
  const duplicates: Duplicate[] = [];
  const fault = scanJson(text, duplicateFinder(text, duplicates));
  if (fault !== undefined) return [syntaxError(fault, text, file)];
  if (duplicates.length === 0) return [];
  const position = positionsIn(text);
  return duplicates.map(({ key, offset }) => duplicateError(file, key, position(offset)));
}

interface Duplicate {
  readonly key: string;
  readonly offset: number;
}

function duplicateFinder(text: string, duplicates: Duplicate[]): JsonVisitor {
  const keys: Set<string>[] = [];
  return {
    open: () => {
      keys.push(new Set());
    },
    close: () => {
      keys.pop();
    },
    key: (start: number, end: number) => {
      const key = keyAt(text, start, end);
      const seen = keys.at(-1);
      if (seen?.has(key)) duplicates.push({ key, offset: start });
      seen?.add(key);
    },
  };
}

function duplicateError(file: string, key: string, at: Position): InputError {
  const name = quoted(key);
  return fileError(
    file,
    {
      zh: `键 ${name} 在同一个对象里写了两次。请只保留一个。`,
      en: `the key ${name} is written twice in one object. Keep one of them.`,
    },
    at,
  );
}

function syntaxError({ offset, expected }: JsonFault, text: string, file: string): InputError {
  const limit = limitText[expected];
  if (limit !== undefined) return fileError(file, limit, positionOf(text, offset));
  const rest = text.slice(offset, offset + 20).split("\n", 1)[0] ?? "";
  const found: Text =
    rest === ""
      ? { zh: "文件在这里结束（可能没有写完）", en: "the file ends here (is it cut off?)" }
      : { zh: `找到 ${quoted(rest)}`, en: `found ${quoted(rest)}` };
  return fileError(
    file,
    {
      zh: `不是合法的 JSON：${found.zh}；此处应为 ${expectedText[expected]?.zh ?? expected}。请重新导出该文件。`,
      en: `not JSON: ${found.en}; expected ${expectedText[expected]?.en ?? expected}. Export the file again.`,
    },
    positionOf(text, offset),
  );
}

const expectedText: Partial<Record<JsonFault["expected"], Text>> = {
  value: { zh: "一个值", en: "a value" },
  "value or ]": { zh: "一个值或 ]", en: "a value or ]" },
  key: { zh: "带引号的键", en: "a quoted key" },
  "key or }": { zh: "带引号的键或 }", en: "a quoted key or }" },
  ", or ]": { zh: ", 或 ]", en: ", or ]" },
  ", or }": { zh: ", 或 }", en: ", or }" },
  "the end of this text": {
    zh: "这段文字的结尾引号（其中也可能有非法字符）",
    en: "the closing quote of this text (or it holds a character that is not allowed)",
  },
  "the end": { zh: "文件结尾", en: "the end of the file" },
};

const limitText: Partial<Record<JsonFault["expected"], Text>> = {
  "fewer levels": {
    zh: "嵌套层数过多。请确认给的是正确的文件。",
    en: "nested too many levels deep. Check that it is the right file.",
  },
  "fewer entries": {
    zh: "列表的项数超过 100000。请确认给的是正确的文件。",
    en: "a list has more than 100000 entries. Check that it is the right file.",
  },
};
