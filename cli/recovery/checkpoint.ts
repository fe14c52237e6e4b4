import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from "node:fs";
import { join } from "node:path";
import type { StackFiles } from "./file-backend.ts";

/** What a killed engine left half written, and what was done about it. */
export type Repair =
  | { readonly kind: "attributes"; readonly file: string }
  | { readonly kind: "checkpoint"; readonly file: string; readonly kept: string };

/**
 * Mends what an engine that was killed while it wrote its checkpoint leaves in a file backend: the sidecar
 * `<file>.attrs` is created empty and filled afterwards, and an empty one makes every command fail with
 * "failed to load checkpoint: EOF" (seen with 3.259.0). It holds no state; without it the checkpoint is read as it is.
 * A checkpoint that is no JSON gives way to the engine's own backup of the one before, and is kept.
 */
export function repairCheckpoint(files: StackFiles): Repair[] {
  const repairs: Repair[] = [];
  for (const attributes of sidecars(files)) {
    if (isJson(attributes)) continue;
    rmSync(attributes);
    repairs.push({ kind: "attributes", file: attributes });
  }
  const { checkpoint } = files;
  const backup = `${checkpoint}.bak`;
  if (existsSync(checkpoint) && !isJson(checkpoint) && existsSync(backup) && isJson(backup)) {
    mkdirSync(files.backups, { recursive: true });
    const kept = join(files.backups, `damaged.${String(Date.now())}.json`);
    renameSync(checkpoint, kept);
    copyFileSync(backup, checkpoint);
    repairs.push({ kind: "checkpoint", file: checkpoint, kept });
  }
  return repairs;
}

function sidecars({ checkpoint, locks }: StackFiles): string[] {
  const ofCheckpoint = [checkpoint, `${checkpoint}.bak`].map((file) => `${file}.attrs`);
  const ofLocks = existsSync(locks) ? readdirSync(locks).map((name) => join(locks, name)) : [];
  return [...ofCheckpoint, ...ofLocks.filter((file) => file.endsWith(".attrs"))].filter((file) =>
    existsSync(file),
  );
}

function isJson(file: string): boolean {
  try {
    JSON.parse(readFileSync(file, "utf8"));
    return true;
  } catch {
    return false;
  }
}
