import { nothingNamed } from "../../../core/rules/nothing-bound.ts";
import type { Rule } from "../../../core/rules/rule.ts";
import { isUnknown } from "../../../core/unknown.ts";

export const warnAutoRelease: Rule = {
  id: "warn-auto-release",
  about: "instance",
  title: {
    zh: "实例设置了自动释放时间",
    en: "The instance has an automatic release time",
  },
  source: {
    ref: "DescribeInstances AutoReleaseTime",
    quote: "到了自动释放时间实例会被释放，云盘数据随之删除；没有资料说过户会清除这个设置。",
  },
  severity: "warning",
  holdsBy: "submit",
  outlet: "fix",
  phase: "cancel",
  evidence: ["instance.autoReleaseAt"],
  remedy: {
    zh: "取消自动释放（不带释放时间即为取消）：aliyun ecs ModifyInstanceAutoReleaseTime --RegionId <region> --InstanceId <instance>。由 Pulumi 管理时从程序里删去 autoReleaseTime。过户后由目标账号再核对一次。",
    en: "Cancel the release, which a call without a time does: aliyun ecs ModifyInstanceAutoReleaseTime --RegionId <region> --InstanceId <instance>. Where Pulumi manages it, remove autoReleaseTime from the program. Let the target account look again after the transfer.",
  },
  undo: {
    zh: "重新设置：aliyun ecs ModifyInstanceAutoReleaseTime --RegionId <region> --InstanceId <instance> --AutoReleaseTime <原时间，UTC>",
    en: "Set it again: aliyun ecs ModifyInstanceAutoReleaseTime --RegionId <region> --InstanceId <instance> --AutoReleaseTime <old time, UTC>",
  },
  url: "https://help.aliyun.com/en/user-center/resource-transfer",

  check: ({ instance: { autoReleaseAt } }) => nothingNamed("instance.autoReleaseAt", autoReleaseAt),

  window: ({ instance: { autoReleaseAt } }) =>
    isUnknown(autoReleaseAt) || autoReleaseAt === null
      ? {}
      : { eligibleUntil: new Date(autoReleaseAt) },

  cases: [
    { name: "no release time", instance: { autoReleaseAt: null }, expect: "pass" },
    {
      name: "to be released in a week",
      instance: { autoReleaseAt: "2026-06-08T00:00:00Z" },
      expect: "fail",
    },
    {
      name: "a release time that is past",
      instance: { autoReleaseAt: "2026-05-31T00:00:00Z" },
      expect: "fail",
    },
    {
      name: "release time not seen",
      instance: { autoReleaseAt: { unknown: "Forbidden: ecs:DescribeInstances" } },
      expect: "unknown",
    },
  ],
};
