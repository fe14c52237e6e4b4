import { expect } from "chai";
import fc from "fast-check";
import type { Inventory } from "../../../core/inventory.ts";
import { planRules } from "../../../core/landing/plan-rules.ts";
import type { GroupRulesPlan } from "../../../core/landing/plan-rules.ts";
import { parseManifest } from "../../../core/manifest/manifest.ts";
import {
  clearInstance,
  permission,
  securityGroup,
  sourceInventory,
} from "../../support/inventory.ts";
import { valueOf } from "../../support/results.ts";

const both = `version: 1
source: { account: "1404423000000010", inventory: s.json }
target: { account: "1755000000000020" }
instances: [{ id: i-bp1web }, { id: i-bp1db }]
`;

/** A rule for a group in the place of a block. */
function fromGroup(SourceGroupId: string, over: Record<string, unknown> = {}) {
  return permission({ SourceCidrIp: "", SourceGroupId, ...over });
}

/** An instance in the web group and one in the db group; whose rules are given. */
function inventoryWith(web: Record<string, unknown>[], db: Record<string, unknown>[]): Inventory {
  return sourceInventory({
    instances: ["web", "db"].map((name) =>
      clearInstance({ id: `i-bp1${name}`, securityGroupIds: [`sg-bp1${name}`] }),
    ),
    securityGroups: [
      securityGroup({ permissions: web }),
      securityGroup({ id: "sg-bp1db", innerAccessPolicy: "Drop", permissions: db }),
    ],
  });
}

function plan(inventory: Inventory, more = ""): readonly GroupRulesPlan[] {
  const manifest = valueOf(parseManifest(both + more, "transfer.yaml"));
  return valueOf(planRules(manifest, inventory, new Map()));
}

/** What becomes of the web group with the rules, while the db group has none. */
function webPlan(web: Record<string, unknown>[], more = ""): GroupRulesPlan {
  const group = plan(inventoryWith(web, []), more).find(({ sourceId }) => sourceId === "sg-bp1web");
  return group ?? expect.fail("no plan of the group");
}

function fates({ outcomes }: GroupRulesPlan): readonly string[] {
  return outcomes.map(({ fate }) => fate);
}

describe("core/landing/plan-rules", () => {
  it("translates groups that name each other and themselves, and proves them the same", () => {
    const web = [permission(), fromGroup("sg-bp1web"), fromGroup("sg-bp1db", { Policy: "Drop" })];
    const db = [fromGroup("sg-bp1web"), fromGroup("sg-bp1db", { PortRange: "3306/3306" })];

    const groups = plan(inventoryWith(web, db));

    expect(groups.map(({ sourceId }) => sourceId)).to.deep.equal(["sg-bp1db", "sg-bp1web"]);
    expect(groups.map(fates)).to.deep.equal([
      ["translated", "translated"],
      ["carried", "translated", "translated"],
    ]);
    expect(groups.map(({ comparison }) => comparison.same)).to.deep.equal([true, true]);
  });

  it("shows a refused rule, which is no error here, and what the landing lacks without it", () => {
    const group = webPlan([permission(), fromGroup("sg-bp1stays")]);

    expect(fates(group)).to.deep.equal(["carried", "refused"]);
    expect(group.comparison.relation).to.equal("narrower");
    if (group.comparison.same) return;
    expect(group.comparison.regions).to.have.length(1);
    expect(group.comparison.regions[0]).to.deep.include({
      family: "ipv6",
      memberOf: ["group sg-bp1stays"],
    });
  });

  it("calls a refused rule left out where the manifest goes on without it", () => {
    const rules = [fromGroup("sg-bp1stays", { PortRange: "22/22" })];
    const group = webPlan(
      rules,
      "securityGroups: [{ source: sg-bp1web, refusedRules: leave-out }]",
    );

    expect(fates(group)).to.deep.equal(["left-out"]);
    expect(group.comparison.same).to.equal(false);
    if (group.comparison.same) return;
    expect(group.comparison.regions[0]?.memberOf).to.deep.equal(["group sg-bp1stays"]);
  });

  for (const { name, rules, same } of [
    {
      name: "the same where it decides nothing else",
      rules: [permission({ Priority: 110 })],
      same: true,
    },
    {
      name: "different where a rule at 100 of the other policy comes first no longer",
      rules: [permission({ Priority: 100 }), permission({ Priority: 110, Policy: "Drop" })],
      same: false,
    },
  ]) {
    it(`finds a clamped priority ${name}`, () => {
      const clamp = "securityGroups: [{ source: sg-bp1web, oldPriorities: clamp }]";
      const group = webPlan(rules, clamp);

      expect(fates(group).at(-1)).to.equal("translated");
      expect(group.comparison.same).to.equal(same);
    });
  }

  it("keeps a group of another account apart from the landing's group of the same id", () => {
    const owner = { SourceGroupOwnerAccount: "else@example", PortRange: "22/22" };
    const group = webPlan([fromGroup("sg-bp1db", owner)]);

    expect(fates(group)).to.deep.equal(["refused"]);
    expect(group.comparison.same).to.equal(false);
  });

  it("names what is not in the comparison, and proves nothing by it", () => {
    const group = webPlan([permission({ IpProtocol: "6" })]);

    expect(fates(group)).to.deep.equal(["refused"]);
    expect(group.unread.map(({ quote }) => quote)).to.have.length(1);
  });

  it("tells what stands against the plan at the manifest's line", () => {
    const manifest = valueOf(parseManifest(both, "transfer.yaml"));
    const planned = planRules(manifest, sourceInventory(), new Map());

    expect(planned.ok).to.equal(false);
    if (planned.ok) return;
    expect(planned.errors[0]).to.include({ line: 4, path: "instances[0].id" });
  });

  it("proves the same whenever every rule lands as it is or for a group, whatever the rules", () => {
    const anyRule = fc
      .record({
        Direction: fc.constantFrom("ingress", "egress"),
        peer: fc.constantFrom("10.0.0.0/8", "10.1.0.0/16", "sg-bp1web", "sg-bp1db"),
        PortRange: fc.constantFrom("22/22", "1/65535", "80/443"),
        Policy: fc.constantFrom("Accept", "Drop"),
        Priority: fc.constantFrom(1, 2, 100),
      })
      .map(({ peer, ...rule }) => {
        const side = rule.Direction === "ingress" ? "Source" : "Dest";
        const field = peer.startsWith("sg-") ? `${side}GroupId` : `${side}CidrIp`;
        return permission({ SourceCidrIp: "", ...rule, [field]: peer });
      });
    const rules = fc.array(anyRule, { maxLength: 8 });
    fc.assert(
      fc.property(rules, rules, (web, db) => {
        for (const group of plan(inventoryWith(web, db))) {
          expect(fates(group)).not.to.include("refused");
          expect(group.comparison.same).to.equal(true);
        }
      }),
      { numRuns: 100 },
    );
  });
});
