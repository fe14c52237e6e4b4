import { z } from "zod";
import type { DiskFacts } from "../core/facts/disk.ts";
import { isUnknown } from "../core/unknown.ts";
import type { Maybe } from "../core/unknown.ts";
import { beside } from "./beside.ts";
import type { Cloud } from "./client.ts";
import { readByToken } from "./pages.ts";

const Page = z.object({
  ReplicaPairs: z.array(
    z.object({
      ReplicaPairId: z.string(),
      SourceDiskId: z.string().default(""),
      DestinationDiskId: z.string().default(""),
      Status: z.string().optional(),
    }),
  ),
});

/** Asynchronous replications by the disk at either end. */
export type PairsByDisk = ReadonlyMap<string, string>;

/**
 * The asynchronous replications of the region's disks (EBS, DescribeDiskReplicaPairs, 500 a page).
 * Asked for on both sites, since the production one alone is listed otherwise.
 */
export async function collectReplicaPairs(cloud: Cloud): Promise<Maybe<PairsByDisk>> {
  return beside(async () => {
    const lists = await Promise.all(
      ["production", "backup"].map((Site) => {
        const parameters = { RegionId: cloud.region, MaxResults: 500, Site };
        return readByToken(cloud, "DescribeDiskReplicaPairs", parameters, Page);
      }),
    );
    const pairs = lists.flat().flatMap((page) => page.ReplicaPairs);
    return new Map(
      pairs
        .filter(({ Status }) => Status !== "deleted")
        .flatMap(({ ReplicaPairId, SourceDiskId, DestinationDiskId }) =>
          [SourceDiskId, DestinationDiskId].map((disk) => [disk, ReplicaPairId] as const),
        ),
    );
  });
}

/** The disks with the replication that each takes part in. */
export function withReplicaPairs(
  disks: Maybe<DiskFacts[]>,
  pairs: Maybe<PairsByDisk>,
): Maybe<DiskFacts[]> {
  if (isUnknown(disks)) return disks;
  return disks.map((disk) => ({
    ...disk,
    replicaPairId: isUnknown(pairs) ? pairs : (pairs.get(disk.id) ?? null),
  }));
}
