import { expect } from "chai";
import type { Inventory, SecurityGroupFacts } from "../../../core/inventory.ts";
import { permission, securityGroup, sourceInventory } from "../../support/inventory.ts";
import {
  againstLanding,
  fromGroup,
  landingOf,
  manifestOf,
  member,
  rulesFor,
  rulesOf,
} from "./support/rules-plans.ts";

const web = permission({ Description: "web" });
const ssh = permission({ PortRange: "22/22", SourceCidrIp: "10.0.0.0/8" });
const both = "{ id: i-bp1both, securityGroup: sg-bp1web, otherGroups: merge }";
const alone = "{ id: i-bp1db }";

/** An instance in two groups, and one that is in the second alone. */
function inventoryWith(
  first: Partial<SecurityGroupFacts> = {},
  second: Partial<SecurityGroupFacts> = {},
): Inventory {
  return sourceInventory({
    instances: [
      member("i-bp1both", "172.16.10.11", "sg-bp1web", "sg-bp1db"),
      member("i-bp1db", "172.16.10.12", "sg-bp1db"),
      member("i-bp1web", "172.16.10.13", "sg-bp1web"),
    ],
    securityGroups: [
      securityGroup({ permissions: [web], ...first }),
      securityGroup({ id: "sg-bp1db", permissions: [ssh], ...second }),
    ],
  });
}

describe("core/landing/merged-access", () => {
  it("lands the rules of all groups in the chosen one, and proves the union the same", () => {
    const group = rulesFor("sg-bp1web", manifestOf([both]), inventoryWith());

    expect(group.mergedIds).to.deep.equal(["sg-bp1db"]);
    expect(group.outcomes.map(({ fate }) => fate)).to.deep.equal(["carried", "carried"]);
    expect(group.comparison).to.deep.equal({ same: true, relation: "same" });
  });

  it("keeps one of two rules that groups have in common", () => {
    const inventory = inventoryWith({}, { permissions: [web, ssh] });
    const group = rulesFor("sg-bp1web", manifestOf([both]), inventory);

    expect(group.outcomes.map(({ fate }) => fate)).to.deep.equal([
      "carried",
      "repeated",
      "carried",
    ]);
    expect(group.comparison.same).to.equal(true);
  });

  for (const [first, second] of [
    ["Accept", "Accept"],
    ["Accept", "Drop"],
    ["Drop", "Accept"],
    ["Drop", "Drop"],
  ] as const) {
    it(`merges inner access ${first} and ${second} exactly where all are in both groups`, () => {
      const inventory = inventoryWith({ innerAccessPolicy: first }, { innerAccessPolicy: second });
      const group = rulesFor("sg-bp1web", manifestOf([both]), inventory);
      const open = first === "Accept" || second === "Accept";

      expect(group.comparison.same).to.equal(true);
      expect(landingOf(manifestOf([both]), inventory).securityGroups[0]).to.include({
        innerAccessPolicy: open ? "Accept" : "Drop",
      });
    });
  }

  it("refuses to merge where members of an open group land elsewhere, and says why", () => {
    const inventory = inventoryWith({ innerAccessPolicy: "Drop" }, { innerAccessPolicy: "Accept" });

    expect(againstLanding(manifestOf([both, alone]), inventory)).to.deep.equal([
      "instances[0].id: sg-bp1web, sg-bp1db have different members, and members of some reach each other (InnerAccessPolicy: Accept): merged into sg-bp1web, other instances would, and no rule makes up for it. Write otherGroups: join-after, or merge for every instance of these groups.",
    ]);
  });

  it("merges them all the same where rules let the same through anyway", () => {
    const all = { IpProtocol: "ALL", PortRange: "-1/-1" };
    const open = [
      fromGroup("sg-bp1db", all),
      { ...fromGroup("", all), Direction: "egress", SourceGroupId: "", DestGroupId: "sg-bp1db" },
    ];
    const inventory = inventoryWith(
      { innerAccessPolicy: "Drop", permissions: open },
      { innerAccessPolicy: "Accept" },
    );

    expect(landingOf(manifestOf([both, alone]), inventory).securityGroups).to.have.length(2);
  });

  it("names both landings in rules for a group whose members land in two", () => {
    const inventory = inventoryWith(
      { innerAccessPolicy: "Drop", permissions: [fromGroup("sg-bp1db")] },
      { innerAccessPolicy: "Drop" },
    );
    const group = rulesFor("sg-bp1web", manifestOf([both, alone]), inventory);
    const [outcome] = group.outcomes;

    expect(outcome?.fate).to.equal("translated");
    if (outcome?.fate !== "translated") return;
    expect(outcome.rules.map(({ peer }) => peer)).to.deep.equal(
      ["sg-bp1db", "sg-bp1web"].map((sourceId) => ({ kind: "group", sourceId })),
    );
    expect(group.comparison.same).to.equal(true);
  });

  it("refuses to give rules to an instance that never had them", () => {
    const [problem] = againstLanding(
      manifestOf([both, "{ id: i-bp1web }"]),
      inventoryWith({ innerAccessPolicy: "Drop" }, { innerAccessPolicy: "Drop" }),
    );

    expect(problem).to.match(
      /^instances\[1\]\.id: i-bp1web lands in sg-bp1web, too, and i-bp1both/,
    );
    expect(problem).to.contain("otherGroups: join-after");
  });

  it("refuses to merge groups of two types", () => {
    const found = againstLanding(manifestOf([both]), inventoryWith({}, { type: "enterprise" }));

    expect(found.join()).to.contain("some are normal and some enterprise groups");
  });

  for (const choice of ["type: enterprise", "adopt: sg-there", "ruleResources: set"]) {
    it(`refuses ${choice} for a group that is merged, which nothing would heed`, () => {
      const entry = `securityGroups: [{ source: sg-bp1db, ${choice} }]\n`;
      const found = againstLanding(manifestOf([both], entry), inventoryWith());

      expect(found).to.have.length(1);
      expect(found[0])
        .to.contain("the rules of sg-bp1db go into sg-bp1web")
        .and.to.contain(choice.split(":")[0]);
    });
  }

  it("refuses nothing of it where the group lands for another instance, too", () => {
    const closed = { innerAccessPolicy: "Drop" } as const;
    const entry = "securityGroups: [{ source: sg-bp1db, ruleResources: set }]\n";

    expect(
      landingOf(manifestOf([both, alone], entry), inventoryWith(closed, closed)).securityGroups,
    ).to.have.length(2);
  });

  it("heeds what the manifest says of the rules of a merged group", () => {
    const old = permission({ Priority: 110, PortRange: "23/23" });
    const entry = "securityGroups: [{ source: sg-bp1db, oldPriorities: clamp }]\n";
    const group = rulesFor(
      "sg-bp1web",
      manifestOf([both], entry),
      inventoryWith({ permissions: [old] }, { permissions: [old, ssh] }),
    );

    expect(group.outcomes.map(({ fate }) => fate)).to.deep.equal([
      "refused",
      "translated",
      "carried",
    ]);
  });
});

