import { expect } from "chai";
import type { Simulator } from "../../simulator/server.ts";
import { parseWorld } from "../../simulator/world.ts";
import { at, client, ECS, refusalOf, start, type Client, type Params } from "./support.ts";
import { MACHINE_WORLD, idsAt } from "./surroundings.ts";

const EBS = "2021-07-30";
const NOW = new Date("2026-06-01T00:00:30Z");

describe("simulator: system events, snapshots, replicas", () => {
  let simulator: Simulator;
  let source: Client;

  before(async () => {
    simulator = await start({ world: parseWorld(MACHINE_WORLD, "test.yaml"), now: () => NOW });
    source = client(simulator);
  });
  after(async () => {
    await simulator.stop();
  });

  const SNAPSHOTS: [string, Params, string[]][] = [
    ["without a filter", {}, ["s-system", "s-data", "s-free"]],
    ["by instance", { InstanceId: "i-a" }, ["s-system", "s-data"]],
    ["by disk", { DiskId: "d-free" }, ["s-free"]],
    ["by ids", { SnapshotIds: '["s-data","s-none"]' }, ["s-data"]],
    ["by origin", { SnapshotType: "auto" }, ["s-data"]],
    ["by status", { Status: "progressing" }, ["s-free"]],
    ["by the kind of disk", { SourceDiskType: "System" }, ["s-system"]],
    ["of encrypted disks", { Encrypted: "true" }, ["s-free"]],
    ["of all disks with Encrypted=false", { Encrypted: "false" }, ["s-system", "s-data", "s-free"]],
    ["by use", { Usage: "none" }, ["s-free"]],
    ["by tag", { "Tag.1.Key": "keep" }, ["s-data"]],
    ["in a region without any", { RegionId: "cn-beijing" }, []],
  ];
  for (const [name, params, ids] of SNAPSHOTS)
    it(`DescribeSnapshots ${name}`, async () => {
      const body = await source(ECS, "DescribeSnapshots", params);

      expect(idsAt(body, "Snapshots.Snapshot", "SnapshotId")).to.deep.equal(ids);
    });

  it("DescribeSnapshots pages by token and by number, and refuses more than 100", async () => {
    const first = await source(ECS, "DescribeSnapshots", { MaxResults: "2" });
    const second = await source(ECS, "DescribeSnapshots", {
      MaxResults: "2",
      NextToken: String(at(first, "NextToken")),
    });

    expect(idsAt(second, "Snapshots.Snapshot", "SnapshotId")).to.deep.equal(["s-free"]);
    expect(at(second, "NextToken")).to.equal("");
    expect(
      idsAt(
        await source(ECS, "DescribeSnapshots", { PageNumber: "2", PageSize: "2" }),
        "Snapshots.Snapshot",
        "SnapshotId",
      ),
    ).to.deep.equal(["s-free"]);
    expect(await refusalOf(source(ECS, "DescribeSnapshots", { PageSize: "101" }))).to.equal(
      "InvalidParameter",
    );
  });

  const EVENTS: [string, Params, string[]][] = [
    ["only what is over and recent, without a status", {}, ["e-over"]],
    [
      "what is still to come, when asked",
      {
        "InstanceEventCycleStatus.1": "Scheduled",
        "InstanceEventCycleStatus.2": "Executing",
        "InstanceEventCycleStatus.3": "Inquiring",
      },
      ["e-planned", "e-asked", "e-other"],
    ],
    ["one status", { EventCycleStatus: "Inquiring" }, ["e-asked"]],
    [
      "the list of statuses over the single one",
      { EventCycleStatus: "Inquiring", "InstanceEventCycleStatus.1": "Executed" },
      ["e-over"],
    ],
    [
      "those of the resources",
      { EventCycleStatus: "Scheduled", ResourceType: "instance", "ResourceId.1": "i-market" },
      ["e-other"],
    ],
    ["those of one instance", { EventCycleStatus: "Scheduled", InstanceId: "i-a" }, ["e-planned"]],
    [
      "one type",
      { EventCycleStatus: "Scheduled", "InstanceEventType.1": "SystemMaintenance.Redeploy" },
      ["e-planned"],
    ],
    ["one event", { "EventId.1": "e-over" }, ["e-over"]],
    [
      "a span of time",
      { EventCycleStatus: "Scheduled", "NotBefore.End": "2026-06-02T00:00:00Z" },
      [],
    ],
    ["none of dedicated hosts", { EventCycleStatus: "Scheduled", ResourceType: "ddh" }, []],
  ];
  for (const [name, params, ids] of EVENTS)
    it(`DescribeInstanceHistoryEvents gives ${name}`, async () => {
      const body = await source(ECS, "DescribeInstanceHistoryEvents", params);

      expect(
        idsAt(body, "InstanceSystemEventSet.InstanceSystemEventType", "EventId"),
      ).to.deep.equal(ids);
      expect(at(body, "TotalCount")).to.equal(ids.length);
    });

  it("DescribeInstanceHistoryEvents names type, status and time, and refuses a status that is none", async () => {
    const body = await source(ECS, "DescribeInstanceHistoryEvents", {
      EventCycleStatus: "Scheduled",
    });
    const row = at(body, "InstanceSystemEventSet.InstanceSystemEventType.0");

    expect(row).to.include({
      InstanceId: "i-a",
      NotBefore: "2026-06-04T00:00:30Z",
      EventFinishTime: "",
    });
    expect(at(row, "EventType.Name")).to.equal("SystemMaintenance.Redeploy");
    expect(at(row, "EventCycleStatus.Name")).to.equal("Scheduled");
    expect(
      await refusalOf(
        source(ECS, "DescribeInstanceHistoryEvents", { "InstanceEventCycleStatus.1": "Soon" }),
      ),
    ).to.equal("InvalidParameter");
  });

  const PAIRS: [string, Params, number][] = [
    ["where it starts", {}, 1],
    ["not there as a backup", { Site: "backup" }, 0],
    ["where it ends, as a backup", { RegionId: "cn-beijing", Site: "backup" }, 1],
    ["not where it ends otherwise", { RegionId: "cn-beijing" }, 0],
    ["by its id", { PairIds: "pair-a,pair-none", MaxResults: "500" }, 1],
    ["not by another id", { PairIds: "pair-none" }, 0],
  ];
  for (const [name, params, count] of PAIRS)
    it(`DescribeDiskReplicaPairs shows a pair ${name}`, async () => {
      const body = await source(EBS, "DescribeDiskReplicaPairs", params);

      expect(idsAt(body, "ReplicaPairs", "SourceDiskId")).to.deep.equal(
        count === 0 ? [] : ["d-data"],
      );
    });

  it("DescribeDiskReplicaPairs refuses pages above 500 by token and above 100 by number", async () => {
    expect(
      await refusalOf(source(EBS, "DescribeDiskReplicaPairs", { MaxResults: "501" })),
    ).to.equal("InvalidParameter");
    expect(await refusalOf(source(EBS, "DescribeDiskReplicaPairs", { PageSize: "101" }))).to.equal(
      "InvalidParameter",
    );
  });

  it("the other account sees nothing of it", async () => {
    const target = client(simulator, "target");

    expect(at(await target(ECS, "DescribeSnapshots"), "TotalCount")).to.equal(0);
    expect(
      at(
        await target(ECS, "DescribeInstanceHistoryEvents", { EventCycleStatus: "Scheduled" }),
        "TotalCount",
      ),
    ).to.equal(0);
  });
});
