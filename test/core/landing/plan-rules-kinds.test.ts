import { expect } from "chai";
import fc from "fast-check";
import type { Inventory } from "../../../core/inventory.ts";
import type { GroupRulesPlan } from "../../../core/landing/plan-rules.ts";
import { permission, securityGroup, sourceInventory } from "../../support/inventory.ts";
import { fromGroup, landingOf, manifestOf, member, rulesFor } from "./support/rules-plans.ts";

const office = {
  id: "pl-office",
  name: "office",
  family: "IPv4" as const,
  maxEntries: 5,
  entries: [{ cidr: "10.1.0.0/16" }, { cidr: "10.2.0.0/16" }],
};
const system = {
  id: "pl-system",
  name: "com.aliyun.cn-hangzhou.oss",
  family: "IPv4" as const,
  maxEntries: 20,
};
const ports = {
  id: "prl-web",
  name: "web",
  entries: [{ portRange: "80/80" }, { portRange: "443/443" }],
};

function listed(SourcePrefixListId: string) {
  return permission({ SourceCidrIp: "", SourcePrefixListId });
}

/** The web group with these rules, its instance, and one in a group that stays. */
function inventoryWith(...permissions: Record<string, unknown>[]): Inventory {
  return sourceInventory({
    instances: [
      member("i-bp1web", "172.16.10.11", "sg-bp1web"),
      member("i-bp1stays", "172.16.10.12", "sg-bp1stays"),
    ],
    securityGroups: [
      securityGroup({ permissions }),
      securityGroup({ id: "sg-bp1stays", addresses: { used: 1, limit: 6000 } }),
    ],
    prefixLists: [office, system],
    portRangeLists: [ports],
  });
}

const target = sourceInventory({
  account: "1755000000000020",
  prefixLists: [{ ...system, id: "pl-there" }],
  instances: [],
});

function plan(
  permissions: Record<string, unknown>[],
  choices = "",
  more = "",
  there: Inventory | undefined = target,
): GroupRulesPlan {
  const entry = choices === "" ? "" : `securityGroups: [{ source: sg-bp1web, ${choices} }]\n`;
  const manifest = manifestOf(["{ id: i-bp1web }"], entry + more);
  return rulesFor("sg-bp1web", manifest, inventoryWith(...permissions), there);
}

function fates({ outcomes }: GroupRulesPlan): readonly string[] {
  return outcomes.map(({ fate }) => fate);
}

