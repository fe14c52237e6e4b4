import { LineCounter, isAlias, isMap, isScalar, isSeq, parseDocument, visit } from "yaml";
import type { Document, Node, YAMLError } from "yaml";
import type { Text } from "../text.ts";
import { bad, good, inFileOrder, topOfFile } from "./input-error.ts";
import type { DataPath, InputError, Position, Result } from "./input-error.ts";
import { checkedText, fileError } from "./source.ts";
import type { Locate, Source } from "./source.ts";

/** Far below what the language allows, far above what a manifest needs. */
const deepest = 40;

/**
 * A long text is looked at by its beginning first: nonsense has a fault at every other character there,
 * and the library needs many seconds to list a million of them. The cut itself makes a few at most.
 */
const headLength = 64 * 1024;
const hopeless = 50;

/** YAML 1.2 with the places of its values. Duplicate keys, unknown tags and second documents are errors. */
export function readYaml(text: string, file: string, limitMegabytes: number): Result<Source> {
  const checked = checkedText(text, file, limitMegabytes);
  if (!checked.ok) return checked;
  if (isTooDeep(checked.value)) return bad([fileError(file, tooDeep)]);

  const head = parse(checked.value.slice(0, headLength));
  const isWhole = checked.value.length <= headLength;
  const { document, lines, faults } =
    isWhole || head.faults.length >= hopeless ? head : parse(checked.value);
  if (faults.length > 0) return bad(faults.map((fault) => syntaxError(fault, file, lines)));

  const at = (text: Text) => (offset: number) => fileError(file, text, placeOf(lines, offset));
  const wrong = [
    ...duplicateKeys(document).map(at(duplicateKey)),
    ...orphanAliases(document).map(at(orphanAlias)),
  ];
  if (wrong.length > 0) return bad(inFileOrder(wrong));
  const data = toData(document);
  if (data === aliasBomb) return bad([fileError(file, tooManyAliases)]);
  const locate: Locate = (path, of = "value") => locateInYaml(document, lines, path, of);
  return good({
    file,
    data,
    length: text.length,
    locate,
    locateAll: (places) => places.map((place) => locate(place.path, place.of)),
    written: (path) => written(document, path),
  });
}

interface Parsed {
  readonly document: Document;
  readonly lines: LineCounter;
  readonly faults: readonly YAMLError[];
}

function parse(text: string): Parsed {
  const lines = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: lines,
    prettyErrors: false,
    stringKeys: true,
    // The library compares every key with every other; `duplicateKeys` does it in one pass.
    uniqueKeys: false,
  });
  return { document, lines, faults: [...document.errors, ...document.warnings] };
}

const aliasBomb = Symbol("alias bomb");

function toData(document: Document): unknown {
  try {
    return document.toJS({ maxAliasCount: 50 }) as unknown;
  } catch (error) {
    if (error instanceof ReferenceError) return aliasBomb;
    throw error;
  }
}

/** The offsets of keys that stand in their map already. */
function duplicateKeys(document: Document): number[] {
  const offsets: number[] = [];
  visit(document, {
    Map: (_key, map) => {
      const seen = new Set<string>();
      for (const { key } of map.items) {
        if (!isScalar(key)) continue;
        const name = String(key.value);
        if (seen.has(name)) offsets.push(key.range?.[0] ?? 0);
        seen.add(name);
      }
    },
  });
  return offsets;
}

/** The offsets of aliases whose anchor does not stand before them. */
function orphanAliases(document: Document): number[] {
  const offsets: number[] = [];
  visit(document, {
    Alias: (_key, alias) => {
      if (alias.resolve(document) === undefined) offsets.push(alias.range?.[0] ?? 0);
    },
  });
  return offsets;
}

/** Whether brackets or indentation nest deeper than the parser's recursion should follow. */
function isTooDeep(text: string): boolean {
  let open = 0;
  for (const [bracket] of text.matchAll(/[[\]{}]/g)) {
    open += bracket === "[" || bracket === "{" ? 1 : -1;
    if (open > deepest) return true;
  }
  return new RegExp(`^ *(?:[-?:] +){${String(deepest)}}`, "m").test(text) || /^ {400}/m.test(text);
}

function syntaxError(fault: YAMLError, file: string, lines: LineCounter): InputError {
  return fileError(
    file,
    syntaxText[fault.code] ?? wrongYaml(fault.message),
    placeOf(lines, fault.pos[0]),
  );
}

