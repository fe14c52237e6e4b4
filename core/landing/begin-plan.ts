import type { Inventory } from "../inventory.ts";
import type { Manifest } from "../manifest/manifest.ts";
import { isUnknown } from "../unknown.ts";
import { checkAccounts } from "./accounts.ts";
import type { TargetInventory } from "./adopt.ts";
import { landingGroups } from "./landing-groups.ts";
import type { LandingGroup } from "./landing-groups.ts";
import { placeInstances } from "./place-instances.ts";
import type { PlacedInstance } from "./place-instances.ts";
import type { NetworkPlan, SecurityGroupPlan } from "./plan.ts";
import { planNetwork } from "./plan-network.ts";
import { planSecurityGroup } from "./plan-security-group.ts";
import type { Problems } from "./problems.ts";
import { checkCounts, checkResources } from "./rule-counts.ts";
import type { ConsoleExports } from "./rule-surroundings.ts";

/** What a landing is planned from. */
export interface PlanSources {
  readonly manifest: Manifest;
  readonly inventory: Inventory;
  /** Every file that the manifest names under `rules`. */
  readonly exports: ConsoleExports;
  /** What is known of the account that it lands in, for the parts that the manifest adopts. */
  readonly target: TargetInventory;
}

/** What the plan of a landing and that of its rules begin with; rules that are refused are in it and no problem yet. */
export interface BegunPlan {
  readonly placed: readonly PlacedInstance[];
  readonly network: NetworkPlan | undefined;
  readonly groups: readonly { readonly group: LandingGroup; readonly plan: SecurityGroupPlan }[];
}

export function beginPlan(sources: PlanSources, problems: Problems): BegunPlan {
  const { manifest, inventory, target } = sources;
  checkAccounts(manifest, inventory, problems);
  const placed = placeInstances(manifest, inventory, problems);
  checkRegions(placed, inventory, problems);
  const network = planNetwork({ manifest, inventory, target }, placed, problems);
  const groups = landingGroups({ ...sources, network }, placed, problems).map((group) => ({
    group,
    plan: planSecurityGroup(group),
  }));
  for (const { group, plan } of groups) checkResources(group, plan.rules, problems);
  checkCounts(groups, placed, problems);
  return { placed, network, groups };
}

function checkRegions(
  placed: readonly PlacedInstance[],
  inventory: Inventory,
  problems: Problems,
): void {
  for (const { index, plan } of placed) {
    const { id, region } = plan.facts;
    if (isUnknown(region) || region === inventory.region) continue;
    problems.add(["instances", index, "id"], {
      zh: `清单自相矛盾：${id} 在 ${region}，而清单是 ${inventory.region} 的。请重新运行 ecs-transfer inventory。`,
      en: `the inventory contradicts itself: ${id} is in ${region}, the inventory is of ${inventory.region}. Run ecs-transfer inventory again.`,
    });
  }
}
