import { landedGroup, landedVpc, landedVswitch } from "../case/landed-parts.ts";
import type { Inventory } from "../inventory.ts";
import type { LandingPlan, SecurityGroupPlan, VswitchPlan } from "../landing/plan.ts";
import { isUnknown } from "../unknown.ts";
import type { Maybe } from "../unknown.ts";
import type { Pair } from "./overview.ts";

type Whereabout = Pick<Pair, "standing" | "targetId">;

/** What of a landing is in the target already. */
export interface Whereabouts {
  readonly vpc: Whereabout;
  readonly vswitch: (planned: VswitchPlan) => Whereabout;
  readonly group: (planned: SecurityGroupPlan) => Whereabout;
}

/** Looks for every part of a landing in the target's inventory. */
export function whereaboutsOf(plan: LandingPlan, target: Inventory | undefined): Whereabouts {
  const vpc = landedVpc(plan, target);
  const { vswitches = [], securityGroups = [] } = target ?? {};
  return {
    vpc: whereabout(plan.network.adoptedId, vpc),
    vswitch: (planned) => whereabout(planned.adoptedId, landedVswitch(planned, vpc, vswitches)),
    group: (planned) =>
      whereabout(planned.adoptedId, landedGroup(planned, vpc, plan, securityGroups)),
  };
}

function whereabout(
  adoptedId: string | undefined,
  found: Maybe<{ readonly id: string }>,
): Whereabout {
  if (adoptedId !== undefined) return { standing: "adopted", targetId: adoptedId };
  if (isUnknown(found)) return { standing: "new", targetId: undefined };
  return { standing: "there", targetId: found.id };
}
