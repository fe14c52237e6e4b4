import { output } from "@pulumi/pulumi";
import { expect } from "chai";
import { LandingSecurityGroup } from "../../components/landing-security-group.ts";
import type { SecurityGroupPlan } from "../../core/landing/plan.ts";
import { groupPlan, landingRule, origin } from "./support/plans.ts";
import { named, registrationsOf } from "./support/registrations.ts";
import type { Registration } from "./support/registrations.ts";

async function land(over: Partial<SecurityGroupPlan> = {}): Promise<readonly Registration[]> {
  return registrationsOf(
    () => new LandingSecurityGroup("web", { vpcId: "vpc-new", group: groupPlan(over), origin }),
  );
}

describe("components/landing-security-group", () => {
  it("registers a group below the component, and no rule", async () => {
    const registered = await land({ rules: [landingRule()] });

    expect(registered.map(({ type, name, parent }) => [type, name, parent])).to.have.deep.members([
      ["ecs-transfer:index:LandingSecurityGroup", "web", ""],
      ["alicloud:ecs/securityGroup:SecurityGroup", "web-group", "web"],
    ]);
  });

  it("registers nothing in place of a group that is adopted, and puts out its id", async () => {
    const registered = await land({ adoptedId: "sg-theirs" });

    expect(registered.map(({ type }) => type)).to.deep.equal([
      "ecs-transfer:index:LandingSecurityGroup",
    ]);
    expect(named(registered, "web").outputs).to.deep.equal({ securityGroupId: "sg-theirs" });
  });

  it("gives a normal group its name, its inner policy and its origin", async () => {
    const registered = await land({ innerAccessPolicy: "Drop" });

    expect(named(registered, "web-group").inputs).to.deep.equal({
      vpcId: "vpc-new",
      securityGroupName: "sg-web",
      securityGroupType: "normal",
      innerAccessPolicy: "Drop",
      description:
        "ecs-transfer ecs-transfer/test takes the place of sg-bp1web in 1404423000000010",
      tags: {
        "ecs-transfer:stack": "ecs-transfer/test",
        "ecs-transfer:source-account": "1404423000000010",
        "ecs-transfer:source-id": "sg-bp1web",
      },
    });
  });

  it("sets no inner policy on an enterprise group, which has none", async () => {
    const { inputs } = named(await land({ type: "enterprise" }), "web-group");

    expect(inputs).to.include({ securityGroupType: "enterprise" });
    expect(inputs).not.to.have.property("innerAccessPolicy");
  });

  it("carries its whole plan as plain data, with the id of its VPC", async () => {
    const group = groupPlan({ rules: [landingRule({ description: "web" })] });
    const registered = await registrationsOf(
      () => new LandingSecurityGroup("web", { vpcId: output("vpc-late"), group, origin }),
    );

    expect(named(registered, "web").inputs).to.deep.equal({ vpcId: "vpc-late", group, origin });
    expect(named(registered, "web-group").inputs).to.include({ vpcId: "vpc-late" });
  });

  it("puts out the id of the group, and hands it to the program", async () => {
    const ids: string[] = [];
    const registered = await registrationsOf(() => {
      const args = { vpcId: "vpc-new", group: groupPlan(), origin };
      new LandingSecurityGroup("web", args).securityGroupId.apply((id) => ids.push(id));
    });

    expect(named(registered, "web").outputs).to.deep.equal({ securityGroupId: "sg-of-web-group" });
    expect(ids).to.deep.equal(["sg-of-web-group"]);
  });
});
