// The npm packages of the clone, from its lock file.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { hashFile } from "./hash.mjs";
import { npm } from "./npm.mjs";
import { writeWhole } from "./publish.mjs";

/** @param {string} root */
const stampFile = (root) => join(root, "node_modules", ".ecs-transfer-lock");

/**
 * @param {string} file
 * @returns {any} undefined when it cannot be read
 */
function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return undefined;
  }
}

/** @param {string} root */
function directPackagesPresent(root) {
  const manifest = readJson(join(root, "package.json")) ?? {};
  const names = Object.keys({ ...manifest.dependencies, ...manifest.devDependencies });
  return names.every((name) => existsSync(join(root, "node_modules", name, "package.json")));
}

/**
 * Whether npm's own record of what it installed says the same as the lock file: so a hand-made
 * `npm ci` or `npm install` is taken over instead of done again.
 * @param {string} root
 */
export function installedAsLocked(root) {
  const locked = readJson(join(root, "package-lock.json"))?.packages;
  const installed = readJson(join(root, "node_modules", ".package-lock.json"))?.packages;
  if (!locked || !installed) return false;
  const wanted = Object.entries(locked).filter(([place]) => place !== "");
  const same = wanted.every(([place, want]) => {
    const have = installed[place];
    if (have === undefined) return want.optional === true;
    return have.version === want.version && have.integrity === want.integrity;
  });
  return same && Object.keys(installed).every((place) => place in locked);
}

/**
 * @param {string} root
 * @returns {boolean} whether npm has nothing to do
 */
export function packagesReady(root) {
  if (!directPackagesPresent(root)) return false;
  if (!existsSync(stampFile(root))) return false;
  return readFileSync(stampFile(root), "utf8") === hashFile(join(root, "package-lock.json"));
}

/**
 * @param {{ root: string, cache: string, progress: import("./progress.mjs").Progress, title: string }} options
 */
export async function installPackages({ root, cache, progress, title }) {
  if (packagesReady(root)) return;
  const lock = hashFile(join(root, "package-lock.json")) ?? "";
  if (!(directPackagesPresent(root) && installedAsLocked(root))) {
    const log = join(cache, "log", "npm-ci.log");
    await progress.stage(title, () => npm(["ci", "--include=dev"], { cwd: root, cache, log }));
  }
  // npm ci empties node_modules first, so an interrupted one leaves no stamp.
  writeWhole(stampFile(root), lock);
}
