import type { Dirent } from "node:fs";
import { lstatSync, readdirSync } from "node:fs";
import { join } from "node:path";

/**
 * Bytes of all files below a folder, each file once however many links it has; 0 where there is no such folder.
 * What cannot be read is not counted.
 */
export function folderSize(folder: string, seen: Set<string> = new Set<string>()): number {
  let total = 0;
  for (const entry of entriesOf(folder)) {
    const place = join(folder, entry.name);
    total += entry.isDirectory() ? folderSize(place, seen) : fileSize(place, seen);
  }
  return total;
}

function entriesOf(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

function fileSize(file: string, seen: Set<string>): number {
  const stat = lstatSync(file, { throwIfNoEntry: false });
  if (stat === undefined) return 0;
  const identity = `${stat.dev}:${stat.ino}`;
  if (seen.has(identity)) return 0;
  seen.add(identity);
  return stat.size;
}