describe("core/landing/plan-rules, every kind of rule", () => {
  for (const { name, rules, choices, more } of [
    { name: "a prefix list that is made anew", rules: [listed("pl-office")] },
    {
      name: "a prefix list that is written out",
      rules: [listed("pl-office")],
      choices: "prefixLists: inline",
    },
    { name: "a list of the system", rules: [listed("pl-system")] },
    {
      name: "a port list",
      rules: [permission({ PortRange: "", PortRangeListId: "prl-web" })],
    },
    {
      name: "five-tuple rules",
      rules: [
        permission({ DestCidrIp: "172.16.10.11/32" }),
        permission({ SourcePortRange: "1024/65535", Policy: "Drop" }),
      ],
    },
    {
      name: "a group that stays, by the addresses of its members",
      rules: [fromGroup("sg-bp1stays")],
      choices: "groupsThatStay: members",
    },
    {
      name: "a group that stays, across accounts",
      rules: [fromGroup("sg-bp1stays")],
      choices: "groupsThatStay: reference",
    },
    {
      name: "a group of the target",
      rules: [fromGroup("sg-there", { SourceGroupOwnerAccount: "target@example" })],
      there: undefined,
    },
    {
      name: "a group of a third account",
      rules: [fromGroup("sg-there", { SourceGroupOwnerAccount: "third@example" })],
      more: 'otherAccounts: [{ name: "third@example", account: "1866000000000030" }]\n',
    },
  ] as readonly {
    name: string;
    rules: Record<string, unknown>[];
    choices?: string;
    more?: string;
  }[]) {
    it(`proves ${name} the same`, () => {
      const own = rules.some((rule) => rule["SourceGroupOwnerAccount"] === "target@example");
      const there = own
        ? sourceInventory({
            account: "1755000000000020",
            securityGroups: [securityGroup({ id: "sg-there" })],
          })
        : target;
      const group = plan(rules, choices, more, there);

      expect(fates(group)).not.to.include("refused");
      expect(group.unread).to.deep.equal([]);
      expect(group.comparison).to.deep.equal({ same: true, relation: "same" });
    });
  }

  it("finds a group of one account apart from a group of another", () => {
    const rules = [fromGroup("sg-there", { SourceGroupOwnerAccount: "third@example" })];
    const group = plan(rules);

    expect(fates(group)).to.deep.equal(["refused"]);
    expect(group.comparison.relation).to.equal("narrower");
  });

  it("shows what is missing where the manifest leaves a group that stays out", () => {
    const group = plan([fromGroup("sg-bp1stays")], "groupsThatStay: leave-out");

    expect(fates(group)).to.deep.equal(["left-out"]);
    expect(group.comparison.relation).to.equal("narrower");
    if (group.comparison.same) return;
    expect(group.comparison.regions[0]?.memberOf).to.deep.equal(["group sg-bp1stays"]);
  });

  it("proves nothing of lists whose entries nobody read", () => {
    const inventory = { ...inventoryWith(listed("pl-office")), prefixLists: [] };
    const group = rulesFor("sg-bp1web", manifestOf(["{ id: i-bp1web }"]), inventory);

    expect(fates(group)).to.deep.equal(["refused"]);
    expect(group.comparison.same).to.equal(false);
  });

  it("counts a rule for a prefix list as its most entries, and makes five-tuples as one set", () => {
    const one = plan([listed("pl-office"), permission()]);
    const five = plan([permission({ DestCidrIp: "10.0.0.0/8" })]);

    expect([one.weight, one.ruleResources]).to.deep.equal([6, "single"]);
    expect([five.weight, five.ruleResources]).to.deep.equal([1, "set"]);
  });

  it("plans each prefix list that a rule names, once, and no other", () => {
    const rules = [listed("pl-office"), { ...listed("pl-office"), PortRange: "22/22" }];
    const { prefixLists } = landingOf(
      manifestOf(["{ id: i-bp1web }"]),
      inventoryWith(...rules, listed("pl-system")),
      target,
    );

    expect(prefixLists).to.deep.equal([
      {
        key: "pl-office",
        sourceId: "pl-office",
        name: "office",
        family: "ipv4",
        maxEntries: 5,
        entries: office.entries.map(({ cidr }) => ({ cidr, description: "" })),
      },
    ]);
  });

  it("carries, with the landing, the sets that its rules may name", () => {
    const rules = [listed("pl-office"), listed("pl-system"), fromGroup("sg-bp1web")];
    const { securityGroups } = landingOf(
      manifestOf(["{ id: i-bp1web }"]),
      inventoryWith(...rules),
      target,
    );
    const { source } = securityGroups[0] ?? expect.fail("no group");

    expect(source?.unread).to.deep.equal([]);
    expect(source?.peers).to.deep.equal({
      "sg-bp1web": { cidrs: [], opaque: ["members of the group"] },
      "pl-office": { cidrs: ["10.1.0.0/16", "10.2.0.0/16"], opaque: [] },
      "pl-there": { cidrs: [], opaque: [`prefix list ${system.name}`] },
    });
  });
});

