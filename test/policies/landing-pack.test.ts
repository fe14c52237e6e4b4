import { expect } from "chai";
import { levels, startPack, urnOf } from "./support/pack-process.ts";
import type { PackProcess, SentResource } from "./support/pack-process.ts";
import { told } from "./support/sent.ts";
import type { SourceRules } from "../../core/security-group/equivalence/excess.ts";
import { itsMembers } from "../../core/security-group/equivalence/rule-set.ts";

const rule = "target-sg-wider";
const unknownText = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
const source: SourceRules = {
  ruleSet: { type: "normal", innerAccessPolicy: "Drop", members: itsMembers, rules: [] },
  unread: [],
  peers: { "sg-bp1web": itsMembers },
};

const component: SentResource = {
  type: "ecs-transfer:index:LandingSecurityGroup",
  name: "landing-sg-bp1web",
  props: {
    vpcId: "vpc-new",
    group: { sourceId: "sg-bp1web", source: JSON.parse(JSON.stringify(source)) as unknown },
  },
};
/** What a stack pass shows of it: its outputs, and none of its args. */
const shown: SentResource = { ...component, props: { securityGroupId: "sg-new" } };
const group: SentResource = {
  type: "alicloud:ecs/securityGroup:SecurityGroup",
  name: "landing-sg-bp1web-group",
  props: {
    ...{ id: "sg-new", securityGroupType: "normal", innerAccessPolicy: "Drop" },
    tags: { "ecs-transfer:source-id": "sg-bp1web" },
  },
};

function ruleFor(cidrIp: string): SentResource {
  return {
    type: "alicloud:ecs/securityGroupRule:SecurityGroupRule",
    name: "by-hand",
    props: {
      ...{ securityGroupId: "sg-new", type: "ingress", ipProtocol: "tcp", portRange: "22/22" },
      ...{ nicType: "intranet", policy: "accept", priority: 1, cidrIp },
    },
    propertyDependencies: cidrIp === unknownText ? { cidrIp: [urnOf(group)] } : {},
  };
}

describe("policies, as a pack, on the groups of a landing", () => {
  let pack: PackProcess;

  before(async () => {
    pack = await startPack();
  });
  after(async () => {
    await pack.stop();
  });

  async function judged(stage: string, ...resources: readonly SentResource[]) {
    const properties = { stage, now: "2026-06-01T00:00:00Z" };
    await pack.configure({ "ecs-transfer": { level: levels.advisory, properties } });
    expect((await pack.analyze(component)).diagnostics).to.deep.equal([]);
    return pack.analyzeStack(resources);
  }

  it("stops a group that is wider than its source when that is due, and says what it lets through", async () => {
    const answer = await judged("land", shown, group, ruleFor("203.0.113.0/24"));

    expect(told(answer)).to.deep.equal([[rule, "mandatory"]]);
    const [{ message, urn } = { message: "", urn: "" }] = answer.diagnostics;
    expect(urn).to.equal(urnOf(component));
    for (const part of [
      "接替 sg-bp1web 的安全组，目标安全组不能比源安全组放行得更多",
      "the security group in the place of sg-bp1web: The target security group must not",
      "Evidence: destination.groupExcess[0] = accept ingress tcp from 203.0.113.0/24 port 22/22, expected drop",
      "Remedy: ",
    ])
      expect(message).to.include(part);
  });

  it("only advises before it is due", async () => {
    const answer = await judged("plan", shown, group, ruleFor("203.0.113.0/24"));

    expect(told(answer)).to.deep.equal([[rule, "advisory"]]);
  });

  it("says nothing of a group that is not wider", async () => {
    expect(told(await judged("land", shown, group))).to.deep.equal([]);
  });

  it("says that what a preview does not know is no pass", async () => {
    const answer = await judged("land", shown, group, ruleFor(unknownText));

    expect(told(answer)).to.deep.equal([["ecs-transfer", "advisory"]]);
    expect(answer.diagnostics[0]?.message).to.match(
      /unknown is never a pass:\n +not known during preview: target-sg-wider/,
    );
  });

  it("judges no group that the stack no longer has", async () => {
    expect(told(await judged("land", group, ruleFor("203.0.113.0/24")))).to.deep.equal([]);
  });
});
