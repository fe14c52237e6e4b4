import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative } from "node:path";

/**
 * Every file below a path (or the path itself, if it is a file), sorted.
 * @param {string} path
 * @returns {string[]}
 */
function filesBelow(path) {
  if (statSync(path).isFile()) return [path];
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesBelow(join(path, name)));
}

/**
 * A hash over names and contents of the inputs: the same inputs elsewhere give the same hash.
 * @param {string} root folder that the names are relative to
 * @param {string[]} inputs files and folders below root
 * @param {string[]} [extra] further facts, such as build flags
 */
export function hashInputs(root, inputs, extra = []) {
  const hash = createHash("sha256");
  for (const input of inputs) {
    for (const file of filesBelow(join(root, input))) {
      const content = readFileSync(file);
      hash.update(`${relative(root, file).replaceAll("\\", "/")}\0${content.length}\0`);
      hash.update(content);
    }
  }
  for (const fact of extra) hash.update(`\0${fact}`);
  return hash.digest("hex");
}

/** @param {string} file undefined when there is no such file */
export function hashFile(file) {
  if (!existsSync(file)) return undefined;
  return createHash("sha256").update(readFileSync(file)).digest("hex");
}
