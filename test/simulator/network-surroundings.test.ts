import { expect } from "chai";
import type { Simulator } from "../../simulator/server.ts";
import { parseWorld } from "../../simulator/world.ts";
import {
  at,
  client,
  ECS,
  listAt,
  refusalOf,
  start,
  VPC,
  type Client,
  type Params,
} from "./support.ts";
import { NETWORK_WORLD, idsAt } from "./surroundings.ts";

describe("simulator: what leads to instances", () => {
  let simulator: Simulator;
  let source: Client;

  before(async () => {
    simulator = await start({ world: parseWorld(NETWORK_WORLD, "test.yaml") });
    source = client(simulator);
  });
  after(async () => {
    await simulator.stop();
  });

  async function primaryOf(instance: string): Promise<unknown> {
    const cards = await source(ECS, "DescribeNetworkInterfaces", {
      InstanceId: instance,
      Type: "Primary",
    });
    return at(cards, "NetworkInterfaceSets.NetworkInterfaceSet.0.NetworkInterfaceId");
  }

  it("DescribeHaVips names the instances or the interfaces behind each", async () => {
    const body = await source(VPC, "DescribeHaVips", { PageSize: "50" });

    expect(at(body, "HaVips.HaVip.0")).to.deep.include({
      HaVipId: "havip-a",
      IpAddress: "10.0.1.30",
      AssociatedInstanceType: "EcsInstance",
      AssociatedInstances: { associatedInstance: ["i-a", "i-b"] },
      MasterInstanceId: "i-b",
    });
    expect(at(body, "HaVips.HaVip.1")).to.deep.include({
      AssociatedInstanceType: "NetworkInterface",
      AssociatedInstances: { associatedInstance: ["eni-second"] },
      AssociatedEipAddresses: { associatedEipAddresse: ["203.0.113.6"] },
    });
    expect(at(body, "HaVips.HaVip.2")).to.deep.include({
      Status: "Available",
      AssociatedInstances: { associatedInstance: [] },
    });
  });

  const HAVIPS: [string, Params, string[] | string][] = [
    [
      "filters with several values",
      {
        "Filter.1.Key": "HaVipId",
        "Filter.1.Value.1": "havip-a",
        "Filter.1.Value.2": "havip-idle",
      },
      ["havip-a", "havip-idle"],
    ],
    [
      "filters that must all fit",
      {
        "Filter.1.Key": "VpcId",
        "Filter.1.Value.1": "vpc-a",
        "Filter.2.Key": "VSwitchId",
        "Filter.2.Value.1": "vsw-b",
      },
      ["havip-idle"],
    ],
    ["pages", { PageSize: "2", PageNumber: "2" }, ["havip-idle"]],
    ["no page above 50", { PageSize: "51" }, "InvalidParameter"],
    ["no unknown filter", { "Filter.1.Key": "InstanceId" }, "InvalidParameter"],
    ["no call without region", { RegionId: "" }, "MissingParameter"],
  ];
  for (const [name, params, result] of HAVIPS)
    it(`DescribeHaVips takes ${name}`, async () => {
      const call = source(VPC, "DescribeHaVips", params);

      if (typeof result === "string") expect(await refusalOf(call)).to.equal(result);
      else expect(idsAt(await call, "HaVips.HaVip", "HaVipId")).to.deep.equal(result);
    });

  it("DescribeRouteTableList lists system and custom tables with their vSwitches", async () => {
    const rows = listAt(
      await source(VPC, "DescribeRouteTableList", { VpcId: "vpc-a" }),
      "RouterTableList.RouterTableListType",
    );

    expect(
      rows.map((row) => [at(row, "RouteTableType"), at(row, "VSwitchIds.VSwitchId")]),
    ).to.deep.equal([
      ["System", ["vsw-a", "vsw-shared"]],
      ["Custom", ["vsw-b"]],
    ]);
    expect(
      at(await source(VPC, "DescribeVSwitches", { VSwitchId: "vsw-b" }), "VSwitches.VSwitch.0"),
    ).to.deep.include({
      RouteTable: { RouteTableId: "vtb-custom", RouteTableType: "Custom" },
    });
  });

  async function systemTable(): Promise<string> {
    const tables = await source(VPC, "DescribeRouteTableList", {
      VpcId: "vpc-a",
      RouteTableType: "System",
    });
    return String(at(tables, "RouterTableList.RouterTableListType.0.RouteTableId"));
  }

  it("DescribeRouteEntryList shows entries of every origin, each with its next hops", async () => {
    const ids = async (params: Params): Promise<unknown[]> =>
      idsAt(
        await source(VPC, "DescribeRouteEntryList", params),
        "RouteEntrys.RouteEntry",
        "RouteEntryId",
      );
    const RouteTableId = await systemTable();
    const custom = { RouteTableId: "vtb-custom", RouteEntryType: "Custom" };
    const several = await source(VPC, "DescribeRouteEntryList", {
      RouteTableId: "vtb-custom",
      DestinationCidrBlock: "172.16.1.0/24",
    });

    expect(await ids({ RouteTableId, RouteEntryType: "Custom" })).to.deep.equal(["rte-one"]);
    expect(await ids({ RouteTableId, RouteEntryType: "CEN" })).to.deep.equal(["rte-cen"]);
    expect(await ids({ RouteTableId, NextHopId: "i-a" })).to.deep.equal(["rte-one"]);
    expect(await ids({ ...custom, NextHopType: "Instance" })).to.deep.equal([]);
    expect(await ids({ ...custom, NextHopType: "NetworkInterface" })).to.deep.equal([
      "rte-several",
    ]);
    expect(await ids({ ...custom, NextHopId: "havip-a" })).to.deep.equal(["rte-virtual"]);
    expect(idsAt(several, "RouteEntrys.RouteEntry.0.NextHops.NextHop", "NextHopId")).to.deep.equal([
      await primaryOf("i-a"),
      "eni-second",
    ]);
  });

  it("DescribeRouteEntryList gives 10 a page behind MaxResult, which is 1 to 100", async () => {
    const RouteTableId = await systemTable();
    const whole = await source(VPC, "DescribeRouteEntryList", { RouteTableId: "vtb-long" });
    const first = await source(VPC, "DescribeRouteEntryList", { RouteTableId, MaxResult: "4" });
    const second = await source(VPC, "DescribeRouteEntryList", {
      RouteTableId,
      MaxResult: "4",
      NextToken: String(at(first, "NextToken")),
    });

    expect(listAt(whole, "RouteEntrys.RouteEntry")).to.have.lengthOf(10);
    expect(listAt(first, "RouteEntrys.RouteEntry")).to.have.lengthOf(4);
    expect(idsAt(second, "RouteEntrys.RouteEntry", "RouteEntryId")).to.deep.equal([
      "rte-one",
      "rte-cen",
    ]);
    expect(at(second, "NextToken")).to.equal("");
    for (const [params, code] of [
      [{ RouteTableId, MaxResult: "101" }, "InvalidParameter"],
      [{ RouteTableId, RouteEntryType: "Mine" }, "InvalidParameter"],
      [{ RouteTableId: "vtb-none" }, "InvalidRouteTableId.NotFound"],
      [{}, "MissingParameter"],
    ] as [Params, string][])
      expect(await refusalOf(source(VPC, "DescribeRouteEntryList", params))).to.equal(code);
  });

  it("DescribeNatGateways leads to the table whose entries DescribeForwardTableEntries lists", async () => {
    const gateways = await source(VPC, "DescribeNatGateways", { VpcId: "vpc-a" });
    const ForwardTableId = String(
      at(gateways, "NatGateways.NatGateway.0.ForwardTableIds.ForwardTableId.0"),
    );
    const entries = async (params: Params): Promise<unknown> =>
      at(
        await source(VPC, "DescribeForwardTableEntries", params),
        "ForwardTableEntries.ForwardTableEntry",
      );

    expect(at(gateways, "NatGateways.NatGateway.0.IpLists.IpList.0.IpAddress")).to.equal(
      "203.0.113.5",
    );
    expect(at(await entries({ ForwardTableId }), "0")).to.deep.include({
      ForwardEntryId: "fwd-web",
      ExternalIp: "203.0.113.5",
      ExternalPort: "80",
      InternalIp: "10.0.1.10",
      InternalPort: "8080",
      IpProtocol: "tcp",
    });
    expect(
      idsAt(
        { rows: await entries({ NatGatewayId: "ngw-a", InternalIp: "10.0.2.10" }) },
        "rows",
        "ForwardEntryId",
      ),
    ).to.deep.equal(["fwd-any"]);
    expect(await entries({ NatGatewayId: "ngw-none" })).to.deep.equal([]);
    expect(await refusalOf(source(VPC, "DescribeForwardTableEntries"))).to.equal(
      "MissingParameter",
    );
    expect(
      await refusalOf(
        source(VPC, "DescribeForwardTableEntries", { ForwardTableId, PageSize: "51" }),
      ),
    ).to.equal("InvalidParameter");
  });

  it("ListTrafficMirrorSessions names interfaces on both sides", async () => {
    const body = await source(VPC, "ListTrafficMirrorSessions");
    const ids = async (params: Params): Promise<unknown[]> =>
      idsAt(
        await source(VPC, "ListTrafficMirrorSessions", params),
        "TrafficMirrorSessions",
        "TrafficMirrorSessionId",
      );

    expect(at(body, "TrafficMirrorSessions.0")).to.deep.include({
      TrafficMirrorSourceIds: [await primaryOf("i-a"), "eni-second"],
      TrafficMirrorTargetId: await primaryOf("i-b"),
      TrafficMirrorTargetType: "NetworkInterface",
      Enabled: true,
    });
    expect(at(body, "TotalCount")).to.equal("2");
    expect(await ids({ Enabled: "false" })).to.deep.equal(["tms-off"]);
    expect(await ids({ TrafficMirrorSourceId: "eni-second" })).to.deep.equal(["tms-a"]);
    expect(await ids({ TrafficMirrorTargetId: "lb-a" })).to.deep.equal(["tms-off"]);
    expect(await ids({ MaxResults: "1" })).to.deep.equal(["tms-a"]);
    expect(
      await refusalOf(source(VPC, "ListTrafficMirrorSessions", { MaxResults: "101" })),
    ).to.equal("InvalidParameter");
  });
});
