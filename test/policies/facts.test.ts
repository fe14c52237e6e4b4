import { expect } from "chai";
import type { NetworkInterfaceFacts } from "../../core/facts/instance.ts";
import { managedInstances } from "../../policies/facts/bindings.ts";
import type { StackResource } from "../../policies/facts/bindings/references.ts";
import { managedFacts, managedInstanceType } from "../../policies/facts/managed-instance.ts";
import { instantOf, objectsOf, plain, textOf } from "../../policies/facts/reading.ts";
import { unknownCheckingProxy } from "../../policies/unknown-value.ts";

/** What the engine sends in preview for a text that is not known yet. */
const unknownText = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

const notSaid = { unknown: "the program does not say" };
const eipFacts = (allocationId: string) => ({
  allocationId,
  ip: "",
  mode: notSaid,
  chargeType: notSaid,
});
const secondary = (id: string): NetworkInterfaceFacts => ({
  id,
  type: "Secondary",
  privateIps: [],
  ipv6: notSaid,
  prefixes: notSaid,
});

describe("policies/facts/reading", () => {
  it("answers unknown where reading throws, and where nothing is said", () => {
    const props = unknownCheckingProxy({ id: unknownText, name: "", zone: "cn-hangzhou-h" });

    expect(textOf(props, "id")).to.deep.equal({ unknown: "not known during preview" });
    expect(textOf(props, "name")).to.deep.equal({ unknown: "the program does not say" });
    expect(textOf(props, "region")).to.deep.equal({ unknown: "the program does not say" });
    expect(textOf(props, "zone")).to.equal("cn-hangzhou-h");
  });

  it("writes the provider's minutes as the inventory's instants", () => {
    expect(instantOf({ at: "2026-05-27T00:00Z" }, "at")).to.equal("2026-05-27T00:00:00.000Z");
    expect(instantOf({ at: "soon" }, "at")).to.deep.equal({ unknown: "the program does not say" });
  });

  it("keeps the known objects of a list with unknown ones", () => {
    const props = unknownCheckingProxy({ disks: [unknownText, { encrypted: true }] });

    expect(objectsOf(props, "disks").map((disk) => disk["encrypted"])).to.deep.equal([true]);
  });

  it("frees data of its traps, and lets an unknown item make its list unknown", () => {
    const props = unknownCheckingProxy({
      a: { b: unknownText, c: 1 },
      list: [1, unknownText],
      whole: [{ x: null }],
    });

    expect(plain(props)).to.deep.equal({
      a: { b: { unknown: "not known during preview" }, c: 1 },
      list: { unknown: "not known during preview" },
      whole: [{ x: null }],
    });
  });
});

describe("policies/facts/managed-instance", () => {
  it("takes an instance's own properties", () => {
    const facts = managedFacts("web", {
      id: "i-1",
      instanceName: "web-01",
      status: "Running",
      spotStrategy: "NoSpot",
      instanceChargeType: "PrePaid",
      expiredTime: "2027-01-01T00:00Z",
      keyName: "ops",
      dedicatedHostId: "",
      systemDiskEncrypted: true,
      dataDisks: [{ encrypted: false }],
      networkInterfaces: [{ networkInterfaceId: "eni-2" }],
    });

    expect(facts).to.deep.include({
      id: "i-1",
      name: "web-01",
      status: "Running",
      chargeType: "PrePaid",
      expiresAt: "2027-01-01T00:00:00.000Z",
      keyPair: "ops",
      dedicatedHostId: { unknown: "the program does not say" },
      networkInterfaces: [secondary("eni-2")],
    });
    expect(
      Array.isArray(facts.disks) ? facts.disks.map(({ type, encrypted }) => [type, encrypted]) : [],
    ).to.deep.equal([
      ["system", true],
      ["data", false],
    ]);
  });
});

describe("policies/facts/managed-instance, of what a program leaves open", () => {
  it("says so, and takes the resource's name where there is no id", () => {
    const facts = managedFacts(
      "web",
      unknownCheckingProxy({ id: unknownText, keyName: unknownText }),
    );

    expect(facts).to.deep.include({
      id: "web",
      chargeType: { unknown: "the program does not say" },
      keyPair: { unknown: "not known during preview" },
    });
    expect(facts.eip).to.deep.equal({ unknown: "the program does not say" });
    expect(facts.locks).to.deep.equal({ unknown: "the program does not say" });
    expect(facts.haVips).to.deep.equal({ unknown: "the program does not say" });
  });

  it("takes what other resources bind, and counts an interface once", () => {
    const facts = managedFacts(
      "web",
      { networkInterfaces: [{ networkInterfaceId: "eni-2" }] },
      {
        eip: eipFacts("eip-1"),
        keyPair: "ops",
        networkInterfaces: [secondary("eni-2"), secondary("eni-3")],
        disks: [],
      },
    );

    expect(facts).to.deep.include({
      eip: eipFacts("eip-1"),
      keyPair: "ops",
      networkInterfaces: [secondary("eni-2"), secondary("eni-3")],
    });
  });
});

