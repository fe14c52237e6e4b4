import { expect } from "chai";
import { collectInventory } from "../../collectors/collect.ts";
import type { Collected } from "../../collectors/collect.ts";
import type { InstanceFacts } from "../../core/facts/instance.ts";
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
      eip: {
        allocationId: "eip-1",
        ip: "203.0.113.9",
        mode: { unknown: "NotReturned: DescribeEipAddresses did not return this EIP" },
        chargeType: { unknown: "NotReturned: DescribeEipAddresses did not return this EIP" },
      },
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
    ["InstanceNetworkType", "networkType"],
    ["Cpu", "cpu"],
    ["AutoReleaseTime", "autoReleaseAt"],
    ["DeletionProtection", "deletionProtection"],
    ["DeploymentSetId", "deploymentSetId"],
    ["EcsCapacityReservationAttr", "capacityReservationId"],
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

  it("reads what an instance is set to and placed in", async () => {
    const instance = await firstInstance({
      Cpu: 8,
      AutoReleaseTime: "2026-12-01T04:00Z",
      DeletionProtection: true,
      DeploymentSetId: "ds-1",
      HpcClusterId: "hpc-1",
      EcsCapacityReservationAttr: { CapacityReservationId: "crp-1" },
      InstanceChargeType: "SomethingNew",
      Tags: {
        Tag: [
          { TagKey: "team", TagValue: "canary-value" },
          { TagKey: "ack.aliyun.com", TagValue: "c1" },
        ],
      },
    });

    expect(instance).to.deep.include({
      cpu: 8,
      autoReleaseAt: "2026-12-01T04:00:00Z",
      deletionProtection: true,
      deploymentSetId: "ds-1",
      hpcClusterId: "hpc-1",
      capacityReservationId: "crp-1",
      chargeType: "SomethingNew",
      tagKeys: ["ack.aliyun.com", "team"],
    });
    expect(JSON.stringify(instance)).to.not.contain("canary-value");
  });

  it("reads every address of an interface, the primary one first", async () => {
    const { networkInterfaces } = await firstInstance({
      NetworkInterfaces: {
        NetworkInterface: [
          {
            NetworkInterfaceId: "eni-1",
            Type: "Primary",
            PrimaryIpAddress: "10.0.1.5",
            PrivateIpSets: {
              PrivateIpSet: [{ PrivateIpAddress: "10.0.1.4" }, { PrivateIpAddress: "10.0.1.5" }],
            },
            Ipv6Sets: { Ipv6Set: [{ Ipv6Address: "2001:db8::5" }] },
            Ipv4PrefixSets: { Ipv4PrefixSet: [{ Ipv4Prefix: "10.0.1.64/28" }] },
            Ipv6PrefixSets: { Ipv6PrefixSet: [{ Ipv6Prefix: "2001:db8:1::/80" }] },
          },
        ],
      },
    });

    expect(networkInterfaces).to.deep.equal([
      {
        id: "eni-1",
        type: "Primary",
        privateIps: ["10.0.1.5", "10.0.1.4"],
        ipv6: ["2001:db8::5"],
        prefixes: ["10.0.1.64/28", "2001:db8:1::/80"],
      },
    ]);
  });

  it("reads what a disk is made from, shared with and saved by", async () => {
    const { disks } = await firstInstance({}, [
      wireDisk("d-1", "i-1", {
        ProductCode: "jxsc000008",
        MultiAttach: "Enabled",
        AutoSnapshotPolicyId: "sp-1",
        MountInstances: { MountInstance: [{ InstanceId: "i-2" }] },
      }),
    ]);

    expect(disks)
      .to.have.nested.property("[0]")
      .that.deep.includes({
        productCode: "jxsc000008",
        multiAttach: "Enabled",
        snapshotPolicyId: "sp-1",
        attachedTo: ["i-1", "i-2"],
      });
  });

  it("takes a disk without a snapshot policy for one without, whichever field says so", async () => {
    const silent = { AutoSnapshotPolicyId: undefined };
    const both = { ...silent, EnableAutomatedSnapshotPolicy: undefined };

    const { disks } = await firstInstance({}, [
      wireDisk("d-1", "i-1", silent),
      wireDisk("d-2", "i-1", both),
    ]);

    expect(disks).to.have.nested.property("[0].snapshotPolicyId", null);
    expect(disks).to.have.nested.property("[1].snapshotPolicyId.unknown");
  });

  it("reads an empty list of attachments", async () => {
    const { disks } = await firstInstance({}, [wireDisk("d-1", "i-1", { Attachments: {} })]);

    expect(disks).to.have.nested.property("[0].attachedTo").that.deep.equals(["i-1"]);
  });

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
