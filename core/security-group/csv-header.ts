import { nearest } from "../input/suggest.ts";
import { quoted, sentences } from "../input/words.ts";
import type { CsvColumns } from "../manifest/csv-columns.ts";
import type { Text } from "../text.ts";
import { Permission } from "./permission.ts";

type NamedColumns = Exclude<CsvColumns, "api">;

const needed = ["direction", "policy", "protocol", "ports", "peer", "priority"] as const;
const possible = ["description", "localPeer", "sourcePorts"] as const;
/** What a cell can hold. */
export type CsvField = (typeof needed)[number] | (typeof possible)[number];

/** Names of the API for what says nothing of the packets that a rule matches. */
const besideTheRule = [
  "CreateTime",
  "SourceGroupName",
  "DestGroupName",
  "SourcePrefixListName",
  "DestPrefixListName",
  "PortRangeListName",
];
const apiFields = Object.keys(Permission.shape);
const apiNeeded = ["Direction", "IpProtocol", "Policy", "Priority"];

/** Which cell of a record holds what. */
export type CsvPlaces<F extends string> = ReadonlyMap<F, number>;

/** A column of the API's name for each header that is one, or what stands against reading them so. */
export function placesOfApi(
  headers: readonly string[],
): CsvPlaces<string> | { readonly wrong: readonly Text[] } {
  const missing = apiNeeded.filter((name) => !headers.includes(name));
  const unknown = [...new Set(headers)].filter(
    (name) => name !== "" && !apiFields.includes(name) && !besideTheRule.includes(name),
  );
  const wrong = [
    ...repeatedIn(headers).map(headerTwice),
    ...missing.map((name) => noSuchHeader("api", name, headers)),
    ...unknown.map(notOfTheApi),
  ];
  if (wrong.length > 0) return { wrong };
  return placesOf(
    apiFields.map((name) => [name, name]),
    headers,
  );
}

/** A column for each field that the manifest names, or what stands against it. */
export function placesOfNamed(
  headers: readonly string[],
  columns: NamedColumns,
): CsvPlaces<CsvField> | { readonly wrong: readonly Text[] } {
  const named = [...needed, ...possible].flatMap((field) => {
    const name = columns[field]?.trim();
    return name === undefined ? [] : [[field, name] as const];
  });
  const spoken = [...named.map(([, name]) => name), ...columns.ignore.map((name) => name.trim())];
  const silent = [...new Set(headers)].filter((name) => name !== "" && !spoken.includes(name));
  const wrong = [
    ...repeatedIn(headers)
      .filter((name) => named.some(([, own]) => own === name))
      .map(headerTwice),
    ...repeatedIn(named.map(([, name]) => name)).map(namedTwice),
    ...named
      .filter(([, name]) => !headers.includes(name))
      .map(([field, name]) => noSuchHeader(field, name, headers)),
    ...(silent.length === 0 ? [] : [notSpokenOf(silent)]),
  ];
  return wrong.length > 0 ? { wrong } : placesOf(named, headers);
}

/** Why a CSV cannot be read without `columns`, with a block to copy that guesses them from the headers. */
export function unmapped(headers: readonly string[]): Text {
  const block = `columns: ${apiNeeded.every((name) => headers.includes(name)) ? "api" : guessed(headers)}`;
  const found = headers.map((name) => quoted(name)).join(", ");
  return sentences(
    {
      zh: `这是 CSV，其列名没有公开文档，须由您确认。找到的列名：${found}。`,
      en: `this is CSV, whose headers no document tells, so you confirm them. Headers found: ${found}.`,
    },
    {
      zh: `请在控制台改以 JSON 格式导出；或核对下面一行，补上 "?"，写进过户清单 securityGroups 中写着这个文件的一项：${block}`,
      en: `Export the rules as JSON instead; or check this line, fill in each "?", and put it into the entry of securityGroups in the manifest that names this file: ${block}`,
    },
  );
}

function guessed(headers: readonly string[]): string {
  const left = new Set(headers.filter((name) => name !== ""));
  const fields = [...possible, ...needed].flatMap((field) => {
    const name = [...left].find((header) => guesses[field]?.test(header) === true);
    if (name !== undefined) left.delete(name);
    if (name === undefined && possible.some((one) => one === field)) return [];
    return [`${field}: ${JSON.stringify(name ?? "?")}`];
  });
  const others = [...left].map((name) => JSON.stringify(name));
  const ignored = others.length === 0 ? [] : [`ignore: [${others.join(", ")}]`];
  return `{ ${[...fields, ...ignored].join(", ")} }`;
}

/** The order matters: the first one that fits takes a header. No guess is made of the near side's address. */
const guesses: Partial<Record<CsvField, RegExp>> = {
  description: /描述|备注|description|remark/i,
  sourcePorts: /源端口|source ?port/i,
  direction: /方向|direction/i,
  policy: /策略|policy|action/i,
  protocol: /协议|protocol/i,
  ports: /端口|port/i,
  peer: /授权对象|访问来源|authorization object|authorized object|peer/i,
  priority: /优先级|priority/i,
};

function placesOf<F extends string>(
  fields: readonly (readonly [F, string])[],
  headers: readonly string[],
): CsvPlaces<F> {
  return new Map(
    fields.flatMap(([field, name]) => {
      const index = headers.indexOf(name);
      return index < 0 ? [] : [[field, index] as const];
    }),
  );
}

function repeatedIn(names: readonly string[]): string[] {
  return [...new Set(names.filter((name, index) => name !== "" && names.indexOf(name) < index))];
}

function headerTwice(name: string): Text {
  return {
    zh: `列名 ${quoted(name)} 出现了两次，不知道该读哪一列。`,
    en: `the header ${quoted(name)} stands there twice, so it is open which one is meant.`,
  };
}

function namedTwice(name: string): Text {
  return {
    zh: `columns 把 ${quoted(name)} 用了两次；一列只能有一种含义。`,
    en: `columns uses ${quoted(name)} twice; a column holds one thing.`,
  };
}

function noSuchHeader(field: string, name: string, headers: readonly string[]): Text {
  const meant = nearest(name, headers);
  const found = headers.map((header) => quoted(header)).join(", ");
  return sentences(
    {
      zh: `没有列名 ${quoted(name)}（columns: ${field}）。`,
      en: `there is no header ${quoted(name)} (columns: ${field}).`,
    },
    meant === undefined
      ? undefined
      : { zh: `是否想写 ${quoted(meant)}？`, en: `Did you mean ${quoted(meant)}?` },
    { zh: `找到的列名：${found}。`, en: `Headers found: ${found}.` },
  );
}

function notOfTheApi(name: string): Text {
  return {
    zh: `列名 ${quoted(name)} 不是 API 的字段名。请改用逐列的 columns，把无关的列写进 ignore。`,
    en: `the header ${quoted(name)} is no field name of the API. Name the columns one by one, and put what says nothing of the rule under ignore.`,
  };
}

function notSpokenOf(names: readonly string[]): Text {
  const list = names.map((name) => quoted(name)).join(", ");
  return {
    zh: `columns 没有说明这些列：${list}。它们可能限制规则的范围；无关的列请写进 ignore。`,
    en: `columns says nothing of these: ${list}. They may narrow what a rule lets through; put those that do not under ignore.`,
  };
}
