import { spawn } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { z } from "zod";
import { projectFolder } from "../engine/setup-record.ts";
import { UserError } from "../user-error.ts";

const Ready = z.object({
  endpoint: z.string(),
  accounts: z.array(z.object({ name: z.string(), accountId: z.string(), accessKeyId: z.string() })),
});

/** A local Alibaba Cloud in a process of its own. */
export interface LocalCloud {
  /** `127.0.0.1:PORT` */
  readonly endpoint: string;
  /** Its accounts by name. */
  account(name: string): { readonly accountId: string; readonly accessKeyId: string };
  stop(): Promise<void>;
}

/**
 * Starts the simulator on a free port and waits until it answers.
 * It ends with this process, however this process ends.
 * @throws UserError with the simulator's own words where it does not start
 */
export async function startLocalCloud(worldFile: string, caFile: string): Promise<LocalCloud> {
  const child = spawn(
    process.execPath,
    [
      join(projectFolder, "simulator", "main.ts"),
      ...["--world", worldFile, "--port", "0", "--ca-file", caFile, "--json", "--exit-with-parent"],
    ],
    // In a group of its own: a ^C of the terminal ends the rehearsal, which still needs its cloud to end in order.
    { stdio: ["pipe", "pipe", "pipe"], detached: true },
  );
  let complaint = "";
  child.stderr.setEncoding("utf8").on("data", (chunk: string) => {
    complaint += chunk;
  });
  const ended = new Promise<void>((resolve) => {
    child.on("close", () => {
      resolve();
    });
  });
  const firstLine = new Promise<string | undefined>((resolve) => {
    createInterface({ input: child.stdout }).once("line", resolve);
    void ended.then(() => {
      resolve(undefined);
    });
  });
  const line = await firstLine;
  if (line === undefined) {
    throw new UserError({
      en: `The local Alibaba Cloud did not start: ${complaint.trim()}`,
      zh: `本地阿里云模拟器未能启动：${complaint.trim()}`,
    });
  }
  const ready = Ready.parse(JSON.parse(line));
  return {
    endpoint: ready.endpoint,
    account: (name) => {
      const account = ready.accounts.find((candidate) => candidate.name === name);
      if (account === undefined) throw new Error(`the world has no account ${name}`);
      return account;
    },
    stop: async () => {
      child.kill("SIGTERM");
      await ended;
    },
  };
}
