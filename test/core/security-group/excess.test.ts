import { expect } from "chai";
import fc from "fast-check";
import { compareRuleSets } from "../../../core/security-group/equivalence/compare.ts";
import {
  excessOf,
  landedNames,
  membersOf,
} from "../../../core/security-group/equivalence/excess.ts";
import type {
  SaidRules,
  SourceRules,
  Uncertain,
} from "../../../core/security-group/equivalence/excess.ts";
import { itsMembers } from "../../../core/security-group/equivalence/rule-set.ts";
import type { Rule, RuleSet } from "../../../core/security-group/equivalence/rule-set.ts";
import { isUnknown } from "../../../core/unknown.ts";
import { createDice } from "../../support/rule-sets.ts";
import { nearGroup, ruleSetOf, smallGroup } from "../../support/small-groups.ts";

const empty: RuleSet = {
  ...{ type: "normal", innerAccessPolicy: "Drop", members: itsMembers },
  rules: [],
};
const why = "not seen";

function rule(over: Partial<Rule> = {}): Rule {
  return {
    ...{ id: "sgr-1", direction: "ingress", protocol: "tcp", policy: "accept", priority: 1 },
    peers: { cidrs: ["10.0.0.0/8"], opaque: [] },
    ...{ local: undefined, sourcePorts: undefined, ports: [{ from: 443, to: 443 }] },
    ...over,
  };
}

function source(rules: readonly Rule[], over: Partial<SourceRules> = {}): SourceRules {
  return { ruleSet: { ...empty, rules }, unread: [], peers: {}, ...over };
}

function said(rules: readonly Rule[], over: Partial<SaidRules> = {}): SaidRules {
  return { ...empty, rules, uncertain: [], why, ...over };
}