describe("policies/facts/bindings", () => {
  const resource = (
    type: string,
    name: string,
    props: object,
    dependsOn: Record<string, string> = {},
  ): StackResource => ({
    type,
    name,
    urn: `urn:${type}::${name}`,
    props: unknownCheckingProxy(props) as StackResource["props"],
    propertyDependencies: Object.fromEntries(
      Object.entries(dependsOn).map(([key, urn]) => [key, [{ urn }]]),
    ),
  });
  const web = (props: object = { id: "i-web" }) => resource(managedInstanceType, "web", props);
  const webUrn = web().urn;

  for (const { name, disk, attachment, eni, keys } of [
    {
      name: "of today",
      disk: "alicloud:ecs/ecsDisk:EcsDisk",
      attachment: "alicloud:ecs/ecsDiskAttachment:EcsDiskAttachment",
      eni: "alicloud:ecs/ecsNetworkInterfaceAttachment:EcsNetworkInterfaceAttachment",
      keys: "alicloud:ecs/ecsKeyPairAttachment:EcsKeyPairAttachment",
    },
    {
      name: "that are deprecated",
      disk: "alicloud:ecs/disk:Disk",
      attachment: "alicloud:ecs/diskAttachment:DiskAttachment",
      eni: "alicloud:vpc/networkInterfaceAttachment:NetworkInterfaceAttachment",
      keys: "alicloud:ecs/keyPairAttachment:KeyPairAttachment",
    },
  ]) {
    const known = [
      resource(disk, "data", { id: "d-1", encrypted: true, paymentType: "PayAsYouGo" }),
      resource(attachment, "data", { diskId: "d-1", instanceId: "i-web" }),
      resource("alicloud:ecs/eipAssociation:EipAssociation", "ip", {
        allocationId: "eip-1",
        instanceId: "i-web",
      }),
      resource(eni, "eni", { networkInterfaceId: "eni-2", instanceId: "i-web" }),
      resource(keys, "keys", { keyPairName: "ops", instanceIds: ["i-other", "i-web"] }),
    ];

    it(`joins by id with the types ${name}`, () => {
      const bindings = managedInstances([web(), ...known]).bindingsOf(web());

      expect(bindings).to.deep.include({
        eip: eipFacts("eip-1"),
        keyPair: "ops",
        networkInterfaces: [secondary("eni-2")],
      });
      expect(bindings.disks).to.have.lengthOf(1);
      expect(bindings.disks[0]).to.include({
        id: "d-1",
        type: "data",
        encrypted: true,
        portable: true,
      });
    });

    it(`leaves another instance alone with the types ${name}`, () => {
      const other = resource(managedInstanceType, "other", { id: "i-elsewhere" });

      expect(managedInstances([other, ...known]).bindingsOf(other)).to.deep.equal({
        networkInterfaces: [],
        disks: [],
      });
    });

    it(`joins by dependency while ids are unknown, with the types ${name}`, () => {
      const born = web({ id: unknownText });
      const data = resource(disk, "data", { id: unknownText, encrypted: true });
      const resources = [
        born,
        data,
        resource(
          attachment,
          "data",
          { diskId: unknownText, instanceId: unknownText },
          { diskId: data.urn, instanceId: webUrn },
        ),
        resource(
          "alicloud:ecs/eipAssociation:EipAssociation",
          "ip",
          { allocationId: unknownText, instanceId: unknownText },
          { instanceId: webUrn },
        ),
        resource(
          eni,
          "eni",
          { networkInterfaceId: unknownText, instanceId: unknownText },
          { instanceId: webUrn },
        ),
        resource(
          keys,
          "keys",
          { keyPairName: "ops", instanceIds: ["i-known", unknownText] },
          { instanceIds: webUrn },
        ),
      ];

      expect(managedInstances(resources).bindingsOf(born)).to.deep.include({
        eip: eipFacts("ip"),
        keyPair: "ops",
        networkInterfaces: [secondary("eni")],
      });
      expect(managedInstances(resources).bindingsOf(born).disks).to.have.lengthOf(1);
    });
  }

  it("trusts known ids more than dependencies, which may name several instances", () => {
    const ip = resource(
      "alicloud:ecs/eipAssociation:EipAssociation",
      "ip",
      { allocationId: "eip-1", instanceId: "i-other" },
      { instanceId: webUrn },
    );

    expect(managedInstances([web(), ip]).bindingsOf(web())).not.to.have.property("eip");
  });

  for (const { name, id, instanceId } of [
    { name: "the binding's", id: "i-web", instanceId: unknownText },
    { name: "the instance's", id: unknownText, instanceId: "i-old" },
  ]) {
    it(`trusts the dependency while ${name} id alone is unknown`, () => {
      const instance = web({ id });
      const ip = resource(
        "alicloud:ecs/eipAssociation:EipAssociation",
        "ip",
        { allocationId: "eip-1", instanceId },
        { instanceId: webUrn },
      );

      expect(managedInstances([instance, ip]).bindingsOf(instance)).to.have.property("eip");
    });
  }

  it("finds the instances of a stack, and none where there is none", () => {
    expect(managedInstances([web()]).instances.map(({ name }) => name)).to.deep.equal(["web"]);
    expect(managedInstances([]).instances).to.deep.equal([]);
  });

  it("leaves out an EIP that is bound to something else than an instance", () => {
    const ip = resource("alicloud:ecs/eipAssociation:EipAssociation", "ip", {
      allocationId: "eip-1",
      instanceId: "i-web",
      instanceType: "NetworkInterface",
    });

    expect(managedInstances([web(), ip]).bindingsOf(web())).not.to.have.property("eip");
  });
});
