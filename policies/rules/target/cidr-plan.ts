import { contains, readCidr } from "../../../core/cidr.ts";
import type { DestinationFacts } from "../../../core/facts/destination.ts";
import { sentences } from "../../../core/input/words.ts";
import { checkVpcBlock, checkVswitchBlock } from "../../../core/landing/cidr-limits.ts";
import { readVpcBlocks, settle } from "../../../core/rules/addresses.ts";
import type { Evidence, Rule } from "../../../core/rules/rule.ts";
import { fail, undecided } from "../../../core/rules/verdict.ts";
import type { Text } from "../../../core/text.ts";
import { isUnknown } from "../../../core/unknown.ts";
import { targetCidrPlanCases } from "./cidr-plan.cases.ts";

export const targetCidrPlan: Rule = {
  id: "target-cidr-plan",
  about: "instance",
  title: {
    zh: "目标 VPC 与交换机的网段必须是平台允许的",
    en: "The blocks of the target's VPC and vSwitch must be ones that the platform takes",
  },
  source: {
    ref: "CreateVpc, CreateVSwitch",
    quote:
      "VPC 的掩码为 /8 至 /28，交换机的掩码为 /16 至 /29 且在 VPC 的网段之内，都不能与保留网段重叠。",
  },
  remark: {
    zh: "交换机的网段建好后不能修改，也不能等于 VPC 路由表里某条路由的目标网段；后者由 target-cidr-overlap 一并检查。",
    en: "The block of a vSwitch cannot be changed once it is made. It must not equal the destination of a route of the VPC either; target-cidr-overlap looks at that.",
  },
  severity: "blocker",
  holdsBy: "land",
  outlet: "fix",
  phase: "landing",
  evidence: ["destination.vswitchCidr", "destination.vpcCidrs"],
  remedy: {
    zh: "在 transfer.yaml 里改 landing.vpc.cidr 或 landing.vpc.secondaryCidrs，使它们覆盖所有交换机的网段；或在 landing.vswitches 里为交换机写上别的 cidr，并放弃原私网IP。先用 pulumi preview 查看，再 pulumi up。已建好的 VPC 会因 landing.vpc.cidr 改变而被替换，所以要在实例到达之前改。",
    en: "Change landing.vpc.cidr or landing.vpc.secondaryCidrs in transfer.yaml so that they cover the blocks of all vSwitches, or give a vSwitch another cidr under landing.vswitches and its private addresses up. Look with pulumi preview, then pulumi up. Another landing.vpc.cidr replaces a VPC that stands already, so do it before an instance has arrived.",
  },
  undo: {
    zh: "写回 landing.vpc 与 landing.vswitches 原来的值，再 pulumi up；整个落地用 pulumi destroy 清除。",
    en: "Write landing.vpc and landing.vswitches back as they were, then pulumi up; pulumi destroy takes the whole landing away.",
  },
  url: "https://help.aliyun.com/zh/vpc/user-guide/create-and-manage-a-vpc",

  check({ destination: { vswitchCidr, vpcCidrs } }) {
    const refused = [...refusedVpcBlocks(vpcCidrs), ...refusedVswitchBlock(vswitchCidr)];
    if (refused.length > 0) {
      const explanation = sentences(...refused.map(({ why }) => why));
      return fail(
        refused.map(({ evidence }) => evidence),
        { explanation },
      );
    }
    if (isUnknown(vswitchCidr)) return undecided("destination.vswitchCidr", vswitchCidr);
    const { blocks, missing } = readVpcBlocks("destination.vpcCidrs", vpcCidrs);
    const inner = readCidr(vswitchCidr)?.cidr;
    const inside =
      inner !== undefined && blocks.some(({ cidr: vpcBlock }) => contains(vpcBlock, inner));
    if (inside || blocks.length === 0) return settle([], missing);
    const expected = `inside ${blocks.map(({ cidr }) => cidr.text).join(" | ")}`;
    return fail({ path: "destination.vswitchCidr", expected, actual: vswitchCidr });
  },

  cases: targetCidrPlanCases,
};

interface Refused {
  readonly evidence: Evidence;
  readonly why: Text;
}

function refusedVpcBlocks(blocks: DestinationFacts["vpcCidrs"]): Refused[] {
  if (isUnknown(blocks)) return [];
  return blocks.flatMap((actual, index) => {
    const checked = checkVpcBlock(actual);
    if (!("wrong" in checked)) return [];
    const path = `destination.vpcCidrs[${String(index)}]`;
    const expected = "an IPv4 block, /8 to /28, not reserved";
    return [{ evidence: { path, expected, actual }, why: checked.wrong }];
  });
}

function refusedVswitchBlock(actual: DestinationFacts["vswitchCidr"]): Refused[] {
  if (isUnknown(actual)) return [];
  const checked = checkVswitchBlock(actual);
  if (!("wrong" in checked)) return [];
  const expected = "an IPv4 block, /16 to /29, not reserved";
  return [{ evidence: { path: "destination.vswitchCidr", expected, actual }, why: checked.wrong }];
}
