import { everyDisk, sampleDisk } from "../../../core/rules/disks.ts";
import type { Rule } from "../../../core/rules/rule.ts";

export const warnSnapshotPolicy: Rule = {
  id: "warn-snapshot-policy",
  about: "instance",
  title: {
    zh: "云盘使用自动快照策略，过户后不再自动备份",
    en: "A disk has an automatic snapshot policy, and is no longer backed up after the transfer",
  },
  source: {
    ref: "DescribeDisks AutoSnapshotPolicyId",
    quote: "自动快照策略属于源账号，云盘过户后不再由它备份。",
  },
  severity: "warning",
  holdsBy: "submit",
  outlet: "fix",
  phase: "cancel",
  evidence: ["instance.disks"],
  remedy: {
    zh: "记下策略的时间和保留天数，在目标账号创建同样的策略；提交前从云盘取消：aliyun ecs CancelAutoSnapshotPolicy --regionId <region> --diskIds '[\"<云盘ID>\"]'，过户后由目标账号应用新策略。正在创建的快照先等它完成。由 Pulumi 管理时从程序里删去 EcsAutoSnapshotPolicyAttachment。",
    en: "Write down the policy's times and retention, and create the same one in the target account; cancel it on the disk before the submit: aliyun ecs CancelAutoSnapshotPolicy --regionId <region> --diskIds '[\"<disk>\"]', and let the target apply its own after the transfer. Let a snapshot in progress finish first. Where Pulumi manages it, remove the EcsAutoSnapshotPolicyAttachment from the program.",
  },
  undo: {
    zh: "重新应用：aliyun ecs ApplyAutoSnapshotPolicy --regionId <region> --autoSnapshotPolicyId <策略ID> --diskIds '[\"<云盘ID>\"]'",
    en: "Apply it again: aliyun ecs ApplyAutoSnapshotPolicy --regionId <region> --autoSnapshotPolicyId <policy> --diskIds '[\"<disk>\"]'",
  },
  url: "https://help.aliyun.com/en/user-center/resource-transfer",

  check: ({ instance: { disks } }) => everyDisk(disks, "snapshotPolicyId", null),

  cases: [
    {
      name: "no policy",
      instance: { disks: [sampleDisk("system"), sampleDisk("data")] },
      expect: "pass",
    },
    {
      name: "a policy on a data disk",
      instance: {
        disks: [sampleDisk("system"), sampleDisk("data", { snapshotPolicyId: "sp-bp1daily" })],
      },
      expect: "fail",
    },
    {
      name: "one disk proves what another one hides",
      instance: {
        disks: [
          sampleDisk("system", { snapshotPolicyId: { unknown: "not in the answer" } }),
          sampleDisk("data", { snapshotPolicyId: "sp-bp1daily" }),
        ],
      },
      expect: "fail",
    },
    {
      name: "a disk that does not say",
      instance: {
        disks: [sampleDisk("system", { snapshotPolicyId: { unknown: "not in the answer" } })],
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
