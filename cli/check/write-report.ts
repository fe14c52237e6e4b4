import { closeSync, openSync, writeSync } from "node:fs";
import type { Terminal } from "./run-check.ts";
import { UserError } from "../user-error.ts";
import { printable } from "../../core/printable.ts";

/** A report, in pieces where it may be longer than a string can be. */
export type Pieces = Iterable<string>;

/** Pieces are written together once they are this long: a call to the system for each would be slow. */
const chunkLength = 256 * 1024;

/** Writes a report into a file, piece by piece. @throws {UserError} where the file cannot be written */
export function writeReport(file: string, report: Pieces): void {
  try {
    const handle = openSync(file, "w");
    try {
      writePieces(handle, report);
    } finally {
      closeSync(handle);
    }
  } catch (error) {
    if (!(error instanceof Error) || !("syscall" in error)) throw error;
    throw cannotWrite(file, "code" in error ? String(error.code) : error.message);
  }
}

/** Prints a report, piece by piece. */
export function printReport(terminal: Terminal, report: Pieces): void {
  for (const chunk of inChunks(report)) terminal.write(chunk);
}

function* inChunks(pieces: Pieces): Generator<string> {
  let waiting = "";
  for (const piece of pieces) {
    waiting += piece;
    if (waiting.length < chunkLength) continue;
    yield waiting;
    waiting = "";
  }
  if (waiting !== "") yield waiting;
}

/** The most bytes that a character of a string becomes. */
const widest = 3;

/** Each piece is encoded by itself: one Chinese character in a long string doubles all of it. */
function writePieces(handle: number, pieces: Pieces): void {
  const buffer = Buffer.allocUnsafe(4 * chunkLength);
  let length = 0;
  for (const piece of pieces) {
    if (length + piece.length * widest > buffer.length) {
      writeWhole(handle, buffer.subarray(0, length));
      length = 0;
    }
    if (piece.length * widest > buffer.length) writeWhole(handle, Buffer.from(piece));
    else length += buffer.write(piece, length);
  }
  writeWhole(handle, buffer.subarray(0, length));
}

/** The system may take a part of what it is given. */
function writeWhole(handle: number, bytes: Uint8Array): void {
  let rest = bytes;
  while (rest.length > 0) rest = rest.subarray(writeSync(handle, rest));
}

function cannotWrite(file: string, code: string): UserError {
  const place = printable(file);
  return new UserError({
    zh: `--output ${place}：写不了这个文件（${code}）。请换一个可写的位置。`,
    en: `--output ${place}: this file cannot be written (${code}). Choose a place that can be written.`,
  });
}
