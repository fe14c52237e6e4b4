import type { Rule } from "../../../core/rules/rule.ts";
import { noneCounted } from "../../../core/rules/warned.ts";

export const effectSnapshots: Rule = {
  id: "effect-snapshots",
  about: "instance",
  title: {
    zh: "快照留在源账号",
    en: "Snapshots stay in the source account",
  },
  source: { ref: "R1.4", quote: "实例的快照、自定义镜像不会被过户转移。" },
  severity: "note",
  holdsBy: "submit",
  outlet: "alternative",
  phase: "cancel",
  evidence: ["instance.snapshots"],
  remedy: {
    zh: "目标账号需要的快照，先做成镜像再共享（R10）：aliyun ecs CreateImage --RegionId <region> --SnapshotId <系统盘快照ID> --ImageName <名称>，可用后 aliyun ecs ModifyImageSharePermission --RegionId <region> --ImageId <镜像ID> --AddAccount.1 <目标账号UID>。其余的在源账号继续计费，不需要时删除；过户后由目标账号另做备份。",
    en: "What the target needs becomes an image that is shared with it (R10): aliyun ecs CreateImage --RegionId <region> --SnapshotId <snapshot of the system disk> --ImageName <name>, and once it is available aliyun ecs ModifyImageSharePermission --RegionId <region> --ImageId <image> --AddAccount.1 <UID of the target>. The others go on charging in the source account; delete what is no longer needed, and let the target make backups of its own.",
  },
  undo: {
    zh: "取消共享：aliyun ecs ModifyImageSharePermission --RegionId <region> --ImageId <镜像ID> --RemoveAccount.1 <目标账号UID>；目标账号用它创建的实例此后不能重新初始化系统盘。",
    en: "Stop sharing: aliyun ecs ModifyImageSharePermission --RegionId <region> --ImageId <image> --RemoveAccount.1 <UID of the target>; instances that the target made from it can then no longer re-initialise their system disk.",
  },
  url: "https://help.aliyun.com/zh/ecs/user-guide/share-a-custom-image/",

  check: ({ instance: { snapshots } }) => noneCounted("instance.snapshots", snapshots),

  cases: [
    { name: "no snapshot", instance: { snapshots: [] }, expect: "pass" },
    { name: "one snapshot", instance: { snapshots: ["s-bp1a"] }, expect: "fail" },
    {
      name: "more than evidence names",
      instance: { snapshots: ["s-bp1a", "s-bp1b", "s-bp1c", "s-bp1d", "s-bp1e", "s-bp1f"] },
      expect: "fail",
    },
    {
      name: "snapshots not seen",
      instance: { snapshots: { unknown: "Forbidden: ecs:DescribeSnapshots" } },
      expect: "unknown",
    },
  ],
};
