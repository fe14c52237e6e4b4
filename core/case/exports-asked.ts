import { pathText } from "../input/input-error.ts";
import type { InputError } from "../input/input-error.ts";
import { quoted } from "../input/words.ts";
import type { CsvColumns } from "../manifest/csv-columns.ts";
import type { ManifestFile } from "../manifest/manifest.ts";
import type { Text } from "../text.ts";

/** The console exports that a manifest names. */
interface ExportsAsked {
  /** By the path of the export: what the manifest says of its columns. */
  readonly columns: ReadonlyMap<string, CsvColumns | undefined>;
  readonly errors: readonly InputError[];
}

/** What is to be read, and what the manifest says of it that cannot be. */
export function exportsAsked({ file, manifest, locate }: ManifestFile): ExportsAsked {
  const columns = new Map<string, CsvColumns | undefined>();
  const errors: InputError[] = [];
  for (const [index, entry] of manifest.securityGroups.entries()) {
    const isContrary =
      entry.rules === undefined
        ? entry.columns !== undefined
        : columns.has(entry.rules) && !isSame(columns.get(entry.rules), entry.columns);
    if (entry.rules !== undefined && !columns.has(entry.rules))
      columns.set(entry.rules, entry.columns);
    if (!isContrary) continue;
    const message = entry.rules === undefined ? columnsOfNothing : otherColumns(entry.rules);
    const path = ["securityGroups", index, "columns"];
    errors.push({ file, ...locate(path), path: pathText(path), message });
  }
  return { columns, errors };
}

function isSame(one: CsvColumns | undefined, other: CsvColumns | undefined): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

const columnsOfNothing: Text = {
  zh: "columns 说明 CSV 导出的各列，而这一项没有写 rules。请写上导出文件，或删去 columns。",
  en: "columns says what a CSV export's columns hold, and no export is named. Name it under rules, or remove columns.",
};

function otherColumns(path: string): Text {
  const name = quoted(path);
  return {
    zh: `${name} 在前面一项已经写过，且 columns 不同。同一个文件请写同样的 columns。`,
    en: `${name} is named by an earlier entry with other columns. Write the same ones for the same file.`,
  };
}
