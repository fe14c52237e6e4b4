import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { readFile } from "../read-files.ts";
import { UserError } from "../user-error.ts";
import { beside, readInput } from "../../core/input/read-input.ts";
import type { CsvColumns } from "../../core/manifest/csv-columns.ts";
import { parseManifest } from "../../core/manifest/manifest.ts";

const usualManifest = "transfer.yaml";

/**
 * What a manifest says of the columns of a CSV export: in its entry that names the file.
 * @param manifest as it was named; none: the one in this folder, where there is one
 * @throws UserError for a manifest that is missing or wrong
 */
export function columnsOf(file: string, manifest: string | undefined): CsvColumns | undefined {
  const path = manifest ?? (existsSync(usualManifest) ? usualManifest : undefined);
  if (path === undefined) return undefined;
  const text = readInput(path, readFile);
  const parsed = text.ok ? parseManifest(text.value, path) : text;
  if (!parsed.ok) throw UserError.of(parsed.errors);
  return parsed.value.manifest.securityGroups.find(
    ({ rules }) => rules !== undefined && resolve(beside(path, rules)) === resolve(file),
  )?.columns;
}
