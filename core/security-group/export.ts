import { bad, good } from "../input/input-error.ts";
import type { InputError, Position, Result } from "../input/input-error.ts";
import { decodeUtf8 } from "../input/read-input.ts";
import { readJson } from "../input/json-source.ts";
import type { Source } from "../input/source.ts";
import { describe } from "../input/words.ts";
import type { CsvColumns } from "../manifest/csv-columns.ts";
import { parseCsvExport } from "./csv-export.ts";
import { tooManyRules } from "./rule-limit.ts";

/** The rules of one group as the console exported them; which group that was, the file does not say. */
export interface ConsoleExport {
  readonly file: string;
  /** `sg-…` of a saved answer of the API; an export does not say it. */
  readonly groupId: string | undefined;
  readonly permissions: readonly unknown[];
  /** Where in the file rules stand, by their index. */
  readonly placesOf: (indexes: readonly number[]) => readonly Position[];
}

const limitMegabytes = 20;

/**
 * Reads the console's export of a security group: CSV, JSON, or a saved answer of DescribeSecurityGroupAttribute. JSON
 * is a list of `Permission` objects, bare or as `{"Permissions":{"Permission":[…]}}`. The content tells which it is.
 * @param file its name, for messages; nothing is read from it
 * @param columns what is said of a CSV's headers, which no document tells
 */
export function parseConsoleExport(
  text: string,
  file: string,
  columns?: CsvColumns,
): Result<ConsoleExport> {
  return looksLikeCsv(text)
    ? parseCsvExport(text, file, columns, limitMegabytes)
    : parseJsonExport(text, file);
}

/**
 * The text of an export: UTF-8, or of a CSV that is none GB18030, which spreadsheets of Chinese systems write, and which
 * GBK is a part of.
 */
export function decodeExport(bytes: Uint8Array): string {
  const text = decodeUtf8(bytes);
  if (!looksLikeCsv(text)) return text;
  return decodedAs("utf-8", bytes) ?? decodedAs("gb18030", bytes) ?? text;
}

/** Undefined where the bytes are not of that encoding. */
function decodedAs(encoding: string, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}

/** Whether a text is read as CSV: JSON begins with a bracket, and the first line of a CSV has several cells. */
export function looksLikeCsv(text: string): boolean {
  const start = text
    .slice(0, 10_000)
    .replace(/^\uFEFF/, "")
    .trimStart();
  return !/^[[{]/.test(start) && /^.*[,;\t]/.test(start);
}

function parseJsonExport(text: string, file: string): Result<ConsoleExport> {
  const source = readJson(text, file, limitMegabytes);
  if (!source.ok) return source;
  const { data, locateAll } = source.value;
  const isBare = Array.isArray(data);
  const permissions: unknown = isBare ? data : child(child(data, "Permissions"), "Permission");
  if (!Array.isArray(permissions)) return bad([notAList(source.value)]);
  const next = child(data, "NextToken");
  if (next !== undefined && next !== null && next !== "") return bad([onePage(source.value)]);
  const tooMany = tooManyRules(file, permissions.length);
  if (tooMany !== undefined) return bad([tooMany]);
  const parent = isBare ? [] : ["Permissions", "Permission"];
  const groupId = child(data, "SecurityGroupId");
  return good({
    file,
    groupId: typeof groupId === "string" ? groupId : undefined,
    permissions: permissions as readonly unknown[],
    placesOf: (indexes) => locateAll(indexes.map((index) => ({ path: [...parent, index] }))),
  });
}

function child(data: unknown, key: string): unknown {
  if (typeof data !== "object" || data === null || !Object.hasOwn(data, key)) return undefined;
  return (data as Record<string, unknown>)[key];
}

/** An answer that is one page of several would be read as if the other rules were not there. */
function onePage({ file, locate }: Source): InputError {
  const message = {
    zh: "这是 DescribeSecurityGroupAttribute 的一页应答，后面还有规则（NextToken 不为空）。请用 MaxResults=1000 重新读取，或在控制台导出。",
    en: "this is one page of an answer of DescribeSecurityGroupAttribute, and more rules follow (its NextToken is not empty). Read it again with MaxResults=1000, or export the rules in the console.",
  };
  return { file, ...locate(["NextToken"]), path: "NextToken", message };
}

function notAList({ file, data, locate }: Source): InputError {
  const found = describe(data);
  const allowed = {
    zh: '规则列表 [ … ]，或 {"Permissions":{"Permission":[ … ]}}',
    en: 'a list of rules [ ... ], or {"Permissions":{"Permission":[ ... ]}}',
  };
  const message = {
    zh: `找到 ${found.zh}；允许：${allowed.zh}。请在控制台的安全组页面以 JSON 格式重新导出规则。`,
    en: `found ${found.en}; allowed: ${allowed.en}. Export the rules again as JSON on the console's security group page.`,
  };
  return { file, ...locate([]), path: "", found, allowed, message };
}
