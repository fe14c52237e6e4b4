import type { Rule } from "../../../core/rules/rule.ts";
import { fail, pass, undecided } from "../../../core/rules/verdict.ts";
import { isUnknown } from "../../../core/unknown.ts";

export const instanceDedicatedHost: Rule = {
  id: "instance-dedicated-host",
  title: {
    zh: "专有宿主机上的实例不支持过户",
    en: "An instance on a dedicated host cannot be transferred",
  },
  source: { ref: "R5.12", quote: "实例运行在专有宿主机上不支持过户" },
  severity: "blocker",
  holdsBy: "plan",
  outlet: "alternative",
  evidence: ["instance.dedicatedHostId"],
  remedy: {
    zh: "实例只能在专有宿主机之间迁移，不能迁出，请改走共享镜像或 SMC（R10）：aliyun ecs CreateImage --RegionId <region> --InstanceId <instance> --ImageName <名称>，镜像可用后用 ModifyImageSharePermission 共享给目标账号。",
    en: "An instance moves between dedicated hosts and never off them; take the shared image or SMC instead (R10): aliyun ecs CreateImage --RegionId <region> --InstanceId <instance> --ImageName <name>, then share the image with the target account by ModifyImageSharePermission.",
  },
  undo: {
    zh: "取消共享并删除镜像：aliyun ecs DeleteImage --RegionId <region> --ImageId <镜像ID>（目标账号用它创建的实例此后不能重新初始化系统盘）。",
    en: "Stop sharing and delete the image: aliyun ecs DeleteImage --RegionId <region> --ImageId <image> (instances made from it can then no longer re-initialise their system disk).",
  },
  url: "https://help.aliyun.com/zh/dedicated-host/product-overview/what-is-ddh",

  check({ instance: { dedicatedHostId } }) {
    if (isUnknown(dedicatedHostId)) return undecided("instance.dedicatedHostId", dedicatedHostId);
    if (dedicatedHostId === null || dedicatedHostId === "") return pass;
    return fail({ path: "instance.dedicatedHostId", expected: "null", actual: dedicatedHostId });
  },

  cases: [
    { name: "shared host", given: { dedicatedHostId: null }, expect: "pass" },
    { name: "the API's empty id", given: { dedicatedHostId: "" }, expect: "pass" },
    { name: "dedicated host", given: { dedicatedHostId: "dh-bp1host" }, expect: "fail" },
    {
      name: "host not seen",
      given: { dedicatedHostId: { unknown: "Forbidden: ecs:DescribeInstances" } },
      expect: "unknown",
    },
  ],
};
