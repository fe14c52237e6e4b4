import { expect } from "chai";
import type { Inventory, SecurityGroupFacts } from "../../../core/inventory.ts";
import type { GroupRulesPlan } from "../../../core/landing/plan-rules.ts";
import { ruleIdentity } from "../../../core/security-group/translate.ts";
import { permission, securityGroup, sourceInventory } from "../../support/inventory.ts";
import {
  againstLanding,
  fromGroup,
  landingOf,
  manifestOf,
  member,
  rulesFor,
} from "./support/rules-plans.ts";

const instances = ["{ id: i-bp1a }", "{ id: i-bp1b }"];
const enterprise = "securityGroups: [{ source: sg-bp1web, type: enterprise }]\n";

function inventoryWith(
  over: Partial<SecurityGroupFacts>,
  ipv6Cidr: string | null = null,
): Inventory {
  return sourceInventory({
    vpcs: [{ id: "vpc-bp1source", name: "shop", cidr: "172.16.0.0/16", ipv6Cidr }],
    instances: [
      member("i-bp1a", "172.16.10.11", "sg-bp1web"),
      member("i-bp1b", "172.16.10.12", "sg-bp1web"),
    ],
    securityGroups: [securityGroup(over)],
  });
}

function plan(over: Partial<SecurityGroupFacts>, more = enterprise): GroupRulesPlan {
  return rulesFor("sg-bp1web", manifestOf(instances, more), inventoryWith(over));
}

describe("core/landing/written-access", () => {
  it("writes out what a normal group lets through without a rule, and proves it the same", () => {
    const group = plan({ innerAccessPolicy: "Accept" });

    expect(group.added.map(({ rule }) => ruleIdentity(rule))).to.deep.equal([
      "ingress all -1/-1 172.16.10.11/32 accept 1",
      "ingress all -1/-1 172.16.10.12/32 accept 1",
      "egress all -1/-1 172.16.10.11/32 accept 1",
      "egress all -1/-1 172.16.10.12/32 accept 1",
      "egress all -1/-1 0.0.0.0/0 accept 100",
      "egress all -1/-1 ::/0 accept 100",
    ]);
    expect(group.comparison).to.deep.equal({ same: true, relation: "same" });
  });

  it("writes the way out alone where members do not reach each other", () => {
    const group = plan({ innerAccessPolicy: "Drop" });

    expect(group.added.map(({ rule }) => rule.direction)).to.deep.equal(["egress", "egress"]);
    expect(group.comparison.same).to.equal(true);
  });

  it("writes the members of those groups alone whose members reach each other", () => {
    const drop = { innerAccessPolicy: "Drop" } as const;
    const inventory = sourceInventory({
      vpcs: [{ id: "vpc-bp1source", name: "shop", cidr: "172.16.0.0/16", ipv6Cidr: null }],
      instances: [
        member("i-bp1a", "172.16.10.11", "sg-bp1web", "sg-bp1db"),
        member("i-bp1b", "172.16.10.12", "sg-bp1db", "sg-bp1ops"),
      ],
      securityGroups: [
        securityGroup({ ...drop, permissions: [] }),
        securityGroup({ ...drop, id: "sg-bp1db", permissions: [] }),
        securityGroup({ id: "sg-bp1ops", permissions: [] }),
      ],
    });
    const merging = [
      "{ id: i-bp1a, securityGroup: sg-bp1web, otherGroups: merge }",
      "{ id: i-bp1b, securityGroup: sg-bp1db, otherGroups: merge }",
    ];
    const types = ["sg-bp1web", "sg-bp1db"].map((id) => `{ source: ${id}, type: enterprise }`);
    const manifest = manifestOf(merging, `securityGroups: [${types.join(", ")}]\n`);
    const group = rulesFor("sg-bp1db", manifest, inventory);

    expect(group.added.map(({ rule }) => ruleIdentity(rule)).slice(0, 2)).to.deep.equal([
      "ingress all -1/-1 172.16.10.12/32 accept 1",
      "egress all -1/-1 172.16.10.12/32 accept 1",
    ]);
    expect(group.comparison.relation).to.equal("same");
  });

  it("adds no rule that the group has already", () => {
    const out = permission({
      ...{ Direction: "egress", IpProtocol: "ALL", PortRange: "-1/-1", Priority: 100 },
      ...{ SourceCidrIp: "", DestCidrIp: "0.0.0.0/0" },
    });
    const group = plan({ innerAccessPolicy: "Drop", permissions: [out] });

    expect(group.outcomes.map(({ fate }) => fate)).to.deep.equal(["carried"]);
    expect(group.added).to.have.length(1);
  });

  it("shows where a drop at the first priority beats the access that is written out", () => {
    const drop = permission({ Policy: "Drop", SourceCidrIp: "172.16.0.0/16" });
    const group = plan({ innerAccessPolicy: "Accept", permissions: [drop] });

    expect(group.comparison.relation).to.equal("narrower");
  });

  it("refuses rules for groups, and writes their members out where that is chosen", () => {
    const permissions = [fromGroup("sg-bp1web", { PortRange: "22/22" })];
    const given = { innerAccessPolicy: "Drop", permissions } as const;
    const members = enterprise.replace("}", ", groupsThatStay: members }");

    expect(plan(given).outcomes.map(({ fate }) => fate)).to.deep.equal(["refused"]);
    const group = plan(given, members);
    expect(group.outcomes.map(({ fate }) => fate)).to.deep.equal(["translated"]);
    expect(group.comparison.same).to.equal(true);
  });

  it("lands an enterprise group with the rules", () => {
    const [group] = landingOf(
      manifestOf(instances, enterprise),
      inventoryWith({ innerAccessPolicy: "Drop" }),
    ).securityGroups;

    expect(group).to.include({ type: "enterprise", innerAccessPolicy: "Drop" });
    expect(group?.rules).to.have.length(3);
  });

  it("refuses to write out members with IPv6 addresses, which always change", () => {
    const inventory = inventoryWith({ innerAccessPolicy: "Accept" }, "2001:db8:a::/56");
    const mask = "landing: { vswitches: [{ source: vsw-bp1sourceh, ipv6Mask: 1 }] }\n";
    const manifest = manifestOf(instances, mask + enterprise);
    const [first] = inventory.instances;
    const interfaces = [
      {
        ...{ id: "eni-1", type: "Primary" as const, privateIps: ["172.16.10.11"] },
        ...{ ipv6: ["2001:db8:a::11"], prefixes: [] },
      },
    ];
    const dual = { ...(first ?? expect.fail("none")), networkInterfaces: interfaces };
    const found = againstLanding(manifest, {
      ...inventory,
      instances: [dual, ...inventory.instances.slice(1)],
    });

    expect(found.join("\n")).to.contain("i-bp1a lands in another block (of IPv6 always)");
    expect(landingOf(manifest, inventory).securityGroups).to.have.length(1);
  });

  it("refuses to write out members whose addresses change", () => {
    const moves = "landing: { vswitches: [{ source: vsw-bp1sourceh, cidr: 172.16.99.0/24 }] }\n";
    const found = againstLanding(
      manifestOf(instances, moves + enterprise),
      inventoryWith({ innerAccessPolicy: "Accept" }),
    );

    expect(found.join("\n")).to.contain("i-bp1a lands in another block");
  });

  it("adds nothing to a group that lands as what it was", () => {
    const group = rulesFor("sg-bp1web", manifestOf(instances), inventoryWith({}));

    expect(group.added).to.deep.equal([]);
  });
});
