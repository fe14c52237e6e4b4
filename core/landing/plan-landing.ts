import { bad, good } from "../input/input-error.ts";
import type { Result } from "../input/input-error.ts";
import type { Inventory } from "../inventory.ts";
import type { Manifest, ManifestFile } from "../manifest/manifest.ts";
import { isUnknown } from "../unknown.ts";
import type { ConsoleExports } from "./landing-groups.ts";
import { placeInstances } from "./place-instances.ts";
import type { LandingPlan } from "./plan.ts";
import { planNetwork } from "./plan-network.ts";
import { planSecurityGroups } from "./plan-security-groups.ts";
import { problemsOf } from "./problems.ts";
import type { Problems } from "./problems.ts";

/**
 * Everything that a landing creates, or everything that stands against it, at the manifest's lines.
 *
 * Instances keep the manifest's order; vSwitches and groups stand by source id, rules by precedence.
 * Keys come from source ids alone, so that a name never changes because something else came or went.
 * @param exports every file that the manifest names under `rules`
 */
export function planLanding(
  manifestFile: ManifestFile,
  inventory: Inventory,
  exports: ConsoleExports = new Map(),
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
  const network = planNetwork(manifest, inventory, placed, problems);
  const securityGroups = planSecurityGroups({ manifest, inventory, exports }, placed, problems);

  const errors = problems.all();
  if (errors.length > 0 || network === undefined) return bad(errors);
  return good({
    name: manifest.landing.name,
    region: inventory.region,
    sourceAccount: manifest.source.account,
    targetAccount: manifest.target.account,
    network,
    securityGroups,
    instances: placed.map(({ plan }) => plan),
  });
}

function checkAccounts(
  { source, target }: Manifest,
  inventory: Inventory,
  problems: Problems,
): void {
  if (inventory.account !== source.account) {
    problems.add(["source", "account"], {
      zh: `源账号写的是 ${source.account}，而清单 ${source.inventory} 属于账号 ${inventory.account}。请改正其中之一。`,
      en: `the source account is given as ${source.account}, but ${source.inventory} is of account ${inventory.account}. Correct one of them.`,
    });
  }
  if (source.account === target.account) {
    problems.add(["target", "account"], {
      zh: `源账号与目标账号相同（${target.account}）；过户只能在不同账号之间进行（R4.6）。`,
      en: `source and target are the same account (${target.account}); a transfer needs two (R4.6).`,
    });
  }
}
