import { mkdirSync, readdirSync } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { replaceFile } from "../inventory/write-file.ts";
import { UserError } from "../user-error.ts";
import { printable } from "../../core/printable.ts";
import type { ImportedRule } from "../../core/security-group/console-import.ts";

/** Where rules go. */
export interface ImportFiles {
  readonly folder: string;
  /** What the names of the files begin with. */
  readonly name: string;
  /** Whether files of an earlier run may be replaced, and removed where there are fewer now. */
  readonly replace: boolean;
}

/**
 * Writes `NAME-rules-1.json` and so on, and gives their paths.
 * @throws UserError for files that are there already, before anything is written, and for what cannot be written
 */
export async function writeImportFiles(
  files: readonly (readonly ImportedRule[])[],
  { folder, name, replace }: ImportFiles,
): Promise<readonly string[]> {
  const there = filesThere(folder, name);
  if (there.length > 0 && !replace) throw exists(folder, there);
  const written = files.map((rules, index) => ({
    path: join(folder, `${name}-rules-${String(index + 1)}.json`),
    text: `${JSON.stringify(rules, undefined, 2)}\n`,
  }));
  for (const { path, text } of written) await replaceFile(path, text);
  const paths = written.map(({ path }) => path);
  for (const old of there.map((file) => join(folder, file)))
    if (!paths.includes(old)) await rm(old);
  return paths;
}

/** The files of an earlier run: left beside newer ones, an old one would be imported with them. */
function filesThere(folder: string, name: string): string[] {
  const start = `${name}-rules-`;
  try {
    mkdirSync(folder, { recursive: true });
    return readdirSync(folder).filter(
      (file) => file.startsWith(start) && /^\d+\.json$/.test(file.slice(start.length)),
    );
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : undefined;
    if (code === undefined) throw error;
    throw new UserError({
      zh: `--output ${printable(folder)}：不能用作目录（${code}）。`,
      en: `--output ${printable(folder)}: cannot be used as a folder (${code}).`,
    });
  }
}

function exists(folder: string, files: readonly string[]): UserError {
  const list = files.map((file) => printable(join(folder, file))).join(", ");
  return new UserError({
    zh: `已有 ${list}，没有写任何文件。要替换请加 --force，或用 --output 指定另一个目录。`,
    en: `${list}: there already, so nothing was written. Add --force to replace, or name another folder with --output.`,
  });
}
