import { copyInstead, copyUndo } from "../../../core/rules/copy-instead.ts";
import type { Rule } from "../../../core/rules/rule.ts";
import { fail, pass, undecided } from "../../../core/rules/verdict.ts";
import { isUnknown } from "../../../core/unknown.ts";

export const instanceSpot: Rule = {
  id: "instance-spot",
  about: "instance",
  title: {
    zh: "抢占式实例不支持过户",
    en: "Spot instances cannot be transferred",
  },
  source: { ref: "R1.2, R5.4", quote: "抢占式实例不支持过户。" },
  severity: "blocker",
  holdsBy: "plan",
  outlet: "alternative",
  phase: "cancel",
  evidence: ["instance.spotStrategy"],
  remedy: copyInstead({
    zh: "抢占式实例不能转为普通实例",
    en: "A spot instance cannot become a regular one",
  }),
  undo: copyUndo,
  url: "https://help.aliyun.com/en/user-center/resource-transfer",

  check({ instance: { spotStrategy } }) {
    if (isUnknown(spotStrategy)) return undecided("instance.spotStrategy", spotStrategy);
    if (spotStrategy === "NoSpot") return pass;
    if (spotStrategy === "") return undecided("instance.spotStrategy", { unknown: "it is empty" });
    return fail({ path: "instance.spotStrategy", expected: "NoSpot", actual: spotStrategy });
  },

  cases: [
    { name: "regular instance", instance: { spotStrategy: "NoSpot" }, expect: "pass" },
    {
      name: "spot with a price limit",
      instance: { spotStrategy: "SpotWithPriceLimit" },
      expect: "fail",
    },
    { name: "spot at market price", instance: { spotStrategy: "SpotAsPriceGo" }, expect: "fail" },
    { name: "an empty strategy", instance: { spotStrategy: "" }, expect: "unknown" },
    {
      name: "strategy not seen",
      instance: { spotStrategy: { unknown: "Forbidden: ecs:DescribeInstances" } },
      expect: "unknown",
    },
  ],
};
