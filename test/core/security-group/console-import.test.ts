import { expect } from "chai";
import fc from "fast-check";
import type { LandingRule, RulePeer } from "../../../core/landing/plan.ts";
import { consoleImport } from "../../../core/security-group/console-import.ts";
import { parseConsoleExport } from "../../../core/security-group/export.ts";
import { readWritten } from "../../../core/security-group/read-written.ts";
import { ruleIdentity } from "../../../core/security-group/translate.ts";
import { valueOf } from "../../support/results.ts";
import { translate } from "./support/translation.ts";

const anybody: RulePeer = { kind: "block", cidr: "0.0.0.0/0", family: "ipv4" };

function rule(over: Partial<LandingRule> = {}): LandingRule {
  return {
    direction: "ingress",
    protocol: "tcp",
    portRange: "443/443",
    peer: anybody,
    policy: "accept",
    priority: 1,
    description: "",
    ...over,
  };
}

function quoted(...rules: readonly LandingRule[]): { quote: string; rule: LandingRule }[] {
  return rules.map((one, index) => ({ quote: `rule ${String(index)}`, rule: one }));
}

/** What is written, without the fields that say nothing. */
function written(
  rules: readonly LandingRule[],
  sameAs: readonly (readonly [string, string])[] = [],
): Record<string, unknown>[] {
  return consoleImport(quoted(...rules), new Map(sameAs))
    .files.flat()
    .map((one) => Object.fromEntries(Object.entries(one).filter(([, value]) => value !== "")));
}

function leftOf(rules: readonly LandingRule[]): (readonly [string, string])[] {
  const { left } = consoleImport(quoted(...rules), new Map());
  return left.map(({ quote, reason }) => [quote, reason.en] as const);
}

const block = fc
  .tuple(fc.integer({ min: 0, max: 255 }), fc.integer({ min: 0, max: 255 }), fc.boolean())
  .map(([one, other, isIpv6]): RulePeer =>
    isIpv6
      ? { kind: "block", cidr: `2001:db8:${(one + 1).toString(16)}::/48`, family: "ipv6" }
      : { kind: "block", cidr: `10.${String(one)}.${String(other)}.0/24`, family: "ipv4" },
  );
const ports = fc
  .tuple(fc.integer({ min: 1, max: 65_535 }), fc.integer({ min: 1, max: 65_535 }))
  .map(([one, other]) => `${String(Math.min(one, other))}/${String(Math.max(one, other))}`);
const kinds = fc.oneof(
  fc.record({ protocol: fc.constantFrom("tcp", "udp"), portRange: ports }),
  fc.record({ protocol: fc.constantFrom("gre", "all"), portRange: fc.constant("-1/-1") }),
);
const landingRule = fc
  .record({
    direction: fc.constantFrom("ingress", "egress"),
    peer: block,
    policy: fc.constantFrom("accept", "drop"),
    priority: fc.integer({ min: 1, max: 100 }),
    description: fc.string({ unit: "grapheme", maxLength: 40 }),
  })
  .chain((head) => kinds.map((kind): LandingRule => ({ ...head, ...kind })));
const group = fc.uniqueArray(landingRule, { selector: ruleIdentity, maxLength: 450 });

