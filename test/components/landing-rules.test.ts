import { expect } from "chai";
import { landRules } from "../../components/landing-rules.ts";
import { LandingSecurityGroup } from "../../components/landing-security-group.ts";
import { RuleSetProvider } from "../../components/security-group-rules.ts";
import type { LandingRule, SecurityGroupPlan } from "../../core/landing/plan.ts";
import { block, groupPlan, landingRule, origin } from "./support/plans.ts";
import { named, registrationsOf } from "./support/registrations.ts";
import type { Registration } from "./support/registrations.ts";

const ruleType = "alicloud:ecs/securityGroupRule:SecurityGroupRule";
const setType = "ecs-transfer:index:SecurityGroupRules";

type Groups = Readonly<Record<string, Partial<SecurityGroupPlan>>>;

const prefixListIds = { "pl-bp1office": "pl-new" };

/** Lands groups, whose source ids are `sg-bp1` and their names, and then their rules. */
async function land(
  groups: Groups,
  leaving: Readonly<Record<string, SecurityGroupPlan["ruleResources"]>> = {},
): Promise<readonly Registration[]> {
  return registrationsOf(() => {
    const made = Object.entries(groups).map(([name, over]) => {
      const group = groupPlan({ sourceId: `sg-bp1${name}`, ...over });
      const landed = new LandingSecurityGroup(name, { vpcId: "vpc-new", group, origin });
      return { name, group, landed };
    });
    const groupIds = Object.fromEntries(
      made.map(({ group, landed }) => [group.sourceId, landed.securityGroupId]),
    );
    let provider: RuleSetProvider | undefined;
    const ruleSets = () => (provider ??= new RuleSetProvider("rule-sets", {}));
    const peers = { groupIds, prefixListIds };
    for (const { name, group, landed } of made) {
      const ways = { way: group.ruleResources, leaving: leaving[name] };
      landRules(name, { landed, group, ways, peers, ruleSets });
    }
  });
}

async function landRule(over: Partial<LandingRule>): Promise<Registration> {
  const registered = await land({ web: { rules: [landingRule(over)] } });
  return registered.find(({ type }) => type === ruleType) ?? expect.fail("no rule");
}

async function refusal(groups: Groups): Promise<string> {
  try {
    await land(groups);
  } catch (error) {
    return String(error);
  }
  return "";
}

