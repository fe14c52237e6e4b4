import { Inventory, inventoryVersion } from "../core/inventory.ts";
import type { InstanceFacts } from "../core/inventory.ts";
import { isUnknown } from "../core/unknown.ts";
import type { Maybe } from "../core/unknown.ts";
import type { Cloud } from "./client.ts";
import { collectDisks } from "./disks.ts";
import type { RegionDisks } from "./disks.ts";
import { gapsOfList, gapsOfMachines, gapsOfRules } from "./gaps.ts";
import type { Gap } from "./gaps.ts";
import { readAccount } from "./identity.ts";
import { collectAllInstances, collectInstances, compareText } from "./instances.ts";
import type { InstanceRecord } from "./instances.ts";
import { collectVpcs, collectVswitches } from "./networks.ts";
import { collectRules, listSecurityGroups } from "./security-groups.ts";

export type CollectStage = "identity" | "instances" | "disks" | "network" | "rules";

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
  const takenAt = options.now().toISOString();
  const countAccount = counter(options, "identity", 1);
  const account = await readAccount(cloud);
  countAccount(1);
  const [records, disks] = await readMachines(cloud, options);
  if (isUnknown(records)) throw new NoListingError(account, records.unknown);
  const network = await readNetwork(cloud, records, options);
  const inventory = Inventory.parse({
    version: inventoryVersion,
    account,
    region: cloud.region,
    takenAt,
    instances: byId(records.map((record) => withDisks(record, disks))),
    securityGroups: byId(network.securityGroups),
    vpcs: byId(network.vpcs),
    vswitches: byId(network.vswitches),
  } satisfies Inventory);
  return { inventory, gaps: [...gapsOfMachines(inventory, disks), ...network.gaps] };
}

async function readMachines(
  cloud: Cloud,
  options: CollectOptions,
): Promise<[Maybe<InstanceRecord[]>, Maybe<RegionDisks>]> {
  const ids = options.instanceIds && [...new Set(options.instanceIds)];
  const count = counter(options, "instances", ids?.length);
  return Promise.all([
    ids === undefined ? collectAllInstances(cloud, count) : collectInstances(cloud, ids, count),
    collectDisks(cloud, counter(options, "disks")),
  ]);
}

interface Network extends Pick<Inventory, "securityGroups" | "vpcs" | "vswitches"> {
  readonly gaps: readonly Gap[];
}

async function readNetwork(
  cloud: Cloud,
  records: readonly InstanceRecord[],
  options: CollectOptions,
): Promise<Network> {
  const used = {
    groups: idsOf(
      records
        .map((record) => record.securityGroupIds)
        .flatMap((ids) => (isUnknown(ids) ? [] : ids)),
    ),
    vpcs: idsOf(records.map((record) => record.vpcId)),
    vswitches: idsOf(records.map((record) => record.vswitchId)),
  };
  const count = counter(options, "network", 3);
  const counted = async <T>(task: Promise<T>): Promise<T> => {
    const result = await task;
    count(1);
    return result;
  };
  const [groups, vpcs, vswitches] = await Promise.all([
    counted(listSecurityGroups(cloud, options.everything === true ? "all" : used.groups)),
    counted(collectVpcs(cloud, options.everything === true ? "all" : used.vpcs)),
    counted(collectVswitches(cloud, options.everything === true ? "all" : used.vpcs)),
  ]);
  const countGroup = counter(options, "rules", isUnknown(groups) ? 0 : groups.length);
  const securityGroups = isUnknown(groups)
    ? []
    : await collectRules(cloud, groups, () => {
        countGroup(1);
      });
  const wanted = new Set(used.vswitches);
  const gaps = [
    ...gapsOfList("DescribeSecurityGroups", used.groups, groups, (one) => one.SecurityGroupId),
    ...gapsOfList("DescribeVpcs", used.vpcs, vpcs, (one) => one.id),
    ...gapsOfList("DescribeVSwitches", used.vswitches, vswitches, (one) => one.id),
    ...gapsOfRules(securityGroups),
  ];
  return {
    securityGroups,
    vpcs: isUnknown(vpcs) ? [] : vpcs,
    vswitches: isUnknown(vswitches)
      ? []
      : vswitches.filter((one) => options.everything === true || wanted.has(one.id)),
    gaps,
  };
}

function withDisks(record: InstanceRecord, disks: Maybe<RegionDisks>): InstanceFacts {
  return { ...record, disks: isUnknown(disks) ? disks : disks.of(record.id, record.zone) };
}

function idsOf(ids: readonly Maybe<string>[]): string[] {
  return [...new Set(ids.filter((id) => typeof id === "string"))].sort(compareText);
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
