// What set-up has put in place, for everything that starts afterwards.
import { existsSync, readFileSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { recipeHash, recipes } from "./engine-built.mjs";
import { machinePulumi } from "./engine-path.mjs";
import { alicloudVersion, nodeProvided, pulumiProvided } from "./facts.mjs";
import { writeWhole } from "./publish.mjs";

/**
 * @typedef {object} SetupRecord
 * @property {string} node absolute path
 * @property {import("./engine.mjs").Engine} engine
 * @property {import("./engine.mjs").Refusal[]} refused what came before the engine in use, and why not
 * @property {string} inputs what the choice was made from
 */

/** @param {string} root */
export function recordFile(root) {
  return join(root, ".ecs-transfer", "setup.json");
}

/**
 * @param {string} root
 * @returns {SetupRecord | undefined} undefined: set-up was not done, or its record is broken
 */
export function readRecord(root) {
  try {
    const record = JSON.parse(readFileSync(recordFile(root), "utf8"));
    const whole = typeof record.node === "string" && typeof record.engine?.pulumi === "string";
    return whole && Array.isArray(record.engine.path) ? record : undefined;
  } catch {
    return undefined;
  }
}

/**
 * @param {string} root
 * @param {SetupRecord} record
 */
export function writeRecord(root, record) {
  writeWhole(recordFile(root), `${JSON.stringify(record, null, 2)}\n`);
  rmSync(failureFile(root), { force: true });
}

/**
 * @typedef {object} SetupFailure the latest set-up got as far as this, and found no engine
 * @property {string} node absolute path
 * @property {import("./engine.mjs").Refusal[]} refused
 */

/** @param {string} root */
export function failureFile(root) {
  return join(root, ".ecs-transfer", "setup-failure.json");
}

/**
 * @param {string} root
 * @param {SetupFailure} failure
 */
export function writeFailure(root, failure) {
  writeWhole(failureFile(root), `${JSON.stringify(failure, null, 2)}\n`);
}

/**
 * @param {string} root
 * @returns {SetupFailure | undefined}
 */
export function readFailure(root) {
  try {
    return JSON.parse(readFileSync(failureFile(root), "utf8"));
  } catch {
    return undefined;
  }
}

/**
 * Everything that could make the choice of engine come out differently, but for whether the
 * vendor's site answers.
 * @param {{ root: string, cache: string, env: NodeJS.ProcessEnv }} where
 */
export function setupInputs({ root, cache, env }) {
  const pulumi = machinePulumi({ env, root, cache });
  const stat = pulumi && statSync(pulumi);
  return [
    cache,
    nodeProvided,
    pulumiProvided,
    alicloudVersion,
    env["ECS_TRANSFER_ENGINE"] ?? "",
    env["PULUMI_HOME"] ?? "",
    pulumi && stat ? `${pulumi} ${stat.size} ${stat.mtimeMs}` : "",
    ...recipes.map((recipe) => recipeHash(root, recipe)),
  ].join("|");
}

/**
 * Whether the record still holds.
 * @param {SetupRecord | undefined} record
 * @param {string} inputs
 */
export function recordHolds(record, inputs) {
  if (record === undefined || record.inputs !== inputs) return false;
  const { node, engine } = record;
  return [node, engine.pulumi, engine.home].every((place) => place === null || existsSync(place));
}
