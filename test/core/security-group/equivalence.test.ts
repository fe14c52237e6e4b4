import { expect } from "chai";
import { compareRuleSets } from "../../../core/security-group/equivalence/compare.ts";
import { uniteRuleSets } from "../../../core/security-group/equivalence/rule-set.ts";
import type { Rule } from "../../../core/security-group/equivalence/rule-set.ts";
import { groupOf, linesOf, lineOf, peers, regionsOf, rule } from "../../support/regions.ts";
import { largeRuleSet, rewritten } from "../../support/rule-sets.ts";

describe("core/security-group/equivalence", () => {
  describe("groups that do the same", () => {
    const ten = peers("10.0.0.0/8");
    for (const { name, left, right } of [
      { name: "no rules and an explicit drop of all", left: [], right: [all("drop", 100)] },
      {
        name: "a range and its two parts",
        left: [rule({ ports: [{ from: 1, to: 100 }] })],
        right: [
          rule({ ports: [{ from: 1, to: 40 }] }),
          rule({ ports: [{ from: 41, to: 100 }], priority: 9 }),
        ],
      },
      {
        name: "a block and its two halves",
        left: [rule({ peers: ten })],
        right: [rule({ peers: peers("10.128.0.0/9", "10.0.0.0/9") })],
      },
      {
        name: "every IPv6 address and its two halves",
        left: [rule({ peers: peers("::/0") })],
        right: [rule({ peers: peers("::/1") }), rule({ peers: peers("8000::/1") })],
      },
      {
        name: "a rule that an earlier one hides",
        left: [rule({ policy: "drop" })],
        right: [rule({ policy: "drop" }), rule({ peers: ten, priority: 2 })],
      },
      {
        name: "accept and drop of one priority, and the drop alone",
        left: [rule(), rule({ policy: "drop" })],
        right: [rule({ policy: "drop", priority: 7 })],
      },
      {
        name: "priorities that stand in the same order",
        left: [rule({ peers: ten, policy: "drop" }), rule({ priority: 2 })],
        right: [rule({ peers: ten, policy: "drop", priority: 50 }), rule({ priority: 100 })],
      },
      {
        name: "ALL, and each protocol with the rest dropped alike",
        left: [all("drop", 1)],
        right: [
          rule({ policy: "drop" }),
          rule({ protocol: "gre", ports: undefined, policy: "drop" }),
        ],
      },
      {
        name: "a near address that an earlier rule without one hides",
        left: [rule()],
        right: [rule(), rule({ local: ["10.0.0.1"], policy: "drop", priority: 2 })],
      },
      {
        name: "source ports in two parts",
        left: [rule()],
        right: [
          rule({ sourcePorts: [{ from: 1, to: 1023 }] }),
          rule({ sourcePorts: [{ from: 1024, to: 65_535 }] }),
        ],
      },
      {
        name: "two opaque sets in either order",
        left: [rule({ peers: peers("group sg-x") }), rule({ peers: peers("group sg-y") })],
        right: [rule({ peers: peers("group sg-y", "group sg-x"), priority: 4 })],
      },
    ]) {
      it(`are ${name}`, () => {
        expect(linesOf(groupOf(left), groupOf(right))).to.deep.equal([]);
        expect(compareRuleSets(groupOf(right), groupOf(left))).to.deep.equal({
          same: true,
          relation: "same",
        });
      });
    }
  });

  describe("groups that differ", () => {
    for (const { name, left, right, lines } of [
      {
        name: "by the rest of a block and of a range",
        left: [rule({ peers: peers("10.0.0.0/8"), ports: [{ from: 1, to: 100 }] })],
        right: [
          rule({ peers: peers("10.0.0.0/8"), ports: [{ from: 1, to: 50 }] }),
          rule({ peers: peers("10.0.0.0/10"), ports: [{ from: 51, to: 100 }] }),
        ],
        lines: ["ingress tcp 10.64.0.0/10+10.128.0.0/9 51/100 accept/drop"],
      },
      {
        name: "by two protocols at once",
        left: [all("accept", 1)],
        right: [
          all("accept", 1),
          rule({ policy: "drop", ports: undefined }),
          rule({ policy: "drop", protocol: "udp", ports: undefined }),
        ],
        lines: ["ingress tcp+udp 0.0.0.0/0 1/65535 accept/drop"],
      },
      {
        name: "by a drop of the same priority",
        left: [rule()],
        right: [rule(), rule({ policy: "drop", peers: peers("192.0.2.1") })],
        lines: ["ingress tcp 192.0.2.1/32 443/443 accept/drop"],
      },
      {
        name: "by an order of priorities",
        left: [rule({ policy: "drop", peers: peers("2001:db8::/32") }), six(2)],
        right: [rule({ policy: "drop", peers: peers("2001:db8::/32"), priority: 3 }), six(2)],
        lines: ["ingress tcp 2001:db8::/32 443/443 drop/accept"],
      },
      {
        name: "on the near side of a five-tuple rule",
        left: [rule({ local: ["10.0.0.4/31"], sourcePorts: [{ from: 1024, to: 65_535 }] })],
        right: [rule({ local: ["10.0.0.4"], sourcePorts: [{ from: 2000, to: 65_535 }] })],
        lines: [
          "ingress tcp 0.0.0.0/0 443/443 at 10.0.0.4/32 from port 1024/1999 accept/drop",
          "ingress tcp 0.0.0.0/0 443/443 at 10.0.0.5/32 from port 1024/65535 accept/drop",
        ],
      },
      {
        name: "by an opaque set",
        left: [rule({ peers: peers("group sg-x") })],
        right: [rule({ peers: peers("prefix list pl-x") })],
        lines: [
          "ingress tcp 0.0.0.0/0 in group sg-x not in prefix list pl-x 443/443 accept/drop",
          "ingress tcp 0.0.0.0/0 in prefix list pl-x not in group sg-x 443/443 drop/accept",
          "ingress tcp ::/0 in group sg-x not in prefix list pl-x 443/443 accept/drop",
          "ingress tcp ::/0 in prefix list pl-x not in group sg-x 443/443 drop/accept",
        ],
      },
      {
        name: "where an opaque set may overlap a block, whichever rule comes first",
        left: [
          rule({ peers: peers("group sg-x") }),
          rule({ peers: peers("10.0.0.0/8"), policy: "drop", priority: 2 }),
        ],
        right: [
          rule({ peers: peers("group sg-x"), priority: 2 }),
          rule({ peers: peers("10.0.0.0/8"), policy: "drop" }),
        ],
        lines: ["ingress tcp 10.0.0.0/8 in group sg-x 443/443 accept/drop"],
      },
      {
        name: "for addresses in two opaque sets at once, whichever comes first",
        left: [
          rule({ peers: peers("group sg-x"), local: ["10.0.0.4"] }),
          rule({ peers: peers("group sg-y"), local: ["10.0.0.4"], policy: "drop", priority: 2 }),
        ],
        right: [
          rule({ peers: peers("group sg-x"), local: ["10.0.0.4"], priority: 2 }),
          rule({ peers: peers("group sg-y"), local: ["10.0.0.4"], policy: "drop" }),
        ],
        lines: [
          "ingress tcp 0.0.0.0/0 in group sg-x in group sg-y 443/443 at 10.0.0.4/32 accept/drop",
        ],
      },
    ]) {
      it(`say where: ${name}`, () => {
        expect(linesOf(groupOf(left), groupOf(right))).to.deep.equal(lines);
      });
    }

    it("name the rules that decide the example, and what decides without one", () => {
      const left = groupOf([rule({ priority: 2 }), rule({ id: "sgr-a" }), rule({ id: "sgr-b" })]);
      const [region] = regionsOf(left, groupOf([]));

      expect(region?.left.by).to.equal("rule");
      expect(region?.left.rules.map(({ id }) => id)).to.deep.equal(["sgr-a", "sgr-b"]);
      expect(region?.right).to.deep.equal({ policy: "drop", by: "implicit", rules: [] });
      expect(region?.example).to.include({ protocol: "tcp", peer: "0.0.0.0", port: 443 });
    });
  });

  describe("what decides without a rule", () => {
    it("is, for egress, accept in a normal group and drop in an enterprise one", () => {
      const comparison = compareRuleSets(groupOf([]), groupOf([], { type: "enterprise" }));

      expect(comparison.relation).to.equal("narrower");
      expect(linesOf(groupOf([]), groupOf([], { type: "enterprise" }))).to.deep.equal([
        "egress tcp+udp+icmp+gre+other 0.0.0.0/0 1/65535 accept/drop",
        "egress tcp+udp+icmpv6+gre+other ::/0 1/65535 accept/drop",
      ]);
    });

    it("is access inside the group, before every drop, where its policy is Accept", () => {
      const drop = [all("drop", 1), all("drop", 1, "egress")];
      const members = peers("10.0.0.6", "10.0.0.7");

      expect(
        linesOf(
          groupOf(drop, { innerAccessPolicy: "Accept", members }),
          groupOf(drop, { members }),
        ),
      ).to.deep.equal([
        "ingress tcp+udp+icmp+gre+other 10.0.0.6/31 1/65535 accept/drop",
        "egress tcp+udp+icmp+gre+other 10.0.0.6/31 1/65535 accept/drop",
      ]);
    });

    it("is no access inside an enterprise group, whatever its policy says", () => {
      const over = { type: "enterprise", members: peers("10.0.0.6") } as const;

      expect(
        compareRuleSets(
          groupOf([], { ...over, innerAccessPolicy: "Accept" }),
          groupOf([], { ...over, innerAccessPolicy: "Drop" }),
        ).same,
      ).to.equal(true);
    });

    it("takes members whose addresses are not known", () => {
      const members = peers("members of sg-a");
      const open = groupOf([], { innerAccessPolicy: "Accept", members });

      expect(compareRuleSets(open, groupOf([all("accept", 1)])).relation).to.equal("incomparable");
      expect(compareRuleSets(open, open).same).to.equal(true);
    });
  });

  describe("the relation", () => {
    const narrow = groupOf([rule({ peers: peers("10.0.0.0/8") })]);
    const wide = groupOf([rule()]);
    const beside = groupOf([rule({ peers: peers("11.0.0.0/8") })]);

    it("is of the right-hand group to the left-hand one", () => {
      expect(compareRuleSets(narrow, wide).relation).to.equal("wider");
      expect(compareRuleSets(wide, narrow).relation).to.equal("narrower");
      expect(compareRuleSets(narrow, beside).relation).to.equal("incomparable");
    });

    it("knows the union of an interface's groups", () => {
      const open = { innerAccessPolicy: "Accept", members: peers("10.0.0.6") } as const;
      const union = uniteRuleSets(
        { ...narrow, ...open },
        { ...beside, members: peers("10.9.9.9") },
      );
      const one = groupOf([...narrow.rules, ...beside.rules], open);

      expect(compareRuleSets(union, one).same).to.equal(true);
      expect(compareRuleSets(union, narrow).relation).to.equal("narrower");
    });
  });

  for (const { name, over } of [
    { name: "an address that is none", over: { peers: peers("10.0.0.0/33") } },
    { name: "port 0", over: { ports: [{ from: 0, to: 1 }] } },
    { name: "a range that runs back", over: { sourcePorts: [{ from: 2, to: 1 }] } },
    { name: "ports of a protocol without any", over: { protocol: "all" as const } },
    { name: "priority 0", over: { priority: 0 } },
    { name: "half a priority", over: { priority: 1.5 } },
  ]) {
    it(`throws at ${name}`, () => {
      expect(() => compareRuleSets(groupOf([]), groupOf([rule(over)]))).to.throw(RangeError);
    });
  }

  it("finds the one rule that was added to 1,000", () => {
    const { rules, ...rest } = largeRuleSet(1200, 5);
    const sparse = rules
      .filter(({ peers: { cidrs, opaque } }) => opaque.length === 0 && cidrs[0] !== "0.0.0.0/0")
      .slice(0, 1000);
    const extra = rule({ id: "sgr-last", peers: peers("198.51.100.0/24"), ports: [only(8443)] });
    const left = { ...rest, rules: sparse };
    const right = { ...rest, rules: [...rewritten(left, 6).rules, extra] };
    const regions = regionsOf(left, right);

    expect(sparse).to.have.lengthOf(1000);
    expect(regions.map(lineOf)).to.deep.equal([
      "ingress tcp 198.51.100.0/24 8443/8443 drop/accept",
    ]);
    expect(regions[0]?.right.rules).to.deep.equal([extra]);
  });
});

function only(port: number): { from: number; to: number } {
  return { from: port, to: port };
}

function all(policy: Rule["policy"], priority: number, direction: Rule["direction"] = "ingress") {
  return rule({ protocol: "all", ports: undefined, policy, priority, direction });
}

function six(priority: number): Rule {
  return rule({ peers: peers("::/0"), priority });
}
