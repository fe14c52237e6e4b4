import { sampleDisk } from "../../../core/rules/disks.ts";
import type { Rule } from "../../../core/rules/rule.ts";
import { noDisk } from "../../../core/rules/warned.ts";

export const warnElasticEphemeral: Rule = {
  id: "warn-elastic-ephemeral",
  about: "instance",
  title: {
    zh: "实例挂载了弹性临时盘",
    en: "The instance has an elastic ephemeral disk",
  },
  source: {
    ref: "DescribeDisks Category, DetachDisk",
    quote: "弹性临时盘只供临时存储，卸载后只能挂回原实例；过户指南没有说明它能否随实例过户。",
  },
  severity: "warning",
  holdsBy: "submit",
  outlet: "fix",
  phase: "detach",
  downtime: true,
  evidence: ["instance.disks"],
  remedy: {
    zh: "先把数据复制到普通云盘，再停止使用并卸载：aliyun ecs DetachDisk --RegionId <region> --InstanceId <instance> --DiskId <云盘ID> --DeleteWithInstance true；盘留在源账号并继续计费，不需要时另行释放。卸载后只能挂回这台实例，过户后挂不回。由 Pulumi 管理时从程序里删去 EcsDiskAttachment。",
    en: "Copy its data to an ordinary cloud disk, then stop using it and detach it: aliyun ecs DetachDisk --RegionId <region> --InstanceId <instance> --DiskId <disk> --DeleteWithInstance true; it stays in the source account and goes on charging, so release it where it is no longer needed. It can only be attached to this instance again, and not after the transfer. Where Pulumi manages it, remove the EcsDiskAttachment from the program.",
  },
  undo: {
    zh: "过户之前可以挂回原实例：aliyun ecs AttachDisk --RegionId <region> --InstanceId <instance> --DiskId <云盘ID> --DeleteWithInstance true",
    en: "Before the transfer it can be attached to the same instance again: aliyun ecs AttachDisk --RegionId <region> --InstanceId <instance> --DiskId <disk> --DeleteWithInstance true",
  },
  url: "https://help.aliyun.com/en/user-center/resource-transfer",

  check: ({ instance: { disks } }) =>
    noDisk(disks, {
      fact: "category",
      of: ({ category }) => category,
      troubles: (category) => category.startsWith("elastic_ephemeral_disk_"),
      expected: "a lasting disk",
    }),

  cases: [
    {
      name: "cloud disks",
      instance: { disks: [sampleDisk("system"), sampleDisk("data", { category: "cloud_auto" })] },
      expect: "pass",
    },
    {
      name: "a local disk, which another rule names",
      instance: {
        disks: [sampleDisk("system"), sampleDisk("data", { category: "local_ssd_pro" })],
      },
      expect: "pass",
    },
    {
      name: "standard edition",
      instance: {
        disks: [
          sampleDisk("system"),
          sampleDisk("data", { category: "elastic_ephemeral_disk_standard" }),
        ],
      },
      expect: "fail",
    },
    {
      name: "premium edition",
      instance: {
        disks: [
          sampleDisk("system"),
          sampleDisk("data", { category: "elastic_ephemeral_disk_premium" }),
        ],
      },
      expect: "fail",
    },
    {
      name: "a disk that does not say",
      instance: { disks: [sampleDisk("system", { category: { unknown: "not in the answer" } })] },
      expect: "unknown",
    },
    {
      name: "no system disk seen",
      instance: { disks: [sampleDisk("data")] },
      expect: "unknown",
    },
    {
      name: "disks not seen",
      instance: { disks: { unknown: "Forbidden: ecs:DescribeDisks" } },
      expect: "unknown",
    },
  ],
};
