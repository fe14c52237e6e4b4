import { copyInstead, copyUndo } from "../../../core/rules/copy-instead.ts";
import { nothingNamed } from "../../../core/rules/nothing-bound.ts";
import type { Rule } from "../../../core/rules/rule.ts";

export const instanceDedicatedHost: Rule = {
  id: "instance-dedicated-host",
  about: "instance",
  title: {
    zh: "专有宿主机上的实例不支持过户",
    en: "An instance on a dedicated host cannot be transferred",
  },
  source: { ref: "R5.12", quote: "实例运行在专有宿主机上不支持过户" },
  severity: "blocker",
  holdsBy: "plan",
  outlet: "alternative",
  phase: "detach",
  evidence: ["instance.dedicatedHostId"],
  remedy: copyInstead({
    zh: "没有接口能把实例迁出专有宿主机",
    en: "No API moves an instance off its dedicated host",
  }),
  undo: copyUndo,
  url: "https://help.aliyun.com/zh/dedicated-host/product-overview/what-is-ddh",

  check: ({ instance: { dedicatedHostId } }) =>
    nothingNamed("instance.dedicatedHostId", dedicatedHostId),

  cases: [
    { name: "shared host", instance: { dedicatedHostId: null }, expect: "pass" },
    { name: "the API's empty id", instance: { dedicatedHostId: "" }, expect: "pass" },
    { name: "dedicated host", instance: { dedicatedHostId: "dh-bp1host" }, expect: "fail" },
    {
      name: "host not seen",
      instance: { dedicatedHostId: { unknown: "Forbidden: ecs:DescribeInstances" } },
      expect: "unknown",
    },
  ],
};
