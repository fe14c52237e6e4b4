import type { DestinationFacts } from "../../../core/facts/destination.ts";
import { overlaps, readBlocks, readVpcBlocks, settle } from "../../../core/rules/addresses.ts";
import type { Blocks } from "../../../core/rules/addresses.ts";
import type { Rule } from "../../../core/rules/rule.ts";
import { undecided } from "../../../core/rules/verdict.ts";
import type { Text } from "../../../core/text.ts";
import { isUnknown } from "../../../core/unknown.ts";
import { targetCidrOverlapCases } from "./cidr-overlap.cases.ts";

export const targetCidrOverlap: Rule = {
  id: "target-cidr-overlap",
  about: "instance",
  title: {
    zh: "目标 VPC 的网段不应与实例要访问的网络重叠",
    en: "The target VPC's blocks should not overlap a network that the instance must reach",
  },
  source: {
    ref: "R3.2, R3.3",
    quote: "过户会更换实例的VPC，网络位置和互通性会发生变化，无法与原VPC内的其他实例直接互通。",
  },
  remark: {
    zh: "指南既建议用对等连接与原 VPC 互通（R3.2），又建议规划相同网段以保留私网IP（R3.3）。两者不能同时做到：网段重叠的两个 VPC 之间无法路由。",
    en: "The guide advises both a peering with the old VPC (R3.2) and the same block to keep the private IP address (R3.3). They exclude each other: nothing is routed between two VPCs whose blocks overlap.",
  },
  severity: "warning",
  holdsBy: "land",
  outlet: "fix",
  phase: "landing",
  evidence: ["destination.vpcCidrs", "destination.reachableCidrs", "destination.peering"],
  remedy: {
    zh: "先决定要哪一个。保留私网IP：在 transfer.yaml 里写 landing.peerWithSource: false，不与原 VPC 对等连接。要互通：把 landing.vpc.cidr 写成与对方不重叠的网段，在 landing.vswitches 里为每个交换机写上其中的 cidr，并放弃原私网IP，再 pulumi up。与其他网络重叠时，把 landing.vpc.cidr 缩小到刚好覆盖所有交换机的网段，再 pulumi up；网络属于目标账号自己而实例并不需要访问它时，可写豁免（waivers）。",
    en: "Decide which one you want. To keep the address: write landing.peerWithSource: false in transfer.yaml and do without the peering. To reach the old VPC: give landing.vpc.cidr a block that overlaps neither end and each vSwitch a cidr inside it under landing.vswitches, give the old addresses up, then pulumi up. Where another network overlaps, narrow landing.vpc.cidr until it just covers the blocks of all vSwitches, then pulumi up; a VPC of the target's own that the instance need not reach can be waived (waivers).",
  },
  undo: {
    zh: "把 landing.peerWithSource、landing.vpc.cidr、landing.vswitches 写回原值，再 pulumi up。",
    en: "Write landing.peerWithSource, landing.vpc.cidr and landing.vswitches back as they were, then pulumi up.",
  },
  url: "https://help.aliyun.com/zh/vpc/create-and-manage-vpc-peering-connection",

  check({ destination: { vpcCidrs, reachableCidrs, peering } }) {
    const own = readVpcBlocks("destination.vpcCidrs", vpcCidrs);
    const reached = readBlocks("destination.reachableCidrs", reachableCidrs);
    const peered = sourceBlocks(peering);
    // Every block lies inside a default route, which leads to whatever is left and takes no address away.
    const others = reached.blocks.filter(({ cidr }) => cidr.prefix > 0);
    const withSource = overlaps(peered.blocks, own.blocks);
    return settle(
      [...withSource, ...overlaps(others, own.blocks)],
      [...own.missing, ...reached.missing, ...peered.missing],
      withSource.length === 0 ? {} : { explanation: eitherOr },
    );
  },

  cases: targetCidrOverlapCases,
};

const eitherOr: Text = {
  zh: "“沿用原网段以保留私网IP”（R3.3）与“和原 VPC 建对等连接”（R3.2）只能二选一：两端网段重叠，对等连接无法路由。",
  en: "The same block to keep the private IP address (R3.3) and a peering with the old VPC (R3.2) exclude each other: where the blocks of both ends overlap, a peering routes nothing.",
};

function sourceBlocks(peering: DestinationFacts["peering"]): Blocks {
  if (peering === null) return { blocks: [], missing: [] };
  if (isUnknown(peering))
    return { blocks: [], missing: [undecided("destination.peering", peering)] };
  return readVpcBlocks("destination.peering.sourceCidrs", peering.sourceCidrs);
}
