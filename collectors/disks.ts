import { z } from "zod";
import type { DiskFacts } from "../core/facts/disk.ts";
import { isUnknown } from "../core/unknown.ts";
import type { Maybe } from "../core/unknown.ts";
import { attempt } from "./attempt.ts";
import type { Cloud } from "./client.ts";
import { compareText } from "./order.ts";
import { readByToken } from "./pages.ts";
import { told, toldOrNone } from "./wire.ts";

const Instances = z.array(z.object({ InstanceId: z.string() }));

const Disk = z.object({
  DiskId: z.string(),
  Type: z.enum(["system", "data"]),
  Category: z.string().optional(),
  Encrypted: z.boolean().optional(),
  KMSKeyId: z.string().optional(),
  Portable: z.boolean().optional(),
  BurstingEnabled: z.boolean().optional(),
  Status: z.string().optional(),
  OperationLocks: z
    .object({ OperationLock: z.array(z.object({ LockReason: z.string().default("") })) })
    .optional(),
  Size: z.number().optional(),
  ZoneId: z.string().optional(),
  ProductCode: z.string().optional(),
  MultiAttach: z.string().optional(),
  AutoSnapshotPolicyId: z.string().optional(),
  EnableAutomatedSnapshotPolicy: z.boolean().optional(),
  InstanceId: z.string().optional(),
  // Recorded answers have an empty object where there is no attachment.
  Attachments: z.object({ Attachment: Instances.optional() }).optional(),
  MountInstances: z.object({ MountInstance: Instances.optional() }).optional(),
});

const Page = z.object({ Disks: z.object({ Disk: z.array(Disk) }) });

/** The disks of a region. */
export interface RegionDisks {
  /**
   * The disks of an instance, or why they are not known. A disk that is just changing and names no instance stands in
   * the list of every instance of its zone, with what it would change left unknown.
   */
  of(instanceId: string, zone: Maybe<string>): Maybe<DiskFacts[]>;
  /** Disks that are just being attached or detached and name no instance. */
  readonly inTransition: readonly string[];
}

/**
 * Every disk of the region (DescribeDisks, 500 a page): the API has no filter for several instances.
 * Joined on `Attachments` as well as `InstanceId`, which is empty while a disk changes and for multi-attach disks.
 */
export async function collectDisks(
  cloud: Cloud,
  onPage: (count: number) => void,
): Promise<Maybe<RegionDisks>> {
  const parameters = { RegionId: cloud.region, MaxResults: 500 };
  const pages = await attempt(() =>
    readByToken(cloud, "DescribeDisks", parameters, Page, (page) => {
      onPage(page.Disks.Disk.length);
    }),
  );
  if (isUnknown(pages)) return pages;
  const byInstance = new Map<string, DiskFacts[]>();
  const inTransition: z.output<typeof Disk>[] = [];
  for (const disk of pages.flatMap((page) => page.Disks.Disk)) {
    const owners = ownersOf(disk);
    for (const owner of owners)
      byInstance.set(owner, [...(byInstance.get(owner) ?? []), toFacts(disk)]);
    if (owners.size === 0 && changing.has(disk.Status ?? "")) inTransition.push(disk);
  }
  return {
    of: (instanceId, zone) => {
      const own = wholeList(byInstance.get(instanceId) ?? []);
      if (isUnknown(own)) return own;
      return [...own, ...inTransition.filter((disk) => mayReach(disk, zone)).map(toDoubtful)];
    },
    inTransition: inTransition.map(({ DiskId }) => DiskId).sort(compareText),
  };
}

/** A disk names its instance only while it is in use: in these it may be any instance's. */
const changing = new Set(["Attaching", "Detaching", "ReIniting", "Creating"]);

/** Every instance has a system disk: a list without it was cut short, be it by RAM or in the middle of a change. */
function wholeList(disks: readonly DiskFacts[]): Maybe<DiskFacts[]> {
  if (!disks.some((disk) => disk.type === "system")) {
    return { unknown: "NotReturned: DescribeDisks returned no system disk of this instance" };
  }
  return disks.toSorted((left, right) => compareText(left.id, right.id));
}

/** A disk and its instance are always of one zone. */
function mayReach({ ZoneId }: z.output<typeof Disk>, zone: Maybe<string>): boolean {
  return ZoneId === undefined || isUnknown(zone) || ZoneId === zone;
}

/** What is harmless on any instance stays as it is; what would block one is unknown as long as the owner is. */
function toDoubtful(disk: z.output<typeof Disk>): DiskFacts {
  const facts = toFacts(disk);
  const unknown = `InTransition: ${disk.DiskId} is ${disk.Status ?? ""} and names no instance; read again in a minute`;
  return {
    ...facts,
    encrypted: facts.encrypted === true ? { unknown } : facts.encrypted,
    burstingEnabled: facts.burstingEnabled === true ? { unknown } : facts.burstingEnabled,
    status: { unknown },
    locks: isUnknown(facts.locks) || facts.locks.length > 0 ? { unknown } : facts.locks,
    multiAttach: facts.multiAttach === "Disabled" ? facts.multiAttach : { unknown },
    snapshotPolicyId: facts.snapshotPolicyId === null ? null : { unknown },
    attachedTo: { unknown },
  };
}

function ownersOf(disk: z.output<typeof Disk>): Set<string> {
  const ids = [
    disk.InstanceId ?? "",
    ...(disk.Attachments?.Attachment ?? []).map((one) => one.InstanceId),
    ...(disk.MountInstances?.MountInstance ?? []).map((one) => one.InstanceId),
  ];
  return new Set(ids.filter((id) => id !== ""));
}

function toFacts(disk: z.output<typeof Disk>): DiskFacts {
  // Only ESSD AutoPL disks can burst; answers about the other categories come without the field.
  const cannotBurst = disk.Category !== undefined && disk.Category !== "cloud_auto";
  return {
    id: disk.DiskId,
    type: disk.Type,
    category: told(disk.Category, "Category"),
    encrypted: told(disk.Encrypted, "Encrypted"),
    kmsKeyId: toldOrNone(disk.KMSKeyId, "KMSKeyId"),
    portable: told(disk.Portable, "Portable"),
    burstingEnabled: told(
      disk.BurstingEnabled ?? (cannotBurst ? false : undefined),
      "BurstingEnabled",
    ),
    status: told(disk.Status, "Status"),
    sizeGiB: told(disk.Size, "Size"),
    locks: told(
      disk.OperationLocks?.OperationLock.map(({ LockReason }) => LockReason),
      "OperationLocks",
    ),
    productCode: toldOrNone(disk.ProductCode, "ProductCode"),
    multiAttach: told(disk.MultiAttach, "MultiAttach"),
    attachedTo: [...ownersOf(disk)].sort(compareText),
    snapshotPolicyId: toPolicy(disk),
    replicaPairId: { unknown: "DescribeDisks does not say" },
  };
}

function toPolicy(disk: z.output<typeof Disk>): DiskFacts["snapshotPolicyId"] {
  const none = disk.EnableAutomatedSnapshotPolicy === false ? "" : undefined;
  return toldOrNone(disk.AutoSnapshotPolicyId ?? none, "AutoSnapshotPolicyId");
}
