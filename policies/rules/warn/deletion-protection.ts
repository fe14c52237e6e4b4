import type { Rule } from "../../../core/rules/rule.ts";
import { fail, pass, undecided } from "../../../core/rules/verdict.ts";
import { isUnknown } from "../../../core/unknown.ts";

export const warnDeletionProtection: Rule = {
  id: "warn-deletion-protection",
  about: "instance",
  title: {
    zh: "实例开启了释放保护",
    en: "The instance is protected against deletion",
  },
  source: {
    ref: "DescribeInstances DeletionProtection",
    quote: "释放保护只防止按量付费实例被手动释放，没有资料说它妨碍过户。",
  },
  severity: "note",
  holdsBy: "submit",
  outlet: "fix",
  phase: "cancel",
  evidence: ["instance.deletionProtection"],
  remedy: {
    zh: "一般保持开启：过户期间它能防止误释放。只有控制台因此拒绝过户时才关闭：aliyun ecs ModifyInstanceAttribute --RegionId <region> --InstanceId <instance> --DeletionProtection false。过户后由目标账号核对并决定去留。",
    en: "Leave it on as a rule: it keeps people and programs from releasing the instance meanwhile. Turn it off only where the console refuses the transfer for it: aliyun ecs ModifyInstanceAttribute --RegionId <region> --InstanceId <instance> --DeletionProtection false. Let the target account look after the transfer, and decide.",
  },
  undo: {
    zh: "重新开启：aliyun ecs ModifyInstanceAttribute --RegionId <region> --InstanceId <instance> --DeletionProtection true",
    en: "Turn it on again: aliyun ecs ModifyInstanceAttribute --RegionId <region> --InstanceId <instance> --DeletionProtection true",
  },
  url: "https://help.aliyun.com/en/user-center/resource-transfer",

  check({ instance: { deletionProtection } }) {
    if (isUnknown(deletionProtection)) {
      return undecided("instance.deletionProtection", deletionProtection);
    }
    if (!deletionProtection) return pass;
    return fail({ path: "instance.deletionProtection", expected: "false", actual: "true" });
  },

  cases: [
    { name: "off", instance: { deletionProtection: false }, expect: "pass" },
    { name: "on", instance: { deletionProtection: true }, expect: "fail" },
    {
      name: "not seen",
      instance: { deletionProtection: { unknown: "Forbidden: ecs:DescribeInstances" } },
      expect: "unknown",
    },
  ],
};
