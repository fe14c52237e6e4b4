import { expect } from "chai";
import {
  clearInstance,
  permission,
  securityGroup,
  sourceInventory,
} from "../../support/inventory.ts";
import { one, problems, unknown } from "./support/problems.ts";

describe("core/landing/plan-security-group, problems", () => {
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
      name: "a group that is not listed",
      inventory: { securityGroups: [] },
      at: "5:9 instances[0].id",
      says: "security group sg-bp1web is not in the inventory. Run ecs-transfer inventory again with an identity that may call ecs:DescribeSecurityGroups.",
    },
    {
      name: "a group of another VPC",
      inventory: { securityGroups: [securityGroup({ vpcId: "vpc-else" })] },
      at: "5:9 instances[0].id",
      says: "contradicts itself: i-bp1clear is in vpc-bp1source, its group sg-bp1web in vpc-else.",
    },
    {
      name: "a group of the classic network",
      inventory: { securityGroups: [securityGroup({ vpcId: "" })] },
      at: "5:9 instances[0].id",
      says: "contradicts itself: i-bp1clear is in vpc-bp1source, its group sg-bp1web in the classic network.",
    },
    {
      name: "rules that nobody read",
      inventory: { securityGroups: [securityGroup({ permissions: unknown("Forbidden.RAM") })] },
      at: "5:9 instances[0].id",
      says: "what rules sg-bp1web has is unknown (Forbidden.RAM). Run ecs-transfer inventory again with an identity that may call ecs:DescribeSecurityGroupAttribute. Or export them",
    },
    {
      name: "a group that may be managed",
      inventory: { securityGroups: [securityGroup({ serviceManaged: unknown("x") })] },
      at: "5:9 instances[0].id",
      says: "whether sg-bp1web is managed by a cloud service is unknown (x). Run ecs-transfer inventory again with an identity that may call ecs:DescribeSecurityGroups.",
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
      says: "the inner access policy of sg-bp1web is unknown (x). Run ecs-transfer inventory again with an identity that may call ecs:DescribeSecurityGroupAttribute.",
    },
    {
      name: "an entry for a group that nothing lands in",
      manifest: `${one}securityGroups: [{ source: sg-bp1wbe }]\n`,
      at: "6:28 securityGroups[0].source",
      says: "Did you mean sg-bp1web? Groups in use: sg-bp1web.",
    },
    {
      name: "an entry for a group that is like none in use",
      manifest: `${one}securityGroups: [{ source: sg-zzzzzz }]\n`,
      at: "6:28 securityGroups[0].source",
      says: "no instance of this manifest lands in sg-zzzzzz. Groups in use: sg-bp1web.",
    },
  ]) {
    it(`refuses ${name}`, () => {
      const found = problems(manifest, sourceInventory(inventory));

      expect(found[0]?.at).to.equal(at);
      expect(found[0]?.says).to.contain(says);
    });
  }

  it("blames no entry for a group while an instance has no place", () => {
    const instances = [clearInstance({ zone: unknown("x") })];
    const manifest = `${one}securityGroups: [{ source: sg-bp1web }]\n`;

    expect(problems(manifest, sourceInventory({ instances })).map(({ at }) => at)).to.deep.equal([
      "5:9 instances[0].id",
    ]);
  });
});
