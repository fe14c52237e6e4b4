import { randomUUID } from "node:crypto";
import { accessSync, constants, statSync } from "node:fs";
import { open, rename, rm } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { printable } from "../../core/printable.ts";
import { UserError } from "../user-error.ts";

/** How a file is replaced. */
export interface Replacement {
  /** @default its owner's alone: an inventory holds no secret, but it maps addresses and open ports */
  readonly mode?: number;
  /** What an error calls the file. @default "--output" */
  readonly named?: string;
}

/** Replaces a file as a whole: readers see the old content or the new, never a part. */
export async function replaceFile(
  file: string,
  content: string,
  { mode = 0o600, named = "--output" }: Replacement = {},
): Promise<void> {
  const draft = join(dirname(file), `.${basename(file)}.${randomUUID()}.tmp`);
  try {
    const handle = await open(draft, "wx", mode);
    try {
      await handle.writeFile(content);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(draft, file);
  } catch (error) {
    await rm(draft, { force: true });
    throw cannotWrite(file, error, named);
  }
}

/** Fails early where the file could not be written at the end of a long run. @throws UserError */
export function assertWritable(file: string): void {
  try {
    accessSync(dirname(resolve(file)), constants.W_OK);
  } catch (error) {
    throw cannotWrite(file, error);
  }
  if (statSync(file, { throwIfNoEntry: false })?.isDirectory() === true) {
    throw new UserError({
      zh: `--output ${printable(file)}：这是一个目录，请给出文件名。`,
      en: `--output ${printable(file)}: this is a folder; name a file.`,
    });
  }
}

function cannotWrite(file: string, error: unknown, named = "--output"): UserError {
  const code = error instanceof Error && "code" in error ? String(error.code) : "?";
  return new UserError({
    zh: `${named} ${printable(file)}：无法写入（${code}）。请检查目录是否存在、是否可写。`,
    en: `${named} ${printable(file)}: cannot be written (${code}). Check that its folder exists and may be written to.`,
  });
}
