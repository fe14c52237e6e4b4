import { expect } from "chai";
import { collectAround } from "../around.ts";
import { success } from "../hand-made-cloud.ts";
import { numbered, routesPage, wireRoute } from "../small-region.ts";

function route(id: string, destination: string, ...hops: readonly [type: string, id: string][]) {
  return wireRoute({
    RouteEntryId: id,
    DestinationCidrBlock: destination,
    Type: "Custom",
    NextHops: {
      NextHop: hops.map(([NextHopType, NextHopId]) => ({ NextHopType, NextHopId })),
    },
  });
}

const haVips =
  (members: readonly string[], master = "") =>
  () =>
    numbered("HaVips", "HaVip", [
      {
        HaVipId: "havip-1",
        AssociatedInstances: { associatedInstance: members },
        MasterInstanceId: master,
      },
      { HaVipId: "havip-2", AssociatedInstances: { associatedInstance: ["i-9"] } },
    ]);

describe("collectors/bindings/routes", () => {
  it("finds the entries that lead to the instance, its interface or a HaVip that it backs", async () => {
    const { instance } = await collectAround({
      DescribeHaVips: haVips(["i-1"]),
      DescribeRouteEntryList: () =>
        routesPage([
          route("rte-1", "192.168.1.0/24", ["Instance", "i-9"], ["Instance", "i-1"]),
          route("rte-2", "192.168.2.0/24", ["NetworkInterface", "eni-of-i-1"]),
          route("rte-3", "192.168.3.0/24", ["HaVip", "havip-1"]),
          route("rte-4", "192.168.4.0/24", ["Instance", "i-9"]),
          route("rte-5", "192.168.5.0/24", ["HaVip", "havip-2"]),
        ]),
    });

    expect(instance.routeEntries).to.deep.equal([
      { id: "rte-1", routeTableId: "vtb-1", destination: "192.168.1.0/24", nextHop: "i-1" },
      { id: "rte-2", routeTableId: "vtb-1", destination: "192.168.2.0/24", nextHop: "eni-of-i-1" },
      { id: "rte-3", routeTableId: "vtb-1", destination: "192.168.3.0/24", nextHop: "havip-1" },
    ]);
  });

  it("does not know of routes over HaVips as long as the HaVips are not known", async () => {
    const vips = { DescribeHaVips: () => success({ TotalCount: 1, HaVips: { HaVip: [] } }) };
    const over = await collectAround({
      ...vips,
      DescribeRouteEntryList: () => routesPage([route("rte-1", "192.168.1.0/24", ["HaVip", "h"])]),
    });
    const without = await collectAround({
      ...vips,
      DescribeRouteEntryList: () =>
        routesPage([route("rte-1", "192.168.1.0/24", ["Instance", "i-1"])]),
    });

    expect(over.instance.routeEntries).to.have.property("unknown").that.contains("Incomplete");
    expect(without.instance.routeEntries).to.have.length(1);
  });

  it("reads every page of every table of the VPC, and no table of another", async () => {
    const { instance, callsOf } = await collectAround({
      DescribeRouteTableList: () =>
        numbered("RouterTableList", "RouterTableListType", [
          { RouteTableId: "vtb-1", VpcId: "vpc-1" },
          { RouteTableId: "vtb-2", VpcId: "vpc-1" },
          { RouteTableId: "vtb-9", VpcId: "vpc-9" },
        ]),
      DescribeRouteEntryList: ({ query }) => {
        const { RouteTableId = "", NextToken } = query;
        if (RouteTableId === "vtb-1") return routesPage([]);
        return NextToken === undefined
          ? routesPage([], "two")
          : routesPage([route("rte-9", "192.168.9.0/24", ["Instance", "i-1"])]);
      },
    });

    expect(instance.routeEntries).to.have.length(1);
    expect(
      callsOf("DescribeRouteEntryList").map(({ query }) => query["RouteTableId"]),
    ).to.have.members(["vtb-1", "vtb-2", "vtb-2"]);
    expect(callsOf("DescribeRouteEntryList")[0]?.query)
      .to.include({ MaxResult: "100" })
      .and.not.have.any.keys("NextHopType", "RouteEntryType");
  });

  it("does not trust a table without the platform's own entries", async () => {
    const { instance, inventory, gaps } = await collectAround({
      DescribeRouteEntryList: () =>
        success({
          RouteEntrys: { RouteEntry: [route("rte-1", "192.168.1.0/24", ["Instance", "i-9"])] },
        }),
    });

    expect(instance.routeEntries).to.have.property("unknown").that.contains("IncompleteListing");
    expect(inventory.vpcs[0]?.reaches).to.have.property("unknown");
    expect(gaps.map((gap) => [gap.action, ...gap.ids])).to.deep.include([
      "DescribeRouteEntryList",
      "vtb-1",
    ]);
  });

  it("does not take a VPC without a table in the listing for one without routes", async () => {
    const { instance } = await collectAround({
      DescribeRouteTableList: () => numbered("RouterTableList", "RouterTableListType", []),
    });

    expect(instance.routeEntries)
      .to.have.property("unknown")
      .that.matches(/^NotReturned: /);
  });
});

