import { existsSync, readdirSync, readFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { UserError } from "../user-error.ts";
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
  const content = contentOf(file);
  if (content === undefined) {
    throw new UserError({
      en: `The lock ${file} cannot be read. If no engine is at work on this stack: ecs-transfer pulumi cancel`,
      zh: `无法读取锁 ${file}。若确认没有引擎在操作此 stack：ecs-transfer pulumi cancel`,
    });
  }
  return {
    file,
    pid: content.pid,
    user: content.username,
    host: content.hostname,
    since: new Date(content.timestamp),
  };
}

function contentOf(file: string): z.output<typeof LockContent> | undefined {
  try {
    return LockContent.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch {
    return undefined;
  }
}

/** Whether the process that took the lock still lives. In doubt it does. */
export function holderOf(lock: StackLock): LockHolder {
  if (lock.host !== hostname()) return "elsewhere";
  if (!processExists(lock.pid)) return "dead";
  const started = processStart(lock.pid);
  if (started === undefined) return "alive";
  // A process that started after the lock was taken only inherited the number.
  return started.getTime() > lock.since.getTime() + clockDrift ? "dead" : "alive";
}

/** Milliseconds by which the start of a process, counted from the boot, and the clock may differ. */
const clockDrift = 5_000;

function processExists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return !(error instanceof Error && "code" in error && error.code === "ESRCH");
  }
}

/** As Linux tells it: ticks of a hundredth of a second since the boot, which itself is given in seconds. */
function processStart(pid: number): Date | undefined {
  try {
    // The second field, the command in parentheses, may hold anything.
    const ofProcess = readFileSync(`/proc/${pid}/stat`, "utf8").replace(/^.*\)/s, "");
    const ticks = Number(ofProcess.trim().split(" ")[19]);
    const boot = Number(/^btime (\d+)$/m.exec(readFileSync("/proc/stat", "utf8"))?.[1]);
    const start = new Date(boot * 1000 + ticks * 10);
    return Number.isNaN(start.getTime()) ? undefined : start;
  } catch {
    return undefined;
  }
}
