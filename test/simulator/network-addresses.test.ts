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

const PEER = "2022-01-01";

describe("simulator: addresses and neighbours of networks", () => {
  let simulator: Simulator;
  let source: Client;
  let target: Client;

  before(async () => {
    simulator = await start({ world: parseWorld(NETWORK_WORLD, "test.yaml") });
    source = client(simulator);
    target = client(simulator, "target");
  });
  after(async () => {
    await simulator.stop();
  });

  it("DescribeVSwitches tells free addresses, state and owner", async () => {
    const body = await source(VPC, "DescribeVSwitches", { VpcId: "vpc-a" });
    const [first, , shared] = listAt(body, "VSwitches.VSwitch");

    // 252 less two reserved blocks of 16, two interfaces and two HaVips.
    expect(at(first, "AvailableIpAddressCount")).to.equal(252 - 32 - 4);
    expect(first).to.include({ Status: "Available", ShareType: "", OwnerId: 1404423000000010 });
    expect(shared).to.include({
      Status: "Pending",
      ShareType: "Shared",
      OwnerId: 1755000000000020,
    });
  });

  it("ListVSwitchCidrReservations lists the blocks of a vSwitch", async () => {
    const body = await source(VPC, "ListVSwitchCidrReservations", { VSwitchId: "vsw-a" });

    expect(
      listAt(body, "VSwitchCidrReservations").map((row) => [
        at(row, "VSwitchCidrReservationCidr"),
        at(row, "AssignedCidrCount"),
        at(row, "Status"),
      ]),
    ).to.deep.equal([
      ["10.0.1.64/28", 1, "Assigned"],
      ["10.0.1.96/28", 0, "Assigned"],
    ]);
    expect(
      listAt(
        await source(VPC, "ListVSwitchCidrReservations", { IpVersion: "IPv6" }),
        "VSwitchCidrReservations",
      ),
    ).to.deep.equal([]);
  });

  const ADDRESSES: [string, string, boolean | string][] = [
    ["a free address", "10.0.1.50", true],
    ["the address of an interface", "10.0.1.20", false],
    ["the address of a HaVip", "10.0.1.30", false],
    ["the first address", "10.0.1.0", false],
    ["the first one that can be given", "10.0.1.1", true],
    ["the last one that can be given", "10.0.1.252", true],
    ["the third last address", "10.0.1.253", false],
    ["an address of a reserved block", "10.0.1.100", false],
    ["an address of another vSwitch", "10.0.2.5", "Mismatch.VSwitchAndPrivateIpAddress"],
    ["no address", "ten", "Mismatch.VSwitchAndPrivateIpAddress"],
    ["nothing", "", "MissingParameter"],
  ];
  for (const [name, PrivateIpAddress, result] of ADDRESSES)
    it(`CheckCanAllocateVpcPrivateIpAddress of ${name}: ${String(result)}`, async () => {
      const call = source(VPC, "CheckCanAllocateVpcPrivateIpAddress", {
        VSwitchId: "vsw-a",
        PrivateIpAddress,
      });

      if (typeof result === "string") expect(await refusalOf(call)).to.equal(result);
      else expect(at(await call, "CanAllocate")).to.equal(result);
    });

  it("CheckCanAllocateVpcPrivateIpAddress knows neither other vSwitches nor other versions", async () => {
    const check = async (params: Params): Promise<string> =>
      refusalOf(
        source(VPC, "CheckCanAllocateVpcPrivateIpAddress", {
          VSwitchId: "vsw-a",
          PrivateIpAddress: "10.0.1.50",
          ...params,
        }),
      );

    expect(await check({ VSwitchId: "vsw-none" })).to.equal("ResourceNotFound.VSwitchId");
    expect(await check({ IpVersion: "ipv5" })).to.equal("PARAMETER_ILLEGAL");
  });

  it("an address that cannot be allocated is not given to an instance either", async () => {
    const create = { VSwitchId: "vsw-a", SecurityGroupId: "sg-a", PrimaryIpAddress: "10.0.1.100" };

    expect(await refusalOf(source(ECS, "CreateNetworkInterface", create))).to.equal(
      "InvalidPrivateIpAddress",
    );
  });

  it("DescribeEipAddresses tells mode, charge type and what each is bound to", async () => {
    const rows = listAt(
      await source(VPC, "DescribeEipAddresses", { PageSize: "100" }),
      "EipAddresses.EipAddress",
    );
    const bound = rows.map((row) =>
      ["AllocationId", "InstanceType", "InstanceId", "Mode", "ChargeType"].map((name) =>
        at(row, name),
      ),
    );

    expect(bound).to.deep.equal([
      ["eip-b", "EcsInstance", "i-b", "BINDED", "PrePaid"],
      ["eip-nat", "Nat", "ngw-a", "NAT", "PostPaid"],
      ["eip-card", "NetworkInterface", "eni-second", "MULTI_BINDED", "PostPaid"],
      ["eip-virtual", "HaVip", "havip-cards", "NAT", "PostPaid"],
      ["eip-free", "", "", "NAT", "PostPaid"],
    ]);
  });

  it("DescribeVpcAttribute tells CENs, further blocks and gateways", async () => {
    const body = await source(VPC, "DescribeVpcAttribute", { VpcId: "vpc-a" });

    expect(at(body, "AssociatedCens.AssociatedCen")).to.deep.equal([
      { CenId: "cen-a", CenOwnerId: 1755000000000020, CenStatus: "Attached" },
    ]);
    expect(at(body, "SecondaryCidrBlocks.SecondaryCidrBlock")).to.deep.equal(["192.168.0.0/16"]);
    expect(at(body, "NatGatewayIds.NatGatewayIds")).to.deep.equal(["ngw-a"]);
    expect(
      at(
        await source(VPC, "DescribeVpcAttribute", { VpcId: "vpc-b" }),
        "AssociatedCens.AssociatedCen",
      ),
    ).to.deep.equal([]);
  });

  it("ListVpcPeerConnections shows a connection to both of its accounts, with the blocks of both ends", async () => {
    const ids = (body: unknown): unknown[] => idsAt(body, "VpcPeerConnects", "InstanceId");
    const seen = await target(PEER, "ListVpcPeerConnections", { VpcId: "vpc-landing" });

    expect(ids(await source(PEER, "ListVpcPeerConnections"))).to.deep.equal([
      "pcc-own",
      "pcc-cross",
      "pcc-strange",
    ]);
    expect(ids(await source(PEER, "ListVpcPeerConnections", { "VpcId.1": "vpc-b" }))).to.deep.equal(
      ["pcc-own", "pcc-strange"],
    );
    expect(ids(seen)).to.deep.equal(["pcc-cross"]);
    expect(
      ids(await source(PEER, "ListVpcPeerConnections", { RegionId: "cn-beijing" })),
    ).to.deep.equal([]);
    expect(at(seen, "VpcPeerConnects.0")).to.deep.include({
      Status: "Activated",
      OwnerId: 1404423000000010,
      AcceptingOwnerUid: 1755000000000020,
      Vpc: { VpcId: "vpc-a", Ipv4Cidrs: ["10.0.0.0/16", "192.168.0.0/16"], Ipv6Cidrs: [] },
      AcceptingVpc: { VpcId: "vpc-landing", Ipv4Cidrs: ["10.0.0.0/16"], Ipv6Cidrs: [] },
    });
    expect(
      at(
        await source(PEER, "ListVpcPeerConnections", { InstanceId: "pcc-strange" }),
        "VpcPeerConnects.0",
      ),
    ).to.deep.include({
      Status: "Accepting",
      AcceptingRegionId: "cn-beijing",
      AcceptingVpc: { VpcId: "vpc-x", Ipv4Cidrs: ["10.9.0.0/16"], Ipv6Cidrs: [] },
    });
  });

  it("ListVpcPeerConnections gives 20 a page without MaxResults and at most 100", async () => {
    const first = await source(PEER, "ListVpcPeerConnections", { MaxResults: "2" });

    expect(first).to.include({ MaxResults: 2, TotalCount: 3 });
    expect(
      idsAt(
        await source(PEER, "ListVpcPeerConnections", {
          MaxResults: "2",
          NextToken: String(at(first, "NextToken")),
        }),
        "VpcPeerConnects",
        "InstanceId",
      ),
    ).to.deep.equal(["pcc-strange"]);
    expect(await refusalOf(source(PEER, "ListVpcPeerConnections", { MaxResults: "101" }))).to.equal(
      "InvalidParameter",
    );
  });

  it("the old global acceleration shows dedicated instances unless others are asked for", async () => {
    const ids = (body: unknown): unknown[] =>
      idsAt(
        body,
        "GlobalAccelerationInstances.GlobalAccelerationInstance",
        "GlobalAccelerationInstanceId",
      );

    expect(
      ids(await source(VPC, "DescribeGlobalAccelerationInstances", { ServerId: "i-a" })),
    ).to.deep.equal(["ga-own"]);
    expect(
      ids(await source(VPC, "DescribeGlobalAccelerationInstances", { BandwidthType: "Sharing" })),
    ).to.deep.equal(["ga-sharing"]);
    expect(
      ids(
        await source(VPC, "DescribeServerRelatedGlobalAccelerationInstances", { ServerId: "i-a" }),
      ),
    ).to.deep.equal(["ga-own"]);
    expect(
      ids(
        await source(VPC, "DescribeServerRelatedGlobalAccelerationInstances", { ServerId: "i-b" }),
      ),
    ).to.deep.equal([]);
    expect(
      await refusalOf(source(VPC, "DescribeServerRelatedGlobalAccelerationInstances")),
    ).to.equal("MissingParameter");
  });

  it("resources show all of it as plain data", () => {
    expect(simulator.resources("source")).to.include.keys(
      "haVips",
      "routeEntries",
      "natGateways",
      "trafficMirrorSessions",
      "peerConnections",
      "snapshots",
      "systemEvents",
      "encryptedByDefault",
    );
    expect(listAt(simulator.resources("target"), "peerConnections")).to.have.lengthOf(1);
  });
});
