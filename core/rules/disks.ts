import { fail, pass, undecided } from "./verdict.ts";
import type { Verdict } from "./rule.ts";
import type { DiskFacts } from "../facts/disk.ts";
import type { InstanceFacts } from "../facts/instance.ts";
import { isUnknown } from "../unknown.ts";

/** Facts of a disk that are one value. */
type Scalar =
  | "burstingEnabled"
  | "multiAttach"
  | "productCode"
  | "replicaPairId"
  | "snapshotPolicyId"
  | "status";

/**
 * Whether a fact has the expected value on every disk of an instance.
 * One disk proves a failure whatever another one hides; disks without a system disk among them were not all seen.
 */
export function everyDisk<K extends Scalar>(
  disks: InstanceFacts["disks"],
  fact: K,
  expected: Exclude<DiskFacts[K], { unknown: string }>,
): Verdict {
  if (isUnknown(disks)) return undecided("instance.disks", disks);
  const path = (disk: DiskFacts) => `instance.disks[${String(disks.indexOf(disk))}].${fact}`;
  const failing = disks.flatMap((disk) => {
    const seen = disk[fact];
    if (isUnknown(seen) || seen === expected) return [];
    const actual = `${String(seen)} ${disk.type} ${disk.id}`;
    return [{ path: path(disk), expected: String(expected), actual }];
  });
  if (failing.length > 0) return fail(failing);
  for (const disk of disks) {
    const seen = disk[fact];
    if (isUnknown(seen)) return undecided(path(disk), seen);
  }
  return disks.some(({ type }) => type === "system")
    ? pass
    : undecided("instance.disks", {
        unknown: "no system disk was seen, and every instance has one",
      });
}

/** A disk that nothing is wrong with, for the cases of rules. */
export function sampleDisk(type: DiskFacts["type"], over: Partial<DiskFacts> = {}): DiskFacts {
  return {
    id: `d-bp1${type}`,
    type,
    category: "cloud_essd",
    encrypted: false,
    kmsKeyId: null,
    portable: type === "data",
    burstingEnabled: false,
    status: "In_use",
    sizeGiB: 40,
    productCode: null,
    multiAttach: "Disabled",
    attachedTo: ["i-bp1"],
    snapshotPolicyId: null,
    replicaPairId: null,
    ...over,
  };
}
