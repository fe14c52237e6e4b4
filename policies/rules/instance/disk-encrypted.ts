import { diskEncryptedCases } from "./disk-encrypted.cases.ts";
import type { DiskFacts } from "../../../core/facts/disk.ts";
import type { Rule } from "../../../core/rules/rule.ts";
import { fail, pass, undecided } from "../../../core/rules/verdict.ts";
import { isUnknown } from "../../../core/unknown.ts";

export const instanceDiskEncrypted: Rule = {
  id: "instance-disk-encrypted",
  about: "instance",
  title: {
    zh: "挂载了加密云盘的实例不支持过户",
    en: "An instance with an encrypted disk cannot be transferred",
  },
  source: { ref: "R5.11", quote: "挂载了加密云盘的实例不支持过户" },
  severity: "blocker",
  holdsBy: "submit",
  outlet: "fix",
  phase: "detach",
  downtime: true,
  evidence: ["instance.disks"],
  remedy: {
    zh: "加密数据盘：在系统里停用、卸载文件系统，并从 /etc/fstab 删去（否则下次启动可能卡住），再卸载云盘：aliyun ecs DetachDisk --RegionId <region> --InstanceId <instance> --DiskId <云盘ID>；云盘和数据留在源账号，继续按量计费（包年包月云盘先用 ModifyDiskChargeType 转为按量付费）。加密系统盘不能就地解密，请改走 SMC 或共享镜像（R10；只有用自选密钥加密的镜像可以共享）。",
    en: "Encrypted data disk: stop using it in the system, unmount it and take it out of /etc/fstab (or the next start may hang), then detach it: aliyun ecs DetachDisk --RegionId <region> --InstanceId <instance> --DiskId <disk>; the disk and its data stay in the source account and go on charging as pay-as-you-go (a subscription disk must first become pay-as-you-go by ModifyDiskChargeType). An encrypted system disk cannot be decrypted in place: take SMC or a shared image instead (R10; only images encrypted with a key of one's own can be shared).",
  },
  undo: {
    zh: "重新挂载：aliyun ecs AttachDisk --RegionId <region> --InstanceId <instance> --DiskId <云盘ID>，再在系统里挂载，并写回 /etc/fstab。",
    en: "Attach it again: aliyun ecs AttachDisk --RegionId <region> --InstanceId <instance> --DiskId <disk>, then mount it in the system and write it back into /etc/fstab.",
  },
  url: "https://help.aliyun.com/zh/ecs/user-guide/encryption-overview",

  check({ instance: { disks } }) {
    // The worst that can hide behind a missing fact is an encrypted system disk.
    const atWorst = { outlet: "alternative" } as const;
    if (isUnknown(disks)) return undecided("instance.disks", disks, atWorst);

    const seen = lookedAt(disks);
    if (seen === "plain") return pass;
    if (seen === "encrypted") {
      const encrypted = disks.filter((disk) => disk.encrypted === true);
      const evidence = encrypted.map((disk) => ({
        path: pathOf(disk, disks),
        expected: "false",
        actual: `true ${disk.type} ${disk.id}`,
      }));
      return fail(evidence, encrypted.some(({ type }) => type === "system") ? atWorst : {});
    }
    for (const disk of disks) {
      if (!isUnknown(disk.encrypted)) continue;
      return undecided(pathOf(disk, disks), disk.encrypted, disk.type === "system" ? atWorst : {});
    }
    return undecided(
      "instance.disks",
      { unknown: "no system disk was seen, and every instance has one" },
      atWorst,
    );
  },

  cases: diskEncryptedCases,
};

/** What a pass is told by, without anything made for it: nearly all disks of a fleet are plain. */
function lookedAt(disks: readonly DiskFacts[]): "plain" | "encrypted" | "open" {
  let isPlain = false;
  let isOpen = false;
  for (const { encrypted, type } of disks) {
    if (encrypted === true) return "encrypted";
    if (encrypted !== false) isOpen = true;
    if (type === "system") isPlain = true;
  }
  return isPlain && !isOpen ? "plain" : "open";
}

function pathOf(disk: DiskFacts, disks: readonly DiskFacts[]): string {
  return `instance.disks[${String(disks.indexOf(disk))}].encrypted`;
}
