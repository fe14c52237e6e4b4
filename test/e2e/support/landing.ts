import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stringify } from "yaml";
import { openCloud } from "../../../collectors/client.ts";
import { collectInventory } from "../../../collectors/collect.ts";
import type { CollectOptions } from "../../../collectors/collect.ts";
import type { Inventory } from "../../../core/inventory.ts";
import { projectFolder } from "../../../cli/engine/setup-record.ts";
import {
  startSimulator,
  type Simulator,
  type SimulatorOptions,
} from "../../../simulator/server.ts";
import { rules } from "../../../policies/rules/index.ts";
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
 * @param options of the collector, such as `everything`: also what no instance uses, as a landing is
 */
export async function inventoryOf(
  simulator: Simulator,
  account: string,
  options: Partial<CollectOptions> = {},
): Promise<Inventory> {
  const accessKeyId = simulator.accounts.find(({ name }) => name === account)?.accessKeyId;
  if (accessKeyId === undefined) throw new Error(`the world has no account ${account}`);
  const cloud = await openCloud({
    region: "cn-hangzhou",
    endpoint: simulator.endpoint,
    protocol: "http",
    key: { accessKeyId, accessKeySecret: "not-a-real-secret" },
    callsPerSecond: Infinity,
  });
  return (await collectInventory(cloud, { now: () => new Date(), ...options })).inventory;
}

/** Answers to every question of every rule that clear it, which hold for a long time. */
export const clearAnswers: readonly object[] = rules.flatMap(({ id, question }) => {
  const answer = question?.answers.find(({ clears }) => clears)?.value;
  return answer === undefined
    ? []
    : [{ rule: id, answer, by: "owner", at: "2026-06-01", until: "2099-12-31" }];
});

/**
 * Writes inventories and a manifest with every question answered into a folder of their own, which ends with the
 * process, and gives the manifest's path.
 * @param target like the source, and empty, where it is left out
 */
export function writeManifest(
  inventory: Inventory,
  over: Record<string, unknown> = {},
  target: Inventory = emptyTarget(inventory),
): string {
  const folder = ownFolder();
  writeFileSync(join(folder, "source.inventory.json"), JSON.stringify(inventory));
  writeFileSync(join(folder, "target.inventory.json"), JSON.stringify(target));
  const manifest = join(folder, "transfer.yaml");
  writeFileSync(
    manifest,
    stringify({
      version: 1,
      source: { account: inventory.account, inventory: "source.inventory.json" },
      target: { account: target.account, inventory: "target.inventory.json" },
      instances: inventory.instances.map(({ id }) => ({ id })),
      attestations: clearAnswers,
      ...over,
    }),
  );
  return manifest;
}

/** A folder that ends with the process. */
export function ownFolder(): string {
  if (folders.length === 0) process.once("exit", removeFolders);
  const folder = mkdtempSync(join(tmpdir(), "ecs-transfer-manifest-"));
  folders.push(folder);
  return folder;
}

const folders: string[] = [];

function removeFolders(): void {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
}

function emptyTarget(inventory: Inventory): Inventory {
  const nothing = { instances: [], vpcs: [], vswitches: [], securityGroups: [] };
  const listed = { vpcs: "region", vswitches: "region", securityGroups: "region" } as const;
  return { ...inventory, ...nothing, listed, account: "1755000000000020" };
}
