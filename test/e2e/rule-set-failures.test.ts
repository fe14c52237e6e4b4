import { expect } from "chai";
import { once } from "node:events";
import { z } from "zod";
import type { Simulator } from "../../simulator/server.ts";
import { cleanUps } from "../support/clean-ups.ts";
import { startCloud } from "./support/landing.ts";
import {
  askedSince,
  createRuleSetStack,
  onlyGroup,
  portRules,
  type RuleSetStack,
} from "./support/rule-set.ts";

describe("a rule set with all that the API takes", () => {
  const clean = cleanUps();
  after(() => clean.run());

  it("is previewed while the group's id is not known, lands, reads back, and is clean", async () => {
    const simulator = await startCloud("small");
    clean.add(simulator.stop);
    const stack = await createRuleSetStack(simulator);
    clean.add(stack.remove);
    const tcp = { protocol: "tcp", portRange: "443/443", policy: "accept", priority: 1 } as const;
    const all = { protocol: "all", portRange: "-1/-1", policy: "drop", priority: 100 } as const;
    stack.write({
      self: { ...tcp, direction: "ingress", groupId: "self" },
      "five tuple": {
        ...{ ...tcp, direction: "ingress", cidr: "10.0.0.0/8" },
        ...{ localCidr: "172.16.10.7/32", sourcePortRange: "1024/65535" },
      },
      ipv6: { ...tcp, direction: "ingress", cidr: "2001:db8::/32", description: "IPv6，中文" },
      icmpv6: { ...all, direction: "ingress", protocol: "icmpv6", cidr: "::/0" },
      "egress five tuple": {
        ...{ ...tcp, direction: "egress", cidr: "10.0.0.0/8" },
        ...{ localCidr: "172.16.0.0/16" },
      },
      "egress drop": { ...all, direction: "egress", cidr: "0.0.0.0/0" },
    });

    const preview = await stack.pulumi("preview");
    const up = await stack.pulumi("up", "--yes", "--skip-preview");
    const again = await stack.pulumi("preview", "--refresh", "--expect-no-changes");

    expect(preview.exitCode, preview.text).to.equal(0);
    expect(up.exitCode, up.text).to.equal(0);
    expect(again.exitCode, again.text).to.equal(0);
    const { id, rules } = onlyGroup(simulator);
    expect(rules).to.have.lengthOf(6);
    expect(rules.map(({ match }) => match["SourceGroupId"])).to.include(id);
    expect(rules.map(({ match }) => match["SourcePortRange"])).to.include("1024/65535");
    expect(rules.map(({ description }) => description)).to.include("IPv6，中文");
    const down = await stack.pulumi("destroy", "--yes", "--skip-preview");
    expect(down.exitCode, down.text).to.equal(0);
    expect(simulator.resources("target")).to.deep.include({ securityGroups: [] });
  });
});

