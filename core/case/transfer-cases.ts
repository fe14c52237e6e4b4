import type { z } from "zod";
import { destinationsOf } from "./destinations.ts";
import { attestedBy } from "../attestation/attested.ts";
import { AccountFacts } from "../facts/account.ts";
import { DestinationFacts } from "../facts/destination.ts";
import type { InstanceFacts } from "../facts/instance.ts";
import type { Result } from "../input/input-error.ts";
import type { Inventory } from "../inventory.ts";
import type { LandingPlan } from "../landing/plan.ts";
import type { Manifest } from "../manifest/manifest.ts";
import type { AccountsCase, TransferCase } from "../rules/rule.ts";
import type { Unknown } from "../unknown.ts";

/** A fleet as the rules see it: the pair of accounts once, and each instance. */
export interface TransferCases {
  readonly accounts: AccountsCase;
  readonly instances: readonly TransferCase[];
}

/** What a fleet's cases are made of. */
export interface CaseSources {
  readonly source: Inventory;
  readonly instances: readonly InstanceFacts[];
  readonly target: Inventory | undefined;
  /** What people decided, where there is a manifest. */
  readonly manifest: Manifest | undefined;
  /** What lands where, or why it cannot be planned. */
  readonly landing: Result<LandingPlan> | undefined;
  readonly now: Date;
}

const noManifest: Unknown = {
  unknown: "no manifest: ecs-transfer init writes one, which names the target",
};

/** The cases of a fleet; what nobody has said or read is unknown in them. */
export function transferCases(sources: CaseSources): TransferCases {
  const { source, instances, target, manifest, landing, now } = sources;
  const attested = attestedBy(manifest?.attestations ?? [], now);
  const pair = {
    source: { ...source.standing, id: source.account },
    target: targetOf(target, manifest),
    now,
  };
  const destinationOf = landingOf(landing, sources);
  return {
    accounts: { ...pair, attested: attested() },
    instances: instances.map((instance) => ({
      ...pair,
      instance,
      attested: attested(instance.id),
      destination: destinationOf(instance),
    })),
  };
}

function targetOf(target: Inventory | undefined, manifest: Manifest | undefined): AccountFacts {
  if (target !== undefined) return { ...target.standing, id: target.account };
  const reason = manifest === undefined ? noManifest : noTargetInventory;
  const nothing = allUnknown(AccountFacts, reason);
  return manifest === undefined ? nothing : { ...nothing, id: manifest.target.account };
}

const noTargetInventory: Unknown = {
  unknown:
    "no inventory of the target: run ecs-transfer inventory in that account and name it under target.inventory",
};

function landingOf(
  landing: Result<LandingPlan> | undefined,
  { source, target, manifest }: CaseSources,
): (instance: InstanceFacts) => DestinationFacts {
  const nowhere = (reason: Unknown) => {
    const nothing = allUnknown(DestinationFacts, reason);
    return () => nothing;
  };
  if (landing === undefined) return nowhere(noManifest);
  if (!landing.ok) {
    const [first] = landing.errors;
    return nowhere({ unknown: `the landing cannot be planned: ${first?.message.en ?? ""}` });
  }
  const plan = landing.value;
  const vpc = source.vpcs.find(({ id }) => id === plan.network.sourceVpcId);
  const peering =
    manifest?.landing.peerWithSource !== true
      ? null
      : vpc === undefined
        ? { unknown: `the inventory has no ${plan.network.sourceVpcId}` }
        : { sourceCidrs: [vpc.cidr, ...vpc.secondaryCidrs] };
  const destinationOf = destinationsOf(plan, { target, peering });
  const placed = new Map(plan.instances.map((one) => [one.facts.id, one]));
  return (instance) => {
    const one = placed.get(instance.id);
    return one === undefined ? nowhere(noManifest)() : destinationOf(one);
  };
}

/** A record of facts of which every one is unknown for the same reason. */
function allUnknown<S extends z.ZodObject>(facts: S, reason: Unknown): z.output<S> {
  const entries = Object.keys(facts.shape).map((fact) => [fact, reason]);
  return facts.parse(Object.fromEntries(entries), { jitless: true });
}
