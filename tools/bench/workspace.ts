import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fleetOf, inventoryText } from "./fleet.ts";

/** A folder of one suite's own. */
export interface Workspace {
  /** A path in it. */
  readonly at: (name: string) => string;
  /** Writes the inventory of a fleet of that size, and answers its path. */
  readonly inventoryOf: (count: number) => string;
}

/** Lends a folder, which is gone afterwards. */
export async function inWorkspace<T>(work: (workspace: Workspace) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), "ecs-transfer-bench-"));
  const at = (name: string) => join(folder, name);
  const inventoryOf = (count: number) => {
    const file = at(`fleet-${count}.json`);
    writeFileSync(file, inventoryText(fleetOf(count)));
    return file;
  };
  try {
    return await work({ at, inventoryOf });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
