import { expect } from "chai";
import type { StackResource } from "../../policies/facts/bindings/references.ts";
import { carriedGroup, excessInStack } from "../../policies/facts/landing-groups.ts";
import { itsMembers } from "../../core/security-group/equivalence/rule-set.ts";
import { landingRules } from "../../core/security-group/equivalence/read-rules.ts";
import type { SourceRules } from "../../core/security-group/equivalence/excess.ts";
import type { Maybe } from "../../core/unknown.ts";
import { unknownCheckingProxy } from "../../policies/unknown-value.ts";
import { block, landingRule } from "../components/support/plans.ts";

const unknownText = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
const source: SourceRules = {
  ruleSet: {
    ...{ type: "normal", innerAccessPolicy: "Drop", members: itsMembers },
    rules: landingRules(
      [
        landingRule({ peer: block("10.0.0.0/8") }),
        landingRule({ portRange: "22/22", peer: { kind: "group", sourceId: "sg-bp1db" } }),
        landingRule({ portRange: "80/80", peer: block("203.0.113.0/24") }),
      ],
      (peer) => ({ cidrs: [], opaque: [`group ${"sourceId" in peer ? peer.sourceId : peer.id}`] }),
    ),
  },
  unread: [],
  peers: {
    "sg-bp1web": itsMembers,
    "sg-bp1db": { cidrs: [], opaque: ["group sg-bp1db"] },
  },
};

function resource(
  type: string,
  name: string,
  props: Readonly<Record<string, unknown>>,
  dependencies: Readonly<Record<string, readonly StackResource[]>> = {},
): StackResource {
  const urn = `urn:pulumi:test::test::${type}::${name}`;
  const propertyDependencies = Object.fromEntries(
    Object.entries(dependencies).map(([key, from]) => [key, from.map((one) => ({ urn: one.urn }))]),
  );
  return { type, name, urn, props: unknownCheckingProxy(props), propertyDependencies };
}

function group(name: string, over: Readonly<Record<string, unknown>> = {}): StackResource {
  return resource("alicloud:ecs/securityGroup:SecurityGroup", name, {
    id: `sg-${name}`,
    securityGroupType: "normal",
    innerAccessPolicy: "Drop",
    tags: { "ecs-transfer:source-id": `sg-bp1${name}` },
    ...over,
  });
}

const [web, db] = [group("web"), group("db")];
const [lateWeb, lateDb] = [group("web", { id: unknownText }), group("db", { id: unknownText })];

type Dependencies = Parameters<typeof resource>[3];

function single(over: Readonly<Record<string, unknown>>, dependencies?: Dependencies) {
  return resource(
    "alicloud:ecs/securityGroupRule:SecurityGroupRule",
    JSON.stringify(over),
    {
      ...{ securityGroupId: "sg-web", type: "ingress", ipProtocol: "tcp", nicType: "intranet" },
      ...{ portRange: "443/443", policy: "accept", priority: 1, ...over },
    },
    dependencies,
  );
}

const tcp = {
  ...{ direction: "ingress", protocol: "tcp", portRange: "443/443" },
  ...{ policy: "accept", priority: 1 },
};

function set(rules: unknown, dependencies?: Dependencies, securityGroupId = "sg-web") {
  const props = { securityGroupId, rules };
  return resource("ecs-transfer:index:SecurityGroupRules", "rules", props, dependencies);
}

function list(cidrs: readonly string[], id = "pl-new") {
  const entries = cidrs.map((cidr) => ({ cidr }));
  return resource("alicloud:ecs/ecsPrefixList:EcsPrefixList", "offices", { id, entries });
}

const component = "urn:pulumi:test::test::ecs-transfer:index:LandingSecurityGroup::web";

