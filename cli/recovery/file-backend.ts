import { fileURLToPath } from "node:url";
import { join } from "node:path";

/** Where a file backend (`file://…`) keeps what belongs to one stack. */
export interface StackFiles {
  /** The folder of its locks; need not exist. */
  readonly locks: string;
  /** Its checkpoint, uncompressed. */
  readonly checkpoint: string;
  /** The folder for its backups; need not exist. */
  readonly backups: string;
}

/** The files of a stack; `undefined` for backends that are no folder of this machine. */
export function stackFiles(
  backendUrl: string,
  project: string,
  stack: string,
): StackFiles | undefined {
  if (!backendUrl.startsWith("file://")) return undefined;
  const root = join(backendFolder(backendUrl), ".pulumi");
  return {
    locks: join(root, "locks", "organization", project, stack),
    checkpoint: join(root, "stacks", project, `${stack}.json`),
    backups: join(root, "backups", project, stack),
  };
}

function backendFolder(backendUrl: string): string {
  const path = backendUrl.slice("file://".length);
  if (path === "~" || path.startsWith("~/")) return join(process.env["HOME"] ?? "", path.slice(1));
  return path.startsWith("/") ? fileURLToPath(backendUrl) : path;
}
