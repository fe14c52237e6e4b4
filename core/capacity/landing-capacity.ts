import type { Inventory } from "../inventory.ts";
import type { LandingPlan } from "../landing/plan.ts";
import type { Capacity } from "./capacity.ts";
import { accountCapacity } from "./account-capacity.ts";
import { groupCapacity } from "./group-capacity.ts";
import { interfaceCapacity } from "./interface-capacity.ts";
import { landedParts } from "./landed-parts.ts";
import { networkCapacity } from "./network-capacity.ts";

/**
 * Every limit of the target account that a landing comes near to, whether it stays under it or not.
 * The order is that of the plan: the network, the groups, the account.
 * @param target its inventory, of the whole region (`ecs-transfer inventory --manifest` or `--all`)
 */
export function landingCapacity(
  plan: LandingPlan,
  target: Inventory | undefined,
): readonly Capacity[] {
  const parts = landedParts(plan, target);
  return [
    ...networkCapacity(plan, parts),
    ...groupCapacity(plan, parts),
    ...interfaceCapacity(plan, parts),
    ...accountCapacity(plan, parts),
  ];
}
