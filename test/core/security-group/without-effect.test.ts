import { expect } from "chai";
import fc from "fast-check";
import type { LandingRule, RulePeer } from "../../../core/landing/plan.ts";
import { compareRuleSets } from "../../../core/security-group/equivalence/compare.ts";
import { landingRules } from "../../../core/security-group/equivalence/read-rules.ts";
import { rulesWithoutEffect } from "../../../core/security-group/without-effect.ts";

function rule(over: Partial<LandingRule> = {}): LandingRule {
  return {
    direction: "ingress",
    protocol: "tcp",
    portRange: "80/80",
    peer: block("10.1.0.0/16"),
    policy: "accept",
    priority: 10,
    description: "",
    ...over,
  };
}

function block(cidr: string): RulePeer {
  return { kind: "block", cidr, family: cidr.includes(":") ? "ipv6" : "ipv4" };
}

/** Index of the rule without effect, of the one that it is behind, and whether they are contrary. */
function found(...rules: readonly LandingRule[]): (readonly [string, string, boolean])[] {
  const quoted = rules.map((one, index) => ({ quote: String(index), rule: one }));
  return rulesWithoutEffect(quoted).map(
    ({ quote, behind, contrary }) => [quote, behind, contrary] as const,
  );
}

const peers = ["10.0.0.0/8", "10.1.0.0/16", "10.1.2.0/24", "0.0.0.0/0"].map(block);
const someRule = fc.record({
  direction: fc.constant("ingress" as const),
  protocol: fc.constant("tcp" as const),
  portRange: fc.constantFrom("80/80", "1/65535", "80/90"),
  peer: fc.constantFrom<RulePeer>(...peers, { kind: "group", sourceId: "sg-1" }),
  policy: fc.constantFrom("accept", "drop"),
  priority: fc.constantFrom(1, 2),
  description: fc.constant(""),
  sourcePortRange: fc.constantFrom(undefined, "1/1024"),
  localCidr: fc.constantFrom(undefined, "172.16.0.1/32"),
});

describe("core/security-group/without-effect", () => {
  for (const { name, first, second } of [
    { name: "a wider block", first: { peer: block("10.0.0.0/8") }, second: {} },
    { name: "a wider range of ports", first: { portRange: "1/65535" }, second: {} },
    { name: "every protocol", first: { protocol: "all", portRange: "-1/-1" }, second: {} },
    { name: "any source port", first: {}, second: { sourcePortRange: "1/1024" } },
    { name: "any own address", first: {}, second: { localCidr: "172.16.0.1/32" } },
    {
      name: "the same group",
      first: { peer: { kind: "group", sourceId: "sg-1" }, portRange: "1/65535" },
      second: { peer: { kind: "group", sourceId: "sg-1" } },
    },
  ] as const satisfies readonly {
    name: string;
    first: Partial<LandingRule>;
    second: Partial<LandingRule>;
  }[]) {
    it(`finds a rule behind one of ${name}`, () => {
      expect(found(rule({ ...first, priority: 1 }), rule(second))).to.deep.equal([
        ["1", "0", false],
      ]);
      expect(found(rule(second), rule({ ...first, priority: 1 }))).to.deep.equal([
        ["0", "1", false],
      ]);
      expect(found(rule({ ...first, priority: 11 }), rule(second))).to.deep.equal([]);
    });
  }

  it("says that two are contrary; of one priority the drop comes first", () => {
    expect(found(rule(), rule({ policy: "drop" }))).to.deep.equal([["0", "1", true]]);
    expect(found(rule({ policy: "drop", priority: 11 }), rule())).to.deep.equal([["0", "1", true]]);
  });

  it("finds the narrower one of one priority, and nothing of two that are the same", () => {
    expect(found(rule(), rule())).to.deep.equal([]);
    expect(found(rule(), rule({ portRange: "1/100" }))).to.deep.equal([["0", "1", false]]);
  });

  for (const { name, other } of [
    { name: "the other direction", other: { direction: "egress" } },
    { name: "another protocol", other: { protocol: "udp" } },
    { name: "another block", other: { peer: block("10.2.0.0/16") } },
    { name: "the other family", other: { peer: block("::/0") } },
    { name: "a group", other: { peer: { kind: "group", sourceId: "sg-1" } } },
    { name: "ports that only overlap", other: { portRange: "79/79" } },
    { name: "one own address", other: { localCidr: "172.16.0.1/32" } },
  ] as const satisfies readonly { name: string; other: Partial<LandingRule> }[]) {
    it(`finds nothing behind a rule for ${name}`, () => {
      expect(found(rule({ ...other, priority: 1 }), rule())).to.deep.equal([]);
    });
  }

  it("finds only rules without which the group lets through the same", () => {
    fc.assert(
      fc.property(fc.array(someRule, { minLength: 2, maxLength: 6 }), (rules) => {
        const out = new Set(found(...rules).map(([index]) => Number(index)));
        const set = { type: "normal", innerAccessPolicy: "Drop" } as const;
        const members = { cidrs: [], opaque: [] };
        const setOf = (some: readonly LandingRule[]) => ({
          ...set,
          members,
          rules: landingRules(some),
        });

        const left = rules.filter((_, index) => !out.has(index));

        expect(compareRuleSets(setOf(rules), setOf(left)).same).to.equal(true);
      }),
      { numRuns: 300 },
    );
  });

  it("finds none among 1,000 rules for blocks of their own, and the one that is added", () => {
    const rules = Array.from({ length: 1000 }, (_, index) =>
      rule({ peer: block(`10.${String(index % 250)}.${String(Math.floor(index / 250))}.0/24`) }),
    );
    expect(found(...rules)).to.deep.equal([]);
    expect(found(...rules, rule({ peer: block("10.249.3.7/32"), priority: 100 }))).to.have.length(
      1,
    );
  });
});
