import { expect } from "chai";
import { peeringRoom, type PeeringRoom } from "./peering-room.ts";
import { at, listAt, refusalOf, textAt, VPC, type Client, type Params } from "./support.ts";

describe("simulator: routes over a peer connection", () => {
  let room: PeeringRoom;
  let source: Client;
  let target: Client;
  let RouteTableId: string;
  let NextHopId: string;

  beforeEach(async () => {
    room = await peeringRoom();
    ({ source, target } = room);
    NextHopId = await room.connection();
    RouteTableId = await room.tableOf(source, "vpc-old");
  });
  afterEach(async () => {
    await room.simulator.stop();
  });

  const add = (over: Params, by = source) => {
    const route = { NextHopType: "VpcPeer", DestinationCidrBlock: "10.0.0.0/16", NextHopId };
    return by(VPC, "CreateRouteEntry", { RouteTableId, ...route, ...over });
  };

  it("are listed with their next hop, and deleted by table and destination", async () => {
    const RouteEntryId = textAt(await add({ RouteEntryName: "to-new" }), "RouteEntryId");
    const custom = { RouteTableId, RouteEntryType: "Custom" };

    const [row] = listAt(
      await source(VPC, "DescribeRouteEntryList", custom),
      "RouteEntrys.RouteEntry",
    );
    expect(row).to.deep.include({
      ...{ RouteEntryId, RouteEntryName: "to-new", DestinationCidrBlock: "10.0.0.0/16" },
      Status: "Available",
    });
    expect(at(row, "NextHops.NextHop.0")).to.include({
      NextHopId,
      NextHopType: "VpcPeer",
    });
    const named = { RouteTableId, DestinationCidrBlock: "10.0.0.0/16" };
    expect(
      await refusalOf(source(VPC, "DeleteRouteEntry", { ...named, NextHopId: "pcc-other" })),
    ).to.equal("InvalidRouteEntry.NotFound");
    await source(VPC, "DeleteRouteEntry", { ...named, NextHopId });
    expect(await refusalOf(source(VPC, "DeleteRouteEntry", named))).to.equal(
      "InvalidRouteEntry.NotFound",
    );
  });

  it("are deleted by id, and never those of the system", async () => {
    const RouteEntryId = textAt(await add({}), "RouteEntryId");
    const system = { RouteTableId, DestinationCidrBlock: "172.16.10.0/24" };

    await source(VPC, "DeleteRouteEntry", { RouteEntryId });

    expect(await refusalOf(source(VPC, "DeleteRouteEntry", { RouteEntryId }))).to.equal(
      "InvalidRouteEntry.NotFound",
    );
    expect(await refusalOf(source(VPC, "DeleteRouteEntry", system))).to.equal("OperationDenied");
  });

  const REFUSED_ROUTES: [string, Params, string][] = [
    [
      "a destination that is a vSwitch's",
      { DestinationCidrBlock: "172.16.10.0/24" },
      "InvalidCidrBlock",
    ],
    [
      "a destination inside a vSwitch's",
      { DestinationCidrBlock: "172.16.10.64/26" },
      "InvalidCidrBlock",
    ],
    ["the cloud's own block", { DestinationCidrBlock: "100.64.0.0/16" }, "InvalidCidrBlock"],
    ["host bits", { DestinationCidrBlock: "10.0.0.1/16" }, "InvalidCidrBlock.Malformed"],
    ["no block", { DestinationCidrBlock: "old" }, "InvalidCidrBlock.Malformed"],
    ["no connection", { NextHopId: "pcc-none" }, "ResourceNotFound.VpcPeer"],
    ["no instance", { NextHopType: "Instance", NextHopId: "i-none" }, "InvalidNextHopId.NotFound"],
    ["no table", { RouteTableId: "vtb-none" }, "InvalidRouteTableId.NotFound"],
    ["a kind of next hop that is not simulated", { NextHopType: "Ecr" }, "UnsupportedParameter"],
  ];
  for (const [what, over, code] of REFUSED_ROUTES)
    it(`are not made with ${what}`, async () => {
      expect(await refusalOf(add(over))).to.equal(code);
    });

  it("may lead around a vSwitch's block, and to an instance of the VPC", async () => {
    expect(await refusalOf(add({ DestinationCidrBlock: "172.16.0.0/12" }))).to.equal("");
    const toInstance = {
      NextHopType: "",
      NextHopId: "i-old",
      DestinationCidrBlock: "10.9.0.0/16",
    };
    expect(await refusalOf(add(toInstance))).to.equal("");
  });

  it("are not made twice to one destination", async () => {
    await add({});

    expect(await refusalOf(add({}))).to.equal("InvalidCIDRBlock.Duplicate");
  });

  it("are not made in a VPC that is at neither end", async () => {
    const elsewhere = await room.tableOf(target, "vpc-other");

    expect(
      await refusalOf(
        add({ RouteTableId: elsewhere, DestinationCidrBlock: "172.16.0.0/16" }, target),
      ),
    ).to.equal("InvalidNexthop");
  });

  it("are not made before the other account accepts", async () => {
    const waiting = await room.offer({ VpcId: "vpc-other" });

    expect(await refusalOf(add({ NextHopId: waiting }))).to.equal("IncorrectStatus.VpcPeer");
  });
});
