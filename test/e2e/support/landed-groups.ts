import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { z } from "zod";
import { Inventory } from "../../../core/inventory.ts";
import { isUnknown } from "../../../core/unknown.ts";
import type { Simulator } from "../../../simulator/server.ts";
import { ecsTransfer } from "./cli.ts";
import { inventoryOf } from "./landing.ts";
import type { TestStack } from "./stack.ts";

/** A landing on a local cloud, in whose target account its groups are. */
export interface Landing {
  readonly simulator: Simulator;
  readonly stack: TestStack;
  /** Beside which its inventories are. */
  readonly manifest: string;
}

/** Source group id → id of the group that landed for it. */
export async function landedIds(stack: TestStack): Promise<Readonly<Record<string, string>>> {
  const { text } = await stack.pulumi("stack", "output", "securityGroupIds", "--json");
  return z.record(z.string(), z.string()).parse(JSON.parse(text));
}

/** What the target account has now. */
export function landedInventory(simulator: Simulator): Promise<Inventory> {
  return inventoryOf(simulator, "target", { everything: true });
}

/**
 * `rules diff` of each source group and its landing, with the groups that stand for each other: what it says where they
 * are not the same.
 */
export async function differingGroups({ simulator, stack, manifest }: Landing): Promise<string[]> {
  const file = join(dirname(manifest), "landed.json");
  writeFileSync(file, JSON.stringify(await landedInventory(simulator)));
  const ids = Object.entries(await landedIds(stack));
  const same = ids.flatMap(([source, id]) => ["--same", `${source}=${id}`]);
  const source = join(dirname(manifest), "source.inventory.json");
  const found: string[] = [];
  for (const [sourceId, id] of ids) {
    const pair = [`${source}#${sourceId}`, `${file}#${id}`];
    const { exitCode, text } = await ecsTransfer(["rules", "diff", ...pair, ...same]);
    if (exitCode !== 0) found.push(`${sourceId} ${String(exitCode)} ${text}`);
  }
  return found;
}

/** Lets the source's inventory describe rules of a group in other words, all or those of one description. */
export function describeRules(
  manifest: string,
  group: string,
  description: string,
  only?: string,
): void {
  const file = join(dirname(manifest), "source.inventory.json");
  const inventory = Inventory.parse(JSON.parse(readFileSync(file, "utf8")));
  for (const { id, permissions } of inventory.securityGroups) {
    if (id !== group || isUnknown(permissions)) continue;
    for (const rule of permissions)
      if (only === undefined || rule["Description"] === only) rule["Description"] = description;
  }
  writeFileSync(file, JSON.stringify(inventory));
}