describe("core/security-group/equivalence/excess", () => {
  it("is nothing of a landing that is the same, or closes more", () => {
    const drop = rule({ policy: "drop", peers: { cidrs: ["10.1.0.0/16"], opaque: [] } });

    expect(excessOf(source([rule()]), said([rule()]))).to.deep.equal([]);
    expect(excessOf(source([rule()]), said([rule(), drop]))).to.deep.equal([]);
    expect(excessOf(source([rule()]), said([]))).to.deep.equal([]);
  });

  for (const { name, over, line } of [
    { name: "a port", over: {}, line: "ingress tcp from 10.0.0.0/8 port 443/443" },
    {
      name: "a near side",
      over: { local: ["172.16.0.7/32"], sourcePorts: [{ from: 1024, to: 65_535 }] },
      line: "ingress tcp from 10.0.0.0/8 port 443/443 source port 1024/65535 at 172.16.0.7/32",
    },
    {
      name: "another group's members",
      over: { peers: { cidrs: [], opaque: ["group sg-bp1db"] } },
      line: "ingress tcp from 0.0.0.0/0 in group sg-bp1db port 443/443",
    },
    {
      name: "a protocol without ports",
      over: { protocol: "icmp", ports: undefined },
      line: "ingress icmp from 10.0.0.0/8",
    },
  ] satisfies readonly { name: string; over: Partial<Rule>; line: string }[]) {
    it(`names what is let through: ${name}`, () => {
      expect(excessOf(source([]), said([rule(over)]))).to.deep.include(line);
    });
  }

  it("names nothing that a normal group lets out without a rule", () => {
    expect(excessOf(source([]), said([rule({ direction: "egress" })]))).to.deep.equal([]);
  });

  it("counts what is past twenty regions", () => {
    const rules = Array.from({ length: 25 }, (_, index) =>
      rule({ ports: [{ from: 1 + 2 * index, to: 1 + 2 * index }] }),
    );

    const found = excessOf(source([]), said(rules));

    expect(found).to.have.lengthOf(21);
    expect(found).to.include("and 5 more");
  });

  it("shortens a long list of blocks by saying how many are left", () => {
    const cidrs = ["10.0.0.0/32", "10.0.0.2/32", "10.0.0.4/32", "10.0.0.6/32", "10.0.0.8/32"];

    expect(excessOf(source([]), said([rule({ peers: { cidrs, opaque: [] } })]))).to.deep.equal([
      "ingress tcp from 10.0.0.0/32, 10.0.0.2/32, 10.0.0.4/32 and 2 blocks more port 443/443",
    ]);
  });

  it("is not known where the source has rules that cannot be compared", () => {
    const unread = [{ quote: "ingress 51", reason: { zh: "协议", en: "protocol" } }];

    expect(excessOf(source([rule()], { unread }), said([rule()]))).to.deep.equal({
      unknown: "rules of the source group cannot be compared: 1",
    });
  });

  it("is not known, and says why, where a rule is not valid", () => {
    const wrong = rule({ priority: 0 });

    expect(excessOf(source([]), said([wrong])))
      .to.have.property("unknown")
      .match(/^a rule is not valid: .*priority/);
  });

  for (const { name, uncertain, expected } of [
    { name: "an accept might be too much", uncertain: { policy: "accept" }, expected: "unknown" },
    { name: "a drop can only close", uncertain: { policy: "drop" }, expected: "nothing" },
    { name: "a rule might be an accept", uncertain: {}, expected: "unknown" },
    {
      name: "an accept out is in vain where everything may go out",
      uncertain: { policy: "accept", direction: "egress" },
      expected: "nothing",
    },
  ] satisfies readonly { name: string; uncertain: Uncertain; expected: string }[]) {
    it(`weighs what is not known: ${name}`, () => {
      const found = excessOf(source([rule()]), said([rule()], { uncertain: [uncertain] }));

      expect(isUnknown(found) ? "unknown" : "nothing").to.equal(expected);
      if (isUnknown(found)) expect(found.unknown).to.equal(why);
    });
  }

  it("is certain of an excess that no unknown drop can take away, and of no other", () => {
    const wide = [rule(), rule({ id: "sgr-2", priority: 5, ports: [{ from: 22, to: 22 }] })];
    const late: Uncertain = { policy: "drop", direction: "ingress", priority: 6 };
    const early: Uncertain = { ...late, priority: 5 };

    expect(excessOf(source([rule()]), said(wide, { uncertain: [late] }))).to.deep.equal([
      "ingress tcp from 10.0.0.0/8 port 22/22",
    ]);
    expect(excessOf(source([rule()]), said(wide, { uncertain: [early] }))).to.deep.equal({
      unknown: why,
    });
  });

  it("weighs a group whose kind or inner access is not known", () => {
    const unknown = { unknown: "denied" };

    expect(excessOf(source([]), said([], { innerAccessPolicy: unknown }))).to.have.key("unknown");
    expect(excessOf(source([]), said([], { type: unknown }))).to.deep.equal([]);
    const closed = source([], { ruleSet: { ...empty, type: "enterprise" } });
    expect(excessOf(closed, said([], { type: unknown }))).to.have.key("unknown");
    expect(excessOf(closed, said([], { type: "enterprise" }))).to.deep.equal([]);
  });

  it("agrees with the comparison, and never claims what knowing more would take back", () => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const dice = createDice(seed);
        const one = smallGroup(dice);
        const left = ruleSetOf(one);
        const right = ruleSetOf(dice(2) === 0 ? nearGroup(dice, one) : smallGroup(dice));
        const measure: SourceRules = { ruleSet: left, unread: [], peers: {} };
        const whole = excessOf(measure, { ...right, uncertain: [], why });
        const hidden = dice(right.rules.length + 1);
        const { direction, policy, priority } = right.rules[hidden] ?? rule();
        const some = dice(2) === 0 ? { direction, policy, priority } : {};
        const partly = excessOf(measure, {
          ...right,
          rules: right.rules.filter((_, index) => index !== hidden),
          uncertain: [some],
          why,
        });

        const relation = compareRuleSets(left, right).relation;
        const isWider = relation === "wider" || relation === "incomparable";
        if (isUnknown(whole)) throw new Error(whole.unknown);
        expect(whole.length > 0).to.equal(isWider);
        if (hidden < right.rules.length && !isUnknown(partly))
          expect(partly.length > 0).to.equal(isWider);
      }),
      { numRuns: 400 },
    );
  });
});

describe("core/security-group/equivalence/excess, names in the target", () => {
  const peers = {
    "sg-bp1db": { cidrs: [], opaque: ["group sg-bp1db"] },
    "pl-system": { cidrs: [], opaque: ["prefix list com.aliyun.oss"] },
  };
  const names = landedNames(
    source([], { peers }),
    (name) => (name === "sg-new" ? "sg-bp1db" : undefined),
    (name) => (name === "pl-new" || name === "pl-system" ? ["203.0.113.0/24"] : undefined),
  );

  it("takes a group that landed for the source's", () => {
    expect(names.group("sg-new", undefined)).to.deep.equal(peers["sg-bp1db"]);
  });

  it("takes a group of which nothing is known for itself", () => {
    expect(names.group("sg-other", "a-name").opaque).to.deep.equal(["group sg-other of a-name"]);
  });

  it("takes a list for what the plan says of it, or else for its entries, or else for itself", () => {
    expect(names.prefixList("pl-system")).to.deep.equal(peers["pl-system"]);
    expect(names.prefixList("pl-new").cidrs).to.deep.equal(["203.0.113.0/24"]);
    expect(names.prefixList("pl-other").opaque).to.deep.equal(["prefix list pl-other"]);
  });

  it("takes no property of every object for a peer", () => {
    expect(names.group("constructor", undefined).opaque).to.deep.equal(["group constructor"]);
  });

  it("knows the members of a group that the plan says nothing of", () => {
    expect(membersOf(source([]), "sg-bp1web")).to.deep.equal(itsMembers);
    expect(membersOf(source([], { peers }), "sg-bp1db")).to.deep.equal(peers["sg-bp1db"]);
  });
});
