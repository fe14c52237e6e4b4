import {
  landedGroup,
  landedVpc,
  landedVswitch,
  notCreated,
  noTarget,
} from "../case/landed-parts.ts";
import type { Inventory, SecurityGroupFacts, VpcFacts, VswitchFacts } from "../inventory.ts";
import type { InstancePlan, LandingPlan, SecurityGroupPlan, VswitchPlan } from "../landing/plan.ts";
import { isUnknown } from "../unknown.ts";
import type { Maybe, Unknown } from "../unknown.ts";

/** What takes the place of a part of the plan: a part of the target, or `undefined` where it is yet to come. */
export type Landed<T> = Maybe<T | undefined>;

/** What of a landing the target has: adopted by the manifest, or made by an earlier run. */
export interface LandedParts {
  readonly target: Inventory | undefined;
  readonly vpc: Landed<VpcFacts>;
  vswitch(planned: VswitchPlan): Landed<VswitchFacts>;
  group(planned: SecurityGroupPlan): Landed<SecurityGroupFacts>;
  /** The instances that the target does not have yet. */
  readonly arriving: readonly InstancePlan[];
}

/** Looks the parts of a plan up in the target. Without its inventory, what the plan makes anew is taken to be new. */
export function landedParts(plan: LandingPlan, target: Inventory | undefined): LandedParts {
  const vpc = landedVpc(plan, target);
  const there = new Set(target?.instances.map(({ id }) => id));
  return {
    target,
    vpc: orToCome(vpc, plan.network),
    vswitch: (planned) => orToCome(landedVswitch(planned, vpc, target?.vswitches ?? []), planned),
    group: (planned) =>
      orToCome(landedGroup(planned, vpc, plan, target?.securityGroups ?? []), planned),
    arriving: plan.instances.filter(({ facts }) => !there.has(facts.id)),
  };
}

function orToCome<T extends object>(
  found: T | Unknown,
  { adoptedId }: { readonly adoptedId?: string | undefined },
): Landed<T> {
  if (!isUnknown(found)) return found;
  if (found.unknown === notCreated.unknown) return undefined;
  return found.unknown === noTarget.unknown && adoptedId === undefined ? undefined : found;
}
