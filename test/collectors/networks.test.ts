import { expect } from "chai";
import { collectAround } from "./around.ts";
import { failure, success } from "./hand-made-cloud.ts";
import type { Answering } from "./hand-made-cloud.ts";
import { denied, groupsPage, instancesPage, numbered, wireInstance } from "./small-region.ts";

function vswitches(changes: Record<string, unknown>): Answering {
  return () =>
    numbered("VSwitches", "VSwitch", [
      {
        VSwitchId: "vsw-1",
        VpcId: "vpc-1",
        ZoneId: "cn-hangzhou-h",
        CidrBlock: "10.0.1.0/24",
        ...changes,
      },
    ]);
}

function vpcs(changes: Record<string, unknown>): Answering {
  return () => numbered("Vpcs", "Vpc", [{ VpcId: "vpc-1", CidrBlock: "10.0.0.0/16", ...changes }]);
}

describe("collectors/networks", () => {
  for (const [what, changes, expected] of [
    ["its own", { OwnerId: 1000000000000001, ShareType: "Shared" }, null],
    ["another account's", { OwnerId: 1000000000000002, ShareType: "Sharing" }, "1000000000000002"],
    ["another account's, written as text", { OwnerId: "1000000000000002" }, "1000000000000002"],
    ["not shared, its owner untold", { ShareType: "" }, null],
  ] as const) {
    it(`tells a vSwitch that is ${what}`, async () => {
      const { inventory } = await collectAround({ DescribeVSwitches: vswitches(changes) });

      expect(inventory.vswitches[0]?.sharedBy).to.equal(expected);
    });
  }

  for (const [what, changes] of [
    ["whose owner is too large a number to be exact", { OwnerId: 1e16, ShareType: "" }],
    ["about whose owner nothing is said", {}],
  ] as const) {
    it(`does not know who shares a vSwitch ${what}`, async () => {
      const { inventory } = await collectAround({ DescribeVSwitches: vswitches(changes) });

      expect(inventory.vswitches[0]?.sharedBy).to.have.property("unknown");
    });
  }

  it("reads the IPv6 block and the description of a vSwitch", async () => {
    const said = { Ipv6CidrBlock: "2408:4000:1:ab07::/64", Description: "web" };
    const { inventory } = await collectAround({ DescribeVSwitches: vswitches(said) });
    const { inventory: none } = await collectAround({
      DescribeVSwitches: vswitches({ Ipv6CidrBlock: "" }),
    });

    expect(inventory.vswitches[0]).to.include({
      ipv6Cidr: "2408:4000:1:ab07::/64",
      description: "web",
    });
    expect(none.vswitches[0]).to.include({ ipv6Cidr: null, description: "" });
  });

  it("reads of a VPC its blocks, status, owner and description", async () => {
    const { inventory } = await collectAround({
      DescribeVpcs: vpcs({
        Description: "shop",
        Status: "Available",
        OwnerId: 1000000000000002,
        EnabledIpv6: true,
        Ipv6CidrBlock: "2408:4000:1:ab00::/56",
        SecondaryCidrBlocks: { SecondaryCidrBlock: ["172.16.0.0/16"] },
        UserCidrs: { UserCidr: ["100.64.0.0/10"] },
      }),
    });

    expect(inventory.vpcs[0]).to.deep.include({
      description: "shop",
      status: "Available",
      sharedBy: "1000000000000002",
      ipv6Cidr: "2408:4000:1:ab00::/56",
      secondaryCidrs: ["172.16.0.0/16"],
      userCidrs: ["100.64.0.0/10"],
    });
  });

  for (const [what, said] of [
    ["says so", { EnabledIpv6: false }],
    ["has an empty block", { Ipv6CidrBlock: "" }],
  ] as const) {
    it(`knows that a VPC without IPv6 has none where the answer ${what}`, async () => {
      const { inventory } = await collectAround({ DescribeVpcs: vpcs(said) });

      expect(inventory.vpcs[0]?.ipv6Cidr).to.equal(null);
    });
  }

  it("keeps what a VPC does not tell unknown", async () => {
    const { inventory } = await collectAround({ DescribeVpcs: vpcs({}) });

    for (const fact of ["ipv6Cidr", "status", "sharedBy"] as const)
      expect(inventory.vpcs[0]?.[fact]).to.have.property("unknown");
  });

  it("reads the custom route table of the instance's vSwitch", async () => {
    const table = { RouteTable: { RouteTableId: "vtb-7", RouteTableType: "Custom" } };

    const { instance } = await collectAround({ DescribeVSwitches: vswitches(table) });

    expect(instance.customRouteTableId).to.equal("vtb-7");
  });

  it("keeps what a vSwitch does not tell unknown", async () => {
    const { instance, inventory } = await collectAround({ DescribeVSwitches: vswitches({}) });

    expect(instance.customRouteTableId).to.have.property("unknown").that.contains("RouteTable");
    expect(inventory.vswitches[0]).to.have.nested.property("status.unknown");
    expect(inventory.vswitches[0]).to.have.nested.property("freeIps.unknown");
  });
});