/** What the web group lets through beyond its source, among these resources. */
function excess(
  resources: readonly StackResource[],
  args: Readonly<Record<string, unknown>> = { sourceId: "sg-bp1web", source },
): Maybe<string[]> | undefined {
  const carried = [
    carriedGroup(component, unknownCheckingProxy({ group: args })),
    carriedGroup(`${component}-db`, { group: { sourceId: "sg-bp1db", source } }),
  ].filter((one) => one !== undefined);
  return excessInStack(carried, resources).get(component);
}

const wide = "ingress tcp from ::/0 in group sg-bp1db port 443/443";

describe("policies/facts/landing-groups", () => {
  it("finds nothing in a group with the source's rules, each a resource or all of them one", () => {
    const rules = [
      single({ cidrIp: "10.0.0.0/8" }),
      single({ portRange: "22/22", sourceSecurityGroupId: "sg-db" }),
      single({ portRange: "80/80", prefixListId: "pl-new" }),
    ];
    const inSet = set({
      a: { ...tcp, cidr: "10.0.0.0/8" },
      b: { ...tcp, portRange: "22/22", groupId: "sg-db" },
      c: { ...tcp, portRange: "80/80", prefixListId: "pl-new" },
    });

    expect(excess([web, db, list(["203.0.113.0/24"]), ...rules])).to.deep.equal([]);
    expect(excess([web, db, list(["203.0.113.0/24"]), inSet])).to.deep.equal([]);
  });

  it("finds a rule beside them, by the group's id and before it has one", () => {
    const late = single(
      { securityGroupId: unknownText, cidrIp: "0.0.0.0/0" },
      { securityGroupId: [lateWeb] },
    );
    const left = single(
      { securityGroupId: undefined, cidrIp: "0.0.0.0/0" },
      { securityGroupId: [lateWeb] },
    );

    for (const [own, rule] of [
      [web, single({ cidrIp: "0.0.0.0/0" })],
      [lateWeb, late],
      [lateWeb, left],
    ] as const) {
      expect(excess([own, lateDb, rule]))
        .to.be.an("array")
        .that.satisfies((lines: string[]) => lines.every((line) => line.endsWith("port 443/443")))
        .and.not.empty;
    }
  });

  it("counts no rule of another group, and none of a group that the stack does not make", () => {
    const others = ["sg-db", "sg-elsewhere"].map((securityGroupId) =>
      single({ securityGroupId, cidrIp: "0.0.0.0/0" }),
    );

    expect(excess([web, db, ...others])).to.deep.equal([]);
  });

  it("finds a rule that somebody put into a set", () => {
    const rules = {
      a: { ...tcp, cidr: "10.0.0.0/8" },
      b: { ...tcp, portRange: "25/25", cidr: "::/0" },
    };

    expect(excess([web, set(rules)])).to.deep.equal(["ingress tcp from ::/0 port 25/25"]);
  });

  it("finds a block that a prefix list has and the source's has not", () => {
    const rule = single({ portRange: "80/80", prefixListId: "pl-new" });

    expect(excess([web, list(["203.0.113.0/24", "198.51.100.0/24"]), rule])).to.deep.equal([
      "ingress tcp from 198.51.100.0/24 port 80/80",
    ]);
  });

  it("finds the list and the group that are not there yet by what the rule depends on", () => {
    const late = list(["203.0.113.0/24"], unknownText);
    const rules = [
      single({ portRange: "80/80", prefixListId: unknownText }, { prefixListId: [late] }),
      single(
        { portRange: "22/22", sourceSecurityGroupId: unknownText },
        { sourceSecurityGroupId: [lateDb] },
      ),
    ];

    expect(excess([web, lateDb, late, ...rules])).to.deep.equal([]);
  });

  it("knows the one group that a set can mean, and none of two", () => {
    const rules = { b: { ...tcp, portRange: "22/22", groupId: unknownText } };
    const late = (...named: StackResource[]) =>
      set(rules, { rules: named, securityGroupId: [lateWeb] }, unknownText);

    expect(excess([lateWeb, lateDb, late(lateDb)])).to.deep.equal([]);
    expect(excess([lateWeb, lateDb, late(lateWeb)])).to.be.an("array").and.not.empty;
    expect(excess([lateWeb, lateDb, late(lateDb, lateWeb)])).to.deep.equal({
      unknown: "not known during preview",
    });
  });

  for (const { name, rules } of [
    { name: "a set of which nothing is known", rules: [set(unknownText)] },
    { name: "a rule of a set", rules: [set({ a: unknownText })] },
    { name: "a policy", rules: [single({ cidrIp: "0.0.0.0/0", policy: unknownText })] },
    { name: "a block", rules: [single({ cidrIp: unknownText }, { cidrIp: [db] })] },
    {
      name: "whose rule it is",
      rules: [
        single(
          { securityGroupId: unknownText, cidrIp: "0.0.0.0/0" },
          { securityGroupId: [web, db] },
        ),
      ],
    },
    {
      name: "the entries of a list",
      rules: [
        resource("alicloud:ecs/ecsPrefixList:EcsPrefixList", "l", {
          id: "pl-new",
          entries: [{ cidr: unknownText }],
        }),
        single({ portRange: "80/80", prefixListId: "pl-new" }),
      ],
    },
    {
      name: "a rule that cannot be compared",
      rules: [single({ ipProtocol: "51", cidrIp: "0.0.0.0/0" })],
    },
  ]) {
    it(`is no pass where something is not known: ${name}`, () => {
      expect(excess([web, db, ...rules])).to.have.key("unknown");
    });
  }

  it("is certain of one rule while another is not known", () => {
    const rules = [single({ cidrIp: "0.0.0.0/0", portRange: "25/25" }), set({ a: unknownText })];
    const later = single({ cidrIp: unknownText, policy: "drop", priority: 50 }, { cidrIp: [db] });

    expect(excess([web, ...rules])).to.have.key("unknown");
    expect(excess([web, rules[0] ?? later, later])).to.be.an("array").and.not.empty;
  });

  it("weighs the group's own settings", () => {
    const open = group("web", { innerAccessPolicy: "Accept" });
    const enterprise = group("web", { securityGroupType: "enterprise", innerAccessPolicy: "" });

    expect(excess([open]))
      .to.be.an("array")
      .and.to.include("ingress udp,icmp,gre,other from 0.0.0.0/0 in members of the group");
    expect(excess([enterprise])).to.deep.equal([]);
    expect(excess([group("web", { innerAccessPolicy: unknownText })])).to.have.key("unknown");
  });

  it("lets a drop that is first close what an accept opens", () => {
    const rules = [
      single({ cidrIp: "0.0.0.0/0" }),
      single({ cidrIp: "0.0.0.0/0", policy: "drop" }),
    ];

    expect(excess([web, ...rules])).to.deep.equal([]);
  });

  it("is no pass where no group says whose place it takes, or two do", () => {
    expect(excess([db])).to.have.key("unknown");
    expect(excess([web, { ...web, urn: `${web.urn}2` }])).to.have.key("unknown");
    expect(excess([group("web", { tags: unknownText })])).to.have.key("unknown");
  });

  for (const args of [
    { sourceId: "sg-bp1web" },
    { sourceId: "sg-bp1web", source: { ruleSet: {}, unread: [], peers: {} } },
    { sourceId: "sg-bp1web", source: unknownText },
  ]) {
    it(`is no pass where the component carries ${JSON.stringify(args)}`, () => {
      expect(excess([web], args)).to.have.key("unknown");
    });
  }

  it("leaves an adopted group to the target's inventory", () => {
    const args = { sourceId: "sg-bp1web", source, adoptedId: "sg-theirs" };

    expect(excess([web, single({ cidrIp: "0.0.0.0/0" })], args)).to.equal(undefined);
  });

  it("takes the members of another group for what they are", () => {
    const rules = [single({ sourceSecurityGroupId: "sg-db" })];

    expect(excess([web, db, ...rules])).to.deep.include(wide);
  });
});
