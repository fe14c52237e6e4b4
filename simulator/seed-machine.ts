import { basics } from "./seed-parts.ts";
import { attempt, claim, lookUp, refusal, type Seed } from "./seed-steps.ts";
import type { Disk, Instance } from "./state.ts";
import type { WorldEvent, WorldSnapshot } from "./world-machine.ts";
import type { WorldAccount, WorldInstance } from "./world-schema.ts";
import { resolveTime } from "./world-values.ts";

const OVER = new Set(["Avoided", "Executed", "Canceled", "Failed"]);

export function addEvent(seed: Seed, instance: Instance, source: WorldEvent): void {
  const { account, start } = seed;
  const { systemEvents } = account.surroundings;
  const over = OVER.has(source.status);
  if (source.finishedAt !== undefined && !over)
    throw refusal(`an event that is ${source.status} has no finishedAt`);
  const id = claim(systemEvents, source.id ?? account.ids.next("e", instance.regionId));
  const notBefore = resolveTime(source.notBefore, start);
  systemEvents.set(id, {
    id,
    regionId: instance.regionId,
    instanceId: instance.id,
    type: source.type,
    status: source.status,
    notBefore,
    publishedAt: resolveTime(source.publishedAt, start),
    finishedAt:
      source.finishedAt === undefined
        ? over
          ? notBefore
          : undefined
        : resolveTime(source.finishedAt, start),
    impactLevel: source.impactLevel,
    reason: source.reason,
  });
}

/** What an instance says of its renewal; nothing is renewed that has no end. */
export function renewalOf(source: WorldInstance): Instance["autoRenew"] {
  const { autoRenew, chargeType } = source;
  if (autoRenew === false) return { enabled: false, status: "Normal", duration: 0, periodUnit: "" };
  if (chargeType === "PostPaid") throw refusal("only a PrePaid instance has autoRenew");
  if (autoRenew === true)
    return { enabled: true, status: "AutoRenewal", duration: 1, periodUnit: "Month" };
  const enabled = autoRenew.status === "AutoRenewal";
  return {
    enabled,
    status: autoRenew.status,
    duration: enabled ? autoRenew.duration : 0,
    periodUnit: enabled ? autoRenew.periodUnit : "",
  };
}

/** Where a disk of the file is attached; several places need multi-attach. */
export function attachmentsOf(
  seed: Seed,
  source: WorldAccount["disks"][number],
  device: (instanceId: string) => string,
): Pick<Disk, "furtherAttachments"> & Partial<Disk> {
  if (source.attachedTo.length > 1 && source.multiAttach === "Disabled")
    throw refusal("only a disk with multiAttach is attached to several instances");
  const attachedAt = resolveTime(source.createdAt, seed.start);
  const attachments = source.attachedTo.map((reference) => {
    const instance = lookUp(seed, seed.account.instances, reference, "instance");
    if (instance.zoneId !== source.zone)
      throw refusal(`the disk is in ${source.zone}, ${instance.id} in ${instance.zoneId}`);
    return { instanceId: instance.id, device: device(instance.id), attachedAt };
  });
  const [first, ...furtherAttachments] = attachments;
  return first === undefined ? { furtherAttachments } : { ...first, furtherAttachments };
}

/** Snapshots, and the images that are made of them. */
export function seedSnapshots(seed: Seed, given: WorldAccount): void {
  const { account } = seed;
  const { snapshots } = account.surroundings;
  for (const [index, source] of given.snapshots.entries())
    attempt(seed, ["snapshots", index], () => {
      const disk = snapshotDisk(seed, source);
      const id = claim(snapshots, source.id ?? account.ids.next("s", disk.regionId));
      snapshots.set(id, {
        ...basics(seed, source),
        id,
        regionId: disk.regionId,
        sourceDiskId: disk.id,
        sourceDiskType: disk.kind,
        sourceDiskSize: disk.size,
        encrypted: disk.encrypted,
        kmsKeyId: disk.kmsKeyId,
        productCode: disk.productCode,
        type: source.type,
        category: source.category,
        status: source.status,
      });
    });
  for (const [index, source] of given.images.entries())
    attempt(seed, ["images", index], () => {
      const image = lookUp(seed, account.images, source.id, "image");
      image.snapshotIds = source.snapshots.map(
        (reference) => lookUp(seed, snapshots, reference, "snapshot").id,
      );
    });
}

function snapshotDisk(seed: Seed, source: WorldSnapshot): Disk {
  const { disks, instances } = seed.account;
  if ((source.disk === undefined) === (source.instance === undefined))
    throw refusal("a snapshot has a disk, or an instance for its system disk");
  if (source.disk !== undefined) return lookUp(seed, disks, source.disk, "disk");
  const { id } = lookUp(seed, instances, source.instance ?? "", "instance");
  const system = [...disks.values()].find(
    ({ instanceId, kind }) => instanceId === id && kind === "system",
  );
  if (system === undefined) throw refusal(`the instance ${id} has no system disk`);
  return system;
}
