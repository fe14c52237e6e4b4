import { spawn } from "node:child_process";
import { join } from "node:path";
import { projectFolder } from "../../../cli/engine/setup-record.ts";
import { finished, type Answer } from "./stack.ts";

/** Runs `ecs-transfer ARGS` in a process of its own. */
export async function ecsTransfer(
  args: readonly string[],
  env: NodeJS.ProcessEnv = process.env,
  cwd = projectFolder,
): Promise<Answer> {
  const main = join(projectFolder, "cli", "main.mjs");
  const child = spawn(process.execPath, [main, ...args], {
    cwd,
    env,
    stdio: ["ignore", "pipe", "pipe"],
  });
  return finished(child);
}
