import { bad, good } from "../input/input-error.ts";
import type { InputError, Result } from "../input/input-error.ts";
import { readJson } from "../input/json-source.ts";
import type { Source } from "../input/source.ts";
import { describe } from "../input/words.ts";

/** The rules of one group as the console exported them; which group that was, the file does not say. */
export interface ConsoleExport {
  readonly file: string;
  readonly permissions: readonly unknown[];
}

const limitMegabytes = 20;

/**
 * Reads the console's JSON export of a security group, or a saved answer of DescribeSecurityGroupAttribute:
 * a list of `Permission` objects, bare or as `{"Permissions":{"Permission":[…]}}`.
 * @param file its name, for messages; nothing is read from it
 */
export function parseConsoleExport(text: string, file: string): Result<ConsoleExport> {
  const source = readJson(text, file, limitMegabytes);
  if (!source.ok) return source;
  const { data } = source.value;
  const permissions = Array.isArray(data) ? data : child(child(data, "Permissions"), "Permission");
  if (!Array.isArray(permissions)) return bad([notAList(source.value)]);
  return good({ file, permissions: permissions as readonly unknown[] });
}

function child(data: unknown, key: string): unknown {
  if (typeof data !== "object" || data === null || !Object.hasOwn(data, key)) return undefined;
  return (data as Record<string, unknown>)[key];
}

function notAList({ file, data, locate }: Source): InputError {
  const found = describe(data);
  const allowed = {
    zh: '规则列表 [ … ]，或 {"Permissions":{"Permission":[ … ]}}',
    en: 'a list of rules [ … ], or {"Permissions":{"Permission":[ … ]}}',
  };
  const message = {
    zh: `找到 ${found.zh}；允许：${allowed.zh}。请在控制台的安全组页面以 JSON 格式重新导出规则。`,
    en: `found ${found.en}; allowed: ${allowed.en}. Export the rules again as JSON on the console's security group page.`,
  };
  return { file, ...locate([]), path: "", found, allowed, message };
}