describe("core/security-group/console-import", () => {
  it("says of a rule that differs by its description alone which description is kept", () => {
    const left = leftOf([
      rule({ description: "web" }),
      rule({ description: "shop" }),
      rule({ description: "web" }),
    ]);

    expect(left.map(([quote]) => quote)).to.deep.equal(["rule 1", "rule 2"]);
    expect(left[0]?.[1]).to.include("by its description alone").and.include('"web"');
    expect(left[1]?.[1]).to.include("equal in everything");
  });

  it("writes a rule with every field of the console's export, unused ones empty", () => {
    const { files } = consoleImport(quoted(rule({ description: "HTTPS" })), new Map());

    expect(files).to.deep.equal([
      [
        {
          CreateTime: "",
          Description: "HTTPS",
          DestCidrIp: "",
          DestGroupId: "",
          DestGroupName: "",
          DestGroupOwnerAccount: "",
          DestPrefixListId: "",
          DestPrefixListName: "",
          Direction: "ingress",
          IpProtocol: "TCP",
          Ipv6DestCidrIp: "",
          Ipv6SourceCidrIp: "",
          NicType: "intranet",
          Policy: "Accept",
          PortRange: "443/443",
          Priority: 1,
          SourceCidrIp: "0.0.0.0/0",
          SourceGroupId: "",
          SourceGroupName: "",
          SourceGroupOwnerAccount: "",
          SourcePortRange: "",
          SourcePrefixListId: "",
          SourcePrefixListName: "",
        },
      ],
    ]);
  });

  for (const { name, peer, field, value } of [
    { name: "an IPv4 block", peer: anybody, field: "DestCidrIp", value: "0.0.0.0/0" },
    {
      name: "an IPv6 block",
      peer: { kind: "block", cidr: "::/0", family: "ipv6" },
      field: "Ipv6DestCidrIp",
      value: "::/0",
    },
    {
      name: "the group that stands for one of the source",
      peer: { kind: "group", sourceId: "sg-source" },
      field: "DestGroupId",
      value: "sg-target",
    },
    {
      name: "the prefix list that stands for one of the source",
      peer: { kind: "prefix-list", sourceId: "pl-source" },
      field: "DestPrefixListId",
      value: "pl-target",
    },
    {
      name: "a group of the target",
      peer: { kind: "existing-group", id: "sg-there" },
      field: "DestGroupId",
      value: "sg-there",
    },
    {
      name: "a prefix list of the target",
      peer: { kind: "existing-prefix-list", id: "pl-there" },
      field: "DestPrefixListId",
      value: "pl-there",
    },
  ] as const satisfies readonly { peer: RulePeer; name: string; field: string; value: string }[]) {
    it(`names ${name}`, () => {
      const egress = rule({ direction: "egress", protocol: "icmpv6", portRange: "-1/-1", peer });
      const same = [
        ["sg-source", "sg-target"],
        ["pl-source", "pl-target"],
      ] as const;

      expect(written([{ ...egress, policy: "drop" }], same)).to.deep.equal([
        {
          Direction: "egress",
          IpProtocol: "ICMPv6",
          PortRange: "-1/-1",
          [field]: value,
          Policy: "Drop",
          Priority: 1,
          NicType: "intranet",
        },
      ]);
    });
  }

  for (const { name, over, says } of [
    {
      name: "a group of the source that nothing stands for",
      over: { peer: { kind: "group", sourceId: "sg-source" } },
      says: "--same sg-source=TARGET_ID",
    },
    {
      name: "a prefix list of the source that nothing stands for",
      over: { peer: { kind: "prefix-list", sourceId: "pl-source" } },
      says: "--same pl-source=TARGET_ID",
    },
    {
      name: "a group of another account",
      over: { peer: { kind: "existing-group", id: "sg-x", ownerId: "1900000000000001" } },
      says: "a group of another account",
    },
    { name: "a priority that the import passes over", over: { priority: 101 }, says: "past 100" },
    { name: "an own address", over: { localCidr: "10.0.0.1/32" }, says: "five-tuple" },
    { name: "source ports", over: { sourcePortRange: "1/1024" }, says: "five-tuple" },
  ] as const satisfies readonly { over: Partial<LandingRule>; name: string; says: string }[]) {
    it(`writes no rule with ${name}, and says why`, () => {
      const [left, ...others] = leftOf([rule({ priority: 7 }), rule(over)]);

      expect(others).to.deep.equal([]);
      expect(left?.[0]).to.equal("rule 1");
      expect(left?.[1]).to.contain(says);
    });
  }

  it("writes a rule once, and lists what repeats it", () => {
    const rules = [rule(), rule({ description: "again" }), rule({ priority: 2 })];

    expect(written(rules)).to.have.length(2);
    expect(leftOf(rules).map(([quote]) => quote)).to.deep.equal(["rule 1"]);
  });

  it("writes 200 rules to a file at most, and no file for none", () => {
    const rules = (count: number) =>
      quoted(
        ...Array.from({ length: count }, (_, index) =>
          rule({ portRange: `${String(index + 1)}/${String(index + 1)}` }),
        ),
      );
    const sizes = (count: number) =>
      consoleImport(rules(count), new Map()).files.map(({ length }) => length);

    expect([0, 1, 200, 201, 1000].map(sizes)).to.deep.equal([
      [],
      [1],
      [200],
      [200, 1],
      [200, 200, 200, 200, 200],
    ]);
  });

  it("is read back as the same rules, and translated into them", () => {
    fc.assert(
      fc.property(group, (rules) => {
        const { files, left } = consoleImport(quoted(...rules), new Map());
        const permissions = files.flatMap(
          (file) => valueOf(parseConsoleExport(JSON.stringify(file), "a.json")).permissions,
        );
        const read = readWritten(permissions);

        expect(left).to.deep.equal([]);
        expect(read.left).to.deep.equal([]);
        expect(read.rules.map((one) => told(one.rule))).to.deep.equal(rules);
        expect(translate(...permissions).carried.map(told)).to.deep.equal(rules);
      }),
      { numRuns: 60 },
    );
  });
});

/** Without the fields that say nothing. */
function told(one: LandingRule): unknown {
  return JSON.parse(JSON.stringify(one)) as unknown;
}
