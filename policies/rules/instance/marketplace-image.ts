import type { InstanceFacts } from "../../../core/facts/instance.ts";
import { worst } from "../../../core/rules/both-accounts.ts";
import { copyInstead, copyUndo } from "../../../core/rules/copy-instead.ts";
import { sampleDisk } from "../../../core/rules/disks.ts";
import { nothingNamed } from "../../../core/rules/nothing-bound.ts";
import type { Rule, Verdict } from "../../../core/rules/rule.ts";
import { fail, undecided } from "../../../core/rules/verdict.ts";
import { isUnknown } from "../../../core/unknown.ts";

export const instanceMarketplaceImage: Rule = {
  id: "instance-marketplace-image",
  about: "instance",
  title: {
    zh: "使用镜像市场镜像的实例不支持过户",
    en: "An instance made from a marketplace image cannot be transferred",
  },
  source: { ref: "R5.13", quote: "使用镜像市场中的镜像的实例不支持过户" },
  remark: {
    zh: "由市场镜像制作的自定义镜像保留商品标识（ProductCode）。控制台是否也拒绝这样的实例没有说明，这里按不能过户处理。共享这样的镜像时接收方要付镜像费用，且不能跨站点。",
    en: "A custom image made from a marketplace image keeps its product code. Whether the console refuses such an instance too is not documented; it counts as refused here. Where such an image is shared, the receiver pays its fee, and it cannot be shared across sites.",
  },
  severity: "blocker",
  holdsBy: "plan",
  outlet: "alternative",
  phase: "cancel",
  evidence: ["instance.image", "instance.disks"],
  remedy: copyInstead({
    zh: "镜像在系统盘的整个生命周期里不变，更换系统盘（ReplaceSystemDisk）会清空系统盘的数据",
    en: "A system disk keeps its image for life, and replacing it (ReplaceSystemDisk) wipes it",
  }),
  undo: copyUndo,
  url: "https://help.aliyun.com/zh/ecs/user-guide/alibaba-cloud-market-mirror-images",

  check: ({ instance: { image, disks } }) => worst([imageOf(image), systemDiskOf(disks)]),

  cases: [
    {
      name: "a public image",
      instance: { image: { ownerAlias: "system", productCode: "" } },
      expect: "pass",
    },
    {
      name: "a custom image of its own",
      instance: { image: { ownerAlias: "self", productCode: "" } },
      expect: "pass",
    },
    {
      name: "a marketplace image",
      instance: { image: { ownerAlias: "marketplace", productCode: "cmjj000001" } },
      expect: "fail",
    },
    {
      name: "a marketplace image without a product code",
      instance: { image: { ownerAlias: "marketplace", productCode: "" } },
      expect: "fail",
    },
    {
      name: "a custom image made from a marketplace image",
      instance: { image: { ownerAlias: "self", productCode: "cmjj000001" } },
      expect: "fail",
    },
    {
      name: "the system disk proves what the image hides",
      instance: {
        image: { unknown: "the image is no longer there" },
        disks: [sampleDisk("system", { productCode: "cmjj000001" })],
      },
      expect: "fail",
    },
    {
      name: "the image proves what the disks hide",
      instance: {
        image: { ownerAlias: "marketplace", productCode: "cmjj000001" },
        disks: { unknown: "Forbidden: ecs:DescribeDisks" },
      },
      expect: "fail",
    },
    {
      name: "a product code of a data disk alone",
      instance: {
        disks: [sampleDisk("system"), sampleDisk("data", { productCode: "cmjj000001" })],
      },
      expect: "pass",
    },
    {
      name: "the API's empty product code",
      instance: { disks: [sampleDisk("system", { productCode: "" })] },
      expect: "pass",
    },
    {
      name: "image not seen",
      instance: { image: { unknown: "Forbidden: ecs:DescribeImages" } },
      expect: "unknown",
    },
    {
      name: "a system disk that does not say",
      instance: {
        disks: [sampleDisk("system", { productCode: { unknown: "not in the answer" } })],
      },
      expect: "unknown",
    },
    { name: "no system disk seen", instance: { disks: [sampleDisk("data")] }, expect: "unknown" },
    {
      name: "disks not seen",
      instance: { disks: { unknown: "Forbidden: ecs:DescribeDisks" } },
      expect: "unknown",
    },
  ],
};

function imageOf(image: InstanceFacts["image"]): Verdict {
  if (isUnknown(image)) return undecided("instance.image", image);
  if (image.ownerAlias !== "marketplace")
    return nothingNamed("instance.image.productCode", image.productCode);
  const actual = ["marketplace", image.productCode].filter((part) => part !== "").join(" ");
  return fail({ path: "instance.image.ownerAlias", expected: "system | self | others", actual });
}

function systemDiskOf(disks: InstanceFacts["disks"]): Verdict {
  if (isUnknown(disks)) return undecided("instance.disks", disks);
  const verdicts = disks.flatMap((disk, index) =>
    disk.type === "system"
      ? [nothingNamed(`instance.disks[${String(index)}].productCode`, disk.productCode)]
      : [],
  );
  if (verdicts.length > 0) return worst(verdicts);
  return undecided("instance.disks", {
    unknown: "no system disk was seen, and every instance has one",
  });
}
