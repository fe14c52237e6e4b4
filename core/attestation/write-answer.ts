import { isMap, isScalar, isSeq, parseDocument, stringify } from "yaml";
import type { Document, Node, YAMLMap, YAMLSeq } from "yaml";

/** An answer as it is written into a manifest. */
export interface WrittenAnswer {
  readonly rule: string;
  readonly answer: string;
  readonly by: string;
  /** `YYYY-MM-DD` */
  readonly at: string;
  /** `YYYY-MM-DD`, the last day on which it holds. */
  readonly until: string;
  readonly note?: string;
  readonly instances?: readonly string[];
}

/**
 * The manifest with the answer in it, everything else left as it stands, comments and order included; an earlier
 * answer to the same question for the same instances gives way. Undefined where the file is written in a form into
 * which nothing can be put safely, such as a flow map: then {@link answerLines} is for the person to paste.
 */
export function withAnswer(text: string, answer: WrittenAnswer): string | undefined {
  const document = parseDocument(text, { keepSourceTokens: true });
  if (document.errors.length > 0 || !isMap(document.contents)) return undefined;
  const written = insert(text, document.contents, answer);
  return written !== undefined && saysTheSame(document, written, answer) ? written : undefined;
}

/** The answer as an entry of a block list. */
export function answerLines(answer: WrittenAnswer, indent: string): string {
  const lines = fieldsOf(answer).map(([key, field]) => `${key}: ${scalar(field)}`);
  return lines.map((line, index) => `${indent}${index === 0 ? "- " : "  "}${line}\n`).join("");
}

/** What is said, in the order in which it is written. */
function fieldsOf(answer: WrittenAnswer): [string, string | readonly string[]][] {
  const { rule, answer: value, by, at, until, note, instances } = answer;
  const fields = Object.entries({ rule, answer: value, by, at, until, note, instances });
  return fields.flatMap(([key, field]) => (field === undefined ? [] : [[key, field]]));
}

function scalar(field: string | readonly string[]): string {
  return stringify(field, { collectionStyle: "flow", lineWidth: 0 }).trim();
}

const key = "attestations";

function insert(text: string, root: YAMLMap, answer: WrittenAnswer): string | undefined {
  if (root.flow === true) return undefined;
  const pair = root.items.find((item) => isScalar(item.key) && item.key.value === key);
  if (pair === undefined) return `${withLineEnd(text)}\n${key}:\n${answerLines(answer, "  ")}`;
  const { value } = pair;
  if (isSeq(value) && value.flow !== true) return intoList(text, value, answer);
  const isEmpty = isSeq(value) ? value.items.length === 0 : isScalar(value) && value.value === null;
  if (!isEmpty) return undefined;
  const [start, end] = rangeOf(value) ?? [];
  if (start === undefined || end === undefined) return undefined;
  const before = text.slice(0, start).replace(/[ \t]+$/, "");
  const rest = text.slice(end);
  const line = rest.slice(0, lineEnd(rest, 0));
  return `${before}${line}\n${answerLines(answer, "  ")}${rest.slice(line.length + 1)}`;
}

function intoList(text: string, list: YAMLSeq, answer: WrittenAnswer): string | undefined {
  const dashes = list.items.map((item) => dashOf(text, item));
  const last = rangeOf(list.items.at(-1));
  const [first] = dashes;
  if (first === undefined || last === undefined || dashes.includes(undefined)) return undefined;
  const indent = " ".repeat(first - lineStart(text, first));
  const end = lineEnd(text, last[1] - 1);
  const cuts = list.items.flatMap((item, index) => {
    const range = rangeOf(item);
    const dash = dashes[index];
    if (range === undefined || dash === undefined || !answersTheSame(item, answer)) return [];
    return [[lineStart(text, dash), lineEnd(text, range[1] - 1) + 1] as const];
  });
  const head = cutOut(`${text.slice(0, end)}\n`, cuts);
  return `${head}${answerLines(answer, indent)}${text.slice(end + 1)}`;
}

/** The offset of the dash before an item; undefined where it does not stand before it on the same line. */
function dashOf(text: string, item: unknown): number | undefined {
  const range = rangeOf(item);
  if (range === undefined) return undefined;
  const before = text.slice(lineStart(text, range[0]), range[0]);
  return /^ *- *$/.test(before) ? lineStart(text, range[0]) + before.indexOf("-") : undefined;
}

function cutOut(text: string, cuts: readonly (readonly [number, number])[]): string {
  return cuts.toReversed().reduce((left, [from, to]) => left.slice(0, from) + left.slice(to), text);
}

function rangeOf(node: unknown): readonly [number, number] | undefined {
  const range = (node as Node | null)?.range;
  return range === undefined || range === null ? undefined : [range[0], range[1]];
}

function lineStart(text: string, offset: number): number {
  return text.lastIndexOf("\n", offset - 1) + 1;
}

function lineEnd(text: string, offset: number): number {
  const end = text.indexOf("\n", offset);
  return end < 0 ? text.length : end;
}

function withLineEnd(text: string): string {
  return text.endsWith("\n") ? text : `${text}\n`;
}

function answersTheSame(item: unknown, { rule, instances }: WrittenAnswer): boolean {
  const old = isMap(item) ? (item.toJSON() as Partial<WrittenAnswer>) : {};
  return old.rule === rule && isSame(sorted(old.instances), sorted(instances));
}

function sorted(instances: readonly string[] | undefined): readonly string[] | undefined {
  return instances?.toSorted();
}

/** Whether two values say the same in the same order; both are what YAML can hold. */
function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** Whether the new text says what the old one did, and the answer: nothing is written that was not read back. */
function saysTheSame(old: Document, written: string, answer: WrittenAnswer): boolean {
  const now = parseDocument(written);
  if (now.errors.length > 0) return false;
  const data = old.toJS() as Record<string, unknown>;
  const list = (old.get(key) as YAMLSeq | null | undefined)?.items ?? [];
  const kept = list.flatMap((item) =>
    answersTheSame(item, answer) ? [] : [(item as YAMLMap).toJSON() as unknown],
  );
  const expected = { ...data, [key]: [...kept, Object.fromEntries(fieldsOf(answer))] };
  return isSame(now.toJS(), expected);
}
