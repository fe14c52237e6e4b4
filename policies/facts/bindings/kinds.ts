import { sourcesOf } from "./references.ts";
import type { Reference, StackResource } from "./references.ts";
import { itemsOf, notSaid, objectsOf, textOf } from "../reading.ts";
import type { Props } from "../reading.ts";
import type { InstanceFacts } from "../../../core/facts/instance.ts";
import { isUnknown } from "../../../core/unknown.ts";
import type { Maybe, Unknown } from "../../../core/unknown.ts";

type Item<K extends keyof InstanceFacts> =
  Exclude<InstanceFacts[K], Unknown> extends (infer I)[] ? I : never;

/** What a resource of a stack says of the instance that it points at; lists one entry each. */
export type BoundFact =
  | { readonly fact: "eip"; readonly value: Exclude<InstanceFacts["eip"], Unknown | null> }
  | { readonly fact: "keyPair" | "ramRole" | "scalingGroupId"; readonly value: string }
  | { readonly fact: "haVips"; readonly value: Item<"haVips"> }
  | { readonly fact: "routeEntries"; readonly value: Item<"routeEntries"> }
  | { readonly fact: "loadBalancers"; readonly value: Item<"loadBalancers"> }
  | { readonly fact: "accelerators"; readonly value: Item<"accelerators"> }
  | { readonly fact: "dtsJobs"; readonly value: Item<"dtsJobs"> };

type Read = (resource: StackResource) => readonly Reference<BoundFact>[];

/** An id that is not known yet is stood for by the resource's name in the program. */
export function named(id: Maybe<string>, resource: StackResource): string {
  return isUnknown(id) ? resource.name : id;
}

/** How each type of resource points at instances or their interfaces; deprecated twins mean the same. */
export const kinds: ReadonlyMap<string, Read> = new Map<string, Read>([
  ["alicloud:ecs/eipAssociation:EipAssociation", eipAssociation],
  ...same(
    [
      "alicloud:ecs/ecsKeyPairAttachment:EcsKeyPairAttachment",
      "alicloud:ecs/keyPairAttachment:KeyPairAttachment",
    ],
    keyPairAttachment,
  ),
  ...same(
    [
      "alicloud:ecs/ramRoleAttachment:RamRoleAttachment",
      "alicloud:ram/roleAttachment:RoleAttachment",
    ],
    (resource) =>
      each(resource, "instanceIds", (): BoundFact => ({
        fact: "ramRole",
        value: named(textOf(resource.props, "roleName"), resource),
      })),
  ),
  [
    "alicloud:ess/attachment:Attachment",
    (resource) =>
      each(resource, "instanceIds", (): BoundFact => ({
        fact: "scalingGroupId",
        value: named(textOf(resource.props, "scalingGroupId"), resource),
      })),
  ],
  ...same(
    [
      "alicloud:vpc/hAVipAttachment:HAVipAttachment",
      "alicloud:vpc/haVipAttachment:HaVipAttachment",
    ],
    (resource) =>
      each(resource, "instanceId", (): BoundFact => ({
        fact: "haVips",
        value: named(firstOf(resource.props, "haVipId", "havipId"), resource),
      })),
  ),
  ...same(["alicloud:vpc/hAVip:HAVip", "alicloud:vpc/haVipv2:HaVipv2"], (resource) =>
    each(resource, "associatedInstances", (): BoundFact => ({
      fact: "haVips",
      value: named(textOf(resource.props, "id"), resource),
    })),
  ),
  [
    "alicloud:vpc/routeEntry:RouteEntry",
    (resource) =>
      each(resource, "nexthopId", (id) => routeEntry(resource, id, "destinationCidrblock")),
  ],
  [
    "alicloud:vpc/vPCRouteEntry:VPCRouteEntry",
    (resource) => [
      ...each(resource, "nexthopId", (id) => routeEntry(resource, id, "destinationCidrBlock")),
      ...nested(resource, "nextHops", "nexthopId", (id) =>
        routeEntry(resource, id, "destinationCidrBlock"),
      ),
    ],
  ],
  [
    "alicloud:slb/backendServer:BackendServer",
    (resource) =>
      nested(resource, "backendServers", "serverId", (id) =>
        member("clb", resource, id, "loadBalancerId"),
      ),
  ],
  [
    "alicloud:slb/attachment:Attachment",
    (resource) =>
      each(resource, "instanceIds", (id) => member("clb", resource, id, "loadBalancerId")),
  ],
  [
    "alicloud:slb/serverGroup:ServerGroup",
    (resource) =>
      nested(resource, "servers", "serverIds", (id) =>
        member("clb", resource, id, "loadBalancerId"),
      ),
  ],
  [
    "alicloud:slb/serverGroupServerAttachment:ServerGroupServerAttachment",
    (resource) => each(resource, "serverId", (id) => member("clb", resource, id, "serverGroupId")),
  ],
  [
    "alicloud:slb/masterSlaveServerGroup:MasterSlaveServerGroup",
    (resource) =>
      nested(resource, "servers", "serverId", (id) =>
        member("clb", resource, id, "loadBalancerId"),
      ),
  ],
  [
    "alicloud:alb/serverGroup:ServerGroup",
    (resource) =>
      nested(resource, "servers", "serverId", (id) => member("alb", resource, id, "id")),
  ],
  [
    "alicloud:nlb/serverGroupServerAttachment:ServerGroupServerAttachment",
    (resource) => each(resource, "serverId", (id) => member("nlb", resource, id, "serverGroupId")),
  ],
  [
    "alicloud:gwlb/serverGroup:ServerGroup",
    (resource) =>
      nested(resource, "servers", "serverId", (id) => member("gwlb", resource, id, "id")),
  ],
  [
    "alicloud:ga/endpointGroup:EndpointGroup",
    (resource) =>
      nested(resource, "endpointConfigurations", "endpoint", (id) => endpoint(resource, id)),
  ],
  [
    "alicloud:ga/basicEndpoint:BasicEndpoint",
    (resource) => each(resource, "endpointAddress", (id) => endpoint(resource, id)),
  ],
  ...same(
    [
      "alicloud:dts/migrationJob:MigrationJob",
      "alicloud:dts/synchronizationJob:SynchronizationJob",
      "alicloud:dts/subscriptionJob:SubscriptionJob",
    ],
    (resource) => [
      ...each(resource, "sourceEndpointInstanceId", () => dtsJob(resource, "source")),
      ...each(resource, "destinationEndpointInstanceId", () => dtsJob(resource, "destination")),
    ],
  ),
]);

