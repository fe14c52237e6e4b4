import { expect } from "chai";
import fc from "fast-check";
import type { LandingRule, RulePeer } from "../../../core/landing/plan.ts";
import { changes } from "../../../core/security-group/changes.ts";
import { quoteRule } from "../../../core/security-group/quote.ts";
import { refusals } from "../../../core/security-group/refusals.ts";
import { ruleIdentity } from "../../../core/security-group/translate.ts";
import { permission } from "../../support/inventory.ts";
import { around, translate, translateFor } from "./support/translation.ts";

/** The one rule that the permission becomes. */
function carried(over: Record<string, unknown>): LandingRule {
  const { carried: rules, refused } = translate(permission(over));
  return rules[0] ?? expect.fail(JSON.stringify(refused));
}

function block(cidr: string, family: "ipv4" | "ipv6" = "ipv4"): RulePeer {
  return { kind: "block", cidr, family };
}

const egress = { Direction: "egress", SourceCidrIp: "", DestCidrIp: "10.0.0.0/8" };

describe("core/security-group/translate", () => {
  it("carries a rule with all it says", () => {
    const rule = carried({
      IpProtocol: "UDP",
      PortRange: "53/60",
      SourceCidrIp: "10.1.0.0/16",
      Policy: "Drop",
      Priority: 7,
      Description: "名字解析",
    });

    expect(rule).to.deep.equal({
      direction: "ingress",
      protocol: "udp",
      portRange: "53/60",
      peer: { kind: "block", cidr: "10.1.0.0/16", family: "ipv4" },
      policy: "drop",
      priority: 7,
      description: "名字解析",
    });
  });

  for (const { name, over, expected } of [
    { name: "egress", over: egress, expected: { direction: "egress", peer: block("10.0.0.0/8") } },
    {
      name: "IPv6",
      over: { SourceCidrIp: "", Ipv6SourceCidrIp: "2001:DB8::/32" },
      expected: { peer: block("2001:db8::/32", "ipv6") },
    },
    {
      name: "IPv6 egress",
      over: { ...egress, DestCidrIp: "", Ipv6DestCidrIp: "::/0" },
      expected: { peer: block("::/0", "ipv6") },
    },
    {
      name: "a single address",
      over: { SourceCidrIp: "10.1.2.3" },
      expected: { peer: block("10.1.2.3/32") },
    },
    {
      name: "ICMP",
      over: { IpProtocol: "ICMP", PortRange: "-1/-1" },
      expected: { protocol: "icmp", portRange: "-1/-1" },
    },
    {
      name: "ICMPv6",
      over: { IpProtocol: "ICMPv6", PortRange: "-1/-1" },
      expected: { protocol: "icmpv6" },
    },
    { name: "GRE", over: { IpProtocol: "gre", PortRange: "-1/-1" }, expected: { protocol: "gre" } },
    { name: "ALL", over: { IpProtocol: "All", PortRange: "-1/-1" }, expected: { protocol: "all" } },
    { name: "all ports", over: { PortRange: "1/65535" }, expected: { portRange: "1/65535" } },
    { name: "a priority as text", over: { Priority: "100" }, expected: { priority: 100 } },
    { name: "a priority as number", over: { Priority: 100 }, expected: { priority: 100 } },
    { name: "a policy in lower case", over: { Policy: "drop" }, expected: { policy: "drop" } },
    { name: "no description", over: { Description: null }, expected: { description: "" } },
    { name: "no network type", over: { NicType: "" }, expected: { direction: "ingress" } },
    {
      name: "fields nobody knows",
      over: { Extra: { deep: [1] }, CreateTime: "x" },
      expected: { direction: "ingress" },
    },
  ] as const) {
    it(`carries ${name}`, () => {
      expect(carried(over)).to.deep.include(expected);
    });
  }

  for (const { name, value } of [
    { name: "null", value: null },
    { name: "a number", value: 5 },
    { name: "a text", value: "rule" },
    { name: "a list", value: [] },
    { name: "nothing", value: undefined },
  ]) {
    it(`refuses ${name} for a rule`, () => {
      expect(translate(value).refused.map(({ reason }) => reason)).to.deep.equal([
        refusals.notAnObject,
      ]);
    });
  }

  it("refuses every rule of a group that a service manages", () => {
    const { refused } = translateFor({ serviceManaged: true }, [permission()]);

    expect(refused.map(({ reason }) => reason)).to.deep.equal([refusals.serviceManaged]);
  });

  for (const { name, over, sourceId, says } of [
    {
      name: "the group itself into the landing's own",
      over: { SourceGroupId: "sg-bp1web" },
      sourceId: "sg-bp1web",
      says: "the landing's own group",
    },
    {
      name: "a group that lands too into its landing",
      over: { SourceGroupId: "sg-bp1db" },
      sourceId: "sg-bp1db",
      says: "its peer sg-bp1db lands too",
    },
    {
      name: "a group on the way out",
      over: { Direction: "egress", DestGroupId: "sg-bp1db" },
      sourceId: "sg-bp1db",
      says: "its peer sg-bp1db lands too",
    },
  ]) {
    it(`translates ${name}, and says so`, () => {
      const [outcome] = translate(permission({ SourceCidrIp: "", ...over })).outcomes;

      expect(outcome?.fate).to.equal("translated");
      if (outcome?.fate !== "translated") return;
      expect(outcome.rules[0]?.peer).to.deep.equal({ kind: "group", sourceId });
      expect(outcome.changes).to.have.length(1);
      expect(outcome.changes[0]?.en).to.contain(says);
    });
  }

  it("clamps an old priority where that is chosen, and says from what", () => {
    const given = permission({ SourceCidrIp: "", SourceGroupId: "sg-bp1db", Priority: 110 });
    const [outcome] = translateFor({ oldPriorities: "clamp" }, [given]).outcomes;

    expect(outcome).to.deep.include({ fate: "translated" });
    if (outcome?.fate !== "translated") return;
    expect(outcome.rules[0]?.priority).to.equal(100);
    expect(outcome.changes.map(({ en }) => en)).to.deep.equal([
      changes.landingOf("sg-bp1db").en,
      "its priority 110 becomes 100.",
    ]);
  });

  it("takes a clamped rule for the rule that stands at 100 already", () => {
    const rules = [100, 110].map((Priority) => permission({ Priority }));
    const { carried: landed, repeated } = translateFor({ oldPriorities: "clamp" }, rules);

    expect([landed.length, repeated.length]).to.deep.equal([1, 1]);
  });

  it("leaves rules of an old priority where that is chosen, and no other rule", () => {
    const rules = [permission({ Priority: 110 }), permission({ Priority: 100 }), "rule"];
    const {
      carried: landed,
      leftOut,
      refused,
    } = translateFor({ oldPriorities: "leave-out" }, rules);

    expect(landed.map(({ priority }) => priority)).to.deep.equal([100]);
    expect(leftOut.map(({ reason }) => reason)).to.deep.equal([refusals.oldPriorityLeftOut]);
    expect(refused.map(({ reason }) => reason)).to.deep.equal([refusals.notAnObject]);
  });

  for (const oldPriorities of ["refuse", "clamp", "leave-out"] as const) {
    it(`minds no priority that a rule can have, with ${oldPriorities}`, () => {
      const rules = [1, 100].map((Priority) => permission({ Priority }));
      const { outcomes } = translateFor({ oldPriorities }, rules);

      expect(outcomes.map(({ fate }) => fate)).to.deep.equal(["carried", "carried"]);
    });
  }

  it("names a rule by its peer's source id, as it names one by its block", () => {
    const group = carried({ SourceCidrIp: "", SourceGroupId: "sg-bp1db" });

    expect(ruleIdentity(carried({}))).to.equal("ingress tcp 443/443 0.0.0.0/0 accept 1");
    expect(ruleIdentity(group)).to.equal("ingress tcp 443/443 sg-bp1db accept 1");
  });

  it("quotes a refused rule in one line", () => {
    const { refused } = translate(
      permission({ Priority: 110, Description: "办公\n网", SecurityGroupRuleId: "sgr-1" }),
    );

    expect(refused[0]?.quote).to.equal(
      'ingress TCP 443/443 from 0.0.0.0/0 Accept priority 110 "办公\\n网" sgr-1',
    );
  });

  it("counts rules that are equal in everything, and reports those that differ by description", () => {
    const {
      carried: rules,
      collided,
      repeated,
    } = translate(
      permission({ Description: "first" }),
      permission({ Description: "first", Priority: 1, IpProtocol: "tcp", CreateTime: "later" }),
      permission({ Description: "second" }),
      permission({ Description: "first", Policy: "Drop" }),
    );

    expect(rules.map(({ policy, description }) => `${policy} ${description}`)).to.deep.equal([
      "accept first",
      "drop first",
    ]);
    expect(repeated).to.have.length(1);
    expect(repeated[0]?.reason).to.equal(refusals.repeated);
    expect(collided.map(({ quote }) => quote)).to.deep.equal([
      'ingress TCP 443/443 from 0.0.0.0/0 Accept priority 1 "second"',
    ]);
    expect(collided[0]?.reason.en).to.contain('kept is "first"');
  });

  it("loses no rule, whatever the input", () => {
    fc.assert(
      fc.property(fc.array(anyPermission, { maxLength: 30 }), (permissions) => {
        const result = translate(...permissions);
        const { carried: rules, refused, leftOut, collided, repeated } = result;

        expect(result.outcomes.map(({ quote }) => quote)).to.deep.equal(permissions.map(quoteRule));
        const ended = [...refused, ...leftOut, ...collided, ...repeated];
        expect(rules.length + ended.length).to.equal(permissions.length);
        const identities = rules.map(ruleIdentity);
        expect(new Set(identities).size).to.equal(rules.length);
        for (const [index, given] of permissions.entries()) {
          const fate = result.outcomes[index]?.fate;
          const [alone] = translate(given).carried;
          if (alone === undefined) expect(fate).to.equal("refused");
          else expect(identities).to.include(ruleIdentity(alone));
        }
        for (const { quote, reason } of ended) {
          expect(quote).to.match(/^[^\n\r]+$/);
          expect(reason.zh).to.match(/\p{Script=Han}/u);
        }
      }),
      { numRuns: 500 },
    );
  });

  it("carries only what the provider's rule can hold", () => {
    fc.assert(
      fc.property(fc.array(anyPermission, { maxLength: 30 }), (permissions) => {
        for (const rule of translate(...permissions).carried) {
          expect(rule.priority).to.be.within(1, 100);
          expect(rule.portRange === "-1/-1").to.equal(!["tcp", "udp"].includes(rule.protocol));
          const { peer } = rule;
          if (peer.kind === "block")
            expect(peer.cidr.includes(":")).to.equal(peer.family === "ipv6");
          else if (peer.kind === "group")
            expect(around.landing.get(peer.sourceId)?.type).to.equal("normal");
          else expect.fail(peer.kind);
        }
      }),
    );
  });

  it("answers the same for a rule that went through JSON and back", () => {
    fc.assert(
      fc.property(fc.array(anyPermission, { maxLength: 10 }), (permissions) => {
        const again = JSON.parse(JSON.stringify(permissions)) as unknown[];

        expect(translate(...again)).to.deep.equal(translate(...permissions));
      }),
    );
  });
});