describe("collectors/vswitch-addresses", () => {
  it("reads the blocks that are reserved and not given back", async () => {
    const reservation = (id: string, cidr: string, Status: string): unknown => ({
      VSwitchId: id,
      VSwitchCidrReservationCidr: cidr,
      Status,
    });
    const { inventory } = await collectAround({
      ListVSwitchCidrReservations: () =>
        success({
          VSwitchCidrReservations: [
            reservation("vsw-1", "10.0.1.64/28", "Assigned"),
            reservation("vsw-1", "10.0.1.32/28", "Assigning"),
            reservation("vsw-1", "10.0.1.96/28", "Released"),
            reservation("vsw-9", "10.9.1.0/28", "Assigned"),
          ],
        }),
    });

    expect(inventory.vswitches[0]?.reservedCidrs).to.deep.equal(["10.0.1.32/28", "10.0.1.64/28"]);
  });

  it("asks about the addresses that are wanted, each once", async () => {
    const wanted = (ip: string): { vswitchId: string; ip: string } => ({ vswitchId: "vsw-1", ip });
    const { inventory, gaps, callsOf } = await collectAround(
      {
        CheckCanAllocateVpcPrivateIpAddress: ({ query }) =>
          query["PrivateIpAddress"] === "10.0.2.1"
            ? failure(400, "InvalidPrivateIpAddress.Mismatch", "no")
            : success({ CanAllocate: query["PrivateIpAddress"] === "10.0.1.7" }),
      },
      {
        addressChecks: ({ vpcs, vswitches }) => {
          expect([...vpcs, ...vswitches].map(({ id }) => id)).to.deep.equal(["vpc-1", "vsw-1"]);
          return [wanted("10.0.1.7"), wanted("10.0.1.8"), wanted("10.0.1.7"), wanted("10.0.2.1")];
        },
      },
    );

    expect(inventory.vswitches[0]?.addressChecks).to.deep.equal({
      "10.0.1.7": true,
      "10.0.1.8": false,
    });
    expect(callsOf("CheckCanAllocateVpcPrivateIpAddress")).to.have.length(3);
    expect(
      gaps.find((gap) => gap.action === "CheckCanAllocateVpcPrivateIpAddress")?.ids,
    ).to.deep.equal(["10.0.2.1 (vsw-1)"]);
  });
});

