import { destinationsOf } from "../case/destinations.ts";
import { landedVpc, possibleVpcs } from "../case/landed-parts.ts";
import { unlisted } from "../case/listed.ts";
import type { Inventory, VswitchFacts } from "../inventory.ts";
import type { InstancePlan, LandingPlan, VswitchPlan } from "../landing/plan.ts";
import { isUnknown } from "../unknown.ts";
import type { Maybe } from "../unknown.ts";
import type { AddressQuestion } from "./keepability.ts";
import type { Place, PlaceNetwork } from "./place.ts";

/**
 * The question that a landing asks: each instance in the vSwitch that is there already, else in the planned one.
 * Without an inventory of the target nobody knows whether a planned vSwitch is there, and what is in it.
 * @param peerWithSource whether the landing's VPC is to reach the source's, whose blocks it can then not have itself
 */
export function addressQuestion(
  plan: LandingPlan,
  source: Inventory,
  target: Inventory | undefined,
  peerWithSource = false,
): AddressQuestion {
  const alone = networkOf(plan, target);
  const network = peerWithSource ? peered(alone, plan, source) : alone;
  const others = (target?.vpcs ?? []).filter(({ id }) => id !== network.id);
  const destinationOf = destinationsOf(plan, { target, peering: null });
  const planned = new Map(plan.network.vswitches.map((one) => [one.sourceId, one]));
  const existing = new Map((target?.vswitches ?? []).map((one) => [one.id, placeOf(one)]));
  const places = new Map<string, Maybe<Place>>();
  const landOf = (instance: InstancePlan): Maybe<Place> => {
    const { vswitchId } = destinationOf(instance);
    if (!isUnknown(vswitchId)) {
      return existing.get(vswitchId) ?? { unknown: `the target's inventory has no ${vswitchId}` };
    }
    const vswitch = planned.get(instance.sourceVswitchId);
    if (target === undefined || vswitch === undefined || !isToCome(plan, vswitch, target))
      return vswitchId;
    const unsure = unlisted(target, "vpcs") ?? unlisted(target, "vswitches");
    return unsure ?? plannedPlace(vswitch, network.id);
  };
  for (const instance of plan.instances) {
    const { sourceVswitchId } = instance;
    if (!places.has(sourceVswitchId)) places.set(sourceVswitchId, landOf(instance));
  }
  return {
    source,
    target,
    arrivals: plan.instances.map(({ facts, sourceVswitchId }) => ({
      instance: facts,
      place: places.get(sourceVswitchId) ?? { unknown: `the plan has no ${sourceVswitchId}` },
    })),
    places: [...existing.values()],
    networks: [...others, network],
  };
}

/** Whether the landing makes a vSwitch: nothing that the target lists looks like it. */
function isToCome(plan: LandingPlan, { zone, cidr }: VswitchPlan, target: Inventory): boolean {
  const vpcs = possibleVpcs(plan, target).map(({ id }) => id);
  const like = target.vswitches.filter((one) => one.zone === zone && one.cidr === cidr);
  return vpcs.length < 2 && !like.some(({ vpcId }) => vpcs.includes(vpcId));
}

/** The VPC of the landing: the one that is there, else one that reaches nothing yet. */
function networkOf(plan: LandingPlan, target: Inventory | undefined): PlaceNetwork {
  const { name, cidr, secondaryCidrs } = plan.network;
  const there = landedVpc(plan, target);
  return isUnknown(there)
    ? { id: name, cidr, secondaryCidrs: [...secondaryCidrs], reaches: [] }
    : there;
}

/** The network once it reaches every block of the source VPC as well. */
function peered(
  network: PlaceNetwork,
  { network: { sourceVpcId } }: LandingPlan,
  { vpcs }: Inventory,
): PlaceNetwork {
  const { reaches } = network;
  if (isUnknown(reaches)) return network;
  const vpc = vpcs.find(({ id }) => id === sourceVpcId);
  if (vpc === undefined)
    return { ...network, reaches: { unknown: `the inventory has no ${sourceVpcId}` } };
  const blocks = [vpc.cidr, ...vpc.secondaryCidrs];
  const peer = blocks.map((cidr) => ({ cidr, through: sourceVpcId }));
  return { ...network, reaches: [...reaches, ...peer] };
}

function placeOf({ id, vpcId, zone, cidr, reservedCidrs, addressChecks }: VswitchFacts): Place {
  return { id, vpcId, zone, cidr, read: { reservedCidrs, addressChecks } };
}

function plannedPlace({ key, zone, cidr }: VswitchPlan, vpcId: string): Place {
  return { id: key, vpcId, zone, cidr, read: undefined };
}
