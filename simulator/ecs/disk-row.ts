import type { Answer, Call } from "../call.ts";
import { ecsTags } from "../tags.ts";
import { toSecond } from "../time.ts";
import type { Attachment, Disk } from "../state.ts";

/** One row of DescribeDisks. */
export function diskRow(call: Call, disk: Disk): Answer {
  const attached = disk.status === "In_use";
  const single = attached && disk.multiAttach === "Disabled";
  const attachments = attached ? attachmentsOf(call, disk) : [];
  return {
    DiskId: disk.id,
    DiskName: disk.name,
    Description: disk.description,
    RegionId: disk.regionId,
    ZoneId: disk.zoneId,
    Type: disk.kind,
    Category: disk.category,
    PerformanceLevel: disk.performanceLevel,
    Size: disk.size,
    Status: disk.status,
    Encrypted: disk.encrypted,
    KMSKeyId: disk.kmsKeyId,
    DiskChargeType: disk.chargeType,
    ExpiredTime: expiryOf(call, disk),
    Portable: disk.portable,
    // Both are filled for a disk in use by one instance only; the attachments always are.
    InstanceId: single ? disk.instanceId : "",
    Device: single ? disk.device : "",
    Attachments: {
      Attachment: attachments.map(({ instanceId, device, attachedAt }) => ({
        InstanceId: instanceId,
        Device: device,
        AttachedTime: stamp(attachedAt),
      })),
    },
    MountInstances: { MountInstance: [] },
    MountInstanceNum: attachments.length,
    MultiAttach: disk.multiAttach,
    ImageId: disk.imageId,
    SourceSnapshotId: disk.snapshotId,
    ProductCode: disk.productCode,
    SerialNumber: disk.serialNumber,
    CreationTime: toSecond(disk.createdAt),
    AttachedTime: stamp(disk.attachedAt),
    DetachedTime: stamp(disk.detachedAt),
    DeleteWithInstance: disk.deleteWithInstance,
    DeleteAutoSnapshot: true,
    EnableAutoSnapshot: disk.snapshotPolicyId !== "",
    EnableAutomatedSnapshotPolicy: disk.snapshotPolicyId !== "",
    AutoSnapshotPolicyId: disk.snapshotPolicyId,
    BurstingEnabled: disk.burstingEnabled,
    ProvisionedIops: 0,
    IOPS: 3800,
    IOPSRead: 3800,
    IOPSWrite: 3800,
    Throughput: 150,
    ThroughputRead: 150,
    ThroughputWrite: 150,
    StorageClusterId: "",
    StorageSetId: "",
    StorageSetPartitionNumber: 0,
    BdfId: "",
    OperationLocks: { OperationLock: disk.locks.map((LockReason) => ({ LockReason })) },
    ResourceGroupId: disk.resourceGroupId,
    Tags: ecsTags(disk),
  };
}

/** Where a disk is, as far as those instances exist. */
export function attachmentsOf(call: Call, disk: Disk): Attachment[] {
  return [disk, ...disk.furtherAttachments].filter(({ instanceId }) =>
    call.account.instances.has(instanceId),
  );
}

function expiryOf(call: Call, disk: Disk): string {
  const expiresAt = call.account.instances.get(disk.instanceId)?.expiresAt;
  return disk.chargeType === "PrePaid" && expiresAt !== undefined
    ? toSecond(expiresAt)
    : "2999-09-08T16:00Z";
}

function stamp(date: Date | undefined): string {
  return date === undefined ? "" : toSecond(date);
}
