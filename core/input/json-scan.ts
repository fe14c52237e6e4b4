/** What a scan of a JSON text tells while it goes on. */
export interface JsonVisitor {
  /** A key of the innermost open map; `end` is past its closing quote. */
  readonly key?: (start: number, end: number) => void;
  /** A value begins. */
  readonly value?: (start: number) => void;
  /** A map or a list has been opened. */
  readonly open?: (bracket: "{" | "[") => void;
  /** The innermost map or list has been closed. */
  readonly close?: () => void;
}

type Expectation =
  "value" | "value or ]" | "key" | "key or }" | ":" | ", or ]" | ", or }" | "the end";

/** The first place where a text is not JSON, or is past what any file of ours holds. */
export interface JsonFault {
  readonly offset: number;
  readonly expected: Expectation | "the end of this text" | "fewer levels" | "fewer entries";
}

/** Levels past which no text of ours nests. */
export const deepest = 64;
/** Entries past which no list or map of ours goes. */
export const longestList = 100_000;

const simpleValue = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;
/** A quote, a backslash, or a character that JSON allows in no string. */
const stringStop = /[^ !#-[\]-\u{10FFFF}]/gu;
const escape = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;
const space = /[ \t\n\r]*/y;

/**
 * Walks a JSON text without building its data and without recursion.
 * `JSON.parse` gives no places for its values, keeps only the last of equal keys in silence,
 * and often does not say where it stopped.
 */
export function scanJson(text: string, visitor: JsonVisitor = {}): JsonFault | undefined {
  const opened: { readonly bracket: "{" | "["; entries: number }[] = [];
  let expected: Expectation = "value";
  let at = 0;

  const afterValue = (): Expectation => {
    const inner = opened.at(-1);
    if (inner === undefined) return "the end";
    return inner.bracket === "{" ? ", or }" : ", or ]";
  };
  for (;;) {
    at = endOf(space, text, at) ?? at;
    const char = text.charAt(at);
    const fault: JsonFault = { offset: at, expected };
    if (char === "") return expected === "the end" ? undefined : fault;

    if (expected.startsWith("value") && char !== "]") {
      const inner = opened.at(-1);
      if (inner !== undefined && (inner.entries += 1) > longestList)
        return { offset: at, expected: "fewer entries" };
      visitor.value?.(at);
      if (char === "{" || char === "[") {
        if (opened.length === deepest) return { offset: at, expected: "fewer levels" };
        opened.push({ bracket: char, entries: 0 });
        visitor.open?.(char);
        expected = char === "{" ? "key or }" : "value or ]";
        at += 1;
        continue;
      }
      const end = char === '"' ? endOfString(text, at) : endOf(simpleValue, text, at);
      if (end === undefined)
        return char === '"' ? { offset: at, expected: "the end of this text" } : fault;
      at = end;
      expected = afterValue();
    } else if (expected.startsWith("key") && char === '"') {
      const end = endOfString(text, at);
      if (end === undefined) return { offset: at, expected: "the end of this text" };
      visitor.key?.(at, end);
      at = end;
      expected = ":";
    } else if (expected === ":" && char === ":") {
      at += 1;
      expected = "value";
    } else if (expected.startsWith(",") && char === ",") {
      at += 1;
      expected = opened.at(-1)?.bracket === "{" ? "key" : "value";
    } else if (expected.endsWith(`or ${char}`)) {
      at += 1;
      opened.pop();
      visitor.close?.();
      expected = afterValue();
    } else {
      return fault;
    }
  }
}

function endOf(sticky: RegExp, text: string, at: number): number | undefined {
  sticky.lastIndex = at;
  return sticky.test(text) ? sticky.lastIndex : undefined;
}

/** The offset past the closing quote; undefined for a string that is broken or never ends. */
function endOfString(text: string, start: number): number | undefined {
  let at = start + 1;
  for (;;) {
    stringStop.lastIndex = at;
    const stop = stringStop.exec(text);
    if (stop === null) return undefined;
    if (stop[0] === '"') return stop.index + 1;
    const next = stop[0] === "\\" ? endOf(escape, text, stop.index) : undefined;
    if (next === undefined) return undefined;
    at = next;
  }
}
