import { badRequest, forbidden, notFound } from "../errors.ts";
import { checkZone, inRegion, optionalRegion, regionOf, type Answer, type Call } from "../call.ts";
import { eitherPage } from "../paging.ts";
import { flag, integer, jsonIds, list, matches, required, text, wanted } from "../params.ts";
import { hasTags, tagsOf } from "../tags.ts";
import type { Disk } from "../state.ts";
import { addDisk, nextDevice } from "./build.ts";
import { attachmentsOf, diskRow } from "./disk-row.ts";
import { findInstance } from "./instances.ts";

const MAX_PER_INSTANCE = 17;

function findDisk(call: Call): Disk {
  const disk = call.account.disks.get(required(call.params, "DiskId"));
  if (disk === undefined)
    throw notFound("InvalidDiskId.NotFound", "The specified DiskId does not exist.");
  return disk;
}

/** DescribeDisks: tokens 10-500 a page, numbers 10 a page and at most 100. */
export function describeDisks(call: Call): Answer {
  const region = regionOf(call);
  const { params } = call;
  const ids = jsonIds(params, "DiskIds");
  const encrypted = flag(params, "Encrypted");
  const portable = flag(params, "Portable");
  const kind = text(params, "DiskType") || text(params, "Type");
  const instance = text(params, "InstanceId");
  const policed = flag(params, "EnableAutomatedSnapshotPolicy");
  const rows = inRegion(call.account.disks, region).filter(
    (disk) =>
      wanted(ids, disk.id) &&
      (instance === "" || attachmentsOf(call, disk).some((one) => one.instanceId === instance)) &&
      matches(params, "ZoneId", disk.zoneId) &&
      matches(params, "DiskName", disk.name) &&
      ["", "all", disk.kind].includes(kind) &&
      ["", "All", "all", disk.category].includes(text(params, "Category")) &&
      ["", "All", "all", disk.status].includes(text(params, "Status")) &&
      (encrypted === undefined || encrypted === disk.encrypted) &&
      (portable === undefined || portable === disk.portable) &&
      matches(params, "MultiAttach", disk.multiAttach) &&
      matches(params, "AutoSnapshotPolicyId", disk.snapshotPolicyId) &&
      (policed === undefined || policed === (disk.snapshotPolicyId !== "")) &&
      hasTags(params, disk),
  );
  const page = eitherPage(params, rows, { maxResults: 500, maxPageSize: 100 });
  return { ...page.fields, Disks: { Disk: page.rows.map((disk) => diskRow(call, disk)) } };
}

/** CreateDisk: free in a zone, or attached at once to InstanceId. */
export function createDisk(call: Call): Answer {
  const region = regionOf(call);
  const { params, account } = call;
  const instance = text(params, "InstanceId") === "" ? undefined : findInstance(call);
  const zoneId = instance?.zoneId ?? required(params, "ZoneId");
  checkZone(region, zoneId);
  const size = integer(params, "Size");
  if (size === undefined)
    throw badRequest(
      "InvalidSize.ValueNotSupported",
      'The specified parameter "Size" is not valid.',
    );
  const category = text(params, "DiskCategory") || "cloud_essd";
  const disk = addDisk(
    { account, createdAt: call.now },
    {
      regionId: region.regionId,
      zoneId,
      kind: "data",
      size,
      category,
      performanceLevel:
        text(params, "PerformanceLevel") || (category === "cloud_essd" ? "PL1" : ""),
      name: text(params, "DiskName"),
      description: text(params, "Description"),
      encrypted: flag(params, "Encrypted") ?? false,
      kmsKeyId: text(params, "KMSKeyId"),
      tags: tagsOf(params),
      deleteWithInstance: false,
      ...(instance === undefined
        ? {}
        : {
            instanceId: instance.id,
            device: nextDevice(account, instance.id),
            chargeType: instance.chargeType,
          }),
    },
  );
  return { DiskId: disk.id };
}

/** AttachDisk */
export function attachDisk(call: Call): Answer {
  const instance = findInstance(call);
  const disk = findDisk(call);
  if (disk.status === "In_use")
    throw notFound("InvalidDisk.InUse", "The specified disk has been occupied.");
  if (disk.status !== "Available")
    throw forbidden("DiskId.StatusNotSupported", "The specified disk status is not supported.");
  if (disk.zoneId !== instance.zoneId)
    throw forbidden(
      "ResourcesNotInSameZone",
      "The specified instance and disk are not in the same zone.",
    );
  const attached = [...call.account.disks.values()].filter(
    ({ instanceId }) => instanceId === instance.id,
  );
  if (attached.length >= MAX_PER_INSTANCE)
    throw forbidden(
      "InstanceDiskLimitExceeded",
      "The amount of the disk on instance in question reach its limits.",
    );
  const device = text(call.params, "Device") || nextDevice(call.account, instance.id);
  if (attached.some((other) => other.device === device))
    throw forbidden("InvalidDevice.InUse", "The specified device has been occupied.");
  disk.deleteWithInstance = flag(call.params, "DeleteWithInstance") ?? disk.deleteWithInstance;
  disk.instanceId = instance.id;
  disk.device = device;
  disk.status = "In_use";
  disk.attachedAt = call.now;
  return {};
}

/** DetachDisk: data disks that are portable only. */
export function detachDisk(call: Call): Answer {
  const instance = findInstance(call);
  const disk = findDisk(call);
  if (disk.status !== "In_use" || disk.instanceId !== instance.id)
    throw forbidden(
      "DependencyViolation",
      "The specified disk hasn't been attached to the specified instance.",
    );
  if (disk.kind === "system")
    throw forbidden(
      "InvalidOperation.SystemDisk",
      "The specified disk is a system disk and cannot be detached.",
    );
  if (!disk.portable)
    throw forbidden("DiskNotPortable", "The specified disk is not a portable disk.");
  disk.instanceId = "";
  disk.device = "";
  disk.status = "Available";
  disk.detachedAt = call.now;
  return {};
}

/** DeleteDisk */
export function deleteDisk(call: Call): Answer {
  const disk = findDisk(call);
  if (disk.status !== "Available")
    throw forbidden("IncorrectDiskStatus", "The operation is not supported in this status.");
  call.account.disks.delete(disk.id);
  return {};
}

/** ModifyDiskAttribute: one DiskId or up to 100 DiskIds.N */
export function modifyDiskAttribute(call: Call): Answer {
  const { params } = call;
  optionalRegion(call);
  const several = list(params, "DiskIds", 100);
  const ids = several.length > 0 ? several : [required(params, "DiskId")];
  const disks = ids.map((id) => call.account.disks.get(id));
  const bursting = flag(params, "BurstingEnabled");
  for (const disk of disks) {
    if (disk === undefined)
      throw notFound("InvalidDiskId.NotFound", "The specified DiskId does not exist.");
    if (bursting === true && disk.category !== "cloud_auto")
      throw badRequest(
        "InvalidParameter.BurstingEnabled",
        "Only ESSD AutoPL disks have performance bursts.",
      );
  }
  for (const disk of disks) {
    if (disk === undefined) continue;
    if (params.has("DiskName")) disk.name = text(params, "DiskName");
    if (params.has("Description")) disk.description = text(params, "Description");
    disk.deleteWithInstance = flag(params, "DeleteWithInstance") ?? disk.deleteWithInstance;
    disk.burstingEnabled = bursting ?? disk.burstingEnabled;
  }
  return {};
}
