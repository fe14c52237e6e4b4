import { expect } from "chai";
import type { Simulator } from "../../simulator/server.ts";
import { parseWorld } from "../../simulator/world.ts";
import { at, client, ECS, listAt, refusalOf, start, type Client, type Params } from "./support.ts";
import { MACHINE_WORLD, idsAt } from "./surroundings.ts";

const NOW = new Date("2026-06-01T00:00:30Z");

describe("simulator: what instances, disks and images carry", () => {
  let simulator: Simulator;
  let source: Client;

  before(async () => {
    simulator = await start({ world: parseWorld(MACHINE_WORLD, "test.yaml"), now: () => NOW });
    source = client(simulator);
  });
  after(async () => {
    await simulator.stop();
  });

  async function instance(id: string): Promise<unknown> {
    return at(
      await source(ECS, "DescribeInstances", { InstanceIds: JSON.stringify([id]) }),
      "Instances.Instance.0",
    );
  }

  it("DescribeInstances tells what an instance is bound to", async () => {
    const row = await instance("i-a");

    expect(row).to.deep.include({
      Cpu: 2,
      AutoReleaseTime: "2026-06-03T00:00Z",
      DeletionProtection: true,
      DeploymentSetId: "ds-a",
      HpcClusterId: "hpc-a",
      InstanceNetworkType: "vpc",
      Tags: { Tag: [{ TagKey: "app", TagValue: "shop" }] },
    });
    expect(at(row, "EcsCapacityReservationAttr.CapacityReservationId")).to.equal("crp-a");
    expect(at(row, "DedicatedHostAttribute.DedicatedHostId")).to.equal("dh-a");
    expect(await instance("i-market")).to.deep.include({
      AutoReleaseTime: "",
      DeletionProtection: false,
      HpcClusterId: "",
      EcsCapacityReservationAttr: { CapacityReservationId: "", CapacityReservationPreference: "" },
    });
  });

  it("DescribeInstances lists every address and prefix of the interfaces", async () => {
    const cards = listAt(await instance("i-a"), "NetworkInterfaces.NetworkInterface");

    expect(at(cards, "0.PrivateIpSets.PrivateIpSet")).to.deep.equal([
      { PrivateIpAddress: "10.0.1.10", Primary: true },
      { PrivateIpAddress: "10.0.1.11", Primary: false },
    ]);
    expect(at(cards, "0.Ipv6Sets.Ipv6Set")).to.deep.equal([{ Ipv6Address: "2408:4000:100::1" }]);
    expect(at(cards, "0.Ipv4PrefixSets.Ipv4PrefixSet")).to.deep.equal([
      { Ipv4Prefix: "10.0.1.64/28" },
    ]);
    expect(at(cards, "0.Ipv6PrefixSets.Ipv6PrefixSet")).to.deep.equal([
      { Ipv6Prefix: "2408:4000:100:1::/80" },
    ]);
    expect(at(cards, "1.Ipv6Sets.Ipv6Set")).to.deep.equal([{ Ipv6Address: "2408:4000:100::2" }]);
    const listed = await source(ECS, "DescribeNetworkInterfaces", {
      "NetworkInterfaceId.1": "eni-second",
    });
    expect(
      at(listed, "NetworkInterfaceSets.NetworkInterfaceSet.0.Ipv4PrefixSets.Ipv4PrefixSet"),
    ).to.deep.equal([{ Ipv4Prefix: "10.0.1.80/28" }]);
  });

  it("an instance of the classic network has an inner address, a classic group and its link", async () => {
    const row = await instance("i-classic");

    expect(row).to.deep.include({
      InstanceNetworkType: "classic",
      InnerIpAddress: { IpAddress: ["10.26.1.7"] },
      NetworkInterfaces: { NetworkInterface: [] },
    });
    expect(
      idsAt(
        await source(ECS, "DescribeInstances", { InstanceNetworkType: "classic" }),
        "Instances.Instance",
        "InstanceId",
      ),
    ).to.deep.equal(["i-classic"]);
    expect(at(row, "VpcAttributes.VpcId")).to.equal("");
    expect(at(row, "VpcAttributes.PrivateIpAddress.IpAddress")).to.deep.equal([]);
    const groups = await source(ECS, "DescribeSecurityGroups", { NetworkType: "classic" });
    expect(idsAt(groups, "SecurityGroups.SecurityGroup", "SecurityGroupId")).to.deep.equal([
      "sg-old",
    ]);
    const links = await source(ECS, "DescribeClassicLinkInstances", {
      InstanceId: "i-a,i-classic",
    });
    expect(at(links, "Links.Link")).to.deep.equal([{ InstanceId: "i-classic", VpcId: "vpc-a" }]);
    expect(
      at(await source(ECS, "DescribeClassicLinkInstances", { VpcId: "vpc-none" }), "TotalCount"),
    ).to.equal(0);
  });

  it("DescribeDisks tells market product, policy and attachments, each filter on its own", async () => {
    const disks = async (params: Params): Promise<unknown[]> =>
      idsAt(await source(ECS, "DescribeDisks", params), "Disks.Disk", "DiskId");
    const all = listAt(await source(ECS, "DescribeDisks", { MaxResults: "500" }), "Disks.Disk");
    const shared = all.find((disk) => at(disk, "DiskId") === "d-shared");
    const market = all.find(
      (disk) => at(disk, "InstanceId") === "i-market" && at(disk, "Type") === "system",
    );

    expect(at(market, "ProductCode")).to.equal("cmjj000001");
    expect(shared).to.deep.include({
      MultiAttach: "Enabled",
      Status: "In_use",
      InstanceId: "",
      Device: "",
      MountInstanceNum: 2,
    });
    expect(idsAt(shared, "Attachments.Attachment", "InstanceId")).to.deep.equal([
      "i-a",
      "i-market",
    ]);
    expect(at(all, "0")).to.include({
      DiskId: "d-system",
      AutoSnapshotPolicyId: "sp-a",
      EnableAutomatedSnapshotPolicy: true,
    });
    expect(await disks({ InstanceId: "i-market" }))
      .to.include("d-shared")
      .and.have.lengthOf(2);
    expect(await disks({ MultiAttach: "Enabled" })).to.deep.equal(["d-shared"]);
    expect(await disks({ EnableAutomatedSnapshotPolicy: "true" })).to.deep.equal(["d-system"]);
    expect(await disks({ AutoSnapshotPolicyId: "sp-none" })).to.deep.equal([]);
  });

  it("DescribeImages shows the market only when asked, and what an own image is made of", async () => {
    const market = { ImageId: "m-market", ImageOwnerAlias: "marketplace" };
    const own = await source(ECS, "DescribeImages", { ImageOwnerAlias: "self" });

    expect(at(await source(ECS, "DescribeImages", { ImageId: "m-market" }), "TotalCount")).to.equal(
      0,
    );
    expect(at(await source(ECS, "DescribeImages", market), "Images.Image.0")).to.include({
      ImageOwnerAlias: "marketplace",
      ProductCode: "cmjj000001",
    });
    expect(
      idsAt(own, "Images.Image.0.DiskDeviceMappings.DiskDeviceMapping", "SnapshotId"),
    ).to.deep.equal(["s-system", "s-data"]);
    const made = async (SnapshotId: string): Promise<unknown> =>
      at(await source(ECS, "DescribeImages", { SnapshotId }), "TotalCount");
    expect([await made("s-data"), await made("s-free")]).to.deep.equal([1, 0]);
    expect(idsAt(own, "Images.Image.0.DiskDeviceMappings.DiskDeviceMapping", "Type")).to.deep.equal(
      ["system", "data"],
    );
  });

  it("DescribeInstanceRamRole takes 50 ids, pages them, and wants ids or a role", async () => {
    const ask = async (params: Params): Promise<string> =>
      refusalOf(source(ECS, "DescribeInstanceRamRole", params));
    const ids = JSON.stringify(Array.from({ length: 51 }, (_, index) => `i-${String(index)}`));
    const both = { InstanceIds: '["i-a","i-market"]', PageSize: "1", PageNumber: "2" };

    expect(await ask({})).to.equal("MissingParameter");
    expect(await ask({ InstanceIds: ids })).to.equal("InvalidParameter");
    expect(await ask({ RamRoleName: "reader", PageSize: "51" })).to.equal("InvalidParameter");
    expect(await source(ECS, "DescribeInstanceRamRole", both)).to.deep.include({
      TotalCount: 2,
      InstanceRamRoleSets: {
        InstanceRamRoleSet: [{ InstanceId: "i-market", RamRoleName: "" }],
      },
    });
    expect(
      at(
        await source(ECS, "DescribeInstanceRamRole", { RamRoleName: "reader" }),
        "InstanceRamRoleSets.InstanceRamRoleSet",
      ),
    ).to.deep.equal([{ InstanceId: "i-a", RamRoleName: "reader" }]);
  });

  it("DescribeInstanceAutoRenewAttribute shows subscriptions, by id or by status", async () => {
    const renewals = async (params: Params): Promise<unknown> =>
      at(
        await source(ECS, "DescribeInstanceAutoRenewAttribute", params),
        "InstanceRenewAttributes.InstanceRenewAttribute",
      );

    expect(await renewals({ InstanceId: "i-a,i-market" })).to.deep.equal([
      {
        InstanceId: "i-market",
        AutoRenewEnabled: true,
        RenewalStatus: "AutoRenewal",
        Duration: 3,
        PeriodUnit: "Month",
        EnableExpectedRenewDay: false,
      },
    ]);
    expect(at(await renewals({ RenewalStatus: "NotRenewal" }), "0.InstanceId")).to.equal(
      "i-ending",
    );
    expect(await refusalOf(source(ECS, "DescribeInstanceAutoRenewAttribute"))).to.equal(
      "MissingParameter",
    );
  });

  it("DescribeInstanceAttachmentAttributes tells the private pool", async () => {
    const body = await source(ECS, "DescribeInstanceAttachmentAttributes", {
      InstanceIds: '["i-a","i-market"]',
    });

    expect(at(body, "Instances.Instance")).to.deep.equal([
      {
        InstanceId: "i-a",
        PrivatePoolOptionsMatchCriteria: "Target",
        PrivatePoolOptionsId: "eap-a",
      },
      {
        InstanceId: "i-market",
        PrivatePoolOptionsMatchCriteria: "Open",
        PrivatePoolOptionsId: "",
      },
    ]);
  });

  it("DescribeAccountAttributes tells real name and quotas, spot instances counted apart", async () => {
    const names = [
      "real-name-authentication",
      "max-postpaid-instance-vcpu-count",
      "used-postpaid-instance-vcpu-count",
      "used-spot-instance-vcpu-count",
      "max-security-groups",
    ];
    const body = await source(
      ECS,
      "DescribeAccountAttributes",
      Object.fromEntries(names.map((name, index) => [`AttributeName.${String(index + 1)}`, name])),
    );
    const values = listAt(body, "AccountAttributeItems.AccountAttributeItem").map((item) => [
      at(item, "AttributeName"),
      at(item, "AttributeValues.ValueItem.0.Value"),
    ]);

    expect(Object.fromEntries(values)).to.deep.equal({
      "real-name-authentication": "none",
      "max-postpaid-instance-vcpu-count": "6",
      "used-postpaid-instance-vcpu-count": "4",
      // The world's own word, whatever runs.
      "used-spot-instance-vcpu-count": "5",
      "max-security-groups": "100",
    });
  });

  it("DescribeDiskEncryptionByDefaultStatus is the region's", async () => {
    const status = async (RegionId: string): Promise<unknown> =>
      at(await source(ECS, "DescribeDiskEncryptionByDefaultStatus", { RegionId }), "Encrypted");

    expect([await status("cn-hangzhou"), await status("cn-beijing")]).to.deep.equal([false, true]);
  });
});
