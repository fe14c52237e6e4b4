import { expect } from "chai";
import { groupExcess } from "../../../core/case/group-excess.ts";
import type { LandedGroups } from "../../../core/case/group-excess.ts";
import type { SecurityGroupFacts } from "../../../core/inventory.ts";
import { planLanding } from "../../../core/landing/plan-landing.ts";
import type { SecurityGroupPlan } from "../../../core/landing/plan.ts";
import { parseManifest } from "../../../core/manifest/manifest.ts";
import type { Maybe } from "../../../core/unknown.ts";
import {
  clearInstance,
  permission,
  securityGroup,
  sourceInventory,
} from "../../support/inventory.ts";
import { valueOf } from "../../support/results.ts";

const rules = [
  permission(),
  permission({ PortRange: "22/22", SourceCidrIp: undefined, SourceGroupId: "sg-bp1db" }),
  permission({ PortRange: "25/25", Policy: "Drop", Priority: "110" }),
];

/** The plan of sg-bp1web, which names sg-bp1db; both land. */
function planned(choices = "clamp", permissions: readonly object[] = rules): SecurityGroupPlan {
  const inventory = sourceInventory({
    securityGroups: [
      securityGroup({ permissions: permissions.map((rule) => ({ ...rule })) }),
      securityGroup({ id: "sg-bp1db", name: "sg-db" }),
    ],
    instances: [clearInstance(), clearInstance({ id: "i-bp1db", securityGroupIds: ["sg-bp1db"] })],
  });
  const manifest = `version: 1
source: { account: "1404423000000010", inventory: s.json }
target: { account: "1755000000000020" }
instances: [{ id: i-bp1clear }, { id: i-bp1db }]
securityGroups: [{ source: sg-bp1web, oldPriorities: ${choices} }]`;
  const plan = valueOf(planLanding(valueOf(parseManifest(manifest, "t.yaml")), inventory));
  const group = plan.securityGroups.find(({ sourceId }) => sourceId === "sg-bp1web");
  if (group === undefined) throw new Error("nothing is planned");
  return group;
}

const landedRules = [
  permission(),
  permission({ PortRange: "22/22", SourceCidrIp: undefined, SourceGroupId: "sg-newdb" }),
  permission({ PortRange: "25/25", Policy: "Drop", Priority: "100" }),
];

function landed(web: Maybe<Partial<SecurityGroupFacts>>): LandedGroups {
  const group = "unknown" in web ? web : securityGroup({ id: "sg-newweb", ...web });
  return {
    target: undefined,
    bySource: new Map<string, Maybe<SecurityGroupFacts>>([
      ["sg-bp1web", group],
      ["sg-bp1db", securityGroup({ id: "sg-newdb" })],
    ]),
  };
}

const notThere = landed({ unknown: "not created yet" });

describe("core/case/group-excess", () => {
  it("is nothing of a plan that carries every rule", () => {
    expect(groupExcess(planned(), notThere)).to.deep.equal([]);
  });

  it("names what a plan lets through that leaves a drop out, and not one that keeps it", () => {
    const mail = {
      ...{ Direction: "egress", PortRange: "25/25", Policy: "Drop", Priority: "110" },
      ...{ SourceCidrIp: undefined, DestCidrIp: "198.51.100.0/24" },
    };

    expect(groupExcess(planned("leave-out", [...rules, permission(mail)]), notThere)).to.deep.equal(
      ["egress tcp to 198.51.100.0/24 not in members of the group port 25/25"],
    );
    expect(groupExcess(planned("clamp", [...rules, permission(mail)]), notThere)).to.deep.equal([]);
  });

  it("is nothing of a group that landed with the rules, and names groups by their new ids", () => {
    expect(groupExcess(planned(), landed({ permissions: landedRules }))).to.deep.equal([]);
  });

  it("names what was added to the group that landed", () => {
    const more = [...landedRules, permission({ PortRange: "3389/3389" })];

    expect(groupExcess(planned(), landed({ permissions: more }))).to.deep.equal([
      "ingress tcp from 0.0.0.0/0 not in members of the group port 3389/3389",
    ]);
  });

  it("counts the source's own inner access, and none that it has not", () => {
    const web = planned();
    const source = web.source;
    if (source === undefined) throw new Error("the plan carries no source");
    const ruleSet = { ...source.ruleSet, innerAccessPolicy: "Drop" as const };
    const closed = { ...web, source: { ...source, ruleSet } };

    expect(groupExcess(closed, landed({ permissions: landedRules })))
      .to.be.an("array")
      .and.to.include("ingress udp,icmp,gre,other from 0.0.0.0/0 in members of the group");
  });

  it("takes a prefix list of the target for its entries", () => {
    const named = { SourceCidrIp: undefined, SourcePrefixListId: "pl-new" };
    const more = [...landedRules, permission({ PortRange: "3389/3389", ...named })];
    const list = { id: "pl-new", name: "l", family: "IPv4", maxEntries: 1 } as const;
    const entries = [{ cidr: "203.0.113.0/24", description: "" }];
    const there = landed({ permissions: more });
    const target = sourceInventory({ prefixLists: [{ ...list, entries }] });

    expect(groupExcess(planned(), { ...there, target })).to.deep.equal([
      "ingress tcp from 203.0.113.0/24 not in members of the group port 3389/3389",
    ]);
    expect(groupExcess(planned(), there)).to.deep.equal([
      "ingress tcp from 0.0.0.0/0 in prefix list pl-new not in members of the group port 3389/3389",
      "ingress tcp from ::/0 in prefix list pl-new not in members of the group port 3389/3389",
    ]);
  });

  it("is unknown where the group's rules or its inner access were not seen", () => {
    const denied = { unknown: "Forbidden: ecs:DescribeSecurityGroupAttribute" };

    expect(groupExcess(planned(), landed({ permissions: denied }))).to.deep.equal(denied);
    const inner = landed({ permissions: landedRules, innerAccessPolicy: denied });
    const closed = planned();
    if (closed.source === undefined) throw new Error("the plan carries no source");
    const ruleSet = { ...closed.source.ruleSet, innerAccessPolicy: "Drop" as const };
    expect(groupExcess({ ...closed, source: { ...closed.source, ruleSet } }, inner)).to.deep.equal(
      denied,
    );
  });

  it("is unknown where a rule of the group cannot be compared and might be an accept", () => {
    const odd = [...landedRules, permission({ IpProtocol: "51", PortRange: "-1/-1" })];

    expect(groupExcess(planned(), landed({ permissions: odd }))).to.deep.equal({
      unknown: "rules of the group cannot be compared: 1",
    });
  });

  it("is unknown of a group that is adopted and was not read, and of a plan without its source", () => {
    const adopted = { ...planned(), adoptedId: "sg-theirs" };
    const { source: _, ...bare } = planned();

    expect(groupExcess(adopted, notThere)).to.deep.equal({ unknown: "not created yet" });
    expect(groupExcess(bare, notThere)).to.have.key("unknown");
  });
});
