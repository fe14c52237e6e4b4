import { output } from "@pulumi/pulumi";
import { expect } from "chai";
import { LandingSecurityGroup } from "../../components/landing-security-group.ts";
import type { LandingRule, SecurityGroupPlan } from "../../core/landing/plan.ts";
import { block, groupPlan, landingRule, origin } from "./support/plans.ts";
import { named, registrationsOf } from "./support/registrations.ts";
import type { Registration } from "./support/registrations.ts";

const ruleType = "alicloud:ecs/securityGroupRule:SecurityGroupRule";

async function land(over: Partial<SecurityGroupPlan> = {}): Promise<readonly Registration[]> {
  return registrationsOf(
    () => new LandingSecurityGroup("web", { vpcId: "vpc-new", group: groupPlan(over), origin }),
  );
}
async function landRule(over: Partial<LandingRule>): Promise<Registration> {
  const registered = await land({ rules: [landingRule(over)] });
  return registered.find(({ type }) => type === ruleType) ?? expect.fail("no rule");
}

describe("components/landing-security-group", () => {
  it("registers a group and its rules, named after the component and below it", async () => {
    const rules = [landingRule(), landingRule({ direction: "egress", portRange: "53/54" })];
    const registered = await land({ rules });

    expect(registered.map(({ type, name, parent }) => [type, name, parent])).to.have.deep.members([
      ["ecs-transfer:index:LandingSecurityGroup", "web", ""],
      ["alicloud:ecs/securityGroup:SecurityGroup", "web-group", "web"],
      [ruleType, "web-ingress|tcp|443|0.0.0.0/0|accept|1", "web"],
      [ruleType, "web-egress|tcp|53-54|0.0.0.0/0|accept|1", "web"],
    ]);
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

  it("says everything of a rule that the provider would otherwise decide", async () => {
    const { inputs } = await landRule({
      ...{ portRange: "8000/8080", peer: block("10.0.0.0/8") },
      ...{ policy: "drop", priority: 37, description: "no way in" },
    });

    expect(inputs).to.deep.equal({
      securityGroupId: "sg-of-web-group",
      type: "ingress",
      ipProtocol: "tcp",
      portRange: "8000/8080",
      nicType: "intranet",
      policy: "drop",
      priority: 37,
      cidrIp: "10.0.0.0/8",
      description: "no way in",
    });
  });

  it("takes the other property for an IPv6 peer", async () => {
    const { inputs, name } = await landRule({ peer: block("::/0", "ipv6") });

    expect(inputs).to.include({ ipv6CidrIp: "::/0" }).and.not.to.have.property("cidrIp");
    expect(name).to.equal("web-ingress|tcp|443|::/0|accept|1");
  });

  it("sends no empty description", async () => {
    expect((await landRule({ description: "" })).inputs).not.to.have.property("description");
  });

  it("lets a rule wait for its group, and go with it", async () => {
    expect(await landRule({})).to.deep.include({
      waitsFor: ["web-group"],
      deletedWith: "web-group",
    });
  });

  it("tries a rule again that is throttled, and nothing that a second try could make twice", async () => {
    const registered = await land();
    const retried = registered.filter(({ onError }) => onError.length > 0);

    expect(retried.map(({ type, onError }) => [type, onError])).to.deep.equal([
      [ruleType, ["ecs-transfer-when-throttled"]],
    ]);
  });

  it("keeps the name of a rule whose description changes, and so the rule", async () => {
    const before = await landRule({ description: "old words" });
    const after = await landRule({ description: "new words" });

    expect(after.urn).to.equal(before.urn);
    expect(after.inputs).to.deep.equal({ ...before.inputs, description: "new words" });
  });

  for (const over of [
    { direction: "egress" },
    { protocol: "udp" },
    { portRange: "443/444" },
    { protocol: "all", portRange: "-1/-1" },
    { peer: block("10.0.0.0/8") },
    { peer: block("::/0", "ipv6") },
    { policy: "drop" },
    { priority: 2 },
  ] satisfies readonly Partial<LandingRule>[]) {
    it(`names a rule apart for ${JSON.stringify(over)}`, async () => {
      expect((await landRule(over)).name).not.to.equal((await landRule({})).name);
    });
  }

  it("leaves a rule for a group to those that come after every group", async () => {
    const rules = [landingRule(), landingRule({ peer: { kind: "group", sourceId: "sg-bp1db" } })];
    const registered = await land({ rules });

    expect(registered.filter(({ type }) => type === ruleType)).to.have.length(1);
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
