import type { DiskFacts } from "../../../core/facts/disk.ts";
import { sampleDisk } from "../../../core/rules/disks.ts";
import type { RuleCase } from "../../../core/rules/rule.ts";

const denied = { unknown: "Forbidden: ecs:DescribeDisks" };

export const diskEncryptedCases: readonly RuleCase[] = [
  {
    name: "nothing encrypted",
    instance: { disks: [disk("system", false), disk("data", false)] },
    expect: "pass",
  },
  {
    name: "encrypted data disk",
    instance: { disks: [disk("system", false), disk("data", true)] },
    expect: "fail",
  },
  {
    name: "encrypted system disk",
    instance: { disks: [disk("system", true), disk("data", false)] },
    expect: "fail",
    outlet: "alternative",
  },
  {
    name: "everything encrypted",
    instance: { disks: [disk("system", true), disk("data", true)] },
    expect: "fail",
    outlet: "alternative",
  },
  {
    name: "one disk proves what another one hides",
    instance: { disks: [disk("system", denied), disk("data", true)] },
    expect: "fail",
  },
  {
    name: "encryption of a data disk not seen",
    instance: { disks: [disk("system", false), disk("data", denied)] },
    expect: "unknown",
  },
  {
    name: "encryption of the system disk not seen",
    instance: { disks: [disk("system", denied)] },
    expect: "unknown",
    outlet: "alternative",
  },
  { name: "disks not seen", instance: { disks: denied }, expect: "unknown", outlet: "alternative" },
  {
    name: "an empty list, as a caller without permission gets it",
    instance: { disks: [] },
    expect: "unknown",
    outlet: "alternative",
  },
  {
    name: "data disks alone",
    instance: { disks: [disk("data", false)] },
    expect: "unknown",
    outlet: "alternative",
  },
];

function disk(type: DiskFacts["type"], encrypted: DiskFacts["encrypted"]): DiskFacts {
  return sampleDisk(type, { encrypted });
}
