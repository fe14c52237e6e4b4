import { takePrivateIp } from "./ecs/addresses.ts";
import { attempt, claim, interfaceOf, lookUp, refusal, regionOf, type Seed } from "./seed-steps.ts";
import { held } from "./seed-parts.ts";
import type { Backend, BackendGroup, Endpoint, ServerGroup } from "./state-services.ts";
import type {
  WorldAccelerator,
  WorldClbGroup,
  WorldEndpoint,
  WorldLoadBalancer,
  WorldMember,
} from "./world-balancing.ts";
import type { WorldAccount } from "./world-schema.ts";

type ClassicLoadBalancer = Extract<WorldLoadBalancer, { kind: "clb" }>;
type NewerLoadBalancer = Exclude<WorldLoadBalancer, ClassicLoadBalancer>;

/** The only port that GWLB speaks to its backends. */
const GENEVE = 6081;

export function seedBalancing(seed: Seed, given: WorldAccount): void {
  for (const [index, source] of given.loadBalancers.entries())
    attempt(seed, ["loadBalancers", index], () => {
      if (source.kind === "clb") seedClassic(seed, source);
      else seedServerGroups(seed, source);
    });
  for (const [index, source] of given.accelerators.entries())
    attempt(seed, ["accelerators", index], () => {
      seedAccelerator(seed, source);
    });
}

function seedClassic(seed: Seed, source: ClassicLoadBalancer): void {
  const { account } = seed;
  const { loadBalancers } = account.services;
  const vswitch =
    source.vswitch === undefined
      ? undefined
      : lookUp(seed, account.vswitches, source.vswitch, "vSwitch");
  const regionId = vswitch?.regionId ?? regionOf(seed, source.region).regionId;
  if (source.region !== undefined && source.region !== regionId)
    throw refusal(`the vSwitch ${vswitch?.id ?? ""} is in the region ${regionId}`);
  const groupsOf = (groups: readonly WorldClbGroup[]): BackendGroup[] =>
    groups.map((group) => ({
      ...held(seed, source),
      id: group.id ?? account.ids.next("rsp", regionId),
      name: group.name,
      backends: group.members.map((member) => classicBackend(seed, member)),
    }));
  const vServerGroups = groupsOf(source.vServerGroups);
  const masterSlaveGroups = groupsOf(source.masterSlaveGroups);
  refuseTwins([
    ...[...loadBalancers.values()].flatMap((known) => [
      ...known.vServerGroups,
      ...known.masterSlaveGroups,
    ]),
    ...vServerGroups,
    ...masterSlaveGroups,
  ]);
  if (masterSlaveGroups.some(({ backends }) => backends.length !== 2))
    throw refusal("a primary/secondary server group has two members, the primary one first");
  const id = claim(loadBalancers, source.id ?? account.ids.next("lb", regionId));
  loadBalancers.set(id, {
    ...held(seed, source),
    id,
    regionId,
    vpcId: vswitch?.vpcId ?? "",
    vSwitchId: vswitch?.id ?? "",
    zoneId: vswitch?.zoneId ?? regionOf(seed, regionId).zones[0] ?? "",
    addressType: vswitch === undefined ? "internet" : "intranet",
    address:
      vswitch === undefined
        ? (source.address ?? account.ids.address("public"))
        : takePrivateIp(account, vswitch, source.address ?? ""),
    backends: source.members.map((member) => classicBackend(seed, member)),
    vServerGroups,
    masterSlaveGroups,
  });
}

/** Groups are found by their id alone. */
function refuseTwins(groups: readonly { id: string }[]): void {
  const seen = new Map<string, object>();
  for (const group of groups) seen.set(claim(seen, group.id), group);
}

function classicBackend(seed: Seed, member: WorldMember): Backend {
  const backend = backendOf(seed, member, 80);
  if (backend.type === "Ip")
    throw refusal(`a clb takes instances and interfaces, not the address ${backend.id}`);
  return backend;
}

