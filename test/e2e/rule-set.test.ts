import { expect } from "chai";
import type { GroupRule } from "../../core/security-group/group-rule.ts";
import type { Simulator } from "../../simulator/server.ts";
import { cleanUps } from "../support/clean-ups.ts";
import { callCloud } from "./support/cloud.ts";
import { startCloud } from "./support/landing.ts";
import {
  askedSince,
  createRuleSetStack,
  onlyGroup,
  portRules,
  type Rules,
  type RuleSetStack,
} from "./support/rule-set.ts";

describe("a rule set as one resource", () => {
  const rules = portRules(250);
  const clean = cleanUps();
  let simulator: Simulator;
  let stack: RuleSetStack;

  before(async () => {
    simulator = await startCloud("small");
    clean.add(simulator.stop);
    stack = await createRuleSetStack(simulator);
    clean.add(stack.remove);
    stack.write(rules);
  });

  after(() => clean.run());

  async function run(...command: string[]): Promise<{ text: string; asked: object }> {
    const before = simulator.requests().length;
    const { exitCode, text } = await stack.pulumi(...command);
    expect(exitCode, text).to.equal(0);
    return { text, asked: askedSince(simulator, before, ofRules) };
  }

  it("is made of 250 rules in three calls and the one that was throttled", async () => {
    simulator.addFault({ action: "AuthorizeSecurityGroup", code: "Throttling.User" });

    const { asked } = await run("up", "--yes", "--skip-preview");

    expect(asked).to.deep.equal({ AuthorizeSecurityGroup: 4 });
    expect(onlyGroup(simulator).rules.map(({ description }) => description)).to.have.members(
      Object.values(rules).map(({ description }) => description),
    );
  });

  it("is what the cloud has, in one read", async () => {
    const before = simulator.requests().length;

    await run("preview", "--refresh", "--expect-no-changes");

    // The other one is the group's own.
    expect(askedSince(simulator, before, /^DescribeSecurityGroupAttribute$/)).to.deep.equal({
      DescribeSecurityGroupAttribute: 2,
    });
  });

  it("leaves no key in the state", async () => {
    const { text } = await run("stack", "export", "--show-secrets");

    expect(text).to.include("tcp-1250").and.not.to.include("not-a-real-secret");
    const { accessKeyId } =
      simulator.accounts.find(({ name }) => name === "target") ?? expect.fail();
    expect(text).not.to.include(accessKeyId);
  });

  it("shows a changed description as one line, and changes the rule in place", async () => {
    const ids = onlyGroup(simulator).rules.map(({ id }) => id);
    stack.write({ ...rules, ...describedAs("tcp-1100", "the new text") });

    const preview = await run("preview", "--diff");
    expect(ruleLines(preview.text)).to.deep.equal([
      "~ tcp-1100: {",
      '~ description: "port 1100" => "the new text"',
    ]);
    const { asked } = await run("up", "--yes", "--skip-preview");

    expect(asked).to.deep.equal({ ModifySecurityGroupRule: 1 });
    const now = onlyGroup(simulator).rules;
    expect(now.map(({ id }) => id)).to.have.members(ids);
    expect(now.filter(({ description }) => description === "the new text")).to.have.lengthOf(1);
  });

  it("shows rules that come and go by name, and touches no other", async () => {
    const others = Object.fromEntries(
      Object.entries(rules).filter(([name]) => name !== "tcp-1001"),
    );
    stack.write({
      ...others,
      ...describedAs("tcp-1100", "the new text"),
      out: { ...egress, cidr: "10.1.0.0/16" },
    });

    const { text } = await run("preview", "--diff");
    expect(text)
      .to.match(/\+ out\s*: \{/)
      .and.to.match(/- tcp-1001\s*: \{/);
    expect(text).not.to.include("tcp-1002");
    const { asked } = await run("up", "--yes", "--skip-preview");

    expect(asked).to.deep.equal({ AuthorizeSecurityGroupEgress: 1, RevokeSecurityGroup: 1 });
    expect(portsOf(simulator)).to.include("egress -1/-1");
    expect(portsOf(simulator)).not.to.include("ingress 1001/1001");
    await run("preview", "--refresh", "--expect-no-changes");
    stack.write(rules);
    await run("up", "--yes", "--skip-preview");
  });

  it("has a rule seen that was removed behind its back, and puts it back alone", async () => {
    await behindTheBack("RevokeSecurityGroup", "1234/1234");
    expect(portsOf(simulator)).not.to.include("ingress 1234/1234");

    const { exitCode, text } = await stack.pulumi(
      ...["preview", "--refresh", "--diff", "--expect-no-changes"],
    );
    expect(exitCode, text).to.equal(expectedNone);
    expect(text).to.match(/\+ tcp-1234\s*: \{/);
    const { asked } = await run("up", "--yes", "--refresh", "--skip-preview");

    expect(asked).to.deep.equal({ AuthorizeSecurityGroup: 1 });
    expect(portsOf(simulator)).to.include("ingress 1234/1234").and.to.have.lengthOf(250);
    await run("preview", "--refresh", "--expect-no-changes");
  });

  it("has a rule seen that was added behind its back, and takes it out once a refresh has shown it", async () => {
    await behindTheBack("AuthorizeSecurityGroup", "22/22");

    await run("up", "--yes", "--skip-preview");
    expect(portsOf(simulator)).to.include("ingress 22/22");
    const { text } = await run("refresh", "--preview-only", "--diff");
    expect(text).to.include("+ ingress|tcp|22/22|192.168.0.0/16|1|accept");
    await run("up", "--yes", "--refresh", "--skip-preview");

    expect(portsOf(simulator)).to.have.lengthOf(250);
    expect(portsOf(simulator)).not.to.include("ingress 22/22");
  });

  it("is taken over by the group's id, without a change, under names of another program", async () => {
    const other = await createRuleSetStack(simulator, {
      "rule-set:adopt": onlyGroup(simulator).id,
    });
    clean.add(other.remove);
    other.write(
      Object.fromEntries(Object.entries(rules).map(([name, rule]) => [`other ${name}`, rule])),
    );
    const before = simulator.requests().length;

    const up = await other.pulumi("up", "--yes", "--skip-preview");
    const again = await other.pulumi("preview", "--refresh", "--expect-no-changes");

    expect(up.exitCode, up.text).to.equal(0);
    expect(up.text).to.match(/1 imported/);
    expect(again.exitCode, again.text).to.equal(0);
    expect(Object.keys(askedSince(simulator, before))).to.deep.equal([
      "DescribeSecurityGroupAttribute",
    ]);
  });

  it("leaves nothing when it is destroyed", async () => {
    const { asked } = await run("destroy", "--yes", "--skip-preview");

    expect(asked).to.deep.equal({ RevokeSecurityGroup: 3 });
    expect(simulator.resources("target")).to.deep.include({ securityGroups: [], vpcs: [] });
  });

  async function behindTheBack(action: string, portRange: string): Promise<void> {
    await callCloud(simulator, "target", action, {
      SecurityGroupId: onlyGroup(simulator).id,
      "Permissions.1.IpProtocol": "TCP",
      "Permissions.1.PortRange": portRange,
      "Permissions.1.SourceCidrIp": portRange === "22/22" ? "192.168.0.0/16" : "10.0.0.0/8",
      "Permissions.1.NicType": "intranet",
    });
  }

  function describedAs(name: string, description: string): Rules {
    const rule = rules[name] ?? expect.fail();
    return { [name]: { ...rule, description } };
  }
});

const egress: Omit<GroupRule, "cidr"> = {
  ...{ direction: "egress", protocol: "all", portRange: "-1/-1" },
  ...{ policy: "accept", priority: 1 },
};
/** The calls that change rules. */
const ofRules = /^(?:Authorize|Revoke|Modify)SecurityGroup(?:Egress)?(?:Rule)?$/;
/** What `--expect-no-changes` exits with where there are changes. */
const expectedNone = 7;

function portsOf(simulator: Simulator): string[] {
  return onlyGroup(simulator).rules.map(
    ({ direction, match }) => `${direction} ${String(match["PortRange"])}`,
  );
}

/** The lines of a preview that say how the rules change. */
function ruleLines(text: string): string[] {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => /^[~+-] (?!rules|ecs-transfer|pulumi|\d+ to )/.test(line));
}
