import { inRegion, regionOf, type Answer, type Call } from "../call.ts";
import { eitherPage } from "../paging.ts";
import { flag, jsonIds, matches, refuseUnapplied, text, wanted } from "../params.ts";
import { ecsTags, hasTags } from "../tags.ts";
import { toSecond } from "../time.ts";
import type { Snapshot } from "../state-surroundings.ts";

/** DescribeSnapshots: both forms of paging, 10 a page, at most 100. */
export function describeSnapshots(call: Call): Answer {
  const { params, account } = call;
  refuseUnapplied(params, ["Filter"]);
  const region = regionOf(call);
  const ids = jsonIds(params, "SnapshotIds");
  const encrypted = flag(params, "Encrypted");
  const instance = text(params, "InstanceId");
  const rows = inRegion(account.surroundings.snapshots, region).filter(
    (snapshot) =>
      wanted(ids, snapshot.id) &&
      matches(params, "DiskId", snapshot.sourceDiskId) &&
      (instance === "" || account.disks.get(snapshot.sourceDiskId)?.instanceId === instance) &&
      matches(params, "SnapshotName", snapshot.name) &&
      matches(params, "SnapshotLinkId", linkOf(snapshot)) &&
      matches(params, "Category", snapshot.category) &&
      matches(params, "KMSKeyId", snapshot.kmsKeyId) &&
      matches(params, "ResourceGroupId", snapshot.resourceGroupId) &&
      matches(params, "Usage", usageOf(call, snapshot)) &&
      ["", "all", snapshot.type].includes(text(params, "SnapshotType")) &&
      ["", "all", snapshot.status].includes(text(params, "Status")) &&
      ["", snapshot.sourceDiskType].includes(text(params, "SourceDiskType").toLowerCase()) &&
      // False is what the API takes for granted: it means no restriction.
      (encrypted !== true || snapshot.encrypted) &&
      hasTags(params, snapshot),
  );
  const page = eitherPage(params, rows, { maxResults: 100, maxPageSize: 100, minResults: 1 });
  return {
    ...page.fields,
    Snapshots: { Snapshot: page.rows.map((snapshot) => snapshotRow(call, snapshot)) },
  };
}

function linkOf(snapshot: Snapshot): string {
  return snapshot.sourceDiskId.replace(/^d-/, "sl-");
}

function usageOf(call: Call, snapshot: Snapshot): string {
  const inImage = [...call.account.images.values()].some(({ snapshotIds }) =>
    snapshotIds.includes(snapshot.id),
  );
  const inDisk = [...call.account.disks.values()].some(
    ({ snapshotId }) => snapshotId === snapshot.id,
  );
  if (inImage) return inDisk ? "image_disk" : "image";
  return inDisk ? "disk" : "none";
}

function snapshotRow(call: Call, snapshot: Snapshot): Answer {
  const done = snapshot.status === "accomplished";
  return {
    SnapshotId: snapshot.id,
    SnapshotName: snapshot.name,
    Description: snapshot.description,
    RegionId: snapshot.regionId,
    SnapshotType: snapshot.type,
    Category: snapshot.category,
    Status: snapshot.status,
    Available: done,
    Progress: done ? "100%" : "0%",
    RemainTime: 0,
    SourceDiskId: snapshot.sourceDiskId,
    SourceDiskType: snapshot.sourceDiskType,
    SourceDiskSize: String(snapshot.sourceDiskSize),
    SourceStorageType: "disk",
    SourceRegionId: "",
    SourceSnapshotId: "",
    SnapshotLinkId: linkOf(snapshot),
    SnapshotSN: "",
    Encrypted: snapshot.encrypted,
    KMSKeyId: snapshot.kmsKeyId,
    ProductCode: snapshot.productCode,
    Usage: usageOf(call, snapshot),
    InstantAccess: false,
    InstantAccessRetentionDays: 0,
    CreationTime: toSecond(snapshot.createdAt),
    LastModifiedTime: toSecond(snapshot.createdAt),
    ResourceGroupId: snapshot.resourceGroupId,
    Tags: ecsTags(snapshot),
  };
}
