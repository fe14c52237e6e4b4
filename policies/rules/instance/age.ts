import { instantMs } from "../../../core/instant.ts";
import type { Rule } from "../../../core/rules/rule.ts";
import { fail, pass, undecided } from "../../../core/rules/verdict.ts";
import { isUnknown } from "../../../core/unknown.ts";

const waitMs = 5 * 24 * 60 * 60 * 1000;

export const instanceAge: Rule = {
  id: "instance-age",
  about: "instance",
  title: {
    zh: "实例创建后5天内不支持过户",
    en: "An instance cannot be transferred within 5 days of its creation",
  },
  source: { ref: "R5.5", quote: "实例创建后5天内不支持过户。" },
  severity: "blocker",
  holdsBy: "submit",
  outlet: "wait",
  phase: "wait",
  evidence: ["instance.createdAt"],
  remedy: {
    zh: "等到创建满5天后再发起过户；没有命令可以提前。",
    en: "Wait until the instance is 5 days old, then submit; nothing makes it earlier.",
  },
  url: "https://help.aliyun.com/en/user-center/resource-transfer",

  check({ instance: { createdAt }, now }) {
    if (isUnknown(createdAt)) return undecided("instance.createdAt", createdAt);
    const passesFrom = oldEnough(createdAt);
    if (now.getTime() >= passesFrom) return pass;
    const latest = new Date(now.getTime() - waitMs).toISOString();
    return fail(
      { path: "instance.createdAt", expected: `<= ${latest}`, actual: createdAt },
      { passesFrom: new Date(passesFrom) },
    );
  },

  window: ({ instance: { createdAt } }) =>
    isUnknown(createdAt) ? {} : { eligibleFrom: new Date(oldEnough(createdAt)) },

  cases: [
    { name: "a year old", instance: { createdAt: "2025-06-01T00:00:00Z" }, expect: "pass" },
    { name: "exactly 5 days old", instance: { createdAt: "2026-05-27T00:00:00Z" }, expect: "pass" },
    {
      name: "a minute short of 5 days",
      instance: { createdAt: "2026-05-27T00:01:00Z" },
      expect: "fail",
    },
    {
      name: "exactly 5 days old, said in Beijing time",
      instance: { createdAt: "2026-05-27T08:00:00+08:00" },
      expect: "pass",
    },
    {
      name: "created after the clock",
      instance: { createdAt: "2026-06-02T00:00:00Z" },
      expect: "fail",
    },
    {
      name: "creation time not seen",
      instance: { createdAt: { unknown: "Forbidden: ecs:DescribeInstances" } },
      expect: "unknown",
    },
  ],
};

/** Milliseconds: comparing two dates costs more than reading one. */
function oldEnough(createdAt: string): number {
  return instantMs(createdAt) + waitMs;
}
