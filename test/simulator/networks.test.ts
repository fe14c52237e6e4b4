import { expect } from "chai";
import type { Simulator } from "../../simulator/server.ts";
import { at, client, ECS, listAt, refusalOf, start, textAt, VPC, type Client } from "./support.ts";

describe("simulator: VPC, vSwitch, routes, EIP", () => {
  let simulator: Simulator;
  let source: Client;
  let target: Client;

  beforeEach(async () => {
    simulator = await start();
    source = client(simulator);
    target = client(simulator, "target");
  });
  afterEach(async () => {
    await simulator.stop();
  });

  const VPC_CIDRS: [string, string][] = [
    ["10.0.0.0/8", ""],
    ["172.16.0.0/12", ""],
    ["192.168.0.0/16", ""],
    ["172.20.0.0/16", ""],
    ["10.1.2.16/28", ""],
    ["11.0.0.0/16", ""],
    ["11.0.0.0/15", "InvalidParameter"],
    ["10.1.2.16/29", "InvalidParameter"],
    ["10.0.0.1/16", "InvalidCidrBlock.Malformed"],
    ["10.0.0.0", "InvalidCidrBlock.Malformed"],
    ["10.0.0.0/33", "InvalidCidrBlock.Malformed"],
    ["::/16", "InvalidCidrBlock.Malformed"],
    ["everything", "InvalidCidrBlock.Malformed"],
    ["100.64.0.0/16", "InvalidParameter"],
    ["127.0.0.0/16", "InvalidParameter"],
    ["169.254.0.0/16", "InvalidParameter"],
    ["224.0.0.0/16", "InvalidParameter"],
  ];
  for (const [cidr, code] of VPC_CIDRS)
    it(`CreateVpc ${cidr}: ${code || "created"}`, async () => {
      const refusal = await refusalOf(target(VPC, "CreateVpc", { CidrBlock: cidr }));

      expect(refusal).to.equal(code);
      expect(listAt(await target(VPC, "DescribeVpcs"), "Vpcs.Vpc")).to.have.lengthOf(
        code === "" ? 1 : 0,
      );
    });

  it("a VPC is born with a system route table, is listed, changed, tagged and deleted", async () => {
    const id = textAt(
      await target(VPC, "CreateVpc", {
        CidrBlock: "10.0.0.0/16",
        VpcName: "landing",
        "Tag.1.Key": "from",
        "Tag.1.Value": "source",
      }),
      "VpcId",
    );
    await target(VPC, "ModifyVpcAttribute", { VpcId: id, Description: "changed" });
    await target(VPC, "TagResources", {
      ResourceType: "VPC",
      "ResourceId.1": id,
      "Tag.1.Key": "app",
      "Tag.1.Value": "shop",
    });
    await target(VPC, "UnTagResources", {
      ResourceType: "VPC",
      "ResourceId.1": id,
      "TagKey.1": "from",
    });

    const vpc = await target(VPC, "DescribeVpcAttribute", { VpcId: id });
    const tables = await target(VPC, "DescribeRouteTableList", { VpcId: id });
    expect([at(vpc, "Status"), at(vpc, "Description")]).to.deep.equal(["Available", "changed"]);
    expect(at(vpc, "Tags.Tag")).to.deep.equal([{ Key: "app", Value: "shop" }]);
    expect(vpc).to.include.keys("SecondaryCidrBlocks", "UserCidrs", "VSwitchIds", "Ipv6CidrBlocks");
    expect(at(tables, "RouterTableList.RouterTableListType.0.RouteTableType")).to.equal("System");
    expect(at(tables, "RouterTableList.RouterTableListType.0.RouterId")).to.equal(
      at(vpc, "VRouterId"),
    );

    await target(VPC, "DeleteVpc", { VpcId: id });
    expect(await refusalOf(target(VPC, "DescribeVpcAttribute", { VpcId: id }))).to.equal(
      "InvalidVpcId.NotFound",
    );
    expect(
      listAt(await target(VPC, "DescribeRouteTableList"), "RouterTableList.RouterTableListType"),
    ).to.be.empty;
  });

  it("lists tags of its own resources only", async () => {
    const answer = await source(ECS, "ListTagResources", { ResourceType: "instance" });

    expect(at(answer, "TagResources.TagResource")).to.deep.equal([
      { ResourceType: "instance", ResourceId: "i-a", TagKey: "app", TagValue: "shop" },
    ]);
    expect(
      await refusalOf(
        target(ECS, "TagResources", {
          ResourceType: "instance",
          "ResourceId.1": "i-a",
          "Tag.1.Key": "x",
        }),
      ),
    ).to.equal("InvalidResourceId.NotFound");
  });

  const VSWITCHES: [string, string, string, string][] = [
    ["inside", "10.0.3.0/24", "cn-hangzhou-h", ""],
    ["/29", "10.0.3.8/29", "cn-hangzhou-j", ""],
    ["/30", "10.0.3.8/30", "cn-hangzhou-h", "InvalidCirdrBlock.MaskLength"],
    ["/15", "10.0.0.0/15", "cn-hangzhou-h", "InvalidCirdrBlock.MaskLength"],
    ["outside", "10.1.0.0/24", "cn-hangzhou-h", "InvalidParameter"],
    ["host bits", "10.0.3.1/24", "cn-hangzhou-h", "InvalidCidrBlock.Malformed"],
    ["equal to a sibling", "10.0.1.0/24", "cn-hangzhou-h", "InvalidCidrBlock.Overlapped"],
    ["inside a sibling", "10.0.1.128/25", "cn-hangzhou-i", "InvalidCidrBlock.Overlapped"],
    ["around a sibling", "10.0.0.0/20", "cn-hangzhou-h", "InvalidCidrBlock.Overlapped"],
    ["unknown zone", "10.0.3.0/24", "cn-hangzhou-z", "InvalidZoneId.NotFound"],
    ["no zone", "10.0.3.0/24", "", "MissingParameter"],
  ];
  for (const [name, CidrBlock, ZoneId, code] of VSWITCHES)
    it(`CreateVSwitch ${name}: ${code || "created"}`, async () => {
      const refusal = await refusalOf(
        source(VPC, "CreateVSwitch", { VpcId: "vpc-a", CidrBlock, ZoneId }),
      );

      expect(refusal).to.equal(code);
    });

  it("counts the free addresses of a vSwitch: not the first, not the last three, not the taken", async () => {
    const answer = await source(VPC, "DescribeVSwitches", { VSwitchId: "vsw-a" });

    expect(at(answer, "VSwitches.VSwitch.0.AvailableIpAddressCount")).to.equal(252 - 2);
    expect(at(answer, "VSwitches.VSwitch.0.RouteTable.RouteTableType")).to.equal("System");
  });

  it("refuses to delete what others need, and lets go afterwards", async () => {
    const vpc = textAt(await target(VPC, "CreateVpc", { CidrBlock: "10.0.0.0/16" }), "VpcId");
    const vswitch = textAt(
      await target(VPC, "CreateVSwitch", {
        VpcId: vpc,
        CidrBlock: "10.0.1.0/24",
        ZoneId: "cn-hangzhou-h",
      }),
      "VSwitchId",
    );
    const group = textAt(
      await target(ECS, "CreateSecurityGroup", { VpcId: vpc }),
      "SecurityGroupId",
    );
    const deleteVpc = async (): Promise<string> =>
      refusalOf(target(VPC, "DeleteVpc", { VpcId: vpc }));

    expect(await deleteVpc()).to.equal("DependencyViolation.VSwitch");
    await target(VPC, "DeleteVSwitch", { VSwitchId: vswitch });
    expect(await deleteVpc()).to.equal("DependencyViolation.SecurityGroup");
    await target(ECS, "DeleteSecurityGroup", { SecurityGroupId: group });
    expect(await deleteVpc()).to.equal("");
    expect(await refusalOf(source(VPC, "DeleteVSwitch", { VSwitchId: "vsw-a" }))).to.equal(
      "DependencyViolation",
    );
  });

  it("gives IPv6 blocks of its own to each VPC, and numbered ones of those to vSwitches", async () => {
    const made = async (call: Client) =>
      textAt(await call(VPC, "CreateVpc", { EnableIpv6: "true" }), "VpcId");
    const [one, other] = [await made(target), await made(source)];
    const plain = textAt(await target(VPC, "CreateVpc", {}), "VpcId");
    const blockOf = async (call: Client, VpcId: string) =>
      textAt(await call(VPC, "DescribeVpcAttribute", { VpcId }), "Ipv6CidrBlock");
    const vswitch = { VpcId: one, ZoneId: "cn-hangzhou-h", CidrBlock: "172.16.1.0/24" };
    const id = textAt(
      await target(VPC, "CreateVSwitch", { ...vswitch, Ipv6CidrBlock: "255" }),
      "VSwitchId",
    );
    const second = { ...vswitch, CidrBlock: "172.16.2.0/24" };
    const refused = async (over: Record<string, string>) =>
      refusalOf(target(VPC, "CreateVSwitch", { ...second, ...over }));
    const block = await blockOf(target, one);
    const ofVswitch = async () =>
      at(await target(VPC, "DescribeVSwitchAttributes", { VSwitchId: id }), "Ipv6CidrBlock");

    expect(block).to.match(/^2408:4000:\w+::\/56$/);
    expect(await blockOf(source, other))
      .to.match(/::\/56$/)
      .and.not.equal(block);
    expect(await blockOf(target, plain)).to.equal("");
    expect(await ofVswitch()).to.equal(block.replace("::/56", ":ff::/64"));
    expect(await refused({ Ipv6CidrBlock: "255" })).to.equal("InvalidCidrBlock.Overlapped");
    expect(await refused({ Ipv6CidrBlock: "256" })).to.equal("InvalidParameter");
    expect(await refused({ VpcId: plain, Ipv6CidrBlock: "1" })).to.equal("InvalidParameter");
    await target(VPC, "ModifyVSwitchAttribute", { VSwitchId: id, Ipv6CidrBlock: "16" });
    expect(await ofVswitch()).to.equal(block.replace("::/56", ":10::/64"));
    await target(VPC, "ModifyVSwitchAttribute", { VSwitchId: id, EnableIPv6: "false" });
    expect(await ofVswitch()).to.equal("");
  });

  it("keeps accounts apart", async () => {
    expect(await refusalOf(target(VPC, "DeleteVpc", { VpcId: "vpc-a" }))).to.equal(
      "InvalidVpcId.NotFound",
    );
    expect(await refusalOf(target(ECS, "CreateSecurityGroup", { VpcId: "vpc-a" }))).to.equal(
      "InvalidVpcId.NotFound",
    );
  });

  it("answers a repeated create with the first result, and refuses the token for another request", async () => {
    const create = async (CidrBlock: string) =>
      target(VPC, "CreateVpc", { CidrBlock, ClientToken: "once" });
    const first = textAt(await create("10.0.0.0/16"), "VpcId");
    const second = textAt(await create("10.0.0.0/16"), "VpcId");

    expect(second).to.equal(first);
    expect(await refusalOf(create("10.1.0.0/16"))).to.equal("IdempotentParameterMismatch");
    expect(at(await target(VPC, "DescribeVpcs"), "TotalCount")).to.equal(1);
  });

  it("pages by number: 10 by default, 50 at most, the last page short", async () => {
    for (let index = 0; index < 12; index++)
      await source(VPC, "CreateVSwitch", {
        VpcId: "vpc-a",
        CidrBlock: `10.0.${String(10 + index)}.0/24`,
        ZoneId: "cn-hangzhou-h",
      });
    const sizes = await Promise.all(
      ["1", "2"].map(
        async (PageNumber) =>
          listAt(await source(VPC, "DescribeVSwitches", { PageNumber }), "VSwitches.VSwitch")
            .length,
      ),
    );

    expect(sizes).to.deep.equal([10, 4]);
    expect(await refusalOf(source(VPC, "DescribeVSwitches", { PageSize: "51" }))).to.equal(
      "InvalidParameter",
    );
    expect(await refusalOf(source(VPC, "DescribeVSwitches", { PageNumber: "0" }))).to.equal(
      "InvalidParameter",
    );
    expect(await refusalOf(source(VPC, "DescribeVSwitches", { PageSize: "many" }))).to.equal(
      "InvalidParameter",
    );
  });

  it("binds an EIP to an instance without a public address, and releases it only when free", async () => {
    const allocated = await source(VPC, "AllocateEipAddress", { Bandwidth: "5" });
    const AllocationId = textAt(allocated, "AllocationId");
    expect(
      await refusalOf(source(VPC, "AssociateEipAddress", { AllocationId, InstanceId: "i-a" })),
    ).to.equal("InvalidInstance.PublicIpAddress");
    await source(VPC, "AssociateEipAddress", { AllocationId, InstanceId: "i-paid" });
    const instance = await source(ECS, "DescribeInstances", { InstanceIds: '["i-paid"]' });
    const bound = await source(VPC, "DescribeEipAddresses", {
      AssociatedInstanceType: "EcsInstance",
      AssociatedInstanceId: "i-paid",
    });

    expect(at(instance, "Instances.Instance.0.EipAddress.IpAddress")).to.equal(
      at(allocated, "EipAddress"),
    );
    expect(at(bound, "EipAddresses.EipAddress.0.Status")).to.equal("InUse");
    // Only an address of a VPC alone names its VPC; the provider reads it back as an input.
    expect(at(bound, "EipAddresses.EipAddress.0.VpcId")).to.equal("");
    expect(await refusalOf(source(VPC, "ReleaseEipAddress", { AllocationId }))).to.equal(
      "IncorrectEipStatus",
    );
    await source(VPC, "UnassociateEipAddress", { AllocationId, InstanceId: "i-paid" });
    await source(VPC, "ReleaseEipAddress", { AllocationId });
    expect(at(await source(VPC, "DescribeEipAddresses"), "TotalCount")).to.equal(0);
  });
});
