import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import type { StackFiles } from "./file-backend.ts";

const LockContent = z.object({
  pid: z.number().int().positive(),
  username: z.string(),
  hostname: z.string(),
  timestamp: z.string(),
});

/** A lock that an engine keeps on a stack while it works, or left behind when it was killed. */
export interface StackLock {
  readonly file: string;
  readonly pid: number;
  readonly user: string;
  readonly host: string;
  readonly since: Date;
}

/** `dead`: its process has ended · `alive`: it may still be at work · `elsewhere`: another machine's, not to be judged from here. */
export type LockHolder = "dead" | "alive" | "elsewhere";

/** The locks on a stack of a file backend, oldest first. */
export function stackLocks({ locks }: StackFiles): StackLock[] {
  if (!existsSync(locks)) return [];
  return readdirSync(locks)
    .filter((name) => name.endsWith(".json"))
    .map((name) => readLock(join(locks, name)))
    .sort((a, b) => a.since.getTime() - b.since.getTime());
}

function readLock(file: string): StackLock {
  const content = LockContent.parse(JSON.parse(readFileSync(file, "utf8")));
  return {
    file,
    pid: content.pid,
    user: content.username,
    host: content.hostname,
    since: new Date(content.timestamp),
  };
}

/** Whether the process that took the lock still lives. In doubt it does. */
export function holderOf(lock: StackLock): LockHolder {
  if (lock.host !== hostname()) return "elsewhere";
  if (!processExists(lock.pid)) return "dead";
  const started = processStart(lock.pid);
  // A process that started after the lock was taken only inherited the number.
  return started !== undefined && started.getTime() > lock.since.getTime() + 2_000 ? "dead" : "alive";
}

function processExists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return !(error instanceof Error && "code" in error && error.code === "ESRCH");
  }
}

function processStart(pid: number): Date | undefined {
  try {
    return statSync(`/proc/${String(pid)}`).ctime;
  } catch {
    return undefined;
  }
}
