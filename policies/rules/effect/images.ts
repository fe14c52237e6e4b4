import type { Rule } from "../../../core/rules/rule.ts";
import { noneCounted } from "../../../core/rules/warned.ts";

export const effectImages: Rule = {
  id: "effect-images",
  about: "instance",
  title: {
    zh: "自定义镜像留在源账号",
    en: "Custom images stay in the source account",
  },
  source: { ref: "R1.4", quote: "实例的快照、自定义镜像不会被过户转移。" },
  severity: "note",
  holdsBy: "submit",
  outlet: "alternative",
  phase: "cancel",
  evidence: ["instance.customImages"],
  remedy: {
    zh: "目标账号需要的镜像，共享给它（R10）：aliyun ecs ModifyImageSharePermission --RegionId <region> --ImageId <镜像ID> --AddAccount.1 <目标账号UID>；要长期使用，由目标账号复制成自己的镜像。加密镜像只有用自选密钥加密的可以共享；镜像在源账号继续计费。",
    en: "Share what the target needs with it (R10): aliyun ecs ModifyImageSharePermission --RegionId <region> --ImageId <image> --AddAccount.1 <UID of the target>; for lasting use let the target copy it into an image of its own. Of encrypted images only those with a key of one's own can be shared; images go on charging in the source account.",
  },
  undo: {
    zh: "取消共享：aliyun ecs ModifyImageSharePermission --RegionId <region> --ImageId <镜像ID> --RemoveAccount.1 <目标账号UID>；目标账号用它创建的实例此后不能重新初始化系统盘。",
    en: "Stop sharing: aliyun ecs ModifyImageSharePermission --RegionId <region> --ImageId <image> --RemoveAccount.1 <UID of the target>; instances that the target made from it can then no longer re-initialise their system disk.",
  },
  url: "https://help.aliyun.com/zh/ecs/user-guide/share-a-custom-image/",

  check: ({ instance: { customImages } }) => noneCounted("instance.customImages", customImages),

  cases: [
    { name: "no image", instance: { customImages: [] }, expect: "pass" },
    { name: "an image", instance: { customImages: ["m-bp1golden"] }, expect: "fail" },
    {
      name: "images not seen",
      instance: { customImages: { unknown: "Forbidden: ecs:DescribeImages" } },
      expect: "unknown",
    },
  ],
};
