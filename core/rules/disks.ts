import { fail, pass, undecided } from "./verdict.ts";
import type { Evidence, Verdict } from "./rule.ts";
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
  let hasSystem = false;
  for (const disk of disks) {
    if (disk[fact] !== expected) return notEvery(disks, fact, expected);
    if (disk.type === "system") hasSystem = true;
  }
  return hasSystem ? pass : noSystemDisk;
}

/** Apart from {@link everyDisk}, where nearly all disks of a fleet pass, and where nothing is made for them. */
function notEvery<K extends Scalar>(
  disks: readonly DiskFacts[],
  fact: K,
  expected: Exclude<DiskFacts[K], { unknown: string }>,
): Verdict {
  const path = (index: number) => `instance.disks[${String(index)}].${fact}`;
  const failing: Evidence[] = [];
  let unseen: Verdict = noSystemDisk;
  for (const [index, disk] of disks.entries()) {
    const seen = disk[fact];
    if (seen === expected) continue;
    if (!isUnknown(seen)) {
      const actual = `${String(seen)} ${disk.type} ${disk.id}`;
      failing.push({ path: path(index), expected: String(expected), actual });
    } else if (unseen === noSystemDisk) unseen = undecided(path(index), seen);
  }
  return failing.length > 0 ? fail(failing) : unseen;
}

export const noSystemDisk = undecided("instance.disks", {
  unknown: "no system disk was seen, and every instance has one",
});

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
    locks: [],
    snapshotPolicyId: null,
    replicaPairId: null,
    ...over,
  };
}
