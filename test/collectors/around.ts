import { collectInventory } from "../../collectors/collect.ts";
import type { Collected, CollectOptions } from "../../collectors/collect.ts";
import type { InstanceFacts } from "../../core/facts/instance.ts";
import { clientOf, startHandMadeCloud } from "./hand-made-cloud.ts";
import type { Answering, SeenCall } from "./hand-made-cloud.ts";
import { smallRegion } from "./small-region.ts";

/** What was collected from a hand-made region, and what it was asked. */
export interface Region extends Collected {
  readonly calls: readonly SeenCall[];
  readonly callsOf: (action: string) => SeenCall[];
}

/** Collects {@link smallRegion} with some answers changed. */
export async function collectRegion(
  changes: Record<string, Answering>,
  options: Partial<CollectOptions> = {},
): Promise<Region> {
  const server = await startHandMadeCloud({ ...smallRegion, ...changes });
  try {
    const now = (): Date => new Date("2026-06-01T00:00:00Z");
    const collected = await collectInventory(await clientOf(server), { now, ...options });
    const { calls } = server;
    const callsOf = (action: string): SeenCall[] => calls.filter((call) => call.action === action);
    return { ...collected, calls, callsOf };
  } finally {
    await server.stop();
  }
}

/** The same, with `i-1`, the first instance. */
export async function collectAround(
  changes: Record<string, Answering>,
  options: Partial<CollectOptions> = {},
): Promise<Region & { readonly instance: InstanceFacts }> {
  const region = await collectRegion(changes, options);
  const [instance] = region.inventory.instances;
  if (instance === undefined) throw new Error("no instance was collected");
  return { ...region, instance };
}
