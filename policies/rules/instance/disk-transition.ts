import type { DiskFacts } from "../../../core/inventory.ts";
import type { Rule } from "../../../core/rules/rule.ts";
import { fail, pass, undecided } from "../../../core/rules/verdict.ts";
import { isUnknown } from "../../../core/unknown.ts";

export const instanceDiskTransition: Rule = {
  id: "instance-disk-transition",
  title: {
    zh: "正在挂载或卸载云盘的实例不支持过户",
    en: "An instance cannot be transferred while a disk is being attached or detached",
  },
  source: { ref: "R5.10", quote: "实例正在挂载或卸载磁盘时不支持过户" },
  severity: "blocker",
  holdsBy: "submit",
  outlet: "wait",
  evidence: ["instance.disks"],
  remedy: {
    zh: "等待云盘状态变为 In_use（通常不超过一分钟），然后重新运行 ecs-transfer inventory 和 ecs-transfer check。",
    en: "Wait until the disk is In_use, which takes a minute at most, then run ecs-transfer inventory and ecs-transfer check again.",
  },
  url: "https://help.aliyun.com/en/user-center/resource-transfer",

  check({ instance: { disks } }) {
    if (isUnknown(disks)) return undecided("instance.disks", disks);
    const path = (disk: DiskFacts) => `instance.disks[${String(disks.indexOf(disk))}].status`;
    const changing = disks.filter(({ status }) => !isUnknown(status) && status !== "In_use");
    if (changing.length > 0) {
      return fail(
        changing.map((disk) => ({
          path: path(disk),
          expected: "In_use",
          actual: `${isUnknown(disk.status) ? "" : disk.status} ${disk.id}`,
        })),
      );
    }
    for (const disk of disks) if (isUnknown(disk.status)) return undecided(path(disk), disk.status);
    if (disks.some(({ type }) => type === "system")) return pass;
    return undecided("instance.disks", {
      unknown: "no system disk was seen, and every instance has one",
    });
  },

  cases: [
    {
      name: "all in use",
      given: { disks: [disk("system", "In_use"), disk("data", "In_use")] },
      expect: "pass",
    },
    {
      name: "attaching",
      given: { disks: [disk("system", "In_use"), disk("data", "Attaching")] },
      expect: "fail",
    },
    {
      name: "detaching",
      given: { disks: [disk("system", "In_use"), disk("data", "Detaching")] },
      expect: "fail",
    },
    {
      name: "being initialised again",
      given: { disks: [disk("system", "ReIniting")] },
      expect: "fail",
    },
    {
      name: "a status not seen",
      given: { disks: [disk("system", { unknown: "not in the answer" })] },
      expect: "unknown",
    },
    { name: "no disk at all", given: { disks: [] }, expect: "unknown" },
    {
      name: "disks not seen",
      given: { disks: { unknown: "Forbidden: ecs:DescribeDisks" } },
      expect: "unknown",
    },
  ],
};

function disk(type: DiskFacts["type"], status: DiskFacts["status"]): DiskFacts {
  return {
    id: `d-bp1${type}`,
    type,
    category: "cloud_essd",
    encrypted: false,
    kmsKeyId: null,
    portable: type === "data",
    burstingEnabled: false,
    status,
    sizeGiB: 40,
  };
}
