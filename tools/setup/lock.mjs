// One set-up at a time per cache folder, across processes and clones.
import {
  closeSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeSync,
} from "node:fs";
import { hostname } from "node:os";
import { dirname } from "node:path";
import { setTimeout as pause } from "node:timers/promises";

const touchEveryMs = 5_000;
/** A lock of another host cannot be asked for its process; its touch must be this fresh. */
const foreignStaleMs = 60_000;
/** Creating and writing the file are two steps; a reader between them must wait. */
const beingWrittenMs = 5_000;

/** @typedef {{ pid: number, host: string, started: string, birth: string, clone: string }} Owner */

/**
 * When the process started, as the kernel counts it: tells a reused process id from the owner.
 * "" where that cannot be known.
 * @param {number} pid
 */
function birthOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19] ?? "";
  } catch {
    return "";
  }
}

/** @param {Owner} owner */
function lives(owner) {
  try {
    process.kill(owner.pid, 0);
  } catch (error) {
    // EPERM: it lives and belongs to someone else.
    if (/** @type {NodeJS.ErrnoException} */ (error).code === "ESRCH") return false;
  }
  const birth = birthOf(owner.pid);
  return birth === "" || owner.birth === "" || birth === owner.birth;
}

/**
 * @param {string} file
 * @returns {{ state: "free" | "stale" } | { state: "held", owner: Owner | undefined }} owner
 *   undefined: the file is being written
 */
export function readLock(file) {
  let text;
  let age;
  try {
    age = Date.now() - statSync(file).mtimeMs;
    text = readFileSync(file, "utf8");
  } catch {
    return { state: "free" };
  }
  /** @type {Owner} */
  let owner;
  try {
    owner = JSON.parse(text);
  } catch {
    return age < beingWrittenMs ? { state: "held", owner: undefined } : { state: "stale" };
  }
  const holds = owner.host === hostname() ? lives(owner) : age < foreignStaleMs;
  return holds ? { state: "held", owner } : { state: "stale" };
}

/**
 * @param {string} file
 * @param {string} content
 */
function create(file, content) {
  try {
    const handle = openSync(file, "wx");
    writeSync(handle, content);
    closeSync(handle);
    return true;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === "EEXIST") return false;
    throw error;
  }
}

/**
 * Removes the lock of a dead owner. The guard folder makes judging and removing one step, so
 * that nobody removes the fresh lock of whoever was quicker.
 * @param {string} file
 */
function removeStale(file) {
  const guard = `${file}.guard`;
  try {
    mkdirSync(guard);
  } catch {
    try {
      if (Date.now() - statSync(guard).mtimeMs > beingWrittenMs) rmSync(guard, { recursive: true });
    } catch {
      // Its owner has just removed it.
    }
    return;
  }
  try {
    if (readLock(file).state === "stale") rmSync(file, { force: true });
  } finally {
    rmSync(guard, { recursive: true, force: true });
  }
}

/**
 * Waits for the lock and takes it. Returns the function that gives it back.
 * @param {string} file
 * @param {string} clone said to those who wait
 * @param {(owner: Owner | undefined) => void} onWait called about four times a second
 */
export async function takeLock(file, clone, onWait) {
  mkdirSync(dirname(file), { recursive: true });
  const birth = birthOf(process.pid);
  const started = new Date().toISOString();
  const content = JSON.stringify({ pid: process.pid, host: hostname(), started, birth, clone });
  while (!create(file, content)) {
    const found = readLock(file);
    if (found.state === "held") onWait(found.owner);
    if (found.state === "stale") removeStale(file);
    await pause(found.state === "held" ? 250 : 20);
  }
  const touch = setInterval(() => {
    const now = new Date();
    try {
      utimesSync(file, now, now);
    } catch {
      // The cache folder was removed under us; the next step says so better.
    }
  }, touchEveryMs);
  touch.unref();
  return () => {
    clearInterval(touch);
    rmSync(file, { force: true });
  };
}
