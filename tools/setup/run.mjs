// Commands that set-up starts: each in its own process group, so that nothing outlives it.
import { spawn } from "node:child_process";
import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";

/** @type {Set<import("node:child_process").ChildProcess>} */
const running = new Set();
let ending = false;

/**
 * @param {import("node:child_process").ChildProcess} child
 * @param {NodeJS.Signals} signal
 */
function signalGroup(child, signal) {
  if (child.pid === undefined) return;
  try {
    if (process.platform === "win32") child.kill(signal);
    else process.kill(-child.pid, signal);
  } catch {
    // The group has ended already.
  }
}

/** Ends every command that runs, and whatever those started; from here on none starts. */
export async function endCommands() {
  ending = true;
  const children = [...running];
  for (const child of children) signalGroup(child, "SIGTERM");
  for (let waited = 0; waited < 3_000 && running.size > 0; waited += 50) await pause(50);
  for (const child of children) signalGroup(child, "SIGKILL");
}

/**
 * @typedef {object} Outcome
 * @property {number | undefined} code undefined: did not start, was ended by a signal or took too long
 * @property {string} why "" when code is 0
 * @property {string} output both streams
 */

/**
 * Runs a command to its end; never throws for what the command does.
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, log?: string, timeoutMs?: number }} [options]
 *   log: the output goes to this file (made anew) instead of memory
 * @returns {Promise<Outcome>}
 */
export function run(command, args, { cwd, env, log, timeoutMs } = {}) {
  return new Promise((resolve) => {
    if (ending) return; // nothing new starts, and whoever waits for it waits for the exit
    let output = "";
    const sink = log === undefined ? undefined : openLog(log, [command, ...args]);
    const child = spawn(command, args, {
      cwd,
      env: env ?? process.env,
      stdio: ["ignore", sink ?? "pipe", sink ?? "pipe"],
      detached: process.platform !== "win32",
      shell: process.platform === "win32" && command.endsWith(".cmd"),
    });
    running.add(child);
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding("utf8").on("data", (text) => (output += text));
    }
    let late = false;
    const timer =
      timeoutMs === undefined
        ? undefined
        : setTimeout(() => {
            late = true;
            signalGroup(child, "SIGKILL");
          }, timeoutMs);
    /** @param {number | undefined} code @param {string} why */
    const finish = (code, why) => {
      if (!running.has(child)) return; // a failed start reports twice
      clearTimeout(timer);
      running.delete(child);
      if (sink !== undefined) closeSync(sink);
      resolve({ code, why, output: log === undefined ? output : readFileSync(log, "utf8") });
    };
    child.once("error", (error) => finish(undefined, error.message));
    child.once("close", (code, signal) => {
      if (late) finish(undefined, `no end after ${timeoutMs} ms`);
      else if (code === null) finish(undefined, `ended by ${signal}`);
      else finish(code, code === 0 ? "" : `exit code ${code}`);
    });
  });
}

/**
 * @param {string} file
 * @param {string[]} command
 */
function openLog(file, command) {
  mkdirSync(join(file, ".."), { recursive: true });
  rmSync(file, { force: true });
  const handle = openSync(file, "w");
  writeSync(handle, `$ ${command.join(" ")}\n`);
  return handle;
}

/**
 * The last lines of an output, for a message.
 * @param {string} output
 */
export function lastLines(output, count = 15) {
  return output.trimEnd().split("\n").slice(-count).join("\n");
}
