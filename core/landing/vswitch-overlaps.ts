import { overlap, readCidr } from "../cidr.ts";
import type { Cidr } from "../cidr.ts";
import { sentences } from "../input/words.ts";
import type { Inventory, VpcFacts, VswitchFacts } from "../inventory.ts";
import type { Text } from "../text.ts";
import { isUnknown } from "../unknown.ts";
import { unlisted } from "../case/listed.ts";
import { readTargetAgain } from "./adoption-checks.ts";
import { takesPlaceOf } from "./origin.ts";
import { ipv6MaskOf } from "./plan-vswitches.ts";
import type { PlannedVswitch } from "./plan-vswitches.ts";
import type { NetworkSources } from "./plan-vpc.ts";
import type { VswitchPlan } from "./plan.ts";
import { unknownFact } from "./problems.ts";
import type { Problems } from "./problems.ts";

/** A vSwitch beside which a new one has to fit. */
interface Neighbour {
  readonly id: string;
  readonly cidr: string;
  readonly ipv6Mask: number | undefined;
}

/**
 * No two vSwitches of a VPC may share a block: new ones not with each other, and in an adopted VPC not with those that
 * it has, nor with the destination of a route. What an earlier run of the landing made there is no obstacle.
 */
export function checkOverlaps(
  vswitches: readonly PlannedVswitch[],
  { manifest, target }: NetworkSources,
  problems: Problems,
): void {
  const fresh = vswitches.filter(({ plan }) => plan.adoptedId === undefined);
  const { adopt } = manifest.landing.vpc;
  const read =
    target === undefined || target === "unread" || adopt === undefined ? undefined : target;
  const vpc = read?.vpcs.find(({ id }) => id === adopt);
  const [first] = fresh;
  const unsure = read && unlisted(read, "vswitches");
  if (vpc !== undefined && unsure !== undefined && first !== undefined) {
    const what = { zh: `${vpc.id} 有哪些交换机`, en: `which vSwitches ${vpc.id} has` };
    const settled = readTargetAgain("vpc:DescribeVSwitches");
    problems.add(first.path, unknownFact(what, unsure, settled));
  }
  for (const [index, one] of fresh.entries()) {
    const block = readCidr(one.plan.cidr)?.cidr;
    if (block === undefined) continue;
    const neighbours = [
      ...fresh
        .slice(0, index)
        .map(({ plan }) => plan)
        .map(toNeighbour),
      ...standing(one.plan, adopt, manifest.source.account, read),
    ];
    for (const problem of clashes(one.plan, block, neighbours)) problems.add(one.path, problem);
    if (vpc !== undefined) {
      for (const problem of routed(one.plan, block, vpc)) problems.add(one.path, problem);
    }
  }
}

function toNeighbour({ sourceId, cidr, ipv6Mask }: VswitchPlan): Neighbour {
  return { id: sourceId, cidr, ipv6Mask };
}

/** The adopted VPC's own vSwitches, but for the one that takes this very place already. */
function standing(
  { sourceId, cidr }: VswitchPlan,
  vpcId: string | undefined,
  sourceAccount: string,
  target: Inventory | undefined,
): Neighbour[] {
  const isLanded = (one: VswitchFacts): boolean =>
    one.cidr === cidr && takesPlaceOf(one.description, sourceId, sourceAccount);
  return (target?.vswitches ?? [])
    .filter((one) => one.vpcId === vpcId && !isLanded(one))
    .map((one) => ({ id: one.id, cidr: one.cidr, ipv6Mask: ipv6MaskOf(one) }));
}

function clashes(plan: VswitchPlan, block: Cidr, neighbours: readonly Neighbour[]): Text[] {
  return neighbours.flatMap((other) => {
    const taken = readCidr(other.cidr)?.cidr;
    const blocks = taken !== undefined && overlap(taken, block) ? [overlaps(plan, other)] : [];
    const masks = plan.ipv6Mask !== undefined && plan.ipv6Mask === other.ipv6Mask;
    return masks ? [...blocks, sameMask(plan, other)] : blocks;
  });
}

/** CreateVSwitch refuses the block that a route of the VPC leads to. */
function routed({ sourceId, cidr }: VswitchPlan, block: Cidr, { id, reaches }: VpcFacts): Text[] {
  if (isUnknown(reaches)) return [];
  return reaches
    .filter((reach) => readCidr(reach.cidr)?.cidr.text === block.text)
    .map(({ through }) => ({
      zh: `${sourceId} 的网段 ${cidr} 正是 ${id} 中一条路由的目标网段（经 ${through}），不能建成交换机。请在 landing.vswitches 中为它写上别的 cidr。`,
      en: `${cidr} of ${sourceId} is the destination of a route in ${id} (through ${through}), and cannot become a vSwitch. Give it another cidr under landing.vswitches.`,
    }));
}

function overlaps({ sourceId, cidr }: VswitchPlan, other: Neighbour): Text {
  return sentences(
    {
      zh: `${sourceId} 的网段 ${cidr} 与同一 VPC 中 ${other.id} 的 ${other.cidr} 重叠。`,
      en: `${cidr} of ${sourceId} overlaps ${other.cidr} of ${other.id} in the same VPC.`,
    },
    {
      zh: "请在 landing.vswitches 中为它写上别的 cidr，或沿用已有的交换机（adopt）。",
      en: "Give it another cidr under landing.vswitches, or adopt the vSwitch that is there.",
    },
  );
}

function sameMask({ sourceId, ipv6Mask }: VswitchPlan, other: Neighbour): Text {
  return {
    zh: `${sourceId} 的 ipv6Mask ${String(ipv6Mask)} 已由同一 VPC 中的 ${other.id} 使用。请在 landing.vswitches 中为它写上别的 ipv6Mask。`,
    en: `ipv6Mask ${String(ipv6Mask)} of ${sourceId} is taken by ${other.id} in the same VPC. Give it another ipv6Mask under landing.vswitches.`,
  };
}