function same(types: readonly string[], read: Read): [string, Read][] {
  return types.map((type) => [type, read]);
}

/** An EIP may also be bound to a network interface, a load balancer and more; only an interface is the instance's. */
function eipAssociation(resource: StackResource): Reference<BoundFact>[] {
  const type = textOf(resource.props, "instanceType");
  if (!isUnknown(type) && type !== "EcsInstance") return [];
  return each(resource, "instanceId", () => ({
    fact: "eip",
    value: {
      allocationId: named(textOf(resource.props, "allocationId"), resource),
      ip: "",
      mode: textOf(resource.props, "mode"),
      chargeType: notSaid,
    },
  }));
}

function keyPairAttachment(resource: StackResource): Reference<BoundFact>[] {
  const value = named(firstOf(resource.props, "keyPairName", "keyName"), resource);
  return each(resource, "instanceIds", () => ({ fact: "keyPair", value }));
}

function firstOf(props: Props, ...keys: readonly string[]): Maybe<string> {
  const texts = keys.map((key) => textOf(props, key));
  return texts.find((text) => !isUnknown(text)) ?? texts[0] ?? notSaid;
}

function routeEntry(resource: StackResource, nextHop: string, destination: string): BoundFact {
  return {
    fact: "routeEntries",
    value: {
      id: named(textOf(resource.props, "id"), resource),
      routeTableId: named(textOf(resource.props, "routeTableId"), resource),
      destination: named(textOf(resource.props, destination), resource),
      nextHop,
    },
  };
}

function member(
  kind: Item<"loadBalancers">["kind"],
  resource: StackResource,
  id: string,
  owner: string,
): BoundFact {
  const value = {
    kind,
    id: named(textOf(resource.props, owner), resource),
    group: null,
    member: id,
  };
  return { fact: "loadBalancers", value };
}

function endpoint(resource: StackResource, id: string): BoundFact {
  const acceleratorId = named(
    firstOf(resource.props, "acceleratorId", "endpointGroupId"),
    resource,
  );
  return { fact: "accelerators", value: { acceleratorId, endpoint: id } };
}

function dtsJob(resource: StackResource, role: Item<"dtsJobs">["role"]): BoundFact {
  const { props } = resource;
  const status = textOf(props, "status");
  const id = named(textOf(props, "id"), resource);
  return {
    fact: "dtsJobs",
    value: { id, status: isUnknown(status) ? "in the program" : status, role },
  };
}

/** The references of a property that holds an id or a list of ids. */
function each(
  resource: StackResource,
  key: string,
  fact: (id: string) => BoundFact,
): Reference<BoundFact>[] {
  const urns = sourcesOf(resource, key);
  const list = itemsOf(resource.props, key);
  const ids = list.length > 0 ? list.map(asId) : [textOf(resource.props, key)];
  return ids.flatMap((id) =>
    isUnknown(id) && urns.length === 0 ? [] : [{ id, urns, fact: fact(named(id, resource)) }],
  );
}

/** The references of a list of objects that hold an id, or a list of ids, each. */
function nested(
  resource: StackResource,
  key: string,
  idKey: string,
  fact: (id: string) => BoundFact,
): Reference<BoundFact>[] {
  const urns = sourcesOf(resource, key);
  const ids = objectsOf(resource.props, key).flatMap((item) => {
    const list = itemsOf(item, idKey);
    return list.length > 0 ? list.map(asId) : [textOf(item, idKey)];
  });
  // A list that preview does not know at all still tells by its dependencies whom it names.
  const all = ids.length === 0 && urns.length > 0 ? [notSaid] : ids;
  return all.flatMap((id) =>
    isUnknown(id) && urns.length === 0 ? [] : [{ id, urns, fact: fact(named(id, resource)) }],
  );
}

function asId(item: unknown): Maybe<string> {
  return typeof item === "string" && item !== "" ? item : notSaid;
}