describe("core/landing/plan-rules, an adopted group", () => {
  const adopt = "securityGroups: [{ source: sg-bp1web, adopt: sg-there }]\n";
  const manifest = manifestOf(
    ["{ id: i-bp1web }"],
    `landing: { vpc: { adopt: vpc-there } }\n${adopt}`,
  );

  /** A target that has a VPC and a group with the rules, of which any can name another group of its own. */
  function targetWith(...permissions: Record<string, unknown>[]): Inventory {
    return sourceInventory({
      account: "1755000000000020",
      vpcs: [
        {
          ...{ id: "vpc-there", cidr: "172.16.0.0/16", status: "Available", sharedBy: null },
          ...{ reaches: [], ipv6Cidr: null },
        },
      ],
      vswitches: [],
      instances: [],
      securityGroups: [
        securityGroup({
          ...{ id: "sg-there", vpcId: "vpc-there", permissions },
          addresses: { used: 0, limit: 6000 },
        }),
      ],
      prefixLists: [{ ...office, id: "pl-other", name: "another" }],
    });
  }

  it("is compared as it is, and no rule of the source is written", () => {
    const rules = [permission(), fromGroup("sg-bp1web")];
    const there = targetWith(permission(), fromGroup("sg-there"));
    const group = rulesFor("sg-bp1web", manifest, inventoryWith(...rules), there);
    const { securityGroups } = landingOf(manifest, inventoryWith(...rules), there);

    expect(group.adoptedId).to.equal("sg-there");
    expect(fates(group)).to.deep.equal(["left-out", "left-out"]);
    expect(group.comparison).to.deep.equal({ same: true, relation: "same" });
    expect(securityGroups[0]).to.deep.include({ adoptedId: "sg-there", rules: [] });
  });

  it("takes a list of its own for its entries", () => {
    const there = targetWith(listed("pl-other"));
    const group = rulesFor("sg-bp1web", manifest, inventoryWith(listed("pl-office")), there);

    expect(group.comparison.same).to.equal(true);
  });

  for (const { name, permissions, relation } of [
    {
      name: "more",
      permissions: [permission(), permission({ PortRange: "22/22" })],
      relation: "wider",
    },
    { name: "less", permissions: [], relation: "narrower" },
    {
      name: "another group's members",
      permissions: [permission(), fromGroup("sg-else", { PortRange: "22/22" })],
      relation: "wider",
    },
  ]) {
    it(`differs where it lets through ${name}`, () => {
      const group = rulesFor(
        "sg-bp1web",
        manifest,
        inventoryWith(permission()),
        targetWith(...permissions),
      );

      expect(group.comparison.relation).to.equal(relation);
    });
  }

  it("proves nothing where a rule of it cannot be read", () => {
    const there = targetWith(permission(), permission({ IpProtocol: "6" }));
    const group = rulesFor("sg-bp1web", manifest, inventoryWith(permission()), there);

    expect(group.landingUnread).to.have.length(1);
  });
});

describe("core/landing/plan-rules, whatever the rules", () => {
  const anyRule = fc
    .record({
      Direction: fc.constantFrom("ingress", "egress"),
      peer: fc.constantFrom(
        ...["10.0.0.0/8", "10.1.2.0/24", "172.16.10.12", "sg-bp1web", "sg-bp1stays"],
        ...["pl-office", "pl-system"],
      ),
      ports: fc.constantFrom("22/22", "80/443", "prl-web"),
      near: fc.constantFrom("", "", "172.16.10.11", "172.16.0.0/16"),
      SourcePortRange: fc.constantFrom("", "", "1/1023"),
      Policy: fc.constantFrom("Accept", "Drop"),
      Priority: fc.constantFrom(1, 2, 100),
    })
    .map(({ peer, ports: range, near, ...rule }) => {
      const [far, close] =
        rule.Direction === "ingress" ? ["Source", "Dest"] : (["Dest", "Source"] as const);
      const kind = peer.startsWith("sg-")
        ? "GroupId"
        : peer.startsWith("pl-")
          ? "PrefixListId"
          : "CidrIp";
      return permission({
        ...{ SourceCidrIp: "", ...rule, [`${far}${kind}`]: peer, [`${close}CidrIp`]: near },
        ...(range === "prl-web" ? { PortRange: "", PortRangeListId: range } : { PortRange: range }),
      });
    });

  it("proves the landing the same where every rule lands, by whatever choice", () => {
    const choices = fc.tuple(
      fc.constantFrom("members", "reference"),
      fc.constantFrom("recreate", "inline"),
    );
    fc.assert(
      fc.property(fc.array(anyRule, { maxLength: 8 }), choices, (rules, [groups, lists]) => {
        const group = plan(rules, `groupsThatStay: ${groups}, prefixLists: ${lists}`);

        expect(fates(group)).not.to.include("refused").and.not.to.include("left-out");
        expect(group.comparison.same).to.equal(true);
      }),
      { numRuns: 150 },
    );
  });
});
