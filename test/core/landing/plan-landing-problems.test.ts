import { expect } from "chai";
import { clearInstance, sourceInventory } from "../../support/inventory.ts";
import { one, problems, unknown } from "./support/problems.ts";

describe("core/landing/plan-landing, problems", () => {
  for (const { name, manifest = one, inventory = {}, at, says } of [
    {
      name: "an inventory of another account",
      inventory: { account: "1000000000000001" },
      at: "2:20 source.account",
      says: "s.json is of account 1000000000000001",
    },
    {
      name: "one account on both sides",
      manifest: one.replace("1755000000000020", "1404423000000010"),
      at: "3:20 target.account",
      says: "the same account",
    },
    {
      name: "an instance that is not there",
      manifest: one.replace("i-bp1clear", "i-bp1claer"),
      at: "5:9 instances[0].id",
      says: "Did you mean i-bp1clear?",
    },
    {
      name: "an instance by its name",
      manifest: one.replace("i-bp1clear", "i-web"),
      inventory: { instances: [clearInstance({ name: "i-web" })] },
      at: "5:9 instances[0].id",
      says: "Did you mean i-bp1clear?",
    },
    {
      name: "an unknown zone",
      inventory: { instances: [clearInstance({ zone: unknown("Forbidden.RAM") })] },
      at: "5:9 instances[0].id",
      says: "the zone of i-bp1clear is unknown (Forbidden.RAM). Run ecs-transfer inventory again with an identity that may call ecs:DescribeInstances.",
    },
    {
      name: "an unknown VPC",
      inventory: { instances: [clearInstance({ vpcId: unknown("x") })] },
      at: "5:9 instances[0].id",
      says: "the VPC of",
    },
    {
      name: "an unknown vSwitch",
      inventory: { instances: [clearInstance({ vswitchId: unknown("x") })] },
      at: "5:9 instances[0].id",
      says: "the vSwitch of",
    },
    {
      name: "unknown groups",
      inventory: { instances: [clearInstance({ securityGroupIds: unknown("x") })] },
      at: "5:9 instances[0].id",
      says: "the security groups of",
    },
    {
      name: "an instance without a VPC",
      inventory: { instances: [clearInstance({ vpcId: "", vswitchId: "" })] },
      at: "5:9 instances[0].id",
      says: "not in a VPC",
    },
    {
      name: "an instance with a VPC and no vSwitch",
      inventory: { instances: [clearInstance({ vswitchId: "" })] },
      at: "5:9 instances[0].id",
      says: "i-bp1clear is not in a VPC. Landings are made for VPC instances only.",
    },
    {
      name: "an instance with a vSwitch and no VPC",
      inventory: { instances: [clearInstance({ vpcId: "" })] },
      at: "5:9 instances[0].id",
      says: "i-bp1clear is not in a VPC. Landings are made for VPC instances only.",
    },
    {
      name: "an instance that is like none that is there",
      manifest: one.replace("i-bp1clear", "i-zzzzzz"),
      at: "5:9 instances[0].id",
      says: "i-zzzzzz is not in the source inventory (cn-hangzhou, 1 instances). For a new instance run ecs-transfer inventory again.",
    },
    {
      name: "an instance by a name that two have",
      manifest: one.replace("i-bp1clear", "i-web"),
      inventory: {
        instances: [
          clearInstance({ name: "i-web" }),
          clearInstance({ id: "i-bp1other", name: "i-other" }),
          clearInstance({ id: "i-bp1two", name: "i-web" }),
        ],
      },
      at: "5:9 instances[0].id",
      says: "Did you mean i-bp1clear, i-bp1two?",
    },
    {
      name: "an instance without a group",
      inventory: { instances: [clearInstance({ securityGroupIds: [] })] },
      at: "5:9 instances[0].id",
      says: "no security group",
    },
    {
      name: "several groups without a choice",
      inventory: { instances: [clearInstance({ securityGroupIds: ["sg-bp1web", "sg-b"] })] },
      at: "5:9 instances[0].id",
      says: "(sg-b, sg-bp1web)",
    },
    {
      name: "a chosen group that it is not in",
      manifest: one.replace("clear", "clear\n    securityGroup: sg-x"),
      at: "6:20 instances[0].securityGroup",
      says: "its groups are: sg-bp1web",
    },
    {
      name: "a region that contradicts",
      inventory: { instances: [clearInstance({ region: "cn-beijing" })] },
      at: "5:9 instances[0].id",
      says: "contradicts itself",
    },
    {
      name: "a zone that contradicts",
      inventory: { instances: [clearInstance({ zone: "cn-hangzhou-i" })] },
      at: "5:9 instances[0].id",
      says: "contradicts itself",
    },
    {
      name: "a VPC that is not listed",
      inventory: { vpcs: [] },
      at: "5:9 instances[0].id",
      says: "VPC vpc-bp1source is not in the inventory. Run ecs-transfer inventory again with an identity that may call vpc:DescribeVpcs. Or give landing.vpc.cidr.",
    },
    {
      name: "a vSwitch that is not listed",
      inventory: { vswitches: [] },
      at: "5:9 instances[0].id",
      says: "vSwitch vsw-bp1sourceh is not in the inventory. Run ecs-transfer inventory again with an identity that may call vpc:DescribeVSwitches.",
    },
    {
      name: "a vSwitch of another VPC",
      inventory: {
        vswitches: [
          {
            id: "vsw-bp1sourceh",
            vpcId: "vpc-else",
            zone: "cn-hangzhou-h",
            cidr: "172.16.10.0/24",
          },
        ],
      },
      at: "5:9 instances[0].id",
      says: "contradicts itself: i-bp1clear is in cn-hangzhou-h and vpc-bp1source, its vSwitch vsw-bp1sourceh in cn-hangzhou-h and vpc-else.",
    },
    {
      name: "an instance with an empty zone",
      inventory: { instances: [clearInstance({ zone: "" })] },
      at: "5:9 instances[0].id",
      says: "shows no zone for i-bp1clear. Run ecs-transfer inventory again with an identity that may call ecs:DescribeInstances.",
    },
    {
      name: "an instance whose only group has an empty id",
      inventory: { instances: [clearInstance({ securityGroupIds: [""] })] },
      at: "5:9 instances[0].id",
      says: "shows no security group for i-bp1clear. Run ecs-transfer inventory again with an identity that may call ecs:DescribeInstances.",
    },
    {
      name: "a VPC block with host bits",
      manifest: `${one}landing: { vpc: { cidr: 172.16.0.1/16 } }\n`,
      at: "6:25 landing.vpc.cidr",
      says: "write 172.16.0.0/16",
    },
    {
      name: "a VPC block that leaves a vSwitch out",
      manifest: `${one}landing: { vpc: { cidr: 10.0.0.0/16 } }\n`,
      at: "6:25 landing.vpc.cidr",
      says: "outside the landing's VPC 10.0.0.0/16. Let landing.vpc.cidr or secondaryCidrs cover it",
    },
    {
      name: "a vSwitch outside of every block of the source VPC",
      inventory: {
        vpcs: [
          {
            id: "vpc-bp1source",
            name: "",
            cidr: "10.0.0.0/16",
            secondaryCidrs: ["192.168.0.0/16", "no block"],
          },
        ],
      },
      at: "5:9 instances[0].id",
      says: "outside the landing's VPC 10.0.0.0/16. Let landing.vpc.cidr or secondaryCidrs cover it",
    },
    {
      name: "a vSwitch with an impossible block",
      inventory: {
        vswitches: [
          {
            id: "vsw-bp1sourceh",
            name: "",
            vpcId: "vpc-bp1source",
            zone: "cn-hangzhou-h",
            cidr: "172.16.10.0/30",
          },
        ],
      },
      at: "5:9 instances[0].id",
      says: "vSwitch vsw-bp1sourceh:",
    },
  ]) {
    it(`refuses ${name}`, () => {
      const found = problems(manifest, sourceInventory(inventory));

      expect(found[0]?.at).to.equal(at);
      expect(found[0]?.says).to.contain(says);
    });
  }

  it("refuses instances of several VPCs at each that is elsewhere", () => {
    const instances = [
      clearInstance(),
      clearInstance({ id: "i-bp1b", vpcId: "vpc-else" }),
      clearInstance({ id: "i-bp1c" }),
    ];
    const manifest = `${one}  - id: i-bp1b\n  - id: i-bp1c\n`;

    const found = problems(manifest, sourceInventory({ instances }));

    expect(found[0]).to.include({ at: "6:9 instances[1].id" });
    expect(found[0]?.says).to.contain("write a transfer.yaml for each");
  });

  it("plans nothing of a network in which one vSwitch cannot be made", () => {
    const instances = [clearInstance(), clearInstance({ id: "i-bp1b", vswitchId: "vsw-none" })];

    const found = problems(`${one}  - id: i-bp1b\n`, sourceInventory({ instances }));

    expect(found.map(({ at }) => at)).to.deep.equal(["6:9 instances[1].id"]);
  });

  it("says everything at once", () => {
    const manifest = `${one.replace("1755000000000020", "1404423000000010")}  - id: i-bp1none\n`;
    const instances = [clearInstance({ zone: unknown("x"), vpcId: unknown("x") })];

    expect(problems(manifest, sourceInventory({ instances })).map(({ at }) => at)).to.deep.equal([
      "3:20 target.account",
      "5:9 instances[0].id",
      "5:9 instances[0].id",
      "6:9 instances[1].id",
    ]);
  });
});
