import { readCidr } from "../cidr.ts";
import { quoted, same } from "../input/words.ts";
import type { Text } from "../text.ts";
import type { CsvField } from "./csv-header.ts";

/** A record in the shape of the API's `Permission`; a cell that says nothing the API knows of is in `wrong`. */
export interface ReadRecord {
  readonly permission: Readonly<Record<string, string>>;
  readonly wrong: readonly Text[];
}

/** What a cell holds, as its field's place in a `Permission`; undefined: nothing that is known. */
type ReadCell = (cell: string) => Readonly<Record<string, string>> | undefined;

/**
 * Reads a record by its cells.
 * @param cell gives what stands in the column of a field, in the API's words where the manifest says them
 */
export function readRecord(cell: (field: CsvField) => string): ReadRecord {
  const direction = said(directions, cell("direction"));
  const [far, near] =
    direction === "egress" ? (["Dest", "Source"] as const) : (["Source", "Dest"] as const);
  const fields: readonly (readonly [CsvField, ReadCell])[] = [
    ["direction", () => (direction === undefined ? undefined : { Direction: direction })],
    ["policy", (text) => wrapped("Policy", said(policies, text))],
    ["protocol", protocolOf],
    ["ports", portsOf],
    ["peer", (text) => blockOf(text, far) ?? listOf(text, far)],
    ["priority", (text) => (/^\d{1,9}$/.test(text) ? { Priority: text } : undefined)],
    ["localPeer", (text) => (text === "" ? {} : blockOf(text, near))],
    ["sourcePorts", (text) => (text === "" ? {} : wrapped("SourcePortRange", rangeOf(text)))],
    ["description", (text) => ({ Description: text })],
  ];
  const permission: Record<string, string> = {};
  const wrong: Text[] = [];
  for (const [field, read] of fields) {
    const text = cell(field);
    const value = read(text);
    if (value === undefined) wrong.push(notUnderstood(field, text));
    else Object.assign(permission, value);
  }
  return { permission, wrong };
}

const directions = {
  ingress: ["ingress", "inbound", "入方向"],
  egress: ["egress", "outbound", "出方向"],
} as const;
const policies = {
  Accept: ["accept", "allow", "允许"],
  Drop: ["drop", "deny", "forbid", "拒绝"],
} as const;

function said<K extends string>(
  words: Readonly<Record<K, readonly string[]>>,
  text: string,
): K | undefined {
  const wanted = text.toLowerCase();
  const known = Object.keys(words) as K[];
  return known.find((key) => words[key].includes(wanted));
}

function wrapped(field: string, value: string | undefined): Record<string, string> | undefined {
  return value === undefined ? undefined : { [field]: value };
}

function protocolOf(text: string): Record<string, string> | undefined {
  if (text === "全部") return { IpProtocol: "ALL" };
  return /^(?:tcp|udp|icmp|icmpv6|gre|all|\d{1,3})$/i.test(text) ? { IpProtocol: text } : undefined;
}

function portsOf(text: string): Record<string, string> | undefined {
  return /^prl-[\w-]+$/.test(text)
    ? { PortRangeListId: text }
    : wrapped("PortRange", rangeOf(text));
}

function rangeOf(text: string): string | undefined {
  if (/^\d{1,5}$/.test(text)) return `${text}/${text}`;
  return /^(?:-1\/-1|\d{1,5}\/\d{1,5})$/.test(text) ? text : undefined;
}

function blockOf(text: string, side: string): Record<string, string> | undefined {
  const family = readCidr(text)?.cidr.family;
  if (family === undefined) return undefined;
  return { [family === "ipv4" ? `${side}CidrIp` : `Ipv6${side}CidrIp`]: text };
}

function listOf(text: string, side: string): Record<string, string> | undefined {
  if (/^sg-[\w-]+$/.test(text)) return { [`${side}GroupId`]: text };
  return /^pl-[\w-]+$/.test(text) ? { [`${side}PrefixListId`]: text } : undefined;
}

function notUnderstood(field: CsvField, text: string): Text {
  const { zh, en } = allowed[field];
  const found = text === "" ? { zh: "空", en: "nothing" } : same(quoted(text));
  return {
    zh: `${field}：找到 ${found.zh}；允许：${zh}。若是控制台的另一种写法，请写进 columns 的 words。`,
    en: `${field}: found ${found.en}; allowed: ${en}. If it is the console's other way to say one of them, put it under words in columns.`,
  };
}

const ranges: Text = {
  zh: "80/80 这样的范围、单个端口或 -1/-1",
  en: "a range such as 80/80, a single port or -1/-1",
};
const allowed: Record<CsvField, Text> = {
  direction: { zh: "入方向或出方向", en: "ingress or egress" },
  policy: { zh: "允许或拒绝", en: "accept or drop" },
  protocol: same("TCP | UDP | ICMP | ICMPv6 | GRE | ALL"),
  ports: { zh: `${ranges.zh}、端口列表（prl-…）`, en: `${ranges.en}, or a port list (prl-...)` },
  peer: {
    zh: "一个地址段、一个安全组（sg-…）或一个前缀列表（pl-…）",
    en: "one block, one group (sg-...) or one prefix list (pl-...)",
  },
  priority: { zh: "整数", en: "a whole number" },
  localPeer: { zh: "一个地址段，或空", en: "a block, or nothing" },
  sourcePorts: { zh: `${ranges.zh}，或空`, en: `${ranges.en}, or nothing` },
  description: { zh: "文字", en: "a text" },
};
