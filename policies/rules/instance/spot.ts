import type { Rule } from "../../../core/rules/rule.ts";
import { fail, pass, undecided } from "../../../core/rules/verdict.ts";
import { isUnknown } from "../../../core/unknown.ts";

export const instanceSpot: Rule = {
  id: "instance-spot",
  title: {
    zh: "抢占式实例不支持过户",
    en: "Spot instances cannot be transferred",
  },
  source: { ref: "R1.2, R5.4", quote: "抢占式实例不支持过户。" },
  severity: "blocker",
  holdsBy: "plan",
  outlet: "alternative",
  evidence: ["instance.spotStrategy"],
  remedy: {
    zh: "抢占式实例不能转为普通实例，请改走共享镜像或 SMC（R10）：aliyun ecs CreateImage --RegionId <region> --InstanceId <instance> --ImageName <名称>，镜像可用后用 ModifyImageSharePermission 共享给目标账号。",
    en: "A spot instance cannot become a regular one; take the shared image or SMC instead (R10): aliyun ecs CreateImage --RegionId <region> --InstanceId <instance> --ImageName <name>, then share the image with the target account by ModifyImageSharePermission.",
  },
  undo: {
    zh: "取消共享并删除镜像：aliyun ecs DeleteImage --RegionId <region> --ImageId <镜像ID>（目标账号用它创建的实例此后不能重新初始化系统盘）。",
    en: "Stop sharing and delete the image: aliyun ecs DeleteImage --RegionId <region> --ImageId <image> (instances made from it can then no longer re-initialise their system disk).",
  },
  url: "https://help.aliyun.com/en/user-center/resource-transfer",

  check({ instance: { spotStrategy } }) {
    if (isUnknown(spotStrategy)) return undecided("instance.spotStrategy", spotStrategy);
    if (spotStrategy === "NoSpot") return pass;
    return fail({ path: "instance.spotStrategy", expected: "NoSpot", actual: spotStrategy });
  },

  cases: [
    { name: "regular instance", given: { spotStrategy: "NoSpot" }, expect: "pass" },
    {
      name: "spot with a price limit",
      given: { spotStrategy: "SpotWithPriceLimit" },
      expect: "fail",
    },
    { name: "spot at market price", given: { spotStrategy: "SpotAsPriceGo" }, expect: "fail" },
    {
      name: "strategy not seen",
      given: { spotStrategy: { unknown: "Forbidden: ecs:DescribeInstances" } },
      expect: "unknown",
    },
  ],
};
