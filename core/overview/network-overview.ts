import { overlap, readCidr } from "../cidr.ts";
import type { Inventory, VpcFacts } from "../inventory.ts";
import type { LandingPlan } from "../landing/plan.ts";
import { isUnknown } from "../unknown.ts";
import type { Maybe } from "../unknown.ts";
import type { PeeringOverview, VpcOverview, VswitchOverview } from "./overview.ts";
import type { Whereabouts } from "./whereabouts.ts";

/** The VPC of a landing next to the source's. */
export function vpcOverview(
  { network }: LandingPlan,
  source: Inventory,
  where: Whereabouts,
): VpcOverview {
  const facts = source.vpcs.find(({ id }) => id === network.sourceVpcId);
  return {
    sourceId: network.sourceVpcId,
    sourceName: facts?.name ?? "",
    sourceCidr: facts?.cidr,
    sourceSecondaryCidrs: facts?.secondaryCidrs ?? [],
    sourceUserCidrs: facts?.userCidrs ?? [],
    sourceIpv6: hasIpv6(facts),
    name: network.name,
    cidr: network.cidr,
    secondaryCidrs: network.secondaryCidrs,
    userCidrs: network.userCidrs,
    ipv6: network.ipv6,
    ...where.vpc,
  };
}

/** The vSwitches of a landing next to the source's. */
export function vswitchOverviews(
  plan: LandingPlan,
  source: Inventory,
  where: Whereabouts,
): VswitchOverview[] {
  const inside = Map.groupBy(plan.instances, ({ sourceVswitchId }) => sourceVswitchId);
  const facts = new Map(source.vswitches.map((vswitch) => [vswitch.id, vswitch]));
  return plan.network.vswitches.map((planned) => {
    const { sourceId, sourceCidr, zone, cidr, name, ipv6Mask } = planned;
    return {
      sourceId,
      sourceName: facts.get(sourceId)?.name ?? "",
      sourceCidr,
      sourceIpv6: hasIpv6(facts.get(sourceId)),
      zone,
      name,
      cidr,
      ipv6Mask,
      instances: inside.get(sourceId)?.length ?? 0,
      ...where.vswitch(planned),
    };
  });
}

function hasIpv6(facts: Pick<VpcFacts, "ipv6Cidr"> | undefined): boolean | undefined {
  return facts === undefined || isUnknown(facts.ipv6Cidr) ? undefined : facts.ipv6Cidr !== null;
}

/** Whether the landing's blocks and the source's leave room for a peering: a route leads to one of two equal blocks. */
export function peeringOverview(vpc: VpcOverview, isWanted: boolean): PeeringOverview {
  return { isWanted, overlaps: overlapsOf(vpc) };
}

function overlapsOf(vpc: VpcOverview): Maybe<{ source: string; landing: string }[]> {
  if (vpc.sourceCidr === undefined) return { unknown: `the inventory has no ${vpc.sourceId}` };
  const landing = [vpc.cidr, ...vpc.secondaryCidrs];
  return [vpc.sourceCidr, ...vpc.sourceSecondaryCidrs].flatMap((source) =>
    landing.flatMap((block) => (meet(source, block) ? [{ source, landing: block }] : [])),
  );
}

function meet(one: string, other: string): boolean {
  const [a, b] = [readCidr(one), readCidr(other)];
  return a !== undefined && b !== undefined && overlap(a.cidr, b.cidr);
}