describe("collectors/bindings/ha-vips", () => {
  for (const [what, members, master, expected] of [
    ["the instance", ["i-9", "i-1"], "", ["havip-1"]],
    ["an interface of it", ["eni-of-i-1"], "", ["havip-1"]],
    ["the instance as its master alone", [], "i-1", ["havip-1"]],
    ["others", ["i-9"], "i-9", []],
  ] as const) {
    it(`looks for a HaVip that is backed by ${what}`, async () => {
      const { instance, callsOf } = await collectAround({
        DescribeHaVips: haVips(members, master),
      });

      expect(instance.haVips).to.deep.equal(expected);
      expect(callsOf("DescribeHaVips")[0]?.query).to.include({ PageSize: "50" });
    });
  }
});

describe("collectors/bindings/reaches", () => {
  const peering = (id: string, Status: string, accepting: string, cidr: string): unknown => ({
    InstanceId: id,
    Status,
    Vpc: { VpcId: "vpc-1", Ipv4Cidrs: ["10.0.0.0/8"] },
    AcceptingVpc: { VpcId: accepting, Ipv4Cidrs: [cidr] },
  });

  it("names what the VPC's routes and peerings lead to, but not the Internet", async () => {
    const { inventory, callsOf } = await collectAround({
      DescribeRouteEntryList: () =>
        routesPage([
          route("rte-1", "172.16.0.0/16", ["Attachment", "tr-attach-1"]),
          route("rte-2", "0.0.0.0/0", ["NatGateway", "ngw-1"]),
          route("rte-3", "0.0.0.0/0", ["Ipv4Gateway", "ipv4gw-1"]),
          wireRoute({
            Type: "CEN",
            DestinationCidrBlock: "172.20.0.0/16",
            NextHops: { NextHop: [{ NextHopId: "", NextHopType: "CenBasic" }] },
          }),
        ]),
      ListVpcPeerConnections: () =>
        success({
          VpcPeerConnects: [
            peering("pcc-1", "Activated", "vpc-8", "172.18.0.0/16"),
            peering("pcc-2", "Deleted", "vpc-7", "172.17.0.0/16"),
            {
              InstanceId: "pcc-3",
              Status: "Accepting",
              Vpc: { VpcId: "vpc-6", Ipv4Cidrs: ["172.19.0.0/16"] },
              AcceptingVpc: { VpcId: "vpc-1", Ipv4Cidrs: ["10.0.0.0/8"] },
            },
          ],
        }),
    });

    expect(inventory.vpcs[0]?.reaches).to.deep.equal([
      { cidr: "172.16.0.0/16", through: "tr-attach-1" },
      { cidr: "172.18.0.0/16", through: "pcc-1" },
      { cidr: "172.19.0.0/16", through: "pcc-3" },
      { cidr: "172.20.0.0/16", through: "CenBasic" },
    ]);
    expect(callsOf("ListVpcPeerConnections")[0]?.version).to.equal("2022-01-01");
  });

  it("does not know what a VPC reaches when a peering comes without its blocks", async () => {
    const { inventory } = await collectAround({
      ListVpcPeerConnections: () =>
        success({
          VpcPeerConnects: [
            { InstanceId: "pcc-1", Vpc: { VpcId: "vpc-1" }, AcceptingVpc: { VpcId: "vpc-8" } },
          ],
        }),
    });

    expect(inventory.vpcs[0]?.reaches).to.have.property("unknown").that.contains("pcc-1");
  });
});