function seedServerGroups(seed: Seed, source: NewerLoadBalancer): void {
  const { account } = seed;
  const { serverGroups } = account.services;
  const vpc = lookUp(seed, account.vpcs, source.vpc, "VPC");
  const loadBalancerId = source.id ?? account.ids.next(source.kind, vpc.regionId);
  for (const given of source.serverGroups) {
    const id = claim(serverGroups, given.id ?? account.ids.next("sgp", vpc.regionId));
    const group: ServerGroup = {
      ...held(seed, source),
      id,
      name: given.name,
      regionId: vpc.regionId,
      kind: source.kind,
      type: given.type,
      vpcId: vpc.id,
      loadBalancerIds: [loadBalancerId],
      backends: given.members.map((member) =>
        backendOf(seed, member, source.kind === "gwlb" ? GENEVE : 80),
      ),
    };
    if (source.kind === "gwlb" && group.backends.some(({ port }) => port !== GENEVE))
      throw refusal(`a gwlb speaks to its members on port ${String(GENEVE)} only`);
    const stray = group.backends.find(({ type }) => (type === "Ip") !== (group.type === "Ip"));
    if (stray !== undefined)
      throw refusal(
        `the server group ${id} is of type ${group.type} and cannot hold ${stray.id}: addresses go into groups of type Ip, the rest into groups of type Instance`,
      );
    serverGroups.set(id, group);
  }
}

function backendOf(seed: Seed, member: WorldMember, port: number): Backend {
  const { instance, interface: eni, ip } = member;
  const details = {
    port: member.port ?? port,
    weight: member.weight,
    description: member.description,
  };
  if ([instance, eni, ip].filter((value) => value !== undefined).length !== 1)
    throw refusal("a member names exactly one of instance, interface, ip");
  if (instance !== undefined) {
    const { id, zoneId } = lookUp(seed, seed.account.instances, instance, "instance");
    const primary = [...seed.account.enis.values()].find(
      (candidate) => candidate.instanceId === id && candidate.kind === "Primary",
    );
    return { ...details, type: "Ecs", id, zoneId, ip: primary?.primaryIp ?? "" };
  }
  if (eni !== undefined) {
    const { id, zoneId, primaryIp } = interfaceOf(seed, eni);
    return { ...details, type: "Eni", id, zoneId, ip: primaryIp };
  }
  return { ...details, type: "Ip", id: ip ?? "", zoneId: "", ip: ip ?? "" };
}

function seedAccelerator(seed: Seed, source: WorldAccelerator): void {
  const { account } = seed;
  const { accelerators } = account.services;
  const { kind } = source;
  if (kind === "basic" && source.endpointGroups.length > 1)
    throw refusal("a basic accelerator has one endpoint group");
  const id = claim(accelerators, source.id ?? account.ids.next("ga", "cn-hangzhou"));
  const endpointGroups = source.endpointGroups.map((group) => ({
    id: group.id ?? account.ids.next("epg", "cn-hangzhou"),
    name: group.name,
    type: group.type,
    regionId: regionOf(seed, group.region).regionId,
    endpoints: group.endpoints.map((endpoint) => endpointOf(seed, endpoint, kind)),
  }));
  refuseTwins([
    ...[...accelerators.values()].flatMap((known) => known.endpointGroups),
    ...endpointGroups,
  ]);
  const regionId = "cn-hangzhou";
  accelerators.set(id, { ...held(seed, source), id, regionId, kind, endpointGroups });
}

const BASIC_TYPES = ["ENI", "SLB", "ECS", "NLB"];

function endpointOf(seed: Seed, source: WorldEndpoint, kind: "standard" | "basic"): Endpoint {
  const { account } = seed;
  if (kind === "basic" && !BASIC_TYPES.includes(source.type))
    throw refusal(`a basic accelerator has endpoints of ${BASIC_TYPES.join(", ")}`);
  const id = source.id ?? account.ids.next("ep", "cn-hangzhou");
  const { type, endpoint, subAddress = "" } = source;
  if (type === "ECS") {
    const instance = lookUp(seed, account.instances, endpoint, "instance");
    return { id, type, endpoint: instance.id, subAddress };
  }
  if (type === "ENI") {
    const eni = lookUp(seed, account.enis, endpoint, "network interface");
    return { id, type, endpoint: eni.id, subAddress: subAddress || eni.primaryIp };
  }
  return { id, type, endpoint, subAddress };
}