describe("core/landing/landing-groups, groups to be joined after the transfer", () => {
  const joins = "{ id: i-bp1both, securityGroup: sg-bp1web, otherGroups: join-after }";

  it("lands every group, each with its own rules and proven the same", () => {
    const groups = rulesOf(manifestOf([joins]), inventoryWith());

    expect([...groups.keys()]).to.deep.equal(["sg-bp1db", "sg-bp1web"]);
    for (const group of groups.values()) expect(group.comparison.same).to.equal(true);
  });

  it("takes a rule for such a group to its landing", () => {
    const inventory = inventoryWith({ permissions: [fromGroup("sg-bp1db")] });
    const group = rulesFor("sg-bp1web", manifestOf([joins]), inventory);

    expect(group.outcomes[0]?.fate).to.equal("translated");
    expect(group.comparison.same).to.equal(true);
  });

  it("refuses more rules together than an interface can have, with the count", () => {
    const many = Array.from({ length: 600 }, (_, index) =>
      permission({ PortRange: `${String(index + 1)}/${String(index + 1)}` }),
    );
    const found = againstLanding(
      manifestOf([joins]),
      inventoryWith({ permissions: many }, { permissions: many }),
    );

    expect(found).to.have.length(1);
    expect(found[0]).to.contain("instances[0].id: the groups of i-bp1both would have 1200 rules");
  });

  it("lands the chosen group alone by default", () => {
    const chosen = "{ id: i-bp1both, securityGroup: sg-bp1web }";

    expect([...rulesOf(manifestOf([chosen]), inventoryWith()).keys()]).to.deep.equal(["sg-bp1web"]);
  });
});
