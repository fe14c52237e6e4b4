import { copyInstead, copyUndo } from "../../../core/rules/copy-instead.ts";
import type { Rule } from "../../../core/rules/rule.ts";
import { fail, pass, undecided } from "../../../core/rules/verdict.ts";
import { isUnknown } from "../../../core/unknown.ts";

const transferable = ["PrePaid", "PostPaid"];

export const instanceChargeType: Rule = {
  id: "instance-charge-type",
  about: "instance",
  title: {
    zh: "只有包年包月和按量付费的实例支持过户",
    en: "Only subscription and pay-as-you-go instances can be transferred",
  },
  source: { ref: "R1.1", quote: "支持商品：包年包月的ECS实例和按量付费的ECS实例。" },
  severity: "blocker",
  holdsBy: "plan",
  outlet: "alternative",
  phase: "cancel",
  evidence: ["instance.chargeType"],
  remedy: copyInstead({
    zh: "指南只列出包年包月和按量付费两种计费方式",
    en: "The guide names subscription and pay-as-you-go, and no other way of charging",
  }),
  undo: copyUndo,
  url: "https://help.aliyun.com/en/user-center/resource-transfer",

  check({ instance: { chargeType } }) {
    if (isUnknown(chargeType)) return undecided("instance.chargeType", chargeType);
    if (transferable.includes(chargeType)) return pass;
    if (chargeType === "") return undecided("instance.chargeType", { unknown: "it is empty" });
    return fail({
      path: "instance.chargeType",
      expected: transferable.join(" | "),
      actual: chargeType,
    });
  },

  cases: [
    { name: "subscription", instance: { chargeType: "PrePaid" }, expect: "pass" },
    { name: "pay-as-you-go", instance: { chargeType: "PostPaid" }, expect: "pass" },
    {
      name: "a way of charging that the guide does not name",
      instance: { chargeType: "PayByDuration" },
      expect: "fail",
    },
    { name: "in other letters", instance: { chargeType: "prepaid" }, expect: "fail" },
    { name: "an empty value", instance: { chargeType: "" }, expect: "unknown" },
    {
      name: "charge type not seen",
      instance: { chargeType: { unknown: "Forbidden: ecs:DescribeInstances" } },
      expect: "unknown",
    },
  ],
};
