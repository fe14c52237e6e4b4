import { expect } from "chai";
import { collectInventory } from "../../collectors/collect.ts";
import type { Collected } from "../../collectors/collect.ts";
import type { InstanceFacts } from "../../core/inventory.ts";
import { isUnknown } from "../../core/unknown.ts";
import { clientOf, startHandMadeCloud } from "./hand-made-cloud.ts";
import type { HandMadeCloud } from "./hand-made-cloud.ts";
import { disksPage, instancesPage, smallRegion, wireDisk, wireInstance } from "./small-region.ts";

describe("collectors/instances and collectors/disks", () => {
  let server: HandMadeCloud;
  afterEach(() => server.stop());

  async function collect(instance: unknown, disks: readonly unknown[]): Promise<Collected> {
    server = await startHandMadeCloud({
      ...smallRegion,
      DescribeInstances: () => instancesPage([instance]),
      DescribeDisks: () => disksPage(disks),
    });
    return collectInventory(await clientOf(server), { now: () => new Date(0) });
  }
  async function firstInstance(
    changes: Record<string, unknown>,
    disks: readonly unknown[] = [wireDisk("d-1", "i-1")],
  ): Promise<InstanceFacts> {
    const { instances } = (await collect(wireInstance("i-1", changes), disks)).inventory;
    return instances[0] ?? expect.fail("no instance");
  }

  it("reads what is bound to an instance", async () => {
    const instance = await firstInstance(
      {
        KeyPairName: "ops",
        EipAddress: { AllocationId: "eip-1", IpAddress: "203.0.113.9" },
        PublicIpAddress: { IpAddress: ["203.0.113.8"] },
        DedicatedHostAttribute: { DedicatedHostId: "dh-1" },
        OperationLocks: { LockReason: [{ LockReason: "financial", LockMsg: "" }] },
        UserData: "c2VjcmV0",
      },
      [
        wireDisk("d-2", "", {
          Type: "data",
          Category: "cloud_auto",
          BurstingEnabled: true,
          Encrypted: true,
          KMSKeyId: "key-1",
          Attachments: { Attachment: [{ InstanceId: "i-9" }, { InstanceId: "i-1" }] },
        }),
        wireDisk("d-1", "i-1", { Attachments: undefined }),
        wireDisk("d-3", "i-9"),
      ],
    );

    expect(instance).to.deep.include({
      keyPair: "ops",
      eip: { allocationId: "eip-1", ip: "203.0.113.9" },
      publicIps: ["203.0.113.8"],
      dedicatedHostId: "dh-1",
      locks: ["financial"],
    });
    expect(instance.disks).to.be.an("array").with.length(2);
    const [system, data] = isUnknown(instance.disks) ? [] : instance.disks;
    expect(system).to.include({ id: "d-1", type: "system", encrypted: false });
    expect(data).to.include({
      id: "d-2",
      encrypted: true,
      kmsKeyId: "key-1",
      burstingEnabled: true,
    });
    expect(JSON.stringify(instance)).to.not.contain("c2VjcmV0");
  });

  for (const [field, fact] of [
    ["Status", "status"],
    ["StoppedMode", "stoppedMode"],
    ["SpotStrategy", "spotStrategy"],
    ["InstanceChargeType", "chargeType"],
    ["CreationTime", "createdAt"],
    ["ExpiredTime", "expiresAt"],
    ["EipAddress", "eip"],
    ["PublicIpAddress", "publicIps"],
    ["DedicatedHostAttribute", "dedicatedHostId"],
    ["OperationLocks", "locks"],
    ["SecurityGroupIds", "securityGroupIds"],
    ["NetworkInterfaces", "networkInterfaces"],
    ["VpcAttributes", "vpcId"],
  ] as const) {
    it(`keeps ${fact} unknown when the answer has no ${field}`, async () => {
      const instance = await firstInstance({ [field]: undefined });

      expect(instance[fact]).to.have.property("unknown").that.contains(field);
    });
  }

  for (const [name, changes, fact] of [
    ["an empty time", { CreationTime: "" }, "createdAt"],
    [
      "a list of interfaces without a primary one",
      { NetworkInterfaces: { NetworkInterface: [] } },
      "networkInterfaces",
    ],
    [
      "interfaces without their type",
      { NetworkInterfaces: { NetworkInterface: [{ NetworkInterfaceId: "eni-1" }] } },
      "networkInterfaces",
    ],
    ["a classic instance's VPC", { InstanceNetworkType: "classic" }, "vpcId"],
  ] as const) {
    it(`keeps ${name} unknown`, async () => {
      expect((await firstInstance(changes))[fact]).to.have.property("unknown");
    });
  }

  it("keeps the bursting of an AutoPL disk unknown when the answer leaves it out", async () => {
    const { disks } = await firstInstance({}, [wireDisk("d-1", "i-1", { Category: "cloud_auto" })]);

    expect(disks).to.have.nested.property("[0].burstingEnabled.unknown");
  });

  it("takes disks without the system disk for a list cut short", async () => {
    const { disks } = await firstInstance({}, [wireDisk("d-2", "i-1", { Type: "data" })]);

    expect(disks).to.have.property("unknown").that.contains("no system disk");
  });

  it("tells of changing disks that name no instance", async () => {
    const adrift = wireDisk("d-2", "", {
      Type: "data",
      Status: "Detaching",
      Attachments: { Attachment: [] },
    });

    const { gaps } = await collect(wireInstance("i-1"), [wireDisk("d-1", "i-1"), adrift]);

    expect(gaps).to.have.length(1);
    expect(gaps[0]).to.deep.include({ action: "DescribeDisks", ids: ["d-2"] });
  });
});
