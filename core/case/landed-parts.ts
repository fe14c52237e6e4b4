import type { Inventory, SecurityGroupFacts, VpcFacts, VswitchFacts } from "../inventory.ts";
import type { LandingPlan, SecurityGroupPlan, VswitchPlan } from "../landing/plan.ts";
import { takesPlaceOf } from "../landing/origin.ts";
import { isUnknown } from "../unknown.ts";
import type { Unknown } from "../unknown.ts";

/** Why nothing is known of a part that the landing is yet to make. */
export const notCreated: Unknown = {
  unknown: "not created yet: run pulumi up in the target account, then read its inventory",
};
/** Why nothing is known of the target. */
export const noTarget: Unknown = {
  unknown:
    "no inventory of the target: run ecs-transfer inventory there and name it in the manifest",
};

/** The VPC that is adopted or that the landing made; two that look alike cannot be told apart. */
export function landedVpc(plan: LandingPlan, target: Inventory | undefined): VpcFacts | Unknown {
  const { adoptedId, name, cidr } = plan.network;
  if (target === undefined) return noTarget;
  if (adoptedId !== undefined) return adopted(target.vpcs, adoptedId);
  return only(possibleVpcs(plan, target), `VPCs named ${name} with ${cidr}`);
}

/**
 * Those of the target that may be the landing's: the adopted one; else by name and block, of which those with the
 * landing's description go first. One that is described as something else is somebody else's.
 */
export function possibleVpcs(
  { network, sourceAccount }: LandingPlan,
  { vpcs }: Pick<Inventory, "vpcs">,
): VpcFacts[] {
  const { adoptedId, name, cidr, sourceVpcId } = network;
  if (adoptedId !== undefined) return vpcs.filter(({ id }) => id === adoptedId);
  const same = vpcs.filter((vpc) => vpc.name === name && vpc.cidr === cidr);
  const landed = same.filter(({ description }) =>
    takesPlaceOf(description, sourceVpcId, sourceAccount),
  );
  return landed.length > 0 ? landed : same.filter(({ description }) => description === "");
}

/** The vSwitch that is adopted or that the landing made, by zone and block. */
export function landedVswitch(
  { adoptedId, zone, cidr }: VswitchPlan,
  vpc: VpcFacts | Unknown,
  list: readonly VswitchFacts[],
): VswitchFacts | Unknown {
  if (isUnknown(vpc)) return vpc;
  if (adoptedId !== undefined) return adopted(list, adoptedId);
  const same = list.filter((one) => one.vpcId === vpc.id && one.zone === zone && one.cidr === cidr);
  return only(same, `vSwitches with ${cidr} in ${zone}`);
}

/** The group that is adopted or that the landing made: by its description, and in a VPC of the landing also by name. */
export function landedGroup(
  { adoptedId, name, sourceId }: SecurityGroupPlan,
  vpc: VpcFacts | Unknown,
  { network, sourceAccount }: LandingPlan,
  list: readonly SecurityGroupFacts[],
): SecurityGroupFacts | Unknown {
  if (isUnknown(vpc)) return vpc;
  if (adoptedId !== undefined) return adopted(list, adoptedId);
  const same = list.filter((one) => one.vpcId === vpc.id && one.name === name);
  const landed = same.filter(({ description }) =>
    takesPlaceOf(description, sourceId, sourceAccount),
  );
  // An adopted VPC has groups of its own, whose names say nothing.
  const known = landed.length > 0 || network.adoptedId !== undefined ? landed : same;
  return only(known, `security groups named ${name} in ${vpc.id}`);
}

function adopted<T extends { readonly id: string }>(list: readonly T[], id: string): T | Unknown {
  return list.find((one) => one.id === id) ?? { unknown: `the target's inventory has no ${id}` };
}

function only<T>(found: readonly T[], what: string): T | Unknown {
  const [first, ...others] = found;
  if (first === undefined) return notCreated;
  if (others.length === 0) return first;
  return { unknown: `the target has ${String(found.length)} ${what}: which is the landing's?` };
}
