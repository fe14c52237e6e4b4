import type { DestinationFacts } from "../facts/destination.ts";
import type { Inventory, VpcFacts } from "../inventory.ts";
import type { LandingPlan } from "../landing/plan.ts";
import { isUnknown } from "../unknown.ts";
import type { Unknown } from "../unknown.ts";
import { unlisted } from "./listed.ts";
import { noTarget, possibleVpcs } from "./landed-parts.ts";

/** What the VPC reaches, and beside a new one the target's own VPCs, with which it could never be connected. */
export function reachableFrom(
  plan: LandingPlan,
  vpc: VpcFacts | Unknown,
  target: Inventory | undefined,
): DestinationFacts["reachableCidrs"] {
  if (target === undefined) return noTarget;
  const reaches = isUnknown(vpc) ? [] : vpc.reaches;
  if (isUnknown(reaches) || plan.network.adoptedId !== undefined) return reaches;
  const unsure = unlisted(target, "vpcs");
  if (unsure !== undefined) return unsure;
  const own = new Set(possibleVpcs(plan, target).map(({ id }) => id));
  const others = target.vpcs.filter(({ id }) => !own.has(id));
  return [
    ...reaches,
    ...others.flatMap(({ id, cidr, secondaryCidrs }) =>
      [cidr, ...secondaryCidrs].map((block) => ({ cidr: block, through: id })),
    ),
  ];
}

/** What the VPC has, and what the landing is yet to add to one that it makes. */
export function vpcCidrsOf({ network }: LandingPlan, vpc: VpcFacts | Unknown): string[] {
  const planned = [network.cidr, ...network.secondaryCidrs];
  if (isUnknown(vpc)) return planned;
  const there = [vpc.cidr, ...vpc.secondaryCidrs];
  return network.adoptedId === undefined ? [...new Set([...there, ...planned])] : there;
}
