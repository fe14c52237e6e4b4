import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stringify } from "yaml";
import { openCloud } from "../../../collectors/client.ts";
import { collectInventory } from "../../../collectors/collect.ts";
import type { Inventory } from "../../../core/inventory.ts";
import { projectFolder } from "../../../cli/engine/setup-record.ts";
import {
  startSimulator,
  type Simulator,
  type SimulatorOptions,
} from "../../../simulator/server.ts";
import { parseWorld } from "../../../simulator/world.ts";

/** A local cloud with one of the example worlds. */
export async function startCloud(
  world = "rehearsal",
  options: Omit<SimulatorOptions, "world"> = {},
): Promise<Simulator> {
  const file = join(projectFolder, "examples", "worlds", `${world}.yaml`);
  return startSimulator({ ...options, world: parseWorld(readFileSync(file, "utf8"), file) });
}

/**
 * What the real collector reads from one of the simulator's accounts.
 * @param everything also what no instance uses, such as a landing
 */
export async function inventoryOf(
  simulator: Simulator,
  account: string,
  { everything = false } = {},
): Promise<Inventory> {
  const accessKeyId = simulator.accounts.find(({ name }) => name === account)?.accessKeyId;
  if (accessKeyId === undefined) throw new Error(`the world has no account ${account}`);
  const cloud = await openCloud({
    region: "cn-hangzhou",
    endpoint: simulator.endpoint,
    protocol: "http",
    key: { accessKeyId, accessKeySecret: "not-a-real-secret" },
    callsPerSecond: 100,
  });
  return (await collectInventory(cloud, { everything, now: () => new Date() })).inventory;
}

/** Writes inventory and manifest into a folder of their own, which ends with the process, and gives the manifest's path. */
export function writeManifest(inventory: Inventory, over: Record<string, unknown> = {}): string {
  const folder = mkdtempSync(join(tmpdir(), "ecs-transfer-manifest-"));
  process.once("exit", () => {
    rmSync(folder, { recursive: true, force: true });
  });
  writeFileSync(join(folder, "source.inventory.json"), JSON.stringify(inventory));
  const manifest = join(folder, "transfer.yaml");
  writeFileSync(
    manifest,
    stringify({
      version: 1,
      source: { account: inventory.account, inventory: "source.inventory.json" },
      target: { account: "1755000000000020" },
      instances: inventory.instances.map(({ id }) => ({ id })),
      ...over,
    }),
  );
  return manifest;
}
