import { everyDisk, sampleDisk } from "../../../core/rules/disks.ts";
import type { Rule } from "../../../core/rules/rule.ts";

export const warnReplicaPair: Rule = {
  id: "warn-replica-pair",
  about: "instance",
  title: {
    zh: "云盘在异步复制对里",
    en: "A disk takes part in an asynchronous replication pair",
  },
  source: {
    ref: "EBS DescribeDiskReplicaPairs",
    quote: "云盘异步复制对属于源账号，过户指南没有说明处于复制中的云盘能否过户。",
  },
  severity: "warning",
  holdsBy: "submit",
  outlet: "fix",
  phase: "cancel",
  evidence: ["instance.disks"],
  remedy: {
    zh: "先停止再删除复制对：aliyun ebs StopDiskReplicaPair --RegionId <region> --ReplicaPairId <复制对ID>，状态变为 stopped 后 aliyun ebs DeleteDiskReplicaPair --RegionId <region> --ReplicaPairId <复制对ID>；从盘会回到最近一次完成的复制，并留在源账号。过户后容灾要在目标账号重建。由 Pulumi 管理时从程序里删去 DiskReplicaPair。",
    en: "Stop the pair, then delete it: aliyun ebs StopDiskReplicaPair --RegionId <region> --ReplicaPairId <pair>, and once it is stopped aliyun ebs DeleteDiskReplicaPair --RegionId <region> --ReplicaPairId <pair>; the secondary disk goes back to the last replication that was complete, and stays in the source account. Build the recovery anew in the target account. Where Pulumi manages it, remove the DiskReplicaPair from the program.",
  },
  undo: {
    zh: "只停止而未删除的可以继续：aliyun ebs StartDiskReplicaPair --RegionId <region> --ReplicaPairId <复制对ID>；已删除的要重新创建，并重新做全量复制。",
    en: "A pair that was only stopped goes on: aliyun ebs StartDiskReplicaPair --RegionId <region> --ReplicaPairId <pair>; one that was deleted has to be created again, with a full copy.",
  },
  url: "https://help.aliyun.com/en/user-center/resource-transfer",

  check: ({ instance: { disks } }) => everyDisk(disks, "replicaPairId", null),

  cases: [
    {
      name: "no replication",
      instance: { disks: [sampleDisk("system"), sampleDisk("data")] },
      expect: "pass",
    },
    {
      name: "a data disk is replicated",
      instance: {
        disks: [sampleDisk("system"), sampleDisk("data", { replicaPairId: "pair-cn-web" })],
      },
      expect: "fail",
    },
    {
      name: "a disk that does not say",
      instance: {
        disks: [
          sampleDisk("system", {
            replicaPairId: { unknown: "Forbidden: ebs:DescribeDiskReplicaPairs" },
          }),
        ],
      },
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
