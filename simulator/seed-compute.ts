import { addEni, addInstance, nextDevice, type Maker, type Place } from "./ecs/build.ts";
import { refuseMixed } from "./ecs/group-room.ts";
import { ApiError } from "./errors.ts";
import { addEvent, attachmentsOf, renewalOf } from "./seed-machine.ts";
import { addEip, addWorldDisk, addWorldInterface, basics, bind, seedDisks } from "./seed-parts.ts";
import { attempt, claim, lookUp, refusal, regionOf, type Seed } from "./seed-steps.ts";
import { toMinute } from "./time.ts";
import type { Instance, VSwitch } from "./state.ts";
import type { WorldAccount, WorldInstance } from "./world-schema.ts";
import { resolveTime } from "./world-values.ts";

/** Images, key pairs, instances with what hangs on them, and what hangs on nothing. */
export function seedCompute(seed: Seed, given: WorldAccount): void {
  seedImages(seed, given);
  seedKeyPairs(seed, given);
  for (const [index, source] of given.instances.entries())
    attempt(seed, ["instances", index], () => {
      seedInstance(seed, source, ["instances", index]);
    });
  for (const [index, source] of given.disks.entries())
    attempt(seed, ["disks", index], () => {
      const region = seed.regions.find(({ zones }) => zones.includes(source.zone));
      if (region === undefined)
        throw new ApiError(404, "World", `no region has a zone "${source.zone}"`);
      const place = attachmentsOf(seed, source, (id) => nextDevice(seed.account, id));
      addWorldDisk(seed, source, {
        ...place,
        regionId: region.regionId,
        zoneId: source.zone,
        kind: "data",
      });
    });
  for (const [index, source] of given.networkInterfaces.entries())
    attempt(seed, ["networkInterfaces", index], () => {
      const vswitch = lookUp(seed, seed.account.vswitches, source.vswitch, "vSwitch");
      addWorldInterface(seed, source, vswitch, { instanceId: "", groups: [] });
    });
}

function seedImages(seed: Seed, given: WorldAccount): void {
  const { account } = seed;
  for (const [index, source] of given.images.entries())
    attempt(seed, ["images", index], () => {
      account.images.set(claim(account.images, source.id), {
        ...basics(seed, source),
        id: source.id,
        regionId: regionOf(seed, source.region).regionId,
        ownerAlias: source.ownerAlias,
        ownerId: source.ownerAlias === "self" ? account.accountId : "",
        osName: source.osName,
        osType: source.osType,
        platform: source.platform,
        architecture: "x86_64",
        productCode: source.productCode,
        size: source.size,
        status: "Available",
        snapshotIds: [],
      });
    });
}

function seedKeyPairs(seed: Seed, given: WorldAccount): void {
  const { account } = seed;
  for (const [index, source] of given.keyPairs.entries())
    attempt(seed, ["keyPairs", index], () => {
      account.keyPairs.set(claim(account.keyPairs, source.name), {
        ...basics(seed, source),
        id: source.name,
        regionId: regionOf(seed, source.region).regionId,
        fingerPrint: account.ids.address("mac").replaceAll(":", "").padEnd(32, "0"),
      });
    });
}

