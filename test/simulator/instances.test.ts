import { expect } from "chai";
import type { Simulator } from "../../simulator/server.ts";
import {
  at,
  client,
  ECS,
  listAt,
  refusalOf,
  start,
  textAt,
  type Client,
  type Params,
} from "./support.ts";

describe("simulator: instances, disks, network interfaces", () => {
  let simulator: Simulator;
  let source: Client;

  beforeEach(async () => {
    simulator = await start({ now: () => new Date("2026-06-01T00:00:30Z") });
    source = client(simulator);
  });
  afterEach(async () => {
    await simulator.stop();
  });

  async function instance(id = "i-a"): Promise<unknown> {
    return at(
      await source(ECS, "DescribeInstances", { InstanceIds: JSON.stringify([id]) }),
      "Instances.Instance.0",
    );
  }

  const RUN: Params = {
    ImageId: "m-a",
    InstanceType: "ecs.g7.large",
    VSwitchId: "vsw-a",
    SecurityGroupId: "sg-a",
    InstanceName: "new",
  };

  it("answers every call of one refresh, with all containers", async () => {
    const ids = { InstanceIds: '["i-a"]' };
    const row = await instance();
    const eni = textAt(row, "NetworkInterfaces.NetworkInterface.0.NetworkInterfaceId");
    const disk = await source(ECS, "DescribeDisks", { InstanceId: "i-a", DiskType: "system" });
    const card = await source(ECS, "DescribeNetworkInterfaces", { "NetworkInterfaceId.1": eni });

    expect(row).to.include.keys(
      "Tags",
      "OperationLocks",
      "SecurityGroupIds",
      "VpcAttributes",
      "PublicIpAddress",
      "EipAddress",
      "InnerIpAddress",
      "DedicatedHostAttribute",
      "MetadataOptions",
    );
    expect(row).to.include({
      Status: "Running",
      StoppedMode: "Not-applicable",
      SpotStrategy: "NoSpot",
      CreationTime: "2025-06-01T00:00Z",
      ExpiredTime: "2099-12-31T15:59Z",
      DeletionProtection: false,
    });
    expect(at(row, "Tags.Tag")).to.deep.equal([{ TagKey: "app", TagValue: "shop" }]);
    expect(at(row, "PublicIpAddress.IpAddress")).to.deep.equal(["203.0.113.10"]);
    expect(at(disk, "Disks.Disk.0")).to.include({
      InstanceId: "i-a",
      Type: "system",
      Encrypted: false,
      Portable: false,
      Device: "/dev/xvda",
    });
    expect(
      at(card, "NetworkInterfaceSets.NetworkInterfaceSet.0.PrivateIpSets.PrivateIpSet.0.Primary"),
    ).to.equal(true);
    expect(at(await source(ECS, "DescribeUserData", { InstanceId: "i-a" }), "UserData")).to.equal(
      Buffer.from("#!/bin/sh").toString("base64"),
    );
    expect(
      at(
        await source(ECS, "DescribeInstanceRamRole", ids),
        "InstanceRamRoleSets.InstanceRamRoleSet.0.RamRoleName",
      ),
    ).to.equal("");
    expect(
      at(
        await source(ECS, "DescribeInstanceMaintenanceAttributes", { "InstanceId.1": "i-a" }),
        "MaintenanceAttributes.MaintenanceAttribute.0.InstanceId",
      ),
    ).to.equal("i-a");
    expect(
      at(await source(ECS, "DescribeInstanceAttribute", { InstanceId: "i-a" }), "InstanceId"),
    ).to.equal("i-a");
    expect(
      at(
        await source(ECS, "DescribeInstanceAttachmentAttributes", ids),
        "Instances.Instance.0.InstanceId",
      ),
    ).to.equal("i-a");
    expect(
      at(
        await source(ECS, "DescribeInstanceAutoRenewAttribute", { InstanceId: "i-paid" }),
        "InstanceRenewAttributes.InstanceRenewAttribute.0.AutoRenewEnabled",
      ),
    ).to.equal(false);
    expect(
      at(await source(ECS, "DescribeImages", { ImageId: "m-a" }), "Images.Image.0.Usable"),
    ).to.equal(true);
    expect(at(await source(ECS, "DescribeKeyPairs"), "KeyPairs.KeyPair.0.KeyPairName")).to.equal(
      "ops",
    );
  });

  it("tells zones, sellable types, quotas and the real-name state", async () => {
    const zones = await source(ECS, "DescribeZones");
    const real = await source(ECS, "DescribeAccountAttributes", {
      "AttributeName.1": "real-name-authentication",
    });

    expect(listAt(zones, "Zones.Zone.0.AvailableInstanceTypes.InstanceTypes")).to.include(
      "ecs.g7.large",
    );
    expect(
      listAt(
        await source(ECS, "DescribeAvailableResource", { DestinationResource: "Zone" }),
        "AvailableZones.AvailableZone",
      ),
    ).to.have.lengthOf(4);
    expect(
      at(real, "AccountAttributeItems.AccountAttributeItem.0.AttributeValues.ValueItem.0.Value"),
    ).to.equal("yes");
  });

  it("finds instances by filters and pages both ways", async () => {
    const ids = async (params: Params) =>
      listAt(await source(ECS, "DescribeInstances", params), "Instances.Instance").map((row) =>
        at(row, "InstanceId"),
      );

    expect(await ids({ Status: "Stopped" })).to.deep.equal(["i-paid"]);
    expect(await ids({ InstanceName: "pa*" })).to.deep.equal(["i-paid"]);
    expect(await ids({ PrivateIpAddresses: '["10.0.1.10"]' })).to.deep.equal(["i-a"]);
    expect(await ids({ "Tag.1.Key": "app", "Tag.1.Value": "shop" })).to.deep.equal(["i-a"]);
    expect(await ids({ InstanceIds: '["i-none"]' })).to.be.empty;
    expect(await ids({ PageSize: "1", PageNumber: "2" })).to.deep.equal(["i-paid"]);
    expect(
      await refusalOf(
        source(ECS, "DescribeInstances", {
          InstanceIds: JSON.stringify(
            Array.from({ length: 101 }, (_, index) => `i-${String(index)}`),
          ),
        }),
      ),
    ).to.equal("InvalidParameter");
    expect(await refusalOf(source(ECS, "DescribeInstances", { DryRun: "true" }))).to.equal(
      "DryRunOperation",
    );
    await source(ECS, "RunInstances", { ...RUN, Amount: "13" });
    const first = await source(ECS, "DescribeInstances", { MaxResults: "1" });
    expect(listAt(first, "Instances.Instance")).to.have.lengthOf(10);
    expect(await ids({ MaxResults: "10", NextToken: textAt(first, "NextToken") })).to.have.lengthOf(
      5,
    );
  });

  it("StopInstance keeps the fixed public address with KeepCharging and releases it with StopCharging", async () => {
    await source(ECS, "StopInstance", { InstanceId: "i-a", StoppedMode: "KeepCharging" });
    expect(await instance()).to.include({ Status: "Stopped", StoppedMode: "KeepCharging" });
    expect(at(await instance(), "PublicIpAddress.IpAddress")).to.deep.equal(["203.0.113.10"]);
    expect(await refusalOf(source(ECS, "StopInstance", { InstanceId: "i-a" }))).to.equal(
      "IncorrectInstanceStatus",
    );
    await source(ECS, "StartInstance", { InstanceId: "i-a" });
    await source(ECS, "StopInstance", { InstanceId: "i-a", StoppedMode: "StopCharging" });

    expect(await instance()).to.include({ Status: "Stopped", StoppedMode: "StopCharging" });
    expect(at(await instance(), "PublicIpAddress.IpAddress")).to.deep.equal([]);
    await source(ECS, "StartInstance", { InstanceId: "i-paid" });
    expect(
      await refusalOf(
        source(ECS, "StopInstance", { InstanceId: "i-paid", StoppedMode: "StopCharging" }),
      ),
    ).to.equal("InvalidInstanceId.NotSupport");
    expect(await refusalOf(source(ECS, "StopInstance", { InstanceId: "i-none" }))).to.equal(
      "InvalidInstanceId.NotFound",
    );
  });

  it("starts after StopCharging with another public address", async () => {
    await source(ECS, "StopInstance", { InstanceId: "i-a", StoppedMode: "StopCharging" });
    await source(ECS, "StartInstance", { InstanceId: "i-a" });

    expect(listAt(await instance(), "PublicIpAddress.IpAddress")).to.have.lengthOf(1);
    expect(at(await instance(), "PublicIpAddress.IpAddress.0")).not.to.equal("203.0.113.10");
  });

  it("stops many in one call", async () => {
    const answer = await source(ECS, "StopInstances", {
      "InstanceId.1": "i-a",
      StoppedMode: "KeepCharging",
    });

    expect(at(answer, "InstanceResponses.InstanceResponse.0")).to.include({
      InstanceId: "i-a",
      Code: "200",
      CurrentStatus: "Stopped",
    });
  });

  it("protects from deletion, and subscriptions from being deleted", async () => {
    await source(ECS, "ModifyInstanceAttribute", {
      InstanceId: "i-a",
      DeletionProtection: "true",
      InstanceName: "renamed",
    });

    expect(await instance()).to.include({ InstanceName: "renamed", DeletionProtection: true });
    expect(
      await refusalOf(source(ECS, "DeleteInstance", { InstanceId: "i-a", Force: "true" })),
    ).to.equal("InvalidOperation.DeletionProtection");
    expect(await refusalOf(source(ECS, "DeleteInstance", { InstanceId: "i-paid" }))).to.equal(
      "ChargeTypeViolation",
    );
  });

  it("detaches and attaches a key pair, with a result for each instance", async () => {
    const detached = await source(ECS, "DetachKeyPair", {
      KeyPairName: "ops",
      InstanceIds: '["i-a","i-none"]',
    });
    expect(at(detached, "Results.Result.0.Success")).to.equal("true");
    expect(at(detached, "Results.Result.1")).to.include({
      Success: "false",
      Code: "InvalidInstanceId.NotFound",
    });
    expect(at(detached, "FailCount")).to.equal("1");
    expect(at(await instance(), "KeyPairName")).to.equal("");
    await source(ECS, "AttachKeyPair", { KeyPairName: "ops", InstanceIds: '["i-a"]' });

    expect(at(await instance(), "KeyPairName")).to.equal("ops");
    expect(
      await refusalOf(
        source(ECS, "DetachKeyPair", { KeyPairName: "none", InstanceIds: '["i-a"]' }),
      ),
    ).to.equal("InvalidKeyPairName.NotFound");
  });
});
