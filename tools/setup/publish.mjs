import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";

const prefix = ".unfinished-";

/** @type {Set<string>} */
const unfinished = new Set();

/** Removes what was being made when set-up is stopped. */
export function discardUnfinished() {
  for (const folder of unfinished) rmSync(folder, { recursive: true, force: true });
  unfinished.clear();
}

/**
 * Removes what a killed set-up left in a folder. Only for whoever holds the lock.
 * @param {string} folder
 */
export function sweepUnfinished(folder) {
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) {
    if (name.startsWith(prefix)) rmSync(join(folder, name), { recursive: true, force: true });
  }
}

/**
 * Makes a file or folder under a temporary name beside its place and renames it there, so that
 * it is either whole or absent. Returns the place; does nothing when it is already there.
 * @param {string} place
 * @param {(temporary: string) => Promise<void> | void} make writes to the path it is given
 */
export async function publish(place, make) {
  if (existsSync(place)) return place;
  mkdirSync(dirname(place), { recursive: true });
  const folder = mkdtempSync(join(dirname(place), prefix));
  unfinished.add(folder);
  try {
    const temporary = join(folder, "result");
    await make(temporary);
    try {
      renameSync(temporary, place);
    } catch (error) {
      // Another set-up was first: its result has the same inputs.
      if (!existsSync(place)) throw error;
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
    unfinished.delete(folder);
  }
  return place;
}

/**
 * Writes a small file in one step.
 * @param {string} file
 * @param {string} content
 */
export function writeWhole(file, content) {
  mkdirSync(dirname(file), { recursive: true });
  const temporary = `${file}.${process.pid}`;
  writeFileSync(temporary, content);
  renameSync(temporary, file);
}
