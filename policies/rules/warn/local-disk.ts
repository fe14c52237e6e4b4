import { sampleDisk } from "../../../core/rules/disks.ts";
import type { Rule } from "../../../core/rules/rule.ts";
import { noDisk } from "../../../core/rules/warned.ts";

/** `local_ssd_pro`, `local_hdd_pro` and their like, and the retired `ephemeral` and `ephemeral_ssd`. */
const localCategory = /^(?:local_|ephemeral(?:_|$))/;

export const warnLocalDisk: Rule = {
  id: "warn-local-disk",
  about: "instance",
  title: {
    zh: "实例带有本地盘",
    en: "The instance has a local disk",
  },
  source: {
    ref: "DescribeDisks Category",
    quote:
      "过户风险提示说只支持部分规格；带本地盘的规格是否在内没有说明，而本地盘不能卸载，也不能打快照。",
  },
  severity: "warning",
  holdsBy: "plan",
  outlet: "alternative",
  phase: "detach",
  evidence: ["instance.disks"],
  remedy: {
    zh: "先把本地盘上的数据复制到云盘或对象存储：快照和镜像都不含本地盘，不能靠它们回来。再在控制台试发起过户；若被拒绝，改走 SMC 或共享镜像（R10），数据另行复制。",
    en: "First copy the data of the local disk to a cloud disk or to object storage: no snapshot and no image holds it, so nothing else brings it back. Then try the submit in the console; where it is refused, take SMC or a shared image instead (R10), and copy the data by itself.",
  },
  url: "https://help.aliyun.com/zh/smc/user-guide/migrate-servers-between-ecs-instances",

  check: ({ instance: { disks } }) =>
    noDisk(disks, {
      fact: "category",
      of: ({ category }) => category,
      troubles: (category) => localCategory.test(category),
      expected: "a cloud disk",
    }),

  cases: [
    {
      name: "cloud disks",
      instance: { disks: [sampleDisk("system"), sampleDisk("data", { category: "cloud_auto" })] },
      expect: "pass",
    },
    {
      name: "a local SSD",
      instance: {
        disks: [sampleDisk("system"), sampleDisk("data", { category: "local_ssd_pro" })],
      },
      expect: "fail",
    },
    {
      name: "a local disk of the retired kind",
      instance: { disks: [sampleDisk("system"), sampleDisk("data", { category: "ephemeral" })] },
      expect: "fail",
    },
    {
      name: "the retired kind on SSD",
      instance: { disks: [sampleDisk("system", { category: "ephemeral_ssd" })] },
      expect: "fail",
    },
    {
      name: "an elastic ephemeral disk, which another rule names",
      instance: {
        disks: [
          sampleDisk("system"),
          sampleDisk("data", { category: "elastic_ephemeral_disk_standard" }),
        ],
      },
      expect: "pass",
    },
    {
      name: "one disk proves what another one hides",
      instance: {
        disks: [
          sampleDisk("system", { category: { unknown: "not in the answer" } }),
          sampleDisk("data", { category: "local_hdd_pro" }),
        ],
      },
      expect: "fail",
    },
    {
      name: "a disk that does not say",
      instance: { disks: [sampleDisk("system", { category: { unknown: "not in the answer" } })] },
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