describe("a rule set that cannot be made at once", () => {
  const clean = cleanUps();
  after(() => clean.run());

  async function scene(): Promise<{ simulator: Simulator; stack: RuleSetStack }> {
    const simulator = await startCloud("small");
    clean.add(simulator.stop);
    const stack = await createRuleSetStack(simulator);
    clean.add(stack.remove);
    return { simulator, stack };
  }

  it("keeps in the state what was made before a refusal, and the next up makes the rest", async () => {
    const { simulator, stack } = await scene();
    const rules = portRules(150);
    const { cidr: _, ...noPeer } = rules["tcp-1150"] ?? expect.fail();
    stack.write({ ...rules, "tcp-1150": { ...noPeer, groupId: "sg-nobody" } });

    const failed = await stack.pulumi("up", "--yes", "--skip-preview");
    expect(failed.exitCode).not.to.equal(0);
    expect(failed.text).to.include("InvalidSourceGroupId.NotFound");
    expect(onlyGroup(simulator).rules).to.have.lengthOf(100);
    expect(await ruleNames(stack)).to.deep.equal(Object.keys(rules).slice(0, 100));

    stack.write(rules);
    const before = simulator.requests().length;
    const { exitCode, text } = await stack.pulumi("up", "--yes", "--skip-preview");

    expect(exitCode, text).to.equal(0);
    expect(askedSince(simulator, before, writes)).to.deep.equal({ AuthorizeSecurityGroup: 1 });
    expect(await ruleNames(stack)).to.have.lengthOf(150);
    const again = await stack.pulumi("preview", "--refresh", "--expect-no-changes");
    expect(again.exitCode, again.text).to.equal(0);
  });

  it("is whole by one up after the engine was killed between two calls", async () => {
    const { simulator, stack } = await scene();
    const rules = portRules(400);
    stack.write(rules);
    simulator.addFault({ action: "AuthorizeSecurityGroup", code: "", delayMs: 700, times: 4 });

    const up = stack.start("up", "--yes", "--skip-preview");
    const ended = once(up, "exit");
    while (!simulator.requests().some(({ action }) => action === "AuthorizeSecurityGroup"))
      await new Promise((resolve) => setTimeout(resolve, 20));
    if (up.pid !== undefined) process.kill(-up.pid, "SIGKILL");
    await ended;
    simulator.clearFaults();
    expect(onlyGroup(simulator).rules.length).to.be.within(100, 300);

    const unlocked = await stack.pulumi("cancel", "--yes");
    expect(unlocked.exitCode, unlocked.text).to.equal(0);
    const { exitCode, text } = await stack.pulumi("up", "--yes", "--skip-preview");

    expect(exitCode, text).to.equal(0);
    expect(onlyGroup(simulator).rules).to.have.lengthOf(400);
    const again = await stack.pulumi("preview", "--refresh", "--expect-no-changes");
    expect(again.exitCode, again.text).to.equal(0);
  });

  it("is refused in a group that has rules of its own, which are named and stay", async () => {
    const { simulator, stack } = await scene();
    stack.write(portRules(3));
    const made = await stack.pulumi("up", "--yes", "--skip-preview");
    expect(made.exitCode, made.text).to.equal(0);
    const forgotten = await stack.pulumi("state", "delete", await urnOfSet(stack), "--yes");
    expect(forgotten.exitCode, forgotten.text).to.equal(0);
    stack.write(portRules(2));

    const { exitCode, text } = await stack.pulumi("up", "--yes", "--skip-preview");

    expect(exitCode).not.to.equal(0);
    expect(text).to.include(onlyGroup(simulator).rules[2]?.id).and.to.include("import");
    expect(onlyGroup(simulator).rules).to.have.lengthOf(3);
  });

  it("is refused before any call where rules cannot be right, all at once and in both languages", async () => {
    const { simulator, stack } = await scene();
    const one = portRules(1)["tcp-1001"] ?? expect.fail();
    const wrong = { "host-bits": { ...one, cidr: "10.0.0.1/8" }, old: { ...one, priority: 110 } };
    stack.write({ twice: one, ...portRules(1), ...wrong });

    const { exitCode, text } = await stack.pulumi("preview");

    expect(exitCode).not.to.equal(0);
    for (const words of [
      ...["not a canonical CIDR", "不是规范的 CIDR", "old", "priority"],
      ...["the same rule as tcp-1001", "与 tcp-1001 是同一条规则"],
    ])
      expect(text).to.include(words);
    expect(askedSince(simulator, 0, writes)).to.deep.equal({});
  });
});

const writes = /^(?:Authorize|Revoke)/;

const Exported = z.object({
  deployment: z.object({
    resources: z.array(
      z.object({
        urn: z.string(),
        type: z.string(),
        outputs: z.object({ rules: z.record(z.string(), z.unknown()).optional() }).optional(),
      }),
    ),
  }),
});

async function setInState(stack: RuleSetStack) {
  const { text } = await stack.pulumi("stack", "export");
  const { resources } = Exported.parse(JSON.parse(text)).deployment;
  return (
    resources.find(({ type }) => type === "ecs-transfer:index:SecurityGroupRules") ??
    expect.fail("the state has no rule set")
  );
}

async function urnOfSet(stack: RuleSetStack): Promise<string> {
  return (await setInState(stack)).urn;
}

async function ruleNames(stack: RuleSetStack): Promise<string[]> {
  return Object.keys((await setInState(stack)).outputs?.rules ?? {}).sort();
}
