import { bad, good } from "../input/input-error.ts";
import type { Result } from "../input/input-error.ts";
import type { Inventory } from "../inventory.ts";
import type { ManifestFile } from "../manifest/manifest.ts";
import { isUnknown } from "../unknown.ts";
import { checkAccounts } from "./accounts.ts";
import type { TargetInventory } from "./adopt.ts";
import { placeInstances } from "./place-instances.ts";
import type { LandingPlan } from "./plan.ts";
import { planNetwork } from "./plan-network.ts";
import { planPrefixLists } from "./plan-prefix-lists.ts";
import { planSecurityGroups } from "./plan-security-groups.ts";
import { problemsOf } from "./problems.ts";
import type { ConsoleExports } from "./rule-surroundings.ts";

/**
 * Everything that a landing creates, or everything that stands against it, at the manifest's lines.
 *
 * Instances keep the manifest's order; vSwitches and groups stand by source id, rules by precedence.
 * Keys come from source ids alone, so that a name never changes because something else came or went.
 * @param exports every file that the manifest names under `rules`
 * @param target what is known of the account that it lands in, for the parts that the manifest adopts
 */
export function planLanding(
  manifestFile: ManifestFile,
  inventory: Inventory,
  exports: ConsoleExports = new Map(),
  target?: TargetInventory,
): Result<LandingPlan> {
  const { manifest } = manifestFile;
  const problems = problemsOf(manifestFile);
  checkAccounts(manifest, inventory, problems);
  const placed = placeInstances(manifest, inventory, problems);
  for (const { index, plan } of placed) {
    const { id, region } = plan.facts;
    if (!isUnknown(region) && region !== inventory.region) {
      problems.add(["instances", index, "id"], {
        zh: `清单自相矛盾：${id} 在 ${region}，而清单是 ${inventory.region} 的。请重新运行 ecs-transfer inventory。`,
        en: `the inventory contradicts itself: ${id} is in ${region}, the inventory is of ${inventory.region}. Run ecs-transfer inventory again.`,
      });
    }
  }
  const network = planNetwork({ manifest, inventory, target }, placed, problems);
  const around = { manifest, inventory, exports, target, network };
  const securityGroups = planSecurityGroups(around, placed, problems);

  const errors = problems.all();
  if (errors.length > 0 || network === undefined) return bad(errors);
  return good({
    name: manifest.landing.name,
    region: inventory.region,
    sourceAccount: manifest.source.account,
    targetAccount: manifest.target.account,
    network,
    securityGroups,
    prefixLists: planPrefixLists(securityGroups, inventory),
    instances: placed.map(({ plan }) => plan),
  });
}