function placeOf(lines: LineCounter, offset: number): Position {
  const { line, col } = lines.linePos(offset);
  return line === 0 ? topOfFile : { line, column: col };
}

interface Found {
  readonly node: Node | null;
  /** Offset of the key that leads to the node; the node's own in a list. */
  readonly keyOffset: number | undefined;
}

function locateInYaml(
  document: Document,
  lines: LineCounter,
  path: DataPath,
  of: "key" | "value",
): Position {
  let found: Found = { node: document.contents, keyOffset: undefined };
  let whole = true;
  for (const key of path) {
    const next = step(document, found.node, key);
    if (next === undefined) {
      whole = false;
      break;
    }
    found = next;
  }
  const value = found.node?.range?.[0];
  const offset = whole && of === "value" ? (value ?? found.keyOffset) : (found.keyOffset ?? value);
  return path.length === 0 || offset === undefined ? topOfFile : placeOf(lines, offset);
}

function step(document: Document, parent: Node | null, key: PropertyKey): Found | undefined {
  const node = isAlias(parent) ? (parent.resolve(document) ?? null) : parent;
  if (isSeq<Node>(node)) {
    const item = typeof key === "number" ? node.items[key] : undefined;
    return item && { node: item, keyOffset: item.range?.[0] };
  }
  if (!isMap<Node, Node | null>(node)) return undefined;
  const pair = node.items.find((one) => isScalar(one.key) && String(one.key.value) === String(key));
  return pair && { node: pair.value, keyOffset: pair.key.range?.[0] };
}

function written(document: Document, path: DataPath): string | undefined {
  let node: Node | null = document.contents;
  for (const key of path) node = step(document, node, key)?.node ?? null;
  return isScalar(node) ? node.source : undefined;
}

function wrongYaml(said: string): Text {
  return { zh: `YAML 语法错误：${said}`, en: `YAML syntax error: ${said}` };
}

const tooDeep: Text = {
  zh: `嵌套超过 ${String(deepest)} 层。请确认给的是正确的文件。`,
  en: `nested more than ${String(deepest)} levels deep. Check that it is the right file.`,
};

const tooManyAliases: Text = {
  zh: "YAML 别名（*name）展开后过大。请把值直接写出来。",
  en: "the YAML aliases (*name) grow too large when resolved. Write the values out.",
};

const orphanAlias: Text = {
  zh: "别名（*name）没有对应的锚点（&name）。以 * 开头的文字请加引号。",
  en: "an alias (*name) has no anchor (&name). Put a text that begins with * in quotes.",
};

const duplicateKey: Text = {
  zh: "同一个键写了两次。请只保留一个。",
  en: "the same key is written twice. Keep one of them.",
};

const brokenQuote: Text = {
  zh: "缺少字符：引号、括号或冒号没有配对。请检查本行及上一行。",
  en: "a character is missing: a quote, a bracket or a colon. Look at this line and the one before.",
};
const brokenIndent: Text = {
  zh: "缩进不一致。同一层的键必须对齐，并且只用空格缩进。",
  en: "the indentation does not fit. Keys of one level stand in one column; indent with spaces only.",
};

const syntaxText: Partial<Record<YAMLError["code"], Text>> = {
  TAB_AS_INDENT: {
    zh: "用了制表符（Tab）缩进。YAML 只允许用空格缩进。",
    en: "a tab is used for indentation. YAML allows spaces only.",
  },
  MULTIPLE_DOCS: {
    zh: "文件里有多个 YAML 文档（---）。只允许一个。",
    en: "the file holds several YAML documents (---). One is allowed.",
  },
  TAG_RESOLVE_FAILED: {
    zh: "用了不认识的 YAML 标签（!…）。请去掉它。",
    en: "an unknown YAML tag (!…) is used. Remove it.",
  },
  BAD_ALIAS: orphanAlias,
  MISSING_CHAR: brokenQuote,
  BAD_INDENT: brokenIndent,
  BLOCK_AS_IMPLICIT_KEY: {
    zh: "一行里出现了两个“键: 值”。含冒号的文字请加引号，或换行书写。",
    en: "two `key: value` stand on one line. Put a text with a colon in quotes, or begin a new line.",
  },
};
