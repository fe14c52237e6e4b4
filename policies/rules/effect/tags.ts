import type { Rule } from "../../../core/rules/rule.ts";
import { noneCounted } from "../../../core/rules/warned.ts";

export const effectTags: Rule = {
  id: "effect-tags",
  about: "instance",
  title: {
    zh: "标签可能不随实例过户",
    en: "Tags may not survive the transfer",
  },
  source: {
    ref: "ECS TagResources",
    quote: "没有资料说明标签、资源组、监控和告警是否随实例过户；这些对象都属于账号。",
  },
  remark: {
    zh: "无法预先得知：过户前记下标签，过户后比对。",
    en: "It cannot be known beforehand: write the tags down before the transfer, and compare after it.",
  },
  severity: "note",
  holdsBy: "after",
  outlet: "fix",
  phase: "cancel",
  evidence: ["instance.tagKeys"],
  remedy: {
    zh: "过户前记下标签：aliyun ecs ListTagResources --RegionId <region> --ResourceType instance --ResourceId.1 <instance>；过户后由目标账号重新打上：aliyun ecs TagResources --RegionId <region> --ResourceType instance --ResourceId.1 <instance> --Tag.1.Key <键> --Tag.1.Value <值>。以 acs:、aliyun 开头的键由云产品写入，不能自己打。靠标签选择实例的备份、监控、运维任务和成本分摊，以及云监控的应用分组和告警规则、资源组，都要在目标账号重建。",
    en: "Write the tags down before the transfer: aliyun ecs ListTagResources --RegionId <region> --ResourceType instance --ResourceId.1 <instance>; let the target account apply them again after it: aliyun ecs TagResources --RegionId <region> --ResourceType instance --ResourceId.1 <instance> --Tag.1.Key <key> --Tag.1.Value <value>. Keys with the prefix acs: or aliyun, which products write, cannot be applied by hand. Backups, monitoring, operations and cost allocation that select by tag, CloudMonitor groups and alarm rules, and resource groups have to be set up anew in the target account.",
  },
  undo: {
    zh: "去掉标签：aliyun ecs UntagResources --RegionId <region> --ResourceType instance --ResourceId.1 <instance> --TagKey.1 <键>",
    en: "Take a tag off: aliyun ecs UntagResources --RegionId <region> --ResourceType instance --ResourceId.1 <instance> --TagKey.1 <key>",
  },
  url: "https://help.aliyun.com/en/user-center/resource-transfer",

  check: ({ instance: { tagKeys } }) => noneCounted("instance.tagKeys", tagKeys),

  cases: [
    { name: "no tag", instance: { tagKeys: [] }, expect: "pass" },
    { name: "a tag", instance: { tagKeys: ["owner"] }, expect: "fail" },
    { name: "a product's tag alone", instance: { tagKeys: ["acs:ros:stackId"] }, expect: "fail" },
    {
      name: "tags not seen",
      instance: { tagKeys: { unknown: "Forbidden: ecs:DescribeInstances" } },
      expect: "unknown",
    },
  ],
};
