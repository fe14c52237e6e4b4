import { writeFileSync } from "node:fs";
import { UserError } from "../user-error.ts";

/** Writes a report. @throws {UserError} where the file cannot be written */
export function writeReport(file: string, report: string): void {
  try {
    writeFileSync(file, report);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : String(error);
    throw new UserError({
      zh: `--output ${file}：写不了这个文件（${code}）。请换一个可写的位置。`,
      en: `--output ${file}: this file cannot be written (${code}). Choose a place that can be written.`,
    });
  }
}
