import { addEip, basics } from "./seed-parts.ts";
import { attempt, claim, interfaceOf, lookUp, refusal, regionOf, type Seed } from "./seed-steps.ts";
import { seedSnapshots } from "./seed-machine.ts";
import { seedRouteEntries } from "./seed-routes.ts";
import type { Eip } from "./state.ts";
import { takePrivateIp } from "./ecs/addresses.ts";
import type { WorldAccount } from "./world-schema.ts";
import type { WorldHaVip, WorldMirrorSession, WorldNatGateway } from "./world-surroundings.ts";

/** What lies around the instances, after all of them. */
export function seedSurroundings(seed: Seed, given: WorldAccount): void {
  const { surroundings } = seed.account;
  seedSnapshots(seed, given);
  for (const [index, source] of given.haVips.entries())
    attempt(seed, ["haVips", index], () => {
      seedHaVip(seed, source);
    });
  for (const [index, source] of given.eips.entries())
    attempt(seed, ["eips", index], () => {
      const eip = addEip(seed, source, regionOf(seed, source.region).regionId);
      if (source.boundTo !== undefined) bindElsewhere(seed, eip, source.boundTo);
    });
  for (const [index, source] of given.natGateways.entries())
    attempt(seed, ["natGateways", index], () => {
      seedNatGateway(seed, source);
    });
  seedRouteEntries(seed, given);
  for (const [index, source] of given.trafficMirrorSessions.entries())
    attempt(seed, ["trafficMirrorSessions", index], () => {
      seedMirrorSession(seed, source);
    });
  seedOldAccelerators(seed, given);
  for (const [name, value] of Object.entries(given.accountAttributes))
    surroundings.attributes.set(name, value);
  for (const [index, regionId] of given.encryptedByDefault.entries())
    attempt(seed, ["encryptedByDefault", index], () => {
      surroundings.encryptedByDefault.add(regionOf(seed, regionId).regionId);
    });
}

function seedHaVip(seed: Seed, source: WorldHaVip): void {
  const { account } = seed;
  const { haVips } = account.surroundings;
  const vswitch = lookUp(seed, account.vswitches, source.vswitch, "vSwitch");
  if (source.instances.length > 0 && source.interfaces.length > 0)
    throw refusal("a HaVip has instances or interfaces, not both");
  const instances = source.instances.map((reference) =>
    lookUp(seed, account.instances, reference, "instance"),
  );
  const interfaces = source.interfaces.map((reference) => interfaceOf(seed, reference));
  const associated = [...instances, ...interfaces];
  const stray = associated.find(({ vpcId }) => vpcId !== vswitch.vpcId);
  if (stray !== undefined) throw refusal(`${stray.id} is not in the VPC of ${vswitch.id}`);
  const master =
    source.master === undefined
      ? associated[0]
      : associated.find(({ id, name }) => id === source.master || name === source.master);
  if (source.master !== undefined && master === undefined)
    throw refusal(`the master ${source.master} is not associated with the HaVip`);
  const id = claim(haVips, source.id ?? account.ids.next("havip", vswitch.regionId));
  haVips.set(id, {
    ...basics(seed, source),
    id,
    regionId: vswitch.regionId,
    vpcId: vswitch.vpcId,
    vSwitchId: vswitch.id,
    ipAddress: takePrivateIp(account, vswitch, source.ipAddress ?? ""),
    associatedType:
      instances.length > 0 ? "EcsInstance" : interfaces.length > 0 ? "NetworkInterface" : "",
    associatedIds: associated.map((one) => one.id),
    masterId: master?.id ?? "",
  });
}

type BoundTo = NonNullable<WorldAccount["eips"][number]["boundTo"]>;