/** Mostly rules that nearly pass, so that every branch is met. */
const anyPermission: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 1, arbitrary: fc.jsonValue() },
  {
    weight: 9,
    arbitrary: fc
      .record(
        {
          Direction: fc.constantFrom("ingress", "egress", "Ingress", "both"),
          IpProtocol: fc.constantFrom("TCP", "udp", "ICMP", "ICMPv6", "GRE", "ALL", "6"),
          PortRange: fc.constantFrom("22/22", "1/65535", "-1/-1", "", "9/1"),
          Policy: fc.constantFrom("Accept", "Drop", "drop", ""),
          Priority: fc.constantFrom(1, "1", 100, 101, "", "x"),
          SourceCidrIp: fc.constantFrom("", "0.0.0.0/0", "10.0.0.0/8", "10.0.0.1/8"),
          Ipv6SourceCidrIp: fc.constantFrom("", "::/0"),
          DestCidrIp: fc.constantFrom("", "0.0.0.0/0"),
          SourceGroupId: fc.constantFrom("", "sg-bp1web", "sg-bp1db", "sg-bp1big", "sg-other"),
          Description: fc.constantFrom("", "a", "b", "\n"),
        },
        { requiredKeys: [] },
      )
      .map((over) => permission({ SourceCidrIp: "", ...over })),
  },
);
