import { CsvError, parse } from "csv-parse/sync";
import { bad, good } from "../input/input-error.ts";
import type { Result } from "../input/input-error.ts";
import { fileError } from "../input/source.ts";
import type { Text } from "../text.ts";

/** A record of a CSV text. */
export interface CsvRow {
  /** The line that it begins in, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

/** Bytes of a record: a description has 512 characters at most. */
const longestRow = 100_000;

/**
 * The records of a CSV text, those left out that hold nothing; the first of them is the header.
 * @param body with `\n` alone for line breaks: the parser counts two characters inside of quotes as two lines
 */
export function readCsvRows(body: string, file: string): Result<readonly CsvRow[]> {
  try {
    return good(recordsOf(body).map(rowOf).filter(holdsSomething));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const at = { line: lineAt(body, error["bytes"]), column: 1 };
    return bad([fileError(file, faults[error.code] ?? otherwise(error.code), at)]);
  }
}

const lineBreak = 0x0a;
const quote = 0x22;
/** Blank, tab, comma, semicolon. */
const blanks: ReadonlySet<number> = new Set([0x20, 0x09, 0x2c, 0x3b]);

/**
 * How many records of a CSV text hold something, without parsing it: the parser takes its time for records that are
 * shorter than the first.
 */
export function recordsWritten(body: string): number {
  let records = 0;
  let isInside = false;
  let isEmpty = true;
  for (let at = 0; at < body.length; at += 1) {
    const char = body.charCodeAt(at);
    if (char === quote) isInside = !isInside;
    else if (char === lineBreak && !isInside) isEmpty = true;
    else if (isEmpty && !blanks.has(char)) {
      records += 1;
      isEmpty = false;
    }
  }
  return records;
}

interface CsvRecord {
  readonly record: readonly string[];
  /** `lines`: the line that the record ends in. */
  readonly info: { readonly lines: number };
}

function recordsOf(body: string): CsvRecord[] {
  return parse(body, {
    info: true,
    delimiter: delimiterOf(body),
    record_delimiter: "\n",
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: longestRow,
  }) as unknown as CsvRecord[];
}

/** Spreadsheets of some countries write other ones than a comma. */
function delimiterOf(body: string): string {
  const header = body.trimStart().split("\n", 1)[0] ?? "";
  const counted = [",", ";", "\t"].map((mark) => [mark, header.split(mark).length] as const);
  return counted.reduce((best, one) => (one[1] > best[1] ? one : best))[0];
}

function rowOf({ record, info }: CsvRecord): CsvRow {
  const inside = record.reduce((breaks, cell) => breaks + cell.split("\n").length - 1, 0);
  return { line: info.lines - inside, cells: record };
}

function holdsSomething({ cells }: CsvRow): boolean {
  return cells.some((cell) => cell.trim() !== "");
}

function lineAt(body: string, bytes: unknown): number {
  const before = new TextEncoder().encode(body).subarray(0, Number(bytes));
  return before.reduce((line, byte) => (byte === 0x0a ? line + 1 : line), 1);
}

const quoteInside: Text = {
  zh: "引号不成对：单元格内的引号应写成两个，并把整个单元格放在引号里。",
  en: "a quote is out of place: inside of a cell it is written twice, and the cell stands in quotes.",
};

const faults: Partial<Record<string, Text>> = {
  CSV_QUOTE_NOT_CLOSED: {
    zh: "从这里开始的引号没有结束（文件可能没有写完）。",
    en: "a quote that begins here never ends (is the file cut off?).",
  },
  CSV_INVALID_CLOSING_QUOTE: quoteInside,
  INVALID_OPENING_QUOTE: quoteInside,
  CSV_MAX_RECORD_SIZE: {
    zh: "这一行太长，不是规则。请确认给的是正确的文件。",
    en: "the record here is too long to be a rule. Check that it is the right file.",
  },
};

function otherwise(code: string): Text {
  return { zh: `不是合法的 CSV（${code}）。`, en: `not CSV (${code}).` };
}
