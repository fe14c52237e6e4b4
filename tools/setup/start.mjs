// Starting a script under the recorded Node.js, as if it had been started directly.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { constants } from "node:os";
import { delimiter } from "node:path";
import { packagesReady } from "./packages.mjs";
import { readFailure, readRecord } from "./record.mjs";

const badEnvironment = 3;

/**
 * The Node.js to use and the folders in front of PATH.
 * @param {string} root
 * @param {boolean} needsEngine
 */
function surroundings(root, needsEngine) {
  if (!packagesReady(root)) return undefined;
  const record = readRecord(root);
  if (record && existsSync(record.node)) return { node: record.node, path: record.engine.path };
  const failure = needsEngine ? undefined : readFailure(root);
  return failure && existsSync(failure.node) ? { node: failure.node, path: [] } : undefined;
}

/**
 * Exit code and death by signal become this process's own.
 * @param {string} root the clone
 * @param {string} script
 * @param {string[]} args
 * @param {{ needsEngine?: boolean, nodeFlags?: string[] }} [options]
 */
export function startScript(root, script, args, { needsEngine = true, nodeFlags = [] } = {}) {
  const found = surroundings(root, needsEngine);
  if (found === undefined) {
    process.stderr.write(
      "ecs-transfer: set-up is missing or out of date. Run: npm run setup\n" +
        "ecs-transfer：尚未初始化，或初始化已过期。请运行：npm run setup\n",
    );
    process.exitCode = badEnvironment;
    return;
  }
  const path = [...found.path, process.env["PATH"] ?? ""].join(delimiter);
  const child = spawn(found.node, [...nodeFlags, script, ...args], {
    stdio: "inherit",
    env: { ...process.env, PATH: path },
  });
  for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT"])) {
    process.on(signal, () => {
      // Ctrl-C on a terminal reaches the child by itself; twice would mean "at once" to it.
      if (signal === "SIGINT" && process.stdin.isTTY) return;
      child.kill(signal);
    });
  }
  child.once("error", (error) => {
    process.stderr.write(`ecs-transfer: ${found.node}: ${error.message}\n`);
    process.exitCode = badEnvironment;
  });
  child.once("exit", (code, signal) => {
    if (signal === null) {
      process.exit(code ?? 1);
      return;
    }
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
    // Where the signal does not end this process, its usual exit code does.
    setTimeout(() => process.exit(128 + constants.signals[signal]), 100);
  });
}
