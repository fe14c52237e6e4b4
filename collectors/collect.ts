import { Inventory, inventoryVersion } from "../core/inventory.ts";
import { isUnknown } from "../core/unknown.ts";
import type { Maybe } from "../core/unknown.ts";
import { collectStanding } from "./account.ts";
import type { Cloud } from "./client.ts";
import { collectDisks } from "./disks.ts";
import type { RegionDisks } from "./disks.ts";
import { gapsOfMachines } from "./gaps.ts";
import type { Gap } from "./gaps.ts";
import { readAccount } from "./identity.ts";
import { collectAllInstances, collectInstances } from "./instances.ts";
import type { ListedInstances } from "./instances.ts";
import { compareText } from "./order.ts";
import { networkParts, readNetwork } from "./region-network.ts";
import type { RegionNetwork } from "./region-network.ts";
import { collectSurroundings, surroundingParts } from "./surroundings.ts";
import type { Surroundings } from "./surroundings.ts";
import type { AddressCheck, ListedNetworks } from "./vswitch-addresses.ts";

export type CollectStage =
  "identity" | "instances" | "disks" | "network" | "rules" | "surroundings" | "standing";

/** How far a stage has come; `of` is missing where the service does not say how many there are. */
export interface CollectProgress {
  readonly stage: CollectStage;
  readonly done: number;
  readonly of?: number;
}

export interface CollectOptions {
  /** The instances to read; all of the region where it is left out. */
  readonly instanceIds?: readonly string[];
  /** Security groups, VPCs and vSwitches that no instance uses as well. */
  readonly everything?: boolean;
  /** The addresses to ask about in the networks that were listed, one call each; default none. */
  readonly addressChecks?: (networks: ListedNetworks) => readonly AddressCheck[];
  readonly now: () => Date;
  readonly onProgress?: (progress: CollectProgress) => void;
}

export interface Collected {
  readonly inventory: Inventory;
  readonly gaps: readonly Gap[];
}

/** The listing of instances is refused, so that there is nothing to write. */
export class NoListingError extends Error {
  readonly account: string;
  readonly reason: string;

  constructor(account: string, reason: string) {
    super(reason);
    this.name = "NoListingError";
    this.account = account;
    this.reason = reason;
  }
}

/**
 * The facts of one account in one region, every list sorted by id.
 * @throws NoListingError where the region's instances may not be listed
 * @throws CloudError where no call can succeed: refused key, wrong region, no answer to the first call
 */
export async function collectInventory(cloud: Cloud, options: CollectOptions): Promise<Collected> {
  const now = options.now();
  const countAccount = counter(options, "identity", 1);
  const account = await readAccount(cloud);
  countAccount(1);
  const [listed, disks] = await readMachines(cloud, options);
  if (isUnknown(listed)) throw new NoListingError(account, listed.unknown);
  const [network, surroundings, { standing, gaps }] = await Promise.all([
    networkOf(cloud, listed, account, options),
    surroundingsOf(cloud, listed, disks, now, options),
    standingOf(cloud, account, options),
  ]);
  const inventory = Inventory.parse({
    version: inventoryVersion,
    account,
    region: cloud.region,
    takenAt: now.toISOString(),
    standing,
    listed: network.listed,
    instances: byId([...instancesOf(listed, surroundings, network), ...listed.unseen]),
    securityGroups: byId(network.securityGroups),
    vpcs: byId(network.vpcs),
    vswitches: byId(network.vswitches),
    prefixLists: byId(network.prefixLists),
    portRangeLists: byId(network.portRangeLists),
  } satisfies Inventory);
  return {
    inventory,
    gaps: [
      ...gapsOfMachines(inventory, disks),
      ...network.gaps,
      ...(surroundings?.gaps ?? []),
      ...gaps,
    ],
  };
}

function readMachines(
  cloud: Cloud,
  options: CollectOptions,
): Promise<[Maybe<ListedInstances>, Maybe<RegionDisks>]> {
  const ids = options.instanceIds && [...new Set(options.instanceIds)];
  const count = counter(options, "instances", ids?.length);
  return Promise.all([
    ids === undefined ? collectAllInstances(cloud, count) : collectInstances(cloud, ids, count),
    collectDisks(cloud, counter(options, "disks")),
  ]);
}

function networkOf(
  cloud: Cloud,
  { seen }: ListedInstances,
  account: string,
  options: CollectOptions,
): Promise<RegionNetwork> {
  const count = counter(options, "network", networkParts);
  return readNetwork(cloud, seen, {
    account,
    everything: options.everything === true,
    everyInstance: options.instanceIds === undefined,
    addressChecks: options.addressChecks ?? (() => []),
    onPart: () => {
      count(1);
    },
    onGroups: (groups) => {
      const countGroup = counter(options, "rules", groups);
      return () => {
        countGroup(1);
      };
    },
  });
}

/** Nothing surrounds instances that there are not: no call is made for none. */
async function surroundingsOf(
  cloud: Cloud,
  { seen }: ListedInstances,
  disks: Maybe<RegionDisks>,
  now: Date,
  options: CollectOptions,
): Promise<Surroundings | undefined> {
  if (seen.length === 0) return undefined;
  const count = counter(options, "surroundings", surroundingParts);
  return collectSurroundings(cloud, seen, disks, now, () => {
    count(1);
  });
}

async function standingOf(
  cloud: Cloud,
  account: string,
  options: CollectOptions,
): ReturnType<typeof collectStanding> {
  const count = counter(options, "standing", 1);
  const result = await collectStanding(cloud, account);
  count(1);
  return result;
}

function instancesOf(
  { seen }: ListedInstances,
  surroundings: Surroundings | undefined,
  network: RegionNetwork,
): Inventory["instances"] {
  if (surroundings === undefined) return [];
  return seen.map((record) => ({
    ...surroundings.of(record, network.routes),
    ...network.of(record),
  }));
}

function byId<T extends { id: string }>(list: readonly T[]): T[] {
  return list.toSorted((left, right) => compareText(left.id, right.id));
}

/** Counts what arrives and tells it on; a stage is told once at its start, with nothing done. */
function counter(
  { onProgress }: CollectOptions,
  stage: CollectStage,
  of?: number,
): (count: number) => void {
  let done = 0;
  const tell = (count: number): void => {
    done += count;
    onProgress?.({ stage, done, ...(of === undefined ? {} : { of }) });
  };
  tell(0);
  return tell;
}
