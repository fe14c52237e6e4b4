import type { Text } from "../text.ts";
import { bad, good, topOfFile } from "./input-error.ts";
import type { DataPath, InputError, Position, Result } from "./input-error.ts";

/** A parsed file that can still say where each of its values stands. */
export interface Source {
  readonly file: string;
  readonly data: unknown;
  /** Characters of its text. */
  readonly length: number;
  readonly locate: Locate;
  /** {@link Locate} for many places in one go. */
  readonly locateAll: (places: readonly Place[]) => readonly Position[];
  /** The value as it is written, where it is a YAML scalar; a number keeps its leading zeros. */
  readonly written: (path: DataPath) => string | undefined;
}

/** A value, or the key that leads to it. */
export interface Place {
  readonly path: DataPath;
  /** @default "value" */
  readonly of?: "key" | "value";
}

/** Where the value at `path` stands; for a value that is not there, where its nearest parent does. */
export type Locate = (path: DataPath, of?: "key" | "value") => Position;

const megabyte = 1024 * 1024;

/** A mistake of the file as a whole. */
export function fileError(file: string, message: Text, at: Position = topOfFile): InputError {
  return { file, ...at, path: "", message };
}

/**
 * The text without its byte order mark, or why it is no text to parse:
 * longer than `limitMegabytes`, binary, not UTF-8, empty.
 */
export function checkedText(text: string, file: string, limitMegabytes: number): Result<string> {
  if (text.length > limitMegabytes * megabyte) return bad([tooLong(text, file, limitMegabytes)]);
  const nul = text.indexOf("\0");
  if (nul >= 0) return bad([fileError(file, notText, positionOf(text, nul))]);
  const replaced = text.indexOf("\uFFFD");
  if (replaced >= 0) return bad([fileError(file, notUtf8, positionOf(text, replaced))]);
  const body = text.startsWith("\uFEFF") ? text.slice(1) : text;
  if (body.trim() === "") return bad([fileError(file, emptyFile)]);
  return good(body);
}

/** Line and column of an offset. */
export function positionOf(text: string, offset: number): Position {
  return positionsIn(text)(offset);
}

/** {@link positionOf} for many offsets of one text. */
export function positionsIn(text: string): (offset: number) => Position {
  const starts = [0];
  for (let end = text.indexOf("\n"); end >= 0; end = text.indexOf("\n", end + 1))
    starts.push(end + 1);
  return (offset) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: Math.min(offset, text.length) - (starts[low] ?? 0) + 1 };
  };
}

function tooLong(text: string, file: string, limitMegabytes: number): InputError {
  const size = (text.length / megabyte).toFixed(1);
  const limit = String(limitMegabytes);
  return fileError(file, {
    zh: `文件约 ${size} MB，最多允许 ${limit} MB。请确认给的是正确的文件。`,
    en: `the file has about ${size} MB; at most ${limit} MB are read. Check that it is the right file.`,
  });
}

const notText: Text = {
  zh: "这不是文本文件（含有 NUL 字符）。请确认给的是正确的文件。",
  en: "this is not a text file (it holds a NUL character). Check that it is the right file.",
};

const notUtf8: Text = {
  zh: "文件不是 UTF-8 编码。请另存为 UTF-8 后重试。",
  en: "the file is not UTF-8. Save it as UTF-8 and try again.",
};

const emptyFile: Text = { zh: "文件是空的。", en: "the file is empty." };
