import { expect } from "chai";
import type { InstanceFacts } from "../../../../core/facts/instance.ts";
import type { Inventory } from "../../../../core/inventory.ts";
import { planLanding } from "../../../../core/landing/plan-landing.ts";
import { planRules } from "../../../../core/landing/plan-rules.ts";
import type { GroupRulesPlan } from "../../../../core/landing/plan-rules.ts";
import type { LandingPlan } from "../../../../core/landing/plan.ts";
import { parseManifest } from "../../../../core/manifest/manifest.ts";
import { clearInstance, permission } from "../../../support/inventory.ts";
import { errorsOf, valueOf } from "../../../support/results.ts";

const head = `version: 1
source: { account: "1404423000000010", inventory: s.json }
target: { account: "1755000000000020", name: "target@example" }
`;

/** A manifest of the given instances, `{ id: … }` each, with what comes after them. */
export function manifestOf(instances: readonly string[], more = ""): string {
  return `${head}instances:\n${instances.map((one) => `  - ${one}\n`).join("")}${more}`;
}

/** What becomes of the rules of every group, by source id. */
export function rulesOf(
  manifest: string,
  inventory: Inventory,
  target?: Inventory,
): ReadonlyMap<string, GroupRulesPlan> {
  const file = valueOf(parseManifest(manifest, "transfer.yaml"));
  const groups = valueOf(planRules(file, inventory, new Map(), target));
  return new Map(groups.map((group) => [group.sourceId, group]));
}

/** What becomes of the rules of one group. */
export function rulesFor(
  id: string,
  manifest: string,
  inventory: Inventory,
  target?: Inventory,
): GroupRulesPlan {
  return rulesOf(manifest, inventory, target).get(id) ?? expect.fail(`no plan of ${id}`);
}

export function landingOf(manifest: string, inventory: Inventory, target?: Inventory): LandingPlan {
  const file = valueOf(parseManifest(manifest, "transfer.yaml"));
  return valueOf(planLanding(file, inventory, new Map(), target));
}

/** What stands against the landing, in English. */
export function againstLanding(
  manifest: string,
  inventory: Inventory,
  target?: Inventory,
): readonly string[] {
  const file = valueOf(parseManifest(manifest, "transfer.yaml"));
  return errorsOf(planLanding(file, inventory, new Map(), target)).map(
    ({ path, message }) => `${path}: ${message.en}`,
  );
}

/** An instance with one private address, in the groups. */
export function member(
  id: string,
  address: string,
  ...securityGroupIds: readonly string[]
): InstanceFacts {
  return clearInstance({
    id,
    name: id,
    securityGroupIds: [...securityGroupIds],
    privateIps: [address],
    networkInterfaces: [
      { id: `eni-${id}`, type: "Primary", privateIps: [address], ipv6: [], prefixes: [] },
    ],
  });
}

/** A rule for a group, on the way in. */
export function fromGroup(
  SourceGroupId: string,
  over: Record<string, unknown> = {},
): Record<string, unknown> {
  return permission({ SourceCidrIp: "", SourceGroupId, ...over });
}