function seedInstance(seed: Seed, source: WorldInstance, path: (string | number)[]): void {
  const { account, start } = seed;
  const { vswitch, place } = placeOf(seed, source);
  const groups = source.securityGroups.map((group) =>
    lookUp(seed, account.securityGroups, group, "security group"),
  );
  const stray = groups.find((group) => group.vpcId !== place.vpcId);
  if (stray !== undefined)
    throw refusal(
      `the security group ${stray.id} is not in ${place.id === "" ? "the classic network" : `the VPC of ${place.id}`}`,
    );
  refuseMixed(groups);
  if ((source.chargeType === "PrePaid") !== (source.expiresAt !== undefined))
    throw new ApiError(400, "World", "a PrePaid instance has expiresAt, a PostPaid one has not");
  if (source.publicIp !== undefined && source.eip !== undefined)
    throw new ApiError(400, "World", "an instance has a fixed publicIp or an eip, not both");
  const image =
    source.image === undefined ? undefined : lookUp(seed, account.images, source.image, "image");
  const groupIds = groups.map(({ id }) => id);
  const maker: Maker = { account, createdAt: resolveTime(source.createdAt, start) };
  if (source.id !== undefined) claim(account.instances, source.id);

  const instance = addInstance(maker, {
    ...(source.id === undefined ? {} : { id: source.id }),
    ...(source.name === "" ? {} : { name: source.name }),
    ...(source.hostName === undefined ? {} : { hostName: source.hostName }),
    ...(image === undefined
      ? {}
      : { imageId: image.id, osName: image.osName, osType: image.osType }),
    vswitch: place,
    instanceType: source.type,
    securityGroupIds: groupIds,
    description: source.description,
    tags: new Map(Object.entries(source.tags)),
    chargeType: source.chargeType,
    expiresAt: source.expiresAt === undefined ? undefined : resolveTime(source.expiresAt, start),
    spotStrategy: source.spotStrategy,
    dedicatedHostId: source.dedicatedHostId,
    deploymentSetId: source.deploymentSetId,
    hpcClusterId: source.hpcClusterId,
    capacityReservationId: source.capacityReservationId,
    privatePool: source.privatePool,
    innerIp: source.innerIp ?? "",
    classicLinkVpcId:
      source.classicLink === undefined
        ? ""
        : lookUp(seed, account.vpcs, source.classicLink, "VPC").id,
    autoReleaseTime:
      source.autoReleaseTime === undefined
        ? ""
        : toMinute(resolveTime(source.autoReleaseTime, start)),
    deletionProtection: source.deletionProtection,
    locks: source.locks,
    autoRenew: renewalOf(source),
    ...powerOf(source, maker.createdAt, start),
    publicIp: source.publicIp ?? "",
    internetMaxBandwidthOut: source.publicIp === undefined ? 0 : 5,
    internetMaxBandwidthIn: source.publicIp === undefined ? 0 : 100,
    keyPairName:
      source.keyPair === undefined
        ? ""
        : lookUp(seed, account.keyPairs, source.keyPair, "key pair").name,
    userData: source.userData === "" ? "" : Buffer.from(source.userData).toString("base64"),
    ramRoleName: source.ramRole,
  });
  const { privateIp, eip } = source;
  if (vswitch !== undefined)
    addEni(maker, {
      kind: "Primary",
      vswitch,
      wantedIp: privateIp ?? "",
      secondaryIps: source.secondaryIps,
      ipv6Addresses: source.ipv6Addresses,
      ipv4Prefixes: source.ipv4Prefixes,
      ipv6Prefixes: source.ipv6Prefixes,
      securityGroupIds: groupIds,
      instanceId: instance.id,
    });
  seedDisks(seed, source, instance, image?.productCode ?? "");
  for (const [index, extra] of source.networkInterfaces.entries())
    attempt(seed, [...path, "networkInterfaces", index], () => {
      const where =
        extra.vswitch === undefined
          ? vswitch
          : lookUp(seed, account.vswitches, extra.vswitch, "vSwitch");
      if (where === undefined) throw refusal("a classic instance has no network interfaces");
      addWorldInterface(seed, extra, where, { instanceId: instance.id, groups: groupIds });
    });
  if (eip !== undefined) bind(addEip(seed, eip, instance.regionId), instance);
  for (const [index, event] of source.events.entries())
    attempt(seed, [...path, "events", index], () => {
      addEvent(seed, instance, event);
    });
}

/** The vSwitch of an instance, or its zone alone in the classic network. */
function placeOf(
  seed: Seed,
  source: WorldInstance,
): { vswitch: VSwitch | undefined; place: Place } {
  if (source.networkType === "classic") {
    const { zone = "", innerIp, vswitch } = source;
    if (zone === "" || innerIp === undefined || vswitch !== undefined)
      throw refusal("an instance of the classic network has zone and innerIp, and no vswitch");
    const region = seed.regions.find(({ zones }) => zones.includes(zone));
    if (region === undefined) throw refusal(`no region has a zone "${zone}"`);
    const { regionId } = region;
    return { vswitch: undefined, place: { id: "", vpcId: "", regionId, zoneId: zone } };
  }
  if (source.vswitch === undefined) throw refusal("an instance has a vswitch");
  if (source.zone !== undefined || source.innerIp !== undefined || source.classicLink !== undefined)
    throw refusal("only an instance of the classic network has zone, innerIp and classicLink");
  const vswitch = lookUp(seed, seed.account.vswitches, source.vswitch, "vSwitch");
  return { vswitch, place: vswitch };
}

function powerOf(source: WorldInstance, createdAt: Date, start: Date) {
  const running = source.status === "Running";
  const stoppedMode: Instance["stoppedMode"] = running
    ? "Not-applicable"
    : (source.stoppedMode ?? "KeepCharging");
  if (running && source.stoppedMode !== undefined && source.stoppedMode !== "Not-applicable")
    throw new ApiError(400, "World", "only a Stopped instance has a stoppedMode");
  if (stoppedMode === "StopCharging" && source.publicIp !== undefined)
    throw new ApiError(
      400,
      "World",
      "StopCharging releases the fixed publicIp: leave one of them out",
    );
  return {
    status: source.status,
    stoppedMode,
    startedAt: source.startedAt === undefined ? createdAt : resolveTime(source.startedAt, start),
  };
}
