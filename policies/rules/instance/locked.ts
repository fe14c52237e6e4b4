import type { InstanceFacts } from "../../../core/facts/instance.ts";
import type { Rule, Verdict } from "../../../core/rules/rule.ts";
import { worst } from "../../../core/rules/both-accounts.ts";
import { sampleDisk } from "../../../core/rules/disks.ts";
import { fail, pass, undecided } from "../../../core/rules/verdict.ts";
import { isUnknown } from "../../../core/unknown.ts";

/** An instance under these locks is on its way out of existence; an image of it is refused too. */
const final = ["recycling", "refunded"];

export const instanceLocked: Rule = {
  id: "instance-locked",
  about: "instance",
  title: {
    zh: "被锁定的实例不支持过户",
    en: "A locked instance cannot be transferred",
  },
  source: { ref: "R5.9", quote: "实例处于已过期、已锁定等异常状态不支持过户。" },
  severity: "blocker",
  holdsBy: "submit",
  outlet: "fix",
  phase: "cancel",
  evidence: ["instance.locks", "instance.disks"],
  remedy: {
    zh: "financial：结清欠费；dedicatedhostfinancial：为专有宿主机续费；security：在安全管控平台处理违规后申请解锁；Recycling、refunded：实例正在释放，没有办法过户。",
    en: "financial: pay what is due; dedicatedhostfinancial: renew the dedicated host; security: clear the violation and apply for the unlock; Recycling or refunded: the instance is being released, and nothing transfers it.",
  },
  url: "https://help.aliyun.com/en/user-center/resource-transfer",

  check: ({ instance: { locks, disks } }) => worst([own(locks), ofDisks(disks)]),

  cases: [
    { name: "no lock", instance: { locks: [] }, expect: "pass" },
    {
      name: "a lock on a disk alone",
      instance: {
        disks: [sampleDisk("system"), sampleDisk("data", { locks: ["security"] })],
      },
      expect: "fail",
    },
    {
      name: "locks of a disk not seen",
      instance: { disks: [sampleDisk("system", { locks: { unknown: "not in the answer" } })] },
      expect: "unknown",
    },
    {
      name: "a lock that outweighs what of the disks is not seen",
      instance: { locks: ["financial"], disks: { unknown: "Forbidden: ecs:DescribeDisks" } },
      expect: "fail",
    },
    {
      name: "disks not seen",
      instance: { disks: { unknown: "Forbidden: ecs:DescribeDisks" } },
      expect: "unknown",
    },
    { name: "arrears", instance: { locks: ["financial"] }, expect: "fail" },
    { name: "security", instance: { locks: ["security"] }, expect: "fail" },
    { name: "being released", instance: { locks: ["Recycling"] }, expect: "fail", outlet: "none" },
    {
      name: "refunded, and in arrears",
      instance: { locks: ["financial", "refunded"] },
      expect: "fail",
      outlet: "none",
    },
    {
      name: "a lock that is not in the documentation",
      instance: { locks: ["newkind"] },
      expect: "fail",
    },
    {
      name: "locks not seen",
      instance: { locks: { unknown: "Forbidden: ecs:DescribeInstances" } },
      expect: "unknown",
      outlet: "none",
    },
  ],
};

function own(locks: InstanceFacts["locks"]): Verdict {
  if (isUnknown(locks)) return undecided("instance.locks", locks, { outlet: "none" });
  if (locks.length === 0) return pass;
  const evidence = { path: "instance.locks", expected: "[]", actual: locks.join(", ") };
  const isFinal = locks.some((lock) => final.includes(lock.toLowerCase()));
  return fail(evidence, isFinal ? { outlet: "none" } : {});
}

function ofDisks(disks: InstanceFacts["disks"]): Verdict {
  if (isUnknown(disks)) return undecided("instance.disks", disks);
  return worst(
    disks.map(({ id, locks }, index) => {
      const path = `instance.disks[${String(index)}].locks`;
      if (isUnknown(locks)) return undecided(path, locks);
      if (locks.length === 0) return pass;
      return fail({ path, expected: "[]", actual: `${locks.join(", ")} ${id}` });
    }),
  );
}
