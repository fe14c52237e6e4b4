// Versions and places that set-up knows. Plain JavaScript that Node 18 runs.
import { homedir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The clone this file belongs to. */
export const cloneRoot = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** Node.js runs TypeScript as it is from this version on. */
export const nodeMinimum = "22.18.0";
/** What is put in place where the machine's Node.js is older. */
export const nodeProvided = "24.21.0";

/** `pulumi policy analyze` and the analyzer protocol of the pack are there from this version on. */
export const pulumiMinimum = "3.249.0";
export const pulumiProvided = "3.259.0";

/** Must equal the npm package @pulumi/alicloud: its resources name this plugin version. */
export const alicloudVersion = "3.108.0";

export const goMinimum = "1.25.11";

/**
 * The one folder outside the clone that is written to.
 * @param {NodeJS.ProcessEnv} env
 */
export function cacheFolder(env = process.env) {
  if (env["ECS_TRANSFER_CACHE"]) return env["ECS_TRANSFER_CACHE"];
  return join(env["XDG_CACHE_HOME"] || join(homedir(), ".cache"), "ecs-transfer");
}

/**
 * A binary's file name on this platform.
 * @param {string} name
 */
export function executable(name) {
  return process.platform === "win32" ? `${name}.exe` : name;
}
