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
  VPC,
  type Client,
  type Params,
} from "./support.ts";

describe("simulator: making instances, disks, network interfaces", () => {
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

  it("RunInstances makes a running instance with disk, interface and address; DeleteInstance takes all", async () => {
    const id = textAt(
      await source(ECS, "RunInstances", {
        ...RUN,
        PrivateIpAddress: "10.0.1.77",
        "DataDisk.1.Size": "50",
        "Tag.1.Key": "made",
      }),
      "InstanceIdSets.InstanceIdSet.0",
    );
    const row = await instance(id);
    expect(row).to.include({ Status: "Running", InstanceName: "new", Cpu: 2, Memory: 8192 });
    expect(at(row, "VpcAttributes.PrivateIpAddress.IpAddress")).to.deep.equal(["10.0.1.77"]);
    expect(at(await source(ECS, "DescribeDisks", { InstanceId: id }), "TotalCount")).to.equal(2);

    expect(await refusalOf(source(ECS, "DeleteInstance", { InstanceId: id }))).to.equal(
      "IncorrectInstanceStatus",
    );
    await source(ECS, "DeleteInstance", { InstanceId: id, Force: "true" });
    expect(await instance(id)).to.equal(undefined);
    expect(at(await source(ECS, "DescribeDisks", { InstanceId: id }), "TotalCount")).to.equal(0);
    expect(
      at(
        await source(ECS, "DescribeNetworkInterfaces", { PrimaryIpAddress: "10.0.1.77" }),
        "TotalCount",
      ),
    ).to.equal(0);
  });

  const RUN_REFUSED: [string, Params, string][] = [
    ["no image", { ImageId: "" }, "MissingParameter"],
    ["an unknown image", { ImageId: "m-none" }, "InvalidImageId.NotFound"],
    ["an unknown type", { InstanceType: "ecs.none" }, "InvalidInstanceType.NotFound"],
    ["an unknown vSwitch", { VSwitchId: "vsw-none" }, "InvalidVSwitchId.NotFound"],
    ["an unknown group", { SecurityGroupId: "sg-none" }, "InvalidSecurityGroupId.NotFound"],
    ["another zone", { ZoneId: "cn-hangzhou-i" }, "InvalidParameter.Mismatch"],
    ["an address outside", { PrivateIpAddress: "10.0.2.5" }, "InvalidPrivateIpAddress"],
    ["a reserved address", { PrivateIpAddress: "10.0.1.253" }, "InvalidPrivateIpAddress"],
    ["a taken address", { PrivateIpAddress: "10.0.1.10" }, "InvalidPrivateIpAddress.Duplicated"],
    ["no address", { PrivateIpAddress: "ten" }, "InvalidPrivateIpAddress.Malformed"],
    ["an unknown key pair", { KeyPairName: "none" }, "InvalidKeyPairName.NotFound"],
    [
      "one address for two",
      { PrivateIpAddress: "10.0.1.70", Amount: "2" },
      "InvalidPrivateIpAddress.Duplicated",
    ],
    ["a disk of no size", { "DataDisk.1.Size": "big" }, "InvalidParameter"],
    ["a subscription without period", { InstanceChargeType: "PrePaid" }, "MissingParamter"],
  ];
  for (const [name, change, code] of RUN_REFUSED)
    it(`RunInstances refuses ${name} and makes nothing`, async () => {
      expect(await refusalOf(source(ECS, "RunInstances", { ...RUN, ...change }))).to.equal(code);
      expect(at(await source(ECS, "DescribeInstances"), "TotalCount")).to.equal(2);
      expect(at(await source(ECS, "DescribeNetworkInterfaces"), "TotalCount")).to.equal(3);
    });

  it("moves a data disk off an instance and on again, and deletes it only when free", async () => {
    const disk = async () =>
      at(await source(ECS, "DescribeDisks", { DiskIds: '["d-data"]' }), "Disks.Disk.0");
    expect(await refusalOf(source(ECS, "DeleteDisk", { DiskId: "d-data" }))).to.equal(
      "IncorrectDiskStatus",
    );
    await source(ECS, "DetachDisk", { InstanceId: "i-a", DiskId: "d-data" });
    expect(await disk()).to.include({ Status: "Available", InstanceId: "", Device: "" });
    expect(
      await refusalOf(source(ECS, "AttachDisk", { InstanceId: "i-paid", DiskId: "d-data" })),
    ).to.equal("ResourcesNotInSameZone");
    await source(ECS, "AttachDisk", { InstanceId: "i-a", DiskId: "d-data" });

    expect(await disk()).to.include({ Status: "In_use", InstanceId: "i-a", Device: "/dev/xvdb" });
    expect(
      await refusalOf(source(ECS, "AttachDisk", { InstanceId: "i-a", DiskId: "d-data" })),
    ).to.equal("InvalidDisk.InUse");
    const made = textAt(
      await source(ECS, "CreateDisk", { ZoneId: "cn-hangzhou-h", Size: "20", Encrypted: "true" }),
      "DiskId",
    );
    expect(
      at(await source(ECS, "DescribeDisks", { Encrypted: "true" }), "Disks.Disk.0.DiskId"),
    ).to.equal(made);
    await source(ECS, "DeleteDisk", { DiskId: made });
  });

  it("attaches and detaches secondary interfaces, never the primary one", async () => {
    const made = textAt(
      await source(ECS, "CreateNetworkInterface", { VSwitchId: "vsw-a", SecurityGroupId: "sg-b" }),
      "NetworkInterfaceId",
    );
    const primary = textAt(
      await instance(),
      "NetworkInterfaces.NetworkInterface.0.NetworkInterfaceId",
    );
    await source(ECS, "AttachNetworkInterface", { InstanceId: "i-a", NetworkInterfaceId: made });
    expect(
      listAt(await instance(), "NetworkInterfaces.NetworkInterface").map((card) =>
        at(card, "Type"),
      ),
    ).to.deep.equal(["Primary", "Secondary", "Secondary"]);
    expect(
      await refusalOf(source(ECS, "DeleteNetworkInterface", { NetworkInterfaceId: made })),
    ).to.equal("InvalidOperation.InvalidEniState");
    expect(
      await refusalOf(
        source(ECS, "DetachNetworkInterface", { InstanceId: "i-a", NetworkInterfaceId: primary }),
      ),
    ).to.equal("InvalidOperation.DetachPrimaryEniNotAllowed");
    expect(
      await refusalOf(
        source(ECS, "AttachNetworkInterface", { InstanceId: "i-paid", NetworkInterfaceId: made }),
      ),
    ).to.equal("InvalidOperation.InvalidEniState");
    await source(ECS, "DetachNetworkInterface", { InstanceId: "i-a", NetworkInterfaceId: made });
    await source(ECS, "DeleteNetworkInterface", { NetworkInterfaceId: made });

    expect(
      at(await source(ECS, "DescribeNetworkInterfaces", { Type: "Secondary" }), "TotalCount"),
    ).to.equal(1);
  });

  it("takes the primary interface along when the instance changes groups", async () => {
    await source(ECS, "JoinSecurityGroup", { InstanceId: "i-a", SecurityGroupId: "sg-b" });
    await source(ECS, "LeaveSecurityGroup", { InstanceId: "i-a", SecurityGroupId: "sg-a" });
    const cards = await source(ECS, "DescribeNetworkInterfaces", {
      InstanceId: "i-a",
      Type: "Primary",
    });

    expect(at(await instance(), "SecurityGroupIds.SecurityGroupId")).to.deep.equal(["sg-b"]);
    expect(
      at(cards, "NetworkInterfaceSets.NetworkInterfaceSet.0.SecurityGroupIds.SecurityGroupId"),
    ).to.deep.equal(["sg-b"]);
    expect(
      await refusalOf(
        source(ECS, "LeaveSecurityGroup", { InstanceId: "i-a", SecurityGroupId: "sg-b" }),
      ),
    ).to.equal("InstanceLastSecurityGroup");
  });

  it("leaves the vSwitch free once its instances are gone", async () => {
    await source(ECS, "DeleteInstance", { InstanceId: "i-a", Force: "true" });
    expect(await refusalOf(source(VPC, "DeleteVSwitch", { VSwitchId: "vsw-a" }))).to.equal(
      "DependencyViolation",
    );
    await source(ECS, "DeleteNetworkInterface", { NetworkInterfaceId: "eni-second" });

    expect(await refusalOf(source(VPC, "DeleteVSwitch", { VSwitchId: "vsw-a" }))).to.equal("");
  });
});
