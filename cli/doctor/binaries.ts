import { execFile } from "node:child_process";
import { accessSync, constants, existsSync, realpathSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";

const answerWithinMs = 15_000;

/** A binary's answer to a question such as `--version`; undefined: it did not answer with exit code 0. */
export function ask(
  binary: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = process.env,
): Promise<string | undefined> {
  return new Promise((resolve) => {
    execFile(binary, args, { env, timeout: answerWithinMs }, (error, stdout) => {
      resolve(error === null ? stdout.trim() : undefined);
    });
  });
}

/** The first executable of that name in the folders. */
export function findBinary(name: string, folders: readonly string[]): string | undefined {
  return folders
    .map((folder) => join(folder, name))
    .find((file) => {
      try {
        accessSync(file, constants.X_OK);
        return true;
      } catch {
        return false;
      }
    });
}

export function pathFolders(env: NodeJS.ProcessEnv = process.env): string[] {
  return (env["PATH"] ?? "").split(delimiter).filter((folder) => folder !== "");
}

/** The folder in which a binary really lies, behind links. */
export function realFolder(binary: string): string {
  return existsSync(binary) ? dirname(realpathSync(binary)) : dirname(binary);
}