describe("components/landing-rules", () => {
  it("registers a resource a rule, named after the component and below it", async () => {
    const rules = [landingRule(), landingRule({ direction: "egress", portRange: "53/54" })];
    const registered = await land({ web: { rules } });

    expect(registered.map(({ type, name, parent }) => [type, name, parent])).to.have.deep.members([
      ["ecs-transfer:index:LandingSecurityGroup", "web", ""],
      ["alicloud:ecs/securityGroup:SecurityGroup", "web-group", "web"],
      [ruleType, "web-ingress|tcp|443|0.0.0.0/0|accept|1", "web"],
      [ruleType, "web-egress|tcp|53-54|0.0.0.0/0|accept|1", "web"],
    ]);
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

  for (const { peer, inputs } of [
    {
      peer: { kind: "prefix-list", sourceId: "pl-bp1office" },
      inputs: { prefixListId: "pl-new" },
    },
    {
      peer: { kind: "existing-prefix-list", id: "pl-system" },
      inputs: { prefixListId: "pl-system" },
    },
    {
      peer: { kind: "existing-group", id: "sg-theirs" },
      inputs: { sourceSecurityGroupId: "sg-theirs" },
    },
    {
      peer: { kind: "existing-group", id: "sg-old", ownerId: "1404423000000010" },
      inputs: { sourceSecurityGroupId: "sg-old", sourceGroupOwnerId: "1404423000000010" },
    },
  ] as const) {
    it(`names a peer: ${JSON.stringify(peer)}`, async () => {
      const rule = await landRule({ peer });

      expect(rule.inputs).to.include(inputs);
      expect(rule.deletedWith).to.equal("");
    });
  }

  it("sends no empty description", async () => {
    expect((await landRule({ description: "" })).inputs).not.to.have.property("description");
  });

  it("lets a rule for a block wait for its group, and go with it", async () => {
    expect(await landRule({})).to.deep.include({
      waitsFor: ["web-group"],
      deletedWith: "web-group",
    });
  });

  it("tries a rule again that is throttled, and nothing that a second try could make twice", async () => {
    const registered = await land({ web: {} });
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

  it("lands no rule in a group that was adopted", async () => {
    for (const ruleResources of ["single", "set"] as const) {
      const registered = await land({ web: { adoptedId: "sg-theirs", ruleResources } });

      expect(registered.map(({ type }) => type)).to.not.include.members([ruleType]);
      expect(registered.map(({ type }) => type)).to.not.include.members([setType]);
    }
  });

  it("throws for a rule that only a set can hold, as no plan has one", async () => {
    const rules = [landingRule({ sourcePortRange: "1024/65535" })];

    expect(await refusal({ web: { rules } })).to.include("can only be part of a rule set");
  });

  it("throws for a group that did not land, as no plan has one", async () => {
    const rules = [landingRule({ peer: { kind: "group", sourceId: "sg-bp1db" } })];

    expect(await refusal({ web: { rules } })).to.equal("Error: nothing landed for sg-bp1db");
  });
});

/** The web group and the db group, which name each other; the web group names itself too. */
function circle(ruleResources: SecurityGroupPlan["ruleResources"]): Groups {
  const inside = { priority: 7, description: "inside" };
  const web = ["sg-bp1web", "sg-bp1db"].map((sourceId) =>
    landingRule({ peer: { kind: "group", sourceId }, ...inside }),
  );
  const db = [
    landingRule(),
    landingRule({ direction: "egress", peer: { kind: "group", sourceId: "sg-bp1web" } }),
  ];
  return { web: { rules: web, ruleResources }, db: { rules: db, ruleResources } };
}

describe("components/landing-rules, groups that name each other", () => {
  it("registers a rule for each group that is named, below its own group's component", async () => {
    const rules = (await land(circle("single"))).filter(({ type }) => type === ruleType);

    expect(rules.map(({ name, parent }) => [name, parent])).to.have.deep.members([
      ["db-ingress|tcp|443|0.0.0.0/0|accept|1", "db"],
      ["web-ingress|tcp|443|sg-bp1web|accept|7", "web"],
      ["web-ingress|tcp|443|sg-bp1db|accept|7", "web"],
      ["db-egress|tcp|443|sg-bp1web|accept|1", "db"],
    ]);
  });

  it("waits for both groups, and is taken away before them", async () => {
    const registered = await land(circle("single"));

    const other = named(registered, "web-ingress|tcp|443|sg-bp1db|accept|7");
    const itself = named(registered, "web-ingress|tcp|443|sg-bp1web|accept|7");
    expect(other.inputs).to.include({ sourceSecurityGroupId: "sg-of-db-group" });
    expect(other.waitsFor).to.have.members(["web-group", "db-group"]);
    expect([other.deletedWith, itself.deletedWith]).to.deep.equal(["", ""]);
  });

  it("holds all rules of a group in one resource, by their roles, where the plan says so", async () => {
    const registered = await land(circle("set"));

    expect(registered.filter(({ type }) => type === ruleType)).to.deep.equal([]);
    const { inputs, parent, provider, waitsFor, deletedWith } = named(registered, "web-rules");
    expect({ parent, provider, waitsFor, deletedWith }).to.deep.equal({
      ...{ parent: "web", provider: "rule-sets" },
      waitsFor: ["db-group", "web-group"],
      deletedWith: "",
    });
    const inside = {
      ...{ direction: "ingress", protocol: "tcp", portRange: "443/443" },
      ...{ policy: "accept", priority: 7, description: "inside" },
    };
    expect(inputs).to.deep.equal({
      securityGroupId: "sg-of-web-group",
      rules: {
        "ingress|tcp|443|sg-bp1web|accept|7": { ...inside, groupId: "sg-of-web-group" },
        "ingress|tcp|443|sg-bp1db|accept|7": { ...inside, groupId: "sg-of-db-group" },
      },
    });
  });

  it("says in a set what no rule of its own can say", async () => {
    const rules = [
      landingRule({ localCidr: "172.16.10.7/32", sourcePortRange: "1024/65535" }),
      landingRule({ peer: { kind: "existing-group", id: "sg-old", ownerId: "1404423000000010" } }),
      landingRule({ peer: { kind: "prefix-list", sourceId: "pl-bp1office" } }),
    ];
    const { inputs } = named(await land({ web: { rules, ruleResources: "set" } }), "web-rules");

    const common = { ...{ direction: "ingress", protocol: "tcp", portRange: "443/443" } };
    const all = { ...common, policy: "accept", priority: 1 };
    expect(inputs["rules"]).to.deep.equal({
      "ingress|tcp|443|0.0.0.0/0|accept|1|172.16.10.7/32|1024-65535": {
        ...all,
        ...{ cidr: "0.0.0.0/0", localCidr: "172.16.10.7/32", sourcePortRange: "1024/65535" },
      },
      "ingress|tcp|443|sg-old|accept|1": {
        ...all,
        ...{ groupId: "sg-old", groupOwnerId: "1404423000000010" },
      },
      "ingress|tcp|443|pl-bp1office|accept|1": { ...all, prefixListId: "pl-new" },
    });
  });
});

describe("components/landing-rules, a group that goes over to the other way", () => {
  const rules = [landingRule(), landingRule({ sourcePortRange: "1024/65535", priority: 2 })];
  const name = "web-ingress|tcp|443|0.0.0.0/0|accept|1";

  it("holds both, and lets go of what leaves without a call", async () => {
    const registered = await land({ web: { rules, ruleResources: "set" } }, { web: "single" });

    expect(named(registered, name).retainOnDelete).to.equal(true);
    expect(named(registered, "web-rules").retainOnDelete).to.equal(false);
    expect(registered.filter(({ type }) => type === ruleType)).to.have.lengthOf(1);
    expect(Object.keys(named(registered, "web-rules").inputs["rules"] as object)).to.have.length(2);
  });

  it("does so the other way round", async () => {
    const one = { web: { rules: rules.slice(0, 1), ruleResources: "single" } } as const;
    const registered = await land(one, { web: "set" });

    expect(named(registered, name).retainOnDelete).to.equal(false);
    expect(named(registered, "web-rules").retainOnDelete).to.equal(true);
  });

  it("takes rules out of the cloud where nothing goes over", async () => {
    const registered = await land({ web: {} });

    expect(registered.map(({ retainOnDelete }) => retainOnDelete)).to.not.include(true);
  });
});
