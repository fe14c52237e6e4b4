import { destinationsOf } from "../case/destinations.ts";
import type { Inventory, VswitchFacts } from "../inventory.ts";
import type { InstancePlan, LandingPlan, VswitchPlan } from "../landing/plan.ts";
import { isUnknown } from "../unknown.ts";
import type { Maybe } from "../unknown.ts";
import type { AddressQuestion } from "./keepability.ts";
import type { Place, PlaceNetwork } from "./place.ts";

/**
 * The question that a landing asks: each instance in the vSwitch that is there already, else in the planned one.
 * Without an inventory of the target nobody knows whether a planned vSwitch is there, and what is in it.
 */
export function addressQuestion(
  plan: LandingPlan,
  source: Inventory,
  target: Inventory | undefined,
): AddressQuestion {
  const network = networkOf(plan, target);
  const vpcs = target?.vpcs ?? [];
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
    const toCome = vswitch !== undefined && isToCome(plan, vswitch, target);
    return toCome ? plannedPlace(vswitch, network.id) : vswitchId;
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
    networks: vpcs.some(({ id }) => id === network.id) ? vpcs : [...vpcs, network],
  };
}

/** Whether the landing makes a vSwitch: nothing in the target looks like it. */
function isToCome(
  plan: LandingPlan,
  { zone, cidr }: VswitchPlan,
  target: Inventory | undefined,
): boolean {
  if (target === undefined) return false;
  const vpcs = sameVpcs(plan, target).map(({ id }) => id);
  const like = target.vswitches.filter((one) => one.zone === zone && one.cidr === cidr);
  return vpcs.length < 2 && !like.some(({ vpcId }) => vpcs.includes(vpcId));
}

function sameVpcs({ network }: LandingPlan, target: Inventory | undefined) {
  const { name, cidr } = network;
  return (target?.vpcs ?? []).filter((vpc) => vpc.name === name && vpc.cidr === cidr);
}

/** The VPC of the landing: the one that is there, else one that reaches nothing yet. */
function networkOf(plan: LandingPlan, target: Inventory | undefined): PlaceNetwork {
  const { name, cidr } = plan.network;
  const [first, ...others] = sameVpcs(plan, target);
  if (first !== undefined && others.length === 0) return first;
  return { id: name, cidr, secondaryCidrs: [], reaches: [] };
}

function placeOf({ id, vpcId, zone, cidr, reservedCidrs, addressChecks }: VswitchFacts): Place {
  return { id, vpcId, zone, cidr, read: { reservedCidrs, addressChecks } };
}

function plannedPlace({ key, zone, cidr }: VswitchPlan, vpcId: string): Place {
  return { id: key, vpcId, zone, cidr, read: undefined };
}
