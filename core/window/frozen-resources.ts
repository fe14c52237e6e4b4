import type { ExportedResource } from "./stack-export.ts";

/** A resource that the stack owns in the cloud. */
export type OwnedResource = ExportedResource & { readonly id: string };

export const instanceType = "alicloud:ecs/instance:Instance";

// Deprecated twins of a type are still in use, and mean the same.
const interfaceTypes = new Set([
  "alicloud:ecs/ecsNetworkInterface:EcsNetworkInterface",
  "alicloud:vpc/networkInterface:NetworkInterface",
]);
const joinedTypes = new Set([
  ...interfaceTypes,
  "alicloud:ecs/ecsDisk:EcsDisk",
  "alicloud:ecs/disk:Disk",
  "alicloud:ecs/eipAddress:EipAddress",
  "alicloud:ecs/eip:Eip",
]);
const joiningTypes = new Set([
  "alicloud:ecs/ecsDiskAttachment:EcsDiskAttachment",
  "alicloud:ecs/diskAttachment:DiskAttachment",
  "alicloud:ecs/ecsNetworkInterfaceAttachment:EcsNetworkInterfaceAttachment",
  "alicloud:vpc/networkInterfaceAttachment:NetworkInterfaceAttachment",
  "alicloud:ecs/eipAssociation:EipAssociation",
]);

/** What the stack owns: no component, no provider, nothing that is only read or on its way out. */
export function ownedResources(all: readonly ExportedResource[]): OwnedResource[] {
  return all.filter(
    (one): one is OwnedResource =>
      one.custom &&
      !one.external &&
      !one.delete &&
      one.id !== undefined &&
      !one.type.startsWith("pulumi:providers:"),
  );
}

/**
 * The instances with everything that hangs on them, in the order of the state: what depends on them or names their ids
 * (attachments, members of load balancers, routes, ...), the disks, interfaces and EIPs that attachments join to
 * them, and what hangs on those interfaces. Another instance does not hang on one.
 */
export function withWhatHangsOn(
  instances: readonly OwnedResource[],
  owned: readonly OwnedResource[],
): OwnedResource[] {
  const others = owned.filter(({ type }) => type !== instanceType).map(pointerOf);
  const onInstances = hangingOn(instances, others);
  const joined = joinedBy(onInstances, owned);
  const interfaces = joined.filter(({ type }) => interfaceTypes.has(type));
  const onInterfaces = hangingOn(interfaces, others);
  const frozen = new Set<OwnedResource>([
    ...instances,
    ...joined,
    ...joinedBy(onInterfaces, owned),
    ...[...onInstances, ...onInterfaces].map(({ resource }) => resource),
  ]);
  return owned.filter((one) => frozen.has(one));
}

/** A resource with everything that it could point at another with. */
interface Pointer {
  readonly resource: OwnedResource;
  readonly urns: ReadonlySet<string>;
  /** Every word of its inputs that could be an id. */
  readonly words: ReadonlySet<string>;
}

function pointerOf(resource: OwnedResource): Pointer {
  const byProperty = Object.values(resource.propertyDependencies ?? {});
  const urns = [...(resource.dependencies ?? []), ...byProperty.flatMap((list) => list ?? [])];
  const words = new Set<string>();
  addWords(words, resource.inputs);
  return { resource, urns: new Set(urns), words };
}

/** Some inputs hold ids inside of a text, such as a list in JSON. */
function addWords(words: Set<string>, value: unknown): void {
  if (typeof value === "string") for (const word of value.split(/[^\w-]+/)) words.add(word);
  else if (typeof value === "object" && value !== null)
    for (const inner of Object.values(value)) addWords(words, inner);
}

function hangingOn(owners: readonly OwnedResource[], others: readonly Pointer[]): Pointer[] {
  const ids = new Set(owners.flatMap(idsOf));
  const ownUrns = new Set(owners.map(({ urn }) => urn));
  return others.filter(
    ({ urns, words }) => [...urns].some((urn) => ownUrns.has(urn)) || namesOneOf(words, ids),
  );
}

function namesOneOf(words: ReadonlySet<string>, ids: ReadonlySet<string>): boolean {
  for (const word of words) if (ids.has(word)) return true;
  return false;
}

/** An instance is also reached through its primary interface. */
function idsOf({ type, id, outputs }: OwnedResource): string[] {
  const primary = type === instanceType ? outputs["networkInterfaceId"] : undefined;
  return typeof primary === "string" && primary !== "" ? [id, primary] : [id];
}

function joinedBy(pointers: readonly Pointer[], owned: readonly OwnedResource[]): OwnedResource[] {
  const joining = pointers.filter(({ resource }) => joiningTypes.has(resource.type));
  return owned.filter(
    ({ type, urn, id }) =>
      joinedTypes.has(type) && joining.some(({ urns, words }) => urns.has(urn) || words.has(id)),
  );
}
