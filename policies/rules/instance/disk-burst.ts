import { everyDisk, sampleDisk } from "../../../core/rules/disks.ts";
import type { Rule } from "../../../core/rules/rule.ts";

export const instanceDiskBurst: Rule = {
  id: "instance-disk-burst",
  about: "instance",
  title: {
    zh: "开启了性能突发的 ESSD AutoPL 云盘不支持过户",
    en: "An ESSD AutoPL disk with performance burst on cannot be transferred",
  },
  source: {
    ref: "R5.18",
    quote: "ESSD AutoPL 云盘开启性能突发服务（ioburst service）的实例不支持过户。",
  },
  severity: "blocker",
  holdsBy: "submit",
  outlet: "fix",
  phase: "cancel",
  evidence: ["instance.disks"],
  remedy: {
    zh: "关闭性能突发：aliyun ecs ModifyDiskAttribute --RegionId <region> --DiskId <云盘ID> --BurstingEnabled false；过户后由目标账号再开启。指南也允许目标账号先开通该功能再过户，但没有接口能看到是否已开通，所以这里只认关闭。",
    en: "Turn the burst off: aliyun ecs ModifyDiskAttribute --RegionId <region> --DiskId <disk> --BurstingEnabled false; let the target account turn it on again after the transfer. The guide also lets the target activate the feature before the transfer; no API shows whether it has, so only turning it off counts here.",
  },
  undo: {
    zh: "重新开启：aliyun ecs ModifyDiskAttribute --RegionId <region> --DiskId <云盘ID> --BurstingEnabled true",
    en: "Turn it on again: aliyun ecs ModifyDiskAttribute --RegionId <region> --DiskId <disk> --BurstingEnabled true",
  },
  url: "https://help.aliyun.com/zh/ecs/user-guide/modify-the-performance-configurations-of-an-essd-autopl-disk",

  check: ({ instance: { disks } }) => everyDisk(disks, "burstingEnabled", false),

  cases: [
    {
      name: "no burst",
      instance: {
        disks: [
          sampleDisk("system", { burstingEnabled: false }),
          sampleDisk("data", { burstingEnabled: false }),
        ],
      },
      expect: "pass",
    },
    {
      name: "on a data disk",
      instance: {
        disks: [
          sampleDisk("system", { burstingEnabled: false }),
          sampleDisk("data", { burstingEnabled: true }),
        ],
      },
      expect: "fail",
    },
    {
      name: "on the system disk",
      instance: { disks: [sampleDisk("system", { burstingEnabled: true })] },
      expect: "fail",
    },
    {
      name: "one disk proves what another one hides",
      instance: {
        disks: [
          sampleDisk("system", { burstingEnabled: { unknown: "not in the answer" } }),
          sampleDisk("data", { burstingEnabled: true }),
        ],
      },
      expect: "fail",
    },
    {
      name: "an AutoPL disk that does not say",
      instance: {
        disks: [sampleDisk("system", { burstingEnabled: { unknown: "not in the answer" } })],
      },
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
