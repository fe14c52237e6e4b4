import { worst } from "../../../core/rules/both-accounts.ts";
import type { Rule } from "../../../core/rules/rule.ts";
import { noDisk } from "../../../core/rules/warned.ts";
import { isUnknown } from "../../../core/unknown.ts";
import { sharedOrMultiattachDiskCases } from "./shared-or-multiattach-disk.cases.ts";

export const warnSharedOrMultiattachDisk: Rule = {
  id: "warn-shared-or-multiattach-disk",
  about: "instance",
  title: {
    zh: "实例挂载了共享块存储或开启多重挂载的云盘",
    en: "The instance has a shared or multi-attach disk",
  },
  source: {
    ref: "ECS 2019 notice",
    quote: "旧的过户须知把挂载了共享块存储的实例列为不支持过户。",
  },
  severity: "warning",
  holdsBy: "submit",
  outlet: "fix",
  phase: "detach",
  downtime: true,
  evidence: ["instance.disks"],
  remedy: {
    zh: "先在所有使用它的系统里停止读写、卸载文件系统并从 /etc/fstab 删去，再从实例卸载：aliyun ecs DetachDisk --RegionId <region> --InstanceId <instance> --DiskId <云盘ID>；云盘和数据留在源账号，需要的数据先复制到普通云盘。由 Pulumi 管理时从程序里删去 EcsDiskAttachment。",
    en: "Stop using it in every system that does, unmount it there and take it out of /etc/fstab, then detach it: aliyun ecs DetachDisk --RegionId <region> --InstanceId <instance> --DiskId <disk>; the disk and its data stay in the source account, so copy what is needed to an ordinary disk first. Where Pulumi manages it, remove the EcsDiskAttachment from the program.",
  },
  undo: {
    zh: "重新挂载：aliyun ecs AttachDisk --RegionId <region> --InstanceId <instance> --DiskId <云盘ID>，再在系统里挂载文件系统。",
    en: "Attach it again: aliyun ecs AttachDisk --RegionId <region> --InstanceId <instance> --DiskId <disk>, and mount it in the system.",
  },
  url: "https://help.aliyun.com/en/user-center/resource-transfer",

  check: ({ instance: { disks } }) =>
    worst([
      noDisk(disks, {
        fact: "multiAttach",
        of: ({ multiAttach }) => multiAttach,
        troubles: (multiAttach) => multiAttach !== "Disabled",
        expected: "Disabled",
      }),
      noDisk(disks, {
        fact: "attachedTo",
        of: ({ attachedTo }) =>
          isUnknown(attachedTo) || attachedTo.length > 0
            ? attachedTo
            : { unknown: "no attachment was seen, and the disk is the instance's" },
        troubles: (attachedTo) => attachedTo.length > 1,
        expected: "one instance",
      }),
    ]),

  cases: sharedOrMultiattachDiskCases,
};
