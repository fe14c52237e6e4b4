import { expect } from "chai";
import fc from "fast-check";
import type { LandingRule } from "../../../core/landing/plan.ts";
import { refusals } from "../../../core/security-group/refusals.ts";
import { ruleIdentity, translatePermissions } from "../../../core/security-group/translate.ts";
import type { Translation } from "../../../core/security-group/translate.ts";
import { permission } from "../../support/inventory.ts";

const group = { id: "sg-bp1web", serviceManaged: false };

function translate(...permissions: readonly unknown[]): Translation {
  return translatePermissions(permissions, group);
}

/** The one rule that the permission becomes. */
function carried(over: Record<string, unknown>): LandingRule {
  const { carried: rules, refused } = translate(permission(over));
  return rules[0] ?? expect.fail(JSON.stringify(refused));
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
      cidr: "10.1.0.0/16",
      family: "ipv4",
      policy: "drop",
      priority: 7,
      description: "名字解析",
    });
  });

  for (const { name, over, expected } of [
    { name: "egress", over: egress, expected: { direction: "egress", cidr: "10.0.0.0/8" } },
    {
      name: "IPv6",
      over: { SourceCidrIp: "", Ipv6SourceCidrIp: "2001:DB8::/32" },
      expected: { cidr: "2001:db8::/32", family: "ipv6" },
    },
    {
      name: "IPv6 egress",
      over: { ...egress, DestCidrIp: "", Ipv6DestCidrIp: "::/0" },
      expected: { cidr: "::/0", family: "ipv6" },
    },
    {
      name: "a single address",
      over: { SourceCidrIp: "10.1.2.3" },
      expected: { cidr: "10.1.2.3/32" },
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
      expect(carried(over)).to.include(expected);
    });
  }

  for (const { name, over, reason } of [
    {
      name: "the group itself as peer",
      over: { SourceCidrIp: "", SourceGroupId: "sg-bp1web" },
      reason: refusals.selfGroup,
    },
    {
      name: "a group of the account",
      over: { SourceCidrIp: "", SourceGroupId: "sg-other" },
      reason: refusals.sameAccountGroup,
    },
    {
      name: "a group of another account",
      over: {
        SourceCidrIp: "",
        SourceGroupId: "sg-other",
        SourceGroupOwnerAccount: "else@example",
      },
      reason: refusals.otherAccountGroup,
    },
    {
      name: "a group on the way out",
      over: { ...egress, DestCidrIp: "", DestGroupId: "sg-other" },
      reason: refusals.sameAccountGroup,
    },
    {
      name: "a prefix list",
      over: { SourceCidrIp: "", SourcePrefixListId: "pl-1" },
      reason: refusals.prefixList,
    },
    {
      name: "a port list",
      over: { PortRange: "", PortRangeListId: "prl-1" },
      reason: refusals.portList,
    },
    { name: "a source port", over: { SourcePortRange: "22/22" }, reason: refusals.fiveTuple },
    {
      name: "an own address on the way in",
      over: { DestCidrIp: "10.0.0.1/32" },
      reason: refusals.fiveTuple,
    },
    {
      name: "an own IPv6 address on the way in",
      over: { Ipv6DestCidrIp: "::/0" },
      reason: refusals.fiveTuple,
    },
    {
      name: "an own address on the way out",
      over: { ...egress, SourceCidrIp: "10.0.0.1/32" },
      reason: refusals.fiveTuple,
    },
    { name: "a priority past 100", over: { Priority: 110 }, reason: refusals.priorityTooLow },
    { name: "priority 0", over: { Priority: 0 }, reason: refusals.priority },
    { name: "half a priority", over: { Priority: 1.5 }, reason: refusals.priority },
    {
      name: "a priority that is no number",
      over: { Priority: "high" },
      reason: "Priority has a wrong type",
    },
    { name: "no priority", over: { Priority: "" }, reason: "Priority is missing" },
    { name: "a protocol by number", over: { IpProtocol: "6" }, reason: refusals.numericProtocol },
    { name: "an unknown protocol", over: { IpProtocol: "SCTP" }, reason: refusals.protocol },
    { name: "no protocol", over: { IpProtocol: undefined }, reason: "IpProtocol is missing" },
    { name: "no ports", over: { PortRange: "" }, reason: "PortRange is missing" },
    { name: "ports the wrong way round", over: { PortRange: "90/80" }, reason: refusals.ports },
    { name: "port 0", over: { PortRange: "0/80" }, reason: refusals.ports },
    { name: "a port past the last", over: { PortRange: "1/65536" }, reason: refusals.ports },
    { name: "TCP without ports", over: { PortRange: "-1/-1" }, reason: refusals.ports },
    {
      name: "ICMP with ports",
      over: { IpProtocol: "ICMP", PortRange: "8/8" },
      reason: refusals.portsOfPortless,
    },
    {
      name: "host bits",
      over: { SourceCidrIp: "10.1.2.3/8" },
      reason: "its canonical form is 10.0.0.0/8",
    },
    {
      name: "IPv6 host bits",
      over: { SourceCidrIp: "", Ipv6SourceCidrIp: "2001:DB8::1/32" },
      reason: "2001:db8::/32",
    },
    {
      name: "IPv6 where IPv4 belongs",
      over: { SourceCidrIp: "::/0" },
      reason: "SourceCidrIp is no IPv4",
    },
    {
      name: "IPv4 where IPv6 belongs",
      over: { SourceCidrIp: "", Ipv6SourceCidrIp: "10.0.0.0/8" },
      reason: "no IPv6",
    },
    {
      name: "a name for a block",
      over: { SourceCidrIp: "office" },
      reason: "SourceCidrIp is no IPv4",
    },
    { name: "two peers", over: { Ipv6SourceCidrIp: "::/0" }, reason: refusals.severalPeers },
    {
      name: "a block and a group",
      over: { SourceGroupId: "sg-other" },
      reason: refusals.severalPeers,
    },
    { name: "no peer", over: { SourceCidrIp: "" }, reason: "SourceCidrIp is missing" },
    { name: "no direction", over: { Direction: "" }, reason: refusals.direction },
    { name: "an unknown direction", over: { Direction: "all" }, reason: refusals.direction },
    { name: "no policy", over: { Policy: "" }, reason: refusals.policy },
    {
      name: "the public side of the classic network",
      over: { NicType: "internet" },
      reason: refusals.internet,
    },
    { name: "an unknown side", over: { NicType: "else" }, reason: refusals.nicType },
    {
      name: "a field of a wrong type",
      over: { SourceCidrIp: ["10.0.0.0/8"] },
      reason: "SourceCidrIp has a wrong type",
    },
  ]) {
    it(`refuses ${name}`, () => {
      const { carried: rules, refused } = translate(permission(over));

      expect(rules).to.be.empty;
      expect(refused).to.have.length(1);
      if (typeof reason === "string") expect(refused[0]?.reason.en).to.contain(reason);
      else expect(refused[0]?.reason).to.equal(reason);
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
    const { refused } = translatePermissions([permission()], { ...group, serviceManaged: true });

    expect(refused.map(({ reason }) => reason)).to.deep.equal([refusals.serviceManaged]);
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
    expect(repeated).to.equal(1);
    expect(collided.map(({ quote }) => quote)).to.deep.equal([
      'ingress TCP 443/443 from 0.0.0.0/0 Accept priority 1 "second"',
    ]);
    expect(collided[0]?.reason.en).to.contain('kept is "first"');
  });

  it("loses no rule, whatever the input", () => {
    fc.assert(
      fc.property(fc.array(anyPermission, { maxLength: 30 }), (permissions) => {
        const result = translate(...permissions);

        const counted =
          result.carried.length + result.refused.length + result.collided.length + result.repeated;
        expect(counted).to.equal(permissions.length);
        expect(new Set(result.carried.map(ruleIdentity)).size).to.equal(result.carried.length);
        for (const { quote, reason } of [...result.refused, ...result.collided]) {
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
          expect(rule.cidr.includes(":")).to.equal(rule.family === "ipv6");
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
          SourceGroupId: fc.constantFrom("", "sg-bp1web", "sg-other"),
          Description: fc.constantFrom("", "a", "b", "\n"),
        },
        { requiredKeys: [] },
      )
      .map((over) => permission({ SourceCidrIp: "", ...over })),
  },
);
