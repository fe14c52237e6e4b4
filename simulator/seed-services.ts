import { seedBalancing } from "./seed-balancing.ts";
import { seedBilling } from "./seed-billing.ts";
import { held } from "./seed-parts.ts";
import { attempt, claim, lookUp, refusal, regionOf, type Seed } from "./seed-steps.ts";
import type { DtsEndpoint } from "./state-services.ts";
import type { WorldAccount } from "./world-schema.ts";
import type { WorldDtsEndpoint, WorldDtsJob } from "./world-services.ts";

/** What the other products hold of the account; after everything of ECS and VPC that it names. */
export function seedServices(seed: Seed, given: WorldAccount): void {
  seedBalancing(seed, given);
  seedBilling(seed, given);
  for (const [index, source] of given.dtsJobs.entries())
    attempt(seed, ["dtsJobs", index], () => {
      seedDtsJob(seed, source);
    });
  seedVpcEndpoints(seed, given);
  seedScalingGroups(seed, given);
  seedReplicationJobs(seed, given);
  for (const [quota, limit] of Object.entries(given.quotas))
    seed.account.services.quotas.set(quota, limit);
}

const USUAL_STATUS = { MIGRATION: "Migrating", SYNC: "Synchronizing", SUBSCRIBE: "Normal" };

function seedDtsJob(seed: Seed, source: WorldDtsJob): void {
  const { account } = seed;
  const { dtsJobs } = account.services;
  const { regionId } = regionOf(seed, source.region);
  if ((source.destination === undefined) !== (source.type === "SUBSCRIBE"))
    throw refusal("a MIGRATION or SYNC job has a destination, a SUBSCRIBE job has none");
  const id = claim(dtsJobs, source.id ?? account.ids.next("dts", regionId).slice(-14));
  dtsJobs.set(id, {
    ...held(seed, source),
    id,
    regionId,
    dtsInstanceId: `dts${id}`,
    type: source.type,
    status: source.status ?? USUAL_STATUS[source.type],
    source: dtsEndpointOf(seed, source.source, regionId),
    destination:
      source.destination === undefined
        ? NO_ENDPOINT
        : dtsEndpointOf(seed, source.destination, regionId),
  });
}

const NO_ENDPOINT: DtsEndpoint = {
  instanceType: "",
  instanceId: "",
  ip: "",
  port: "",
  engine: "",
  database: "",
  userName: "",
  regionId: "",
};

function dtsEndpointOf(seed: Seed, source: WorldDtsEndpoint, regionId: string): DtsEndpoint {
  const instanceId =
    source.type === "ECS"
      ? lookUp(seed, seed.account.instances, source.instance, "instance").id
      : source.instance;
  return {
    instanceType: source.type,
    instanceId,
    ip: source.ip,
    port: String(source.port),
    engine: source.engine,
    database: source.database,
    userName: source.userName,
    regionId,
  };
}

function seedVpcEndpoints(seed: Seed, given: WorldAccount): void {
  const { account } = seed;
  const { vpcEndpoints } = account.services;
  for (const [index, source] of given.vpcEndpoints.entries())
    attempt(seed, ["vpcEndpoints", index], () => {
      const { id: vpcId, regionId } = lookUp(seed, account.vpcs, source.vpc, "VPC");
      const id = claim(vpcEndpoints, source.id ?? account.ids.next("ep", regionId));
      vpcEndpoints.set(id, {
        ...held(seed, source),
        id,
        regionId,
        vpcId,
        type: source.type,
        serviceId: account.ids.next("epsrv", regionId),
        status: source.status,
        connectionStatus: source.connectionStatus,
      });
    });
}

function seedScalingGroups(seed: Seed, given: WorldAccount): void {
  const { account } = seed;
  const { scalingGroups } = account.services;
  for (const [index, source] of given.scalingGroups.entries())
    attempt(seed, ["scalingGroups", index], () => {
      const { regionId } = regionOf(seed, source.region);
      const members = source.members.map(({ instance, creationType, lifecycleState }) => {
        const found = lookUp(seed, account.instances, instance, "instance");
        if (found.regionId !== regionId)
          throw refusal(`the instance ${found.id} is not in the region ${regionId}`);
        return { instanceId: found.id, creationType, lifecycleState };
      });
      const id = claim(scalingGroups, source.id ?? account.ids.next("asg", regionId));
      scalingGroups.set(id, { ...held(seed, source), id, regionId, members });
    });
}

function seedReplicationJobs(seed: Seed, given: WorldAccount): void {
  const { account } = seed;
  const { replicationJobs } = account.services;
  for (const [index, source] of given.replicationJobs.entries())
    attempt(seed, ["replicationJobs", index], () => {
      const instance =
        source.instance === undefined
          ? undefined
          : lookUp(seed, account.instances, source.instance, "instance");
      const regionId = instance?.regionId ?? regionOf(seed, source.region).regionId;
      const id = claim(replicationJobs, source.id ?? account.ids.next("j", regionId));
      replicationJobs.set(id, {
        ...held(seed, source),
        id,
        regionId,
        sourceId: source.source ?? account.ids.next("s", regionId),
        instanceId: instance?.id ?? "",
        type: source.type,
        status: source.status,
        businessStatus: source.businessStatus,
      });
    });
}
