import { sampleDisk } from "../../../core/rules/disks.ts";
import type { RuleCase } from "../../../core/rules/rule.ts";

export const sharedOrMultiattachDiskCases: readonly RuleCase[] = [
  {
    name: "ordinary disks",
    instance: { disks: [sampleDisk("system"), sampleDisk("data")] },
    expect: "pass",
  },
  {
    name: "multi-attach on, one instance so far",
    instance: { disks: [sampleDisk("system"), sampleDisk("data", { multiAttach: "Enabled" })] },
    expect: "fail",
  },
  {
    name: "shared block storage",
    instance: {
      disks: [sampleDisk("system"), sampleDisk("data", { multiAttach: "LegacyShared" })],
    },
    expect: "fail",
  },
  {
    name: "attached to two instances",
    instance: {
      disks: [sampleDisk("system"), sampleDisk("data", { attachedTo: ["i-bp1", "i-bp2"] })],
    },
    expect: "fail",
  },
  {
    name: "attached to two instances, its mode not seen",
    instance: {
      disks: [
        sampleDisk("system"),
        sampleDisk("data", {
          multiAttach: { unknown: "not in the answer" },
          attachedTo: ["i-bp1", "i-bp2"],
        }),
      ],
    },
    expect: "fail",
  },
  {
    name: "its mode not seen",
    instance: {
      disks: [sampleDisk("system"), sampleDisk("data", { multiAttach: { unknown: "no answer" } })],
    },
    expect: "unknown",
  },
  {
    name: "its attachments not seen",
    instance: {
      disks: [sampleDisk("system"), sampleDisk("data", { attachedTo: { unknown: "no answer" } })],
    },
    expect: "unknown",
  },
  {
    name: "a disk that names no instance",
    instance: { disks: [sampleDisk("system"), sampleDisk("data", { attachedTo: [] })] },
    expect: "unknown",
  },
  { name: "no disk at all", instance: { disks: [] }, expect: "unknown" },
  {
    name: "disks not seen",
    instance: { disks: { unknown: "Forbidden: ecs:DescribeDisks" } },
    expect: "unknown",
  },
];
