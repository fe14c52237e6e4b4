import { expect } from "chai";
import type { Inventory } from "../../../core/inventory.ts";
import { planLanding } from "../../../core/landing/plan-landing.ts";
import { parseManifest } from "../../../core/manifest/manifest.ts";
import {
  clearInstance,
  permission,
  securityGroup,
  sourceInventory,
} from "../../support/inventory.ts";
import { errorsOf, placesOf, valueOf } from "../../support/results.ts";

const head = `version: 1
source: { account: "1404423000000010", inventory: s.json }
target: { account: "1755000000000020" }
`;
const one = `${head}instances:\n  - id: i-bp1clear\n`;

/** `line:column path` and the English sentence of each problem. */
function problems(
  manifest: string,
  inventory: Inventory = sourceInventory(),
): { at: string; says: string }[] {
  const errors = errorsOf(
    planLanding(valueOf(parseManifest(manifest, "transfer.yaml")), inventory),
  );
  const places = placesOf(errors);
  return errors.map(({ message }, index) => ({ at: places[index] ?? "", says: message.en }));
}

function unknown(reason: string): { unknown: string } {
  return { unknown: reason };
}

describe("core/landing/plan-landing, problems", () => {
  it("stops at each refused rule otherwise, with the rule quoted", () => {
    const permissions = [
      permission({ Priority: 110 }),
      permission({ SourceCidrIp: "10.0.0.1/8" }),
      permission(),
    ];
    const inventory = sourceInventory({ securityGroups: [securityGroup({ permissions })] });

    const found = problems(`${one}securityGroups:\n  - source: sg-bp1web\n`, inventory);

    expect(found.map(({ at }) => at)).to.deep.equal([
      "7:5 securityGroups[0]",
      "7:5 securityGroups[0]",
    ]);
    expect(found[0]?.says).to.contain("[ingress TCP 443/443 from 0.0.0.0/0 Accept priority 110]");
    expect(found[1]?.says).to.contain("its canonical form is 10.0.0.0/8");
    expect(found[1]?.says).to.contain("refusedRules: leave-out");
  });

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
      says: "the zone of i-bp1clear is unknown (Forbidden.RAM). Run ecs-transfer inventory again",
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
      says: "VPC vpc-bp1source is not in the inventory",
    },
    {
      name: "a vSwitch that is not listed",
      inventory: { vswitches: [] },
      at: "5:9 instances[0].id",
      says: "vSwitch vsw-bp1sourceh is not in the inventory",
    },
    {
      name: "a group that is not listed",
      inventory: { securityGroups: [] },
      at: "5:9 instances[0].id",
      says: "security group sg-bp1web is not in the inventory",
    },
    {
      name: "a group of another VPC",
      inventory: { securityGroups: [securityGroup({ vpcId: "vpc-else" })] },
      at: "5:9 instances[0].id",
      says: "contradicts itself",
    },
    {
      name: "rules that nobody read",
      inventory: { securityGroups: [securityGroup({ permissions: unknown("Forbidden.RAM") })] },
      at: "5:9 instances[0].id",
      says: "what rules sg-bp1web has is unknown (Forbidden.RAM)",
    },
    {
      name: "a group that may be managed",
      inventory: { securityGroups: [securityGroup({ serviceManaged: unknown("x") })] },
      at: "5:9 instances[0].id",
      says: "whether sg-bp1web is managed",
    },
    {
      name: "a managed group",
      inventory: { securityGroups: [securityGroup({ serviceManaged: true })] },
      at: "5:9 instances[0].id",
      says: "managed by a cloud service",
    },
    {
      name: "an unknown inner access policy",
      inventory: { securityGroups: [securityGroup({ innerAccessPolicy: unknown("x") })] },
      at: "5:9 instances[0].id",
      says: "the inner access policy",
    },
    {
      name: "an entry for a group that nothing lands in",
      manifest: `${one}securityGroups: [{ source: sg-bp1wbe }]\n`,
      at: "6:28 securityGroups[0].source",
      says: "Did you mean sg-bp1web?",
    },
    {
      name: "an instance with an empty zone",
      inventory: { instances: [clearInstance({ zone: "" })] },
      at: "5:9 instances[0].id",
      says: "shows no zone for i-bp1clear",
    },
    {
      name: "an instance whose only group has an empty id",
      inventory: { instances: [clearInstance({ securityGroupIds: [""] })] },
      at: "5:9 instances[0].id",
      says: "shows no security group for i-bp1clear",
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
      says: "outside the landing's VPC 10.0.0.0/16",
    },
    {
      name: "a vSwitch in a secondary block",
      inventory: {
        vpcs: [
          { id: "vpc-bp1source", name: "", cidr: "10.0.0.0/16", secondaryCidrs: ["172.16.0.0/16"] },
        ],
      },
      at: "5:9 instances[0].id",
      says: "secondary block",
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
