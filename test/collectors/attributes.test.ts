import { expect } from "chai";
import { collectAround } from "./around.ts";
import { failure, success } from "./hand-made-cloud.ts";
import type { Answering } from "./hand-made-cloud.ts";
import { disksPage, instancesPage, numbered, wireDisk, wireInstance } from "./small-region.ts";

const instances =
  (...changes: readonly Record<string, unknown>[]): Answering =>
  () =>
    instancesPage(changes.map((one, index) => wireInstance(`i-${String(index + 1)}`, one)));

describe("collectors/events", () => {
  const event = {
    EventId: "e-1",
    InstanceId: "i-1",
    EventType: { Code: 1, Name: "SystemMaintenance.Redeploy" },
    EventCycleStatus: { Code: 24, Name: "Scheduled" },
    NotBefore: "2026-06-10T00:00:00Z",
    ExtendedAttribute: { PunishUrl: "canary-url" },
  };

  it("asks for the events that are open, which the call leaves out by itself", async () => {
    const { instance, callsOf } = await collectAround({
      DescribeInstanceHistoryEvents: () =>
        success({ InstanceSystemEventSet: { InstanceSystemEventType: [event] }, NextToken: "" }),
    });

    expect(instance.systemEvents).to.deep.equal([
      {
        id: "e-1",
        type: "SystemMaintenance.Redeploy",
        status: "Scheduled",
        notBefore: "2026-06-10T00:00:00Z",
      },
    ]);
    expect(callsOf("DescribeInstanceHistoryEvents")[0]?.query).to.include({
      ResourceType: "instance",
      "ResourceId.1": "i-1",
      "InstanceEventCycleStatus.1": "Scheduled",
      "InstanceEventCycleStatus.2": "Executing",
      "InstanceEventCycleStatus.3": "Inquiring",
      MaxResults: "100",
    });
  });

  it("asks about a hundred instances in a call, and loses those of a failed call alone", async () => {
    const many = Array.from({ length: 101 }, () => ({}));
    const { inventory, gaps, callsOf } = await collectAround({
      DescribeInstances: instances(...many),
      DescribeInstanceHistoryEvents: ({ query }) =>
        query["ResourceId.2"] === undefined
          ? failure(403, "Forbidden.RAM", "no")
          : success({ InstanceSystemEventSet: { InstanceSystemEventType: [] } }),
    });

    const unknown = inventory.instances.filter((one) => !Array.isArray(one.systemEvents));
    expect(callsOf("DescribeInstanceHistoryEvents")).to.have.length(2);
    expect(unknown.map((one) => one.id)).to.deep.equal(["i-101"]);
    expect(gaps.find((gap) => gap.action === "DescribeInstanceHistoryEvents")?.ids).to.deep.equal([
      "i-101",
    ]);
  });
});

describe("collectors/ram-roles", () => {
  it("reads the role of each instance; without a row, or with an empty one, it has none", async () => {
    const { inventory, callsOf } = await collectAround({
      DescribeInstances: instances({}, {}, {}),
      DescribeInstanceRamRole: () =>
        numbered("InstanceRamRoleSets", "InstanceRamRoleSet", [
          { InstanceId: "i-1", RamRoleName: "ops" },
          { InstanceId: "i-2", RamRoleName: "" },
        ]),
    });

    expect(inventory.instances.map((one) => one.ramRole)).to.deep.equal(["ops", null, null]);
    expect(callsOf("DescribeInstanceRamRole")[0]?.query).to.include({
      InstanceIds: '["i-1","i-2","i-3"]',
      PageSize: "50",
    });
  });
});