function bindElsewhere(seed: Seed, eip: Eip, { interface: card, haVip, privateIp }: BoundTo): void {
  if ((card === undefined) === (haVip === undefined))
    throw refusal("an EIP is bound to an interface or to a HaVip");
  const bound =
    card === undefined
      ? lookUp(seed, seed.account.surroundings.haVips, haVip ?? "", "HaVip")
      : interfaceOf(seed, card);
  eip.instanceId = bound.id;
  eip.instanceType = card === undefined ? "HaVip" : "NetworkInterface";
  eip.instanceRegionId = bound.regionId;
  eip.privateIp = privateIp ?? ("primaryIp" in bound ? bound.primaryIp : bound.ipAddress);
}

function seedNatGateway(seed: Seed, source: WorldNatGateway): void {
  const { account } = seed;
  const { ids } = account;
  const { natGateways } = account.surroundings;
  const vpc = lookUp(seed, account.vpcs, source.vpc, "VPC");
  const vswitch =
    source.vswitch === undefined
      ? undefined
      : lookUp(seed, account.vswitches, source.vswitch, "vSwitch");
  const eips = source.eips.map((reference) => lookUp(seed, account.eips, reference, "EIP"));
  const taken = eips.find(({ instanceId }) => instanceId !== "");
  if (taken !== undefined) throw refusal(`the EIP ${taken.id} is bound to ${taken.instanceId}`);
  const id = claim(natGateways, source.id ?? ids.next("ngw", vpc.regionId));
  const forwardEntries = source.forwardEntries.map((entry) => ({
    id: entry.id ?? ids.next("fwd", vpc.regionId),
    name: entry.name,
    externalIp: entry.externalIp ?? eips[0]?.ipAddress ?? "",
    externalPort: entry.externalPort,
    internalIp: entry.internalIp,
    internalPort: entry.internalPort,
    protocol: entry.protocol,
  }));
  if (forwardEntries.some(({ externalIp }) => externalIp === ""))
    throw refusal("a forward entry has an externalIp, or the gateway an EIP");
  for (const eip of eips)
    Object.assign(eip, { instanceId: id, instanceType: "Nat", instanceRegionId: vpc.regionId });
  natGateways.set(id, {
    ...basics(seed, source),
    id,
    regionId: vpc.regionId,
    vpcId: vpc.id,
    vSwitchId: vswitch?.id ?? "",
    network: source.network,
    eipIds: eips.map((eip) => eip.id),
    forwardTableId: ids.next("ftb", vpc.regionId),
    snatTableId: ids.next("stb", vpc.regionId),
    forwardEntries,
  });
}

function seedMirrorSession(seed: Seed, source: WorldMirrorSession): void {
  const { account } = seed;
  const { trafficMirrorSessions } = account.surroundings;
  const sources = source.sources.map((reference) => interfaceOf(seed, reference));
  const regionId = sources[0]?.regionId ?? regionOf(seed, undefined).regionId;
  const id = claim(trafficMirrorSessions, source.id ?? account.ids.next("tms", regionId));
  trafficMirrorSessions.set(id, {
    ...basics(seed, source),
    id,
    regionId,
    filterId: source.filter ?? account.ids.next("tmf", regionId),
    sourceIds: sources.map((card) => card.id),
    targetId: source.targetType === "SLB" ? source.target : interfaceOf(seed, source.target).id,
    targetType: source.targetType,
    enabled: source.enabled,
    priority: source.priority,
    virtualNetworkId: source.virtualNetworkId,
  });
}

function seedOldAccelerators(seed: Seed, given: WorldAccount): void {
  const { account } = seed;
  const { oldAccelerators } = account.surroundings;
  for (const [index, source] of given.oldAccelerators.entries())
    attempt(seed, ["oldAccelerators", index], () => {
      const { regionId } = regionOf(seed, source.region);
      const id = claim(oldAccelerators, source.id ?? account.ids.next("ga", regionId));
      oldAccelerators.set(id, {
        ...basics(seed, source),
        id,
        regionId,
        ipAddress: source.ipAddress ?? account.ids.address("public"),
        bandwidthType: source.bandwidthType,
        serverIds: source.servers.map(
          (reference) => lookUp(seed, account.instances, reference, "instance").id,
        ),
      });
    });
}
