import { keepability } from "../addresses/keepability.ts";
import { addressQuestion } from "../addresses/question.ts";
import { sumOf } from "../capacity/capacity.ts";
import { landingCapacity } from "../capacity/landing-capacity.ts";
import type { TransferFiles } from "../case/transfer-files.ts";
import type { InstanceFacts } from "../facts/instance.ts";
import { bad, good } from "../input/input-error.ts";
import type { InputError, Result } from "../input/input-error.ts";
import { planLanding } from "../landing/plan-landing.ts";
import { planRules } from "../landing/plan-rules.ts";
import type { GroupRulesPlan } from "../landing/plan-rules.ts";
import type { LandingPlan } from "../landing/plan.ts";
import { GroupChoices } from "../manifest/group-choices.ts";
import type { ManifestFile } from "../manifest/manifest.ts";
import { isUnknown } from "../unknown.ts";
import type { Maybe } from "../unknown.ts";
import { costsOf } from "./costs.ts";
import { groupOverviews } from "./group-overviews.ts";
import { peeringOverview, vpcOverview, vswitchOverviews } from "./network-overview.ts";
import { nextSteps } from "./next-steps.ts";
import type { InstanceOverview, LandingOverview } from "./overview.ts";
import { summaryOf } from "./summary.ts";
import { whereaboutsOf } from "./whereabouts.ts";

/**
 * The whole landing that a manifest describes, or every mistake that keeps it from being planned.
 * Rules that are refused stop a landing and not its overview: they are in it, at their lines.
 */
export function landingOverview(files: TransferFiles): Result<LandingOverview> {
  const { manifestFile, inventory, targetInventory } = files;
  const planned = planDespiteRefusals(files);
  if (!planned.ok) return planned;
  const { plan, rules, stops } = planned.value;
  const where = whereaboutsOf(plan, targetInventory);
  const vpc = vpcOverview(plan, inventory, where);
  const { instances, unseen } = instanceOverviews(plan, files);
  const told = {
    name: plan.name,
    region: plan.region,
    sourceAccount: plan.sourceAccount,
    targetAccount: plan.targetAccount,
    sourceTakenAt: inventory.takenAt,
    targetTakenAt: targetInventory?.takenAt,
    stops,
    vpc,
    vswitches: vswitchOverviews(plan, inventory, where),
    groups: groupOverviews(plan, rules, where),
    prefixLists: plan.prefixLists.map((list) => ({ ...list, entries: list.entries.length })),
    instances,
    unseen,
    capacity: landingCapacity(plan, targetInventory),
    peering: peeringOverview(vpc, manifestFile.manifest.landing.peerWithSource),
  };
  const summed = { ...told, summary: summaryOf(told) };
  return good({
    ...summed,
    costs: costsOf(told),
    next: nextSteps(summed, manifestFile.file),
  });
}

interface Planned {
  readonly plan: LandingPlan;
  readonly rules: readonly GroupRulesPlan[];
  readonly stops: readonly InputError[];
}

/** A landing as it is written; where refused rules alone stop it, as it would be without them, with what stops it. */
function planDespiteRefusals(files: TransferFiles): Result<Planned> {
  const { manifestFile, inventory, exports, targetInventory } = files;
  const plan = planLanding(manifestFile, inventory, exports, targetInventory);
  const rules = planRules(manifestFile, inventory, exports, targetInventory);
  if (!rules.ok) return plan.ok ? rules : plan;
  if (plan.ok) return good({ plan: plan.value, rules: rules.value, stops: [] });
  const lenient = leavingRefused(
    manifestFile,
    rules.value.flatMap(({ sourceId, mergedIds }) => [sourceId, ...mergedIds]),
  );
  const without = planLanding(lenient, inventory, exports, targetInventory);
  if (!without.ok) return bad(plan.errors);
  return good({ plan: without.value, rules: rules.value, stops: plan.errors });
}

function leavingRefused(file: ManifestFile, groupIds: readonly string[]): ManifestFile {
  const { manifest } = file;
  const named = new Map(manifest.securityGroups.map((group) => [group.source, group]));
  const securityGroups = groupIds.map((source) => ({
    ...(named.get(source) ?? GroupChoices.parse({ source })),
    refusedRules: "leave-out" as const,
  }));
  return { ...file, manifest: { ...manifest, securityGroups } };
}

function instanceOverviews(
  plan: LandingPlan,
  { manifestFile, inventory, targetInventory }: TransferFiles,
): Pick<LandingOverview, "instances" | "unseen"> {
  const { peerWithSource } = manifestFile.manifest.landing;
  const answer = keepability(addressQuestion(plan, inventory, targetInventory, peerWithSource));
  const waves = new Map(manifestFile.manifest.instances.map(({ id, wave }) => [id, wave]));
  const instances = plan.instances.flatMap((instance, index): InstanceOverview[] => {
    const address = answer.instances[index];
    if (address === undefined) return [];
    const { facts, name, zone, sourceVswitchId, sourceGroupId } = instance;
    const { otherGroupIds, otherGroups } = instance;
    return [
      {
        id: facts.id,
        name,
        wave: waves.get(facts.id),
        zone,
        vswitchId: sourceVswitchId,
        groupId: sourceGroupId,
        otherGroupIds,
        otherGroups,
        address,
        ipv6: ipv6Of(facts),
      },
    ];
  });
  return { instances, unseen: answer.unseen };
}

function ipv6Of({ networkInterfaces }: InstanceFacts): Maybe<number> {
  if (isUnknown(networkInterfaces)) return networkInterfaces;
  const primary = networkInterfaces.filter(({ type }) => type === "Primary");
  return sumOf(primary.map(({ ipv6 }) => (isUnknown(ipv6) ? ipv6 : ipv6.length)));
}