describe("collectors/renewals", () => {
  it("asks about subscriptions alone", async () => {
    const { inventory, callsOf } = await collectAround({
      DescribeInstances: instances(
        { InstanceChargeType: "PrePaid" },
        { InstanceChargeType: "PostPaid" },
        { InstanceChargeType: "PrePaid" },
        { InstanceChargeType: undefined },
      ),
      DescribeInstanceAutoRenewAttribute: () =>
        numbered("InstanceRenewAttributes", "InstanceRenewAttribute", [
          { InstanceId: "i-1", AutoRenewEnabled: true },
        ]),
    });

    const [renewed, postpaid, missing, untold] = inventory.instances.map((one) => one.autoRenew);
    expect([renewed, postpaid]).to.deep.equal([true, false]);
    expect(missing).to.have.property("unknown").that.contains("InstanceRenewAttribute");
    expect(untold).to.have.property("unknown").that.contains("InstanceChargeType");
    expect(callsOf("DescribeInstanceAutoRenewAttribute")[0]?.query).to.include({
      InstanceId: "i-1,i-3",
    });
  });
});

describe("collectors/private-pools", () => {
  const pool = (id: string, name: string): unknown => ({
    InstanceId: id,
    PrivatePoolOptionsId: name,
  });

  it("reads the pool that an instance is tied to where it runs in no reservation", async () => {
    const reserved = { EcsCapacityReservationAttr: { CapacityReservationId: "crp-1" } };
    const { inventory } = await collectAround({
      DescribeInstances: instances({}, {}, reserved, {}),
      DescribeInstanceAttachmentAttributes: () =>
        numbered("Instances", "Instance", [
          pool("i-1", "eap-1"),
          pool("i-2", ""),
          pool("i-3", "eap-3"),
        ]),
    });

    const [tied, free, running, missing] = inventory.instances.map(
      (one) => one.capacityReservationId,
    );
    expect([tied, free, running]).to.deep.equal(["eap-1", null, "crp-1"]);
    expect(missing).to.have.property("unknown").that.contains("private pool");
  });
});

describe("collectors/classic-links", () => {
  it("asks about instances of the classic network alone", async () => {
    const { inventory, callsOf } = await collectAround({
      DescribeInstances: instances(
        {},
        { InstanceNetworkType: "classic", VpcAttributes: undefined },
        { InstanceNetworkType: "classic", VpcAttributes: undefined },
      ),
      DescribeClassicLinkInstances: () =>
        numbered("Links", "Link", [{ InstanceId: "i-2", VpcId: "vpc-1" }]),
    });

    expect(inventory.instances.map((one) => one.classicLinkVpcId)).to.deep.equal([
      null,
      "vpc-1",
      null,
    ]);
    expect(callsOf("DescribeClassicLinkInstances")[0]?.query).to.include({ InstanceId: "i-2,i-3" });
  });
});

describe("collectors/replica-pairs", () => {
  it("finds the replication at either end of a disk, on either site", async () => {
    const { instance, callsOf } = await collectAround({
      DescribeDisks: () =>
        disksPage([
          wireDisk("d-1", "i-1"),
          wireDisk("d-2", "i-1", { Type: "data" }),
          wireDisk("d-3", "i-1", { Type: "data" }),
        ]),
      DescribeDiskReplicaPairs: ({ query }) =>
        success({
          ReplicaPairs:
            query["Site"] === "production"
              ? [{ ReplicaPairId: "pair-1", SourceDiskId: "d-1", DestinationDiskId: "d-9" }]
              : [
                  { ReplicaPairId: "pair-2", SourceDiskId: "d-8", DestinationDiskId: "d-2" },
                  { ReplicaPairId: "pair-3", SourceDiskId: "d-3", Status: "deleted" },
                ],
        }),
    });

    expect(instance.disks)
      .to.be.an("array")
      .that.satisfies((disks: { replicaPairId: unknown }[]) => {
        expect(disks.map((disk) => disk.replicaPairId)).to.deep.equal(["pair-1", "pair-2", null]);
        return true;
      });
    expect(callsOf("DescribeDiskReplicaPairs")[0]?.version).to.equal("2021-07-30");
  });
});
