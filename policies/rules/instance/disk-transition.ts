import { everyDisk, sampleDisk } from "../../../core/rules/disks.ts";
import type { Rule } from "../../../core/rules/rule.ts";

export const instanceDiskTransition: Rule = {
  id: "instance-disk-transition",
  about: "instance",
  title: {
    zh: "正在挂载或卸载云盘的实例不支持过户",
    en: "An instance cannot be transferred while a disk is being attached or detached",
  },
  source: { ref: "R5.10", quote: "实例正在挂载或卸载磁盘时不支持过户" },
  severity: "blocker",
  holdsBy: "submit",
  outlet: "wait",
  phase: "wait",
  evidence: ["instance.disks"],
  remedy: {
    zh: "等待云盘状态变为 In_use（通常不超过一分钟），然后重新运行 ecs-transfer inventory 和 ecs-transfer check。",
    en: "Wait until the disk is In_use, which mostly takes less than a minute, then run ecs-transfer inventory and ecs-transfer check again.",
  },
  url: "https://help.aliyun.com/en/user-center/resource-transfer",

  check: ({ instance: { disks } }) => everyDisk(disks, "status", "In_use"),

  cases: [
    {
      name: "all in use",
      instance: {
        disks: [
          sampleDisk("system", { status: "In_use" }),
          sampleDisk("data", { status: "In_use" }),
        ],
      },
      expect: "pass",
    },
    {
      name: "attaching",
      instance: {
        disks: [
          sampleDisk("system", { status: "In_use" }),
          sampleDisk("data", { status: "Attaching" }),
        ],
      },
      expect: "fail",
    },
    {
      name: "detaching",
      instance: {
        disks: [
          sampleDisk("system", { status: "In_use" }),
          sampleDisk("data", { status: "Detaching" }),
        ],
      },
      expect: "fail",
    },
    {
      name: "being initialised again",
      instance: { disks: [sampleDisk("system", { status: "ReIniting" })] },
      expect: "fail",
    },
    {
      name: "a status not seen",
      instance: { disks: [sampleDisk("system", { status: { unknown: "not in the answer" } })] },
      expect: "unknown",
    },
    { name: "no disk at all", instance: { disks: [] }, expect: "unknown" },
    {
      name: "disks not seen",
      instance: { disks: { unknown: "Forbidden: ecs:DescribeDisks" } },
      expect: "unknown",
    },
  ],
};
