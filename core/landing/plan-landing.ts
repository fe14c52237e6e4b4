import { bad, good } from "../input/input-error.ts";
import type { Result } from "../input/input-error.ts";
import type { Inventory } from "../inventory.ts";
import type { ManifestFile } from "../manifest/manifest.ts";
import type { TargetInventory } from "./adopt.ts";
import { beginPlan } from "./begin-plan.ts";
import { checkMergedAccess } from "./merged-access.ts";
import type { LandingPlan } from "./plan.ts";
import { planPrefixLists } from "./plan-prefix-lists.ts";
import { addRefusals } from "./plan-security-group.ts";
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
  const sources = { manifest, inventory, exports, target };
  const { placed, network, groups } = beginPlan(sources, problems);
  for (const { group } of groups) {
    addRefusals(group, problems);
    checkMergedAccess(group, problems);
  }
  const securityGroups = groups.map(({ plan }) => plan);

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
