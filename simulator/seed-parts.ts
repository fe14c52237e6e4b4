import { addDisk, addEni, nextDevice } from "./ecs/build.ts";
import { claim, lookUp, refusal, regionOf, type Seed } from "./seed-steps.ts";
import type { Disk, Eip, Instance, VSwitch } from "./state.ts";
import { defaultResourceGroup } from "./vpc/networks.ts";
import type { WorldReplicaPair } from "./world-machine.ts";
import type { WorldDisk, WorldEip, WorldInstance, WorldInterface } from "./world-schema.ts";
import { resolveTime } from "./world-values.ts";

export function seedDisks(
  seed: Seed,
  source: WorldInstance,
  instance: Instance,
  productCode: string,
): void {
  const place = {
    regionId: instance.regionId,
    zoneId: instance.zoneId,
    instanceId: instance.id,
    chargeType: instance.chargeType,
  };
  addWorldDisk(
    seed,
    { ...source.systemDisk, productCode: source.systemDisk.productCode || productCode },
    {
      ...place,
      kind: "system",
      device: "/dev/xvda",
      imageId: instance.imageId,
    },
  );
  for (const disk of source.dataDisks)
    addWorldDisk(seed, disk, {
      ...place,
      kind: "data",
      device: nextDevice(seed.account, instance.id),
    });
}

export function addWorldDisk(
  seed: Seed,
  source: WorldDisk,
  place: Partial<Disk> & Pick<Disk, "regionId" | "zoneId" | "kind">,
): void {
  const {
    id,
    name,
    description,
    createdAt,
    tags,
    status,
    chargeType,
    portable,
    performanceLevel,
    ...rest
  } = source;
  const charge = chargeType ?? place.chargeType ?? "PostPaid";
  const disk = addDisk(
    { account: seed.account, createdAt: resolveTime(createdAt, seed.start) },
    {
      ...(id === undefined ? {} : { id: claim(seed.account.disks, id) }),
      ...(status === undefined ? {} : { status }),
      ...(performanceLevel === undefined ? {} : { performanceLevel }),
      name,
      description,
      tags: new Map(Object.entries(tags)),
      category: rest.category,
      size: rest.size,
      encrypted: rest.encrypted,
      kmsKeyId: rest.kmsKeyId,
      productCode: rest.productCode,
      locks: rest.locks,
      burstingEnabled: rest.burstingEnabled,
      deleteWithInstance: rest.deleteWithInstance,
      multiAttach: rest.multiAttach,
      snapshotPolicyId: rest.snapshotPolicyId ?? "",
      ...place,
      chargeType: charge,
      portable: portable ?? (place.kind === "data" && charge === "PostPaid"),
    },
  );
  if (rest.replicaPair !== undefined) addReplicaPair(seed, disk, rest.replicaPair);
}

function addReplicaPair(seed: Seed, disk: Disk, source: WorldReplicaPair): void {
  const { account } = seed;
  const { replicaPairs } = account.surroundings;
  const region = regionOf(seed, source.region);
  if (!region.zones.includes(source.zone))
    throw refusal(`the region ${region.regionId} has no zone "${source.zone}"`);
  const id = claim(replicaPairs, source.id ?? account.ids.next("pair", disk.regionId));
  replicaPairs.set(id, {
    ...basics(seed, source),
    id,
    regionId: disk.regionId,
    sourceDiskId: disk.id,
    sourceZoneId: disk.zoneId,
    destinationDiskId: source.disk ?? account.ids.next("d", region.regionId),
    destinationRegionId: region.regionId,
    destinationZoneId: source.zone,
    status: source.status,
  });
}

export function addWorldInterface(
  seed: Seed,
  source: WorldInterface,
  vswitch: VSwitch,
  owner: { instanceId: string; groups: string[] },
): void {
  const groups = source.securityGroups?.map(
    (group) => lookUp(seed, seed.account.securityGroups, group, "security group").id,
  );
  addEni(
    { account: seed.account, createdAt: resolveTime(source.createdAt, seed.start) },
    {
      ...(source.id === undefined ? {} : { id: claim(seed.account.enis, source.id) }),
      kind: "Secondary",
      vswitch,
      wantedIp: source.privateIp ?? "",
      secondaryIps: source.secondaryIps,
      ipv6Addresses: source.ipv6Addresses,
      ipv4Prefixes: source.ipv4Prefixes,
      ipv6Prefixes: source.ipv6Prefixes,
      securityGroupIds: groups ?? owner.groups,
      serviceManaged: source.serviceManaged,
      name: source.name,
      description: source.description,
      tags: new Map(Object.entries(source.tags)),
      instanceId: owner.instanceId,
    },
  );
}

export function addEip(seed: Seed, source: Omit<WorldEip, "region">, regionId: string): Eip {
  const { account } = seed;
  const id = claim(account.eips, source.id ?? account.ids.next("eip", regionId));
  const eip: Eip = {
    ...basics(seed, source),
    id,
    regionId,
    ipAddress: source.ipAddress ?? account.ids.address("public"),
    bandwidth: source.bandwidth,
    internetChargeType: "PayByTraffic",
    chargeType: source.chargeType,
    isp: "BGP",
    netmode: "public",
    instanceId: "",
    instanceType: "",
    instanceRegionId: "",
    privateIp: "",
    mode: source.mode,
  };
  account.eips.set(id, eip);
  return eip;
}

export function bind(eip: Eip, instance: Instance): void {
  eip.instanceId = instance.id;
  eip.instanceType = "EcsInstance";
  eip.instanceRegionId = instance.regionId;
}

export function basics(
  seed: Seed,
  source: { name: string; description: string; createdAt: string; tags: Record<string, string> },
): Pick<Eip, "name" | "description" | "createdAt" | "tags" | "resourceGroupId"> {
  return {
    name: source.name,
    description: source.description,
    createdAt: resolveTime(source.createdAt, seed.start),
    tags: new Map(Object.entries(source.tags)),
    resourceGroupId: defaultResourceGroup(seed.account.accountId),
  };
}

export function held(
  seed: Seed,
  source: { name: string; createdAt: string; tags: Record<string, string> },
): { name: string; createdAt: Date; tags: Map<string, string> } {
  return {
    name: source.name,
    createdAt: resolveTime(source.createdAt, seed.start),
    tags: new Map(Object.entries(source.tags)),
  };
}