describe("collectors/group-addresses", () => {
  const twoAddresses = {
    NetworkInterfaces: {
      NetworkInterface: [
        {
          NetworkInterfaceId: "eni-1",
          Type: "Primary",
          PrivateIpSets: {
            PrivateIpSet: [{ PrivateIpAddress: "10.0.1.5" }, { PrivateIpAddress: "10.0.1.6" }],
          },
          Ipv6Sets: { Ipv6Set: [{ Ipv6Address: "2001:db8::5" }] },
        },
        { NetworkInterfaceId: "eni-2", Type: "Secondary", PrimaryIpAddress: "10.0.1.7" },
      ],
    },
  };
  const secondary = (groups: readonly string[]): unknown => ({
    NetworkInterfaceId: "eni-2",
    SecurityGroupIds: { SecurityGroupId: groups },
    PrivateIpSets: { PrivateIpSet: [{ PrivateIpAddress: "10.0.1.7" }] },
    Ipv4PrefixSets: { Ipv4PrefixSet: [{ Ipv4Prefix: "10.0.1.64/28" }] },
  });
  const full: Record<string, Answering> = {
    DescribeInstances: () => instancesPage([wireInstance("i-1", twoAddresses)]),
    DescribeNetworkInterfaces: () =>
      success({
        NetworkInterfaceSets: {
          NetworkInterfaceSet: [secondary(["sg-9", "sg-1"]), secondary(["sg-9"])],
        },
      }),
    GetProductQuota: () => success({ Quota: { TotalQuota: 9000 } }),
  };

  it("counts addresses and prefixes of a normal group, under the account's own limit", async () => {
    const { inventory, callsOf } = await collectAround(full);

    expect(inventory.securityGroups[0]?.addresses).to.deep.equal({ used: 5, limit: 9000 });
    expect(callsOf("DescribeNetworkInterfaces")[0]?.query).to.include({
      Type: "Secondary",
      MaxResults: "500",
    });
    expect(callsOf("GetProductQuota")[0]?.query).to.deep.include({
      ProductCode: "ecs",
      QuotaActionCode: "q_vpc-normal-security-group-ip-count",
      "Dimensions.1.Key": "regionId",
      "Dimensions.1.Value": "cn-hangzhou",
    });
    expect(callsOf("GetProductQuota")[0]?.version).to.equal("2020-05-10");
    expect(callsOf("DescribeInstances")).to.have.length(1);
  });

  it("counts the interfaces of an enterprise group, under the documented limit", async () => {
    const { inventory, callsOf } = await collectAround({
      ...full,
      DescribeSecurityGroups: () => groupsPage(["sg-1"], { SecurityGroupType: "enterprise" }),
    });

    expect(inventory.securityGroups[0]?.addresses).to.deep.equal({ used: 2, limit: 65_536 });
    expect(callsOf("GetProductQuota")).to.be.empty;
  });

  it("takes the documented limit, and says so, when quotas may not be read", async () => {
    const { inventory, gaps } = await collectAround({ ...full, GetProductQuota: denied });

    expect(inventory.securityGroups[0]?.addresses).to.deep.equal({ used: 5, limit: 6000 });
    expect(gaps.find((gap) => gap.action === "GetProductQuota")?.what.en).to.contain("default");
  });

  it("asks for a group's other instances when only some were read", async () => {
    const { inventory, callsOf } = await collectAround(
      {
        ...full,
        DescribeInstances: ({ query }) =>
          instancesPage(
            query["SecurityGroupId"] === "sg-1"
              ? [wireInstance("i-1"), wireInstance("i-2")]
              : [wireInstance("i-1")],
          ),
      },
      { instanceIds: ["i-1"] },
    );

    expect(inventory.instances).to.have.length(1);
    expect(inventory.securityGroups[0]?.addresses).to.deep.equal({ used: 4, limit: 9000 });
    expect(callsOf("DescribeInstances")).to.have.length(2);
  });

  it("names the groups whose other instances may not be read", async () => {
    const { inventory, gaps } = await collectAround(
      {
        ...full,
        DescribeInstances: ({ query }) =>
          query["SecurityGroupId"] === undefined
            ? instancesPage([wireInstance("i-1")])
            : failure(403, "Forbidden.RAM", "no"),
      },
      { instanceIds: ["i-1"] },
    );

    expect(inventory.securityGroups[0]?.addresses).to.deep.equal({ unknown: "Forbidden.RAM: no" });
    expect(gaps.map((gap) => [gap.what.en, ...gap.ids])).to.deep.equal([
      ["members of security groups", "sg-1"],
    ]);
  });

  it("does not know how full a group is when an instance does not name its addresses", async () => {
    const { inventory } = await collectAround({
      ...full,
      DescribeInstances: () =>
        instancesPage([wireInstance("i-1", { NetworkInterfaces: undefined })]),
    });

    expect(inventory.securityGroups[0]?.addresses).to.have.property("unknown");
  });
});

describe("collectors/region-network", () => {
  it("tells the instance's groups that a cloud service manages", async () => {
    const inGroups = { SecurityGroupIds: { SecurityGroupId: ["sg-1", "sg-2"] } };
    const { instance } = await collectAround({
      DescribeInstances: () => instancesPage([wireInstance("i-1", inGroups)]),
      DescribeSecurityGroups: () =>
        success({
          SecurityGroups: {
            SecurityGroup: ["sg-1", "sg-2"].map((SecurityGroupId) => ({
              SecurityGroupId,
              VpcId: "vpc-1",
              SecurityGroupType: "normal",
              ServiceManaged: SecurityGroupId === "sg-2",
            })),
          },
        }),
    });

    expect(instance.managedGroupIds).to.deep.equal(["sg-2"]);
  });

  for (const [what, answer] of [
    ["a group that is not returned", () => groupsPage([])],
    ["a group that does not say", () => groupsPage(["sg-1"], { ServiceManaged: undefined })],
  ] as const) {
    it(`does not know who manages ${what}`, async () => {
      const { instance } = await collectAround({ DescribeSecurityGroups: answer });

      expect(instance.managedGroupIds).to.have.property("unknown");
    });
  }
});
