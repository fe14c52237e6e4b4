import type { z } from "zod";
import type { Text } from "../text.ts";
import { pathText, topOfFile } from "./input-error.ts";
import type { DataPath, InputError } from "./input-error.ts";
import type { Place, Source } from "./source.ts";
import { accepts, keysAt, wordsAt } from "./schema-words.ts";
import { nearest } from "./suggest.ts";
import { describe, quoted, same, sentences } from "./words.ts";

type Issue = z.core.$ZodIssue;

/** More mistakes than anybody reads; past them a file is simply the wrong one. */
const mostLocated = 1000;

/** The zod issues of a parsed file, each at its line and column and in both languages. */
export function schemaErrors(
  issues: readonly Issue[],
  schema: z.ZodType,
  source: Source,
): InputError[] {
  const mistakes = issues
    .slice(0, mostLocated)
    .map((issue) => likeliest(issue))
    .flatMap((issue) =>
      issue.code === "unrecognized_keys"
        ? issue.keys.slice(0, mostLocated).map((key) => keyMistake(issue.path, key, schema))
        : [valueMistake(issue, schema, source)],
    )
    .slice(0, mostLocated);
  const positions = source.locateAll(mistakes);
  return mistakes.map((mistake, index) => {
    const position = positions[index] ?? topOfFile;
    return { file: source.file, ...position, path: pathText(mistake.path), ...mistake.says };
  });
}

/** A mistake that has not been located yet. */
interface Mistake extends Place {
  readonly says: Pick<InputError, "found" | "allowed" | "message">;
}

/** Of a union's branches the one that the value comes nearest to: the one that fails deepest inside it. */
function likeliest(issue: Issue): Issue {
  if (issue.code !== "invalid_union") return issue;
  const depth = (branch: readonly Issue[]): number =>
    Math.max(...branch.map(({ path }) => path.length), 0);
  const branches = issue.errors.toSorted((one, other) => depth(other) - depth(one));
  const first = branches[0]?.[0];
  if (first === undefined) return issue;
  return likeliest({ ...first, path: [...issue.path, ...first.path] });
}

function valueMistake(issue: Issue, schema: z.ZodType, source: Source): Mistake {
  const { path } = issue;
  const value = valueAt(source.data, path);
  const words = wordsAt(schema, path);
  const allowed = words?.allowed ?? allowedBy(issue);
  if (value === undefined) {
    const message = {
      zh: `缺少这一项；允许：${allowed.zh}。`,
      en: `this is missing; allowed: ${allowed.en}.`,
    };
    return { path, says: { allowed, message } };
  }
  const written = source.written(path);
  const found = describe(value, written);
  const said = {
    zh: `找到：${found.zh}；允许：${allowed.zh}。`,
    en: `found ${found.en}; allowed: ${allowed.en}.`,
  };
  const hint = hintFor(issue, value, schema, written);
  return { path, says: { found, allowed, message: sentences(said, hint, words?.hint) } };
}

function keyMistake(parent: DataPath, key: string, schema: z.ZodType): Mistake {
  const allowed = keysAt(schema, parent);
  const meant = nearest(key, allowed);
  const name = quoted(key);
  const message = sentences(
    { zh: `不认识的键 ${name}。`, en: `unknown key ${name}.` },
    meant === undefined ? undefined : { zh: `是否想写 ${meant}？`, en: `Did you mean ${meant}?` },
    { zh: `允许的键：${allowed.join("、")}。`, en: `Allowed: ${allowed.join(", ")}.` },
  );
  const says = { found: same(name), allowed: same(allowed.join(", ")), message };
  return { path: [...parent, key], of: "key", says };
}

/** The value at `path`; own properties only. */
function valueAt(data: unknown, path: DataPath): unknown {
  return path.reduce<unknown>((value, key) => {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return undefined;
    return (value as Record<PropertyKey, unknown>)[key];
  }, data);
}

function hintFor(
  issue: Issue,
  value: unknown,
  schema: z.ZodType,
  written?: string,
): Text | undefined {
  if (issue.code === "invalid_type" && issue.expected === "string" && typeof value === "number") {
    const digits = written ?? String(value);
    if (!accepts(schema, issue.path, digits)) return undefined;
    const text = quoted(digits);
    return { zh: `请加上引号：${text}。`, en: `Write it in quotes: ${text}.` };
  }
  if (issue.code === "invalid_value" && typeof value === "string") {
    const meant = nearest(value, issue.values.map(String));
    return meant === undefined
      ? undefined
      : { zh: `是否想写 ${meant}？`, en: `Did you mean ${meant}?` };
  }
  return undefined;
}

function allowedBy(issue: Issue): Text {
  switch (issue.code) {
    case "invalid_type":
      return typeText[issue.expected] ?? same(issue.expected);
    case "invalid_value":
      return same(issue.values.map((value) => (value === "" ? '""' : String(value))).join(" | "));
    case "invalid_format":
      return formatText[issue.pattern ?? ""] ?? formatText[issue.format] ?? same(issue.message);
    case "too_small":
      return issue.origin === "string"
        ? { zh: "不为空的文字", en: "a text that is not empty" }
        : { zh: `至少 ${String(issue.minimum)} 项`, en: `at least ${String(issue.minimum)}` };
    default:
      return same(issue.message);
  }
}

const typeText: Partial<Record<string, Text>> = {
  string: { zh: "文字", en: "a text" },
  number: { zh: "数字", en: "a number" },
  boolean: same("true | false"),
  array: { zh: "列表", en: "a list" },
  object: { zh: "一组键值", en: "a map of keys and values" },
  record: { zh: "一组键值", en: "a map of keys and values" },
};

const formatText: Partial<Record<string, Text>> = {
  "/^\\d{16}$/": { zh: "16 位数字", en: "16 digits" },
  datetime: {
    zh: "带时区的时间，如 2026-06-01T00:00:00Z",
    en: "a time with its zone, such as 2026-06-01T00:00:00Z",
  },
};
