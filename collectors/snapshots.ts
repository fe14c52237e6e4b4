import { z } from "zod";
import { isUnknown } from "../core/unknown.ts";
import type { Maybe } from "../core/unknown.ts";
import { beside } from "./beside.ts";
import type { Cloud } from "./client.ts";
import { compareText } from "./order.ts";
import { readByToken } from "./pages.ts";

const Snapshot = z.object({ SnapshotId: z.string(), SourceDiskId: z.string().default("") });

const Page = z.object({ Snapshots: z.object({ Snapshot: z.array(Snapshot) }) });

/** Up to so many instances are asked about one by one: a region may hold snapshots of years. */
const fewInstances = 10;

/** Snapshots by the disk that they were made of. */
export type SnapshotsByDisk = ReadonlyMap<string, readonly string[]>;

/**
 * The snapshots of a few instances' disks, or all of the region (DescribeSnapshots, 100 a page; its filter takes one
 * instance).
 */
export async function collectSnapshots(
  cloud: Cloud,
  instanceIds: readonly string[],
): Promise<Maybe<SnapshotsByDisk>> {
  const filters =
    instanceIds.length > fewInstances ? [{}] : instanceIds.map((InstanceId) => ({ InstanceId }));
  return beside(async () => {
    const lists = await Promise.all(
      filters.map((filter) => {
        const parameters = { RegionId: cloud.region, MaxResults: 100, ...filter };
        return readByToken(cloud, "DescribeSnapshots", parameters, Page);
      }),
    );
    const byDisk = new Map<string, string[]>();
    for (const { SnapshotId, SourceDiskId } of lists
      .flat()
      .flatMap((page) => page.Snapshots.Snapshot)) {
      byDisk.set(SourceDiskId, [...(byDisk.get(SourceDiskId) ?? []), SnapshotId]);
    }
    return byDisk;
  });
}

/** The snapshots of an instance's disks. */
export function snapshotsOf(
  disks: Maybe<readonly { readonly id: string }[]>,
  snapshots: Maybe<SnapshotsByDisk>,
): Maybe<string[]> {
  if (isUnknown(disks)) return disks;
  if (isUnknown(snapshots)) return snapshots;
  return disks.flatMap(({ id }) => snapshots.get(id) ?? []).sort(compareText);
}
