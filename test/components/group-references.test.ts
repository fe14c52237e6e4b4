import { expect } from "chai";
import { landGroupReferences } from "../../components/group-references.ts";
import { LandingSecurityGroup } from "../../components/landing-security-group.ts";
import { groupPlan, landingRule, origin } from "./support/plans.ts";
import { named, registrationsOf } from "./support/registrations.ts";
import type { Registration } from "./support/registrations.ts";

const ruleType = "alicloud:ecs/securityGroupRule:SecurityGroupRule";

/** The web group and the db group, which name each other; the web group names itself too. */
const rulesOf = {
  web: ["sg-bp1web", "sg-bp1db"].map((sourceId) =>
    landingRule({ peer: { kind: "group", sourceId }, priority: 7, description: "inside" }),
  ),
  db: [
    landingRule(),
    landingRule({ direction: "egress", peer: { kind: "group", sourceId: "sg-bp1web" } }),
  ],
};

async function landBoth(): Promise<readonly Registration[]> {
  return registrationsOf(() => {
    const made = (["web", "db"] as const).map((name) => {
      const group = groupPlan({ sourceId: `sg-bp1${name}`, rules: rulesOf[name] });
      const landed = new LandingSecurityGroup(name, { vpcId: "vpc-new", group, origin });
      return { name, group, landed };
    });
    const ids = Object.fromEntries(
      made.map(({ group, landed }) => [group.sourceId, landed.securityGroupId]),
    );
    for (const { name, group, landed } of made) landGroupReferences(name, landed, group, ids);
  });
}

describe("components/group-references", () => {
  it("registers a rule for each group that is named, below its own group's component", async () => {
    const rules = (await landBoth()).filter(({ type }) => type === ruleType);

    expect(rules.map(({ name, parent }) => [name, parent])).to.have.deep.members([
      ["db-ingress|tcp|443|0.0.0.0/0|accept|1", "db"],
      ["web-ingress|tcp|443|sg-bp1web|accept|7", "web"],
      ["web-ingress|tcp|443|sg-bp1db|accept|7", "web"],
      ["db-egress|tcp|443|sg-bp1web|accept|1", "db"],
    ]);
  });

  it("names the group that lands in the peer's place, on the private network", async () => {
    const { inputs } = named(await landBoth(), "web-ingress|tcp|443|sg-bp1db|accept|7");

    expect(inputs).to.deep.equal({
      securityGroupId: "sg-of-web-group",
      type: "ingress",
      ipProtocol: "tcp",
      portRange: "443/443",
      nicType: "intranet",
      policy: "accept",
      priority: 7,
      sourceSecurityGroupId: "sg-of-db-group",
      description: "inside",
    });
  });

  it("waits for both groups, and is taken away before them", async () => {
    const registered = await landBoth();

    const other = named(registered, "web-ingress|tcp|443|sg-bp1db|accept|7");
    const itself = named(registered, "web-ingress|tcp|443|sg-bp1web|accept|7");
    expect(other.waitsFor).to.have.members(["web-group", "db-group"]);
    expect([other.deletedWith, itself.deletedWith]).to.deep.equal(["", ""]);
  });

  it("tries again what is throttled", async () => {
    const { onError } = named(await landBoth(), "db-egress|tcp|443|sg-bp1web|accept|1");

    expect(onError).to.deep.equal(["ecs-transfer-when-throttled"]);
  });

  it("throws for a group that did not land, as no plan has one", async () => {
    let message = "";
    await registrationsOf(() => {
      const group = groupPlan({ rules: rulesOf.web });
      const landed = new LandingSecurityGroup("web", { vpcId: "vpc-new", group, origin });
      try {
        landGroupReferences("web", landed, group, { "sg-bp1web": landed.securityGroupId });
      } catch (error) {
        message = String(error);
      }
    });

    expect(message).to.equal("Error: nothing landed for sg-bp1db");
  });
});
