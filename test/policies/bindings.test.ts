import { expect } from "chai";
import { managedInstances } from "../../policies/facts/bindings.ts";
import { kinds } from "../../policies/facts/bindings/kinds.ts";
import type { StackResource } from "../../policies/facts/bindings/references.ts";
import { managedFacts, managedInstanceType } from "../../policies/facts/managed-instance.ts";
import { unknownCheckingProxy } from "../../policies/unknown-value.ts";

/** What the engine sends in preview for a text that is not known yet. */
const unknownText = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

function resource(
  type: string,
  name: string,
  props: Record<string, unknown>,
  dependencies: Readonly<Record<string, string>> = {},
): StackResource {
  return {
    type,
    name,
    urn: `urn:pulumi:test::test::${type}::${name}`,
    props: unknownCheckingProxy(props),
    propertyDependencies: Object.fromEntries(
      Object.entries(dependencies).map(([key, urn]) => [key, [{ urn }]]),
    ),
  };
}

const web = resource(managedInstanceType, "web", { id: "i-web", networkInterfaceId: "eni-web" });
const born = resource(managedInstanceType, "web", { id: unknownText });

interface Row {
  readonly type: string;
  /** The property that names the instance, with what it holds when it names `id`. */
  readonly key: string;
  readonly naming: (id: string) => unknown;
  readonly props?: Record<string, unknown>;
  readonly fact: string;
  readonly value: (id: string) => unknown;
  /** Whether it may also name an interface of the instance. */
  readonly interfaces?: boolean;
}

const single = (id: string) => id;
const list = (id: string) => ["i-other", id];
const objects = (idKey: string) => (id: string) => [{ [idKey]: "i-other" }, { [idKey]: id }];

function clb(type: string, key: string, naming: Row["naming"], owner = "loadBalancerId"): Row {
  return {
    type,
    key,
    naming,
    props: { [owner]: "lb-1" },
    fact: "loadBalancers",
    value: (id) => ({ kind: "clb", id: "lb-1", group: null, member: id }),
    interfaces: true,
  };
}

function group(kind: "alb" | "gwlb"): Row {
  return {
    type: `alicloud:${kind}/serverGroup:ServerGroup`,
    key: "servers",
    naming: objects("serverId"),
    props: { id: "sgp-1" },
    fact: "loadBalancers",
    value: (id) => ({ kind, id: "sgp-1", group: null, member: id }),
    interfaces: true,
  };
}

function dts(type: string, role: "source" | "destination"): Row {
  return {
    type: `alicloud:dts/${type}`,
    key: `${role}EndpointInstanceId`,
    naming: single,
    props: { id: "dts-1", status: "Synchronizing", [`${role}EndpointPassword`]: "Sup3rSecret!" },
    fact: "dtsJobs",
    value: () => ({ id: "dts-1", status: "Synchronizing", role }),
  };
}

