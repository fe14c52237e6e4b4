import { samePlace } from "../../../core/rules/addresses.ts";
import type { Rule } from "../../../core/rules/rule.ts";

export const targetRegion: Rule = {
  id: "target-region",
  about: "instance",
  title: {
    zh: "落地的地域必须与实例相同",
    en: "The landing must be in the instance's region",
  },
  source: { ref: "R5.3, R1.3", quote: "过户过程中不允许修改实例地域和可用区。" },
  severity: "blocker",
  holdsBy: "land",
  outlet: "fix",
  phase: "landing",
  evidence: ["instance.region", "destination.region"],
  remedy: {
    zh: "已经建在别的地域的落地资源，趁地域还没有改，先用 pulumi destroy 清除。再在目标账号的栈里改地域并落地：pulumi config set alicloud:region <region>，然后 pulumi up。",
    en: "Take a landing that stands in another region away first, while the stack still has that region: pulumi destroy. Then change the region of the target account's stack and land: pulumi config set alicloud:region <region>, then pulumi up.",
  },
  undo: {
    zh: "在实例到达之前：pulumi destroy，再用 pulumi config set alicloud:region 设回原来的地域。",
    en: "Before an instance has arrived: pulumi destroy, then pulumi config set alicloud:region with the former region.",
  },
  url: "https://help.aliyun.com/en/user-center/resource-transfer",

  check: ({ instance, destination }) =>
    samePlace(
      { path: "instance.region", place: instance.region },
      { path: "destination.region", place: destination.region },
    ),

  cases: [
    {
      name: "the same region",
      instance: { region: "cn-beijing" },
      destination: { region: "cn-beijing" },
      expect: "pass",
    },
    { name: "another region", destination: { region: "cn-shanghai" }, expect: "fail" },
    {
      name: "a region whose name begins alike",
      instance: { region: "cn-hangzhou" },
      destination: { region: "cn-hangzhou-finance" },
      expect: "fail",
    },
    {
      name: "no region on either side",
      instance: { region: "" },
      destination: { region: "" },
      expect: "unknown",
    },
    {
      name: "the instance's region not seen",
      instance: { region: { unknown: "Forbidden: ecs:DescribeInstances" } },
      expect: "unknown",
    },
    {
      name: "no landing planned",
      destination: { region: { unknown: "no manifest" } },
      expect: "unknown",
    },
  ],
};