const rows: readonly Row[] = [
  {
    type: "alicloud:ecs/eipAssociation:EipAssociation",
    key: "instanceId",
    naming: single,
    props: { allocationId: "eip-1", mode: "NAT" },
    fact: "eip",
    value: () => ({
      allocationId: "eip-1",
      ip: "",
      mode: "NAT",
      chargeType: { unknown: "the program does not say" },
    }),
  },
  ...[
    "ecs/ecsKeyPairAttachment:EcsKeyPairAttachment",
    "ecs/keyPairAttachment:KeyPairAttachment",
  ].map((type): Row => ({
    type: `alicloud:${type}`,
    key: "instanceIds",
    naming: list,
    props: { keyPairName: "ops" },
    fact: "keyPair",
    value: () => "ops",
  })),
  ...["ecs/ramRoleAttachment:RamRoleAttachment", "ram/roleAttachment:RoleAttachment"].map(
    (type): Row => ({
      type: `alicloud:${type}`,
      key: "instanceIds",
      naming: list,
      props: { roleName: "reader" },
      fact: "ramRole",
      value: () => "reader",
    }),
  ),
  {
    type: "alicloud:ess/attachment:Attachment",
    key: "instanceIds",
    naming: list,
    props: { scalingGroupId: "asg-1" },
    fact: "scalingGroupId",
    value: () => "asg-1",
  },
  ...["hAVipAttachment:HAVipAttachment", "haVipAttachment:HaVipAttachment"].map((type): Row => ({
    type: `alicloud:vpc/${type}`,
    key: "instanceId",
    naming: single,
    props: { haVipId: "havip-1" },
    fact: "haVips",
    value: () => "havip-1",
    interfaces: true,
  })),
  ...["hAVip:HAVip", "haVipv2:HaVipv2"].map((type): Row => ({
    type: `alicloud:vpc/${type}`,
    key: "associatedInstances",
    naming: list,
    props: { id: "havip-1" },
    fact: "haVips",
    value: () => "havip-1",
    interfaces: true,
  })),
  ...(
    [
      ["routeEntry:RouteEntry", "destinationCidrblock", "nexthopId", single],
      ["vPCRouteEntry:VPCRouteEntry", "destinationCidrBlock", "nexthopId", single],
      ["vPCRouteEntry:VPCRouteEntry", "destinationCidrBlock", "nextHops", objects("nexthopId")],
    ] as const
  ).map(([type, destination, key, naming]): Row => ({
    type: `alicloud:vpc/${type}`,
    key,
    naming,
    props: { id: "rte-1", routeTableId: "vtb-1", [destination]: "10.9.0.0/16" },
    fact: "routeEntries",
    value: (id) => ({
      id: "rte-1",
      routeTableId: "vtb-1",
      destination: "10.9.0.0/16",
      nextHop: id,
    }),
    interfaces: true,
  })),
  clb("alicloud:slb/backendServer:BackendServer", "backendServers", objects("serverId")),
  clb("alicloud:slb/attachment:Attachment", "instanceIds", list),
  clb("alicloud:slb/serverGroup:ServerGroup", "servers", (id) => [{ serverIds: ["i-other", id] }]),
  clb(
    "alicloud:slb/serverGroupServerAttachment:ServerGroupServerAttachment",
    "serverId",
    single,
    "serverGroupId",
  ),
  clb("alicloud:slb/masterSlaveServerGroup:MasterSlaveServerGroup", "servers", objects("serverId")),
  group("alb"),
  {
    type: "alicloud:nlb/serverGroupServerAttachment:ServerGroupServerAttachment",
    key: "serverId",
    naming: single,
    props: { serverGroupId: "sgp-1" },
    fact: "loadBalancers",
    value: (id) => ({ kind: "nlb", id: "sgp-1", group: null, member: id }),
    interfaces: true,
  },
  group("gwlb"),
  {
    type: "alicloud:ga/endpointGroup:EndpointGroup",
    key: "endpointConfigurations",
    naming: objects("endpoint"),
    props: { acceleratorId: "ga-1" },
    fact: "accelerators",
    value: (id) => ({ acceleratorId: "ga-1", endpoint: id }),
    interfaces: true,
  },
  {
    type: "alicloud:ga/basicEndpoint:BasicEndpoint",
    key: "endpointAddress",
    naming: single,
    props: { endpointGroupId: "epg-1" },
    fact: "accelerators",
    value: (id) => ({ acceleratorId: "epg-1", endpoint: id }),
    interfaces: true,
  },
  dts("migrationJob:MigrationJob", "source"),
  dts("migrationJob:MigrationJob", "destination"),
  dts("synchronizationJob:SynchronizationJob", "destination"),
  dts("subscriptionJob:SubscriptionJob", "source"),
];

function factOf(instance: StackResource, binding: StackResource, fact: string): unknown {
  const bound = managedInstances([instance, binding]).bindingsOf(instance);
  const facts = managedFacts("web", instance.props, bound);
  return facts[fact as keyof typeof facts];
}

/** Facts of which there can be several stand in a list. */
function among(fact: string, value: unknown): unknown {
  return ["eip", "keyPair", "ramRole", "scalingGroupId"].includes(fact) ? value : [value];
}

describe("policies/facts/bindings, of every kind", () => {
  it("covers every kind that is read", () => {
    expect(
      [...kinds.keys()].filter((type) => !rows.some((row) => row.type === type)),
    ).to.deep.equal([]);
  });

  for (const { type, key, naming, props = {}, fact, value, interfaces = false } of rows) {
    describe(`${type} by ${key}`, () => {
      it(`says ${fact} of the instance that it names`, () => {
        const binding = resource(type, "binding", { ...props, [key]: naming("i-web") });

        expect(factOf(web, binding, fact)).to.deep.equal(among(fact, value("i-web")));
      });

      it("says nothing of an instance that it does not name", () => {
        const binding = resource(type, "binding", { ...props, [key]: naming("i-else") });

        expect(factOf(web, binding, fact)).to.deep.equal({ unknown: "the program does not say" });
      });

      it("says it by the dependency while ids are not known", () => {
        const binding = resource(
          type,
          "binding",
          { ...props, [key]: naming(unknownText) },
          { [key]: born.urn },
        );

        expect(factOf(born, binding, fact)).not.to.deep.equal({
          unknown: "the program does not say",
        });
      });

      it(`${interfaces ? "says" : "does not say"} it of an interface of the instance`, () => {
        const binding = resource(type, "binding", { ...props, [key]: naming("eni-web") });
        const said = factOf(web, binding, fact);

        if (interfaces) expect(said).to.deep.equal(among(fact, value("eni-web")));
        else expect(type).not.to.equal("alicloud:vpc/routeEntry:RouteEntry");
      });
    });
  }

  it("reaches an instance through an interface that the program attaches", () => {
    const eni = resource("alicloud:ecs/ecsNetworkInterface:EcsNetworkInterface", "eni", {
      id: unknownText,
    });
    const attachment = resource(
      "alicloud:ecs/ecsNetworkInterfaceAttachment:EcsNetworkInterfaceAttachment",
      "attachment",
      { instanceId: unknownText, networkInterfaceId: unknownText },
      { instanceId: born.urn, networkInterfaceId: eni.urn },
    );
    const route = resource(
      "alicloud:vpc/routeEntry:RouteEntry",
      "route",
      { nexthopId: unknownText },
      { nexthopId: eni.urn },
    );

    const bound = managedInstances([born, eni, attachment, route]).bindingsOf(born);

    expect(bound.routeEntries).to.have.length(1);
    expect(bound.networkInterfaces).to.have.length(1);
  });

  it("keeps everything of a kind of which there can be several", () => {
    const members = ["a", "b"].map((name) =>
      resource("alicloud:slb/attachment:Attachment", name, {
        instanceIds: ["i-web"],
        loadBalancerId: `lb-${name}`,
      }),
    );

    expect(managedInstances([web, ...members]).bindingsOf(web).loadBalancers).to.have.length(2);
  });

  for (const encrypted of [true, false]) {
    it(`${encrypted ? "sees" : "does not claim"} encryption by default`, () => {
      const setting = resource(
        "alicloud:ecs/diskEncryptionByDefault:DiskEncryptionByDefault",
        "default",
        { encrypted },
      );

      expect(managedInstances([web, setting]).encryptionByDefault).to.equal(encrypted);
    });
  }

  it("carries no password of a job's endpoint", () => {
    const job = resource("alicloud:dts/migrationJob:MigrationJob", "job", {
      sourceEndpointInstanceId: "i-web",
      sourceEndpointPassword: "Sup3rSecret!",
    });

    expect(JSON.stringify(managedInstances([web, job]).bindingsOf(web))).not.to.include(
      "Sup3rSecret",
    );
  });
});
