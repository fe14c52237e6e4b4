import { expect } from "chai";
import type { Inventory } from "../../../core/inventory.ts";
import { planRules } from "../../../core/landing/plan-rules.ts";
import type { GroupRulesPlan } from "../../../core/landing/plan-rules.ts";
import type { ConsoleExports } from "../../../core/landing/rule-surroundings.ts";
import { parseConsoleExport } from "../../../core/security-group/export.ts";
import { parseManifest } from "../../../core/manifest/manifest.ts";
import { permission, securityGroup, sourceInventory } from "../../support/inventory.ts";
import { errorsOf, valueOf } from "../../support/results.ts";
import { fromGroup, manifestOf, member, rulesFor } from "./support/rules-plans.ts";

const web = member("i-bp1web", "172.16.10.11", "sg-bp1web");
const db = member("i-bp1db", "172.16.10.12", "sg-bp1db");
const both = ["{ id: i-bp1web }", "{ id: i-bp1db }"];

/** The web group with these rules beside the database's, and an instance in each. */
function inventoryWith(
  permissions: Record<string, unknown>[],
  instances: readonly Inventory["instances"][number][] = [web, db],
): Inventory {
  return sourceInventory({
    instances: [...instances],
    securityGroups: [
      securityGroup({ permissions, innerAccessPolicy: "Drop" }),
      securityGroup({ id: "sg-bp1db" }),
    ],
  });
}

function says({ outcomes }: GroupRulesPlan): string {
  return JSON.stringify(outcomes);
}

describe("core/landing/plan-rules, who is in a group", () => {
  const own = 'otherAccounts: [{ name: "us@example", account: "1404423000000010" }]\n';
  const owned = { SourceGroupOwnerAccount: "us@example" };

  it("takes a group that a rule names with its own account for the group that lands", () => {
    const inventory = inventoryWith([fromGroup("sg-bp1db", owned)]);
    const group = rulesFor("sg-bp1web", manifestOf(both, own), inventory);
    const [outcome] = group.outcomes;

    expect(group.comparison.same).to.equal(true);
    expect(outcome !== undefined && "rules" in outcome && outcome.rules[0]?.peer).to.deep.equal({
      kind: "group",
      sourceId: "sg-bp1db",
    });
  });

  const leaves = member("i-bp1both", "172.16.10.13", "sg-bp1web", "sg-bp1db");
  const leaving = "{ id: i-bp1both, securityGroup: sg-bp1web }";

  for (const { name, instances, entries } of [
    { name: "stays", instances: [web, leaves], entries: ["{ id: i-bp1web }", leaving] },
    { name: "lands for others", instances: [web, db, leaves], entries: [...both, leaving] },
  ]) {
    it(`finds what an instance loses that leaves a group which ${name}, and names it`, () => {
      const reference = "securityGroups: [{ source: sg-bp1web, groupsThatStay: reference }]\n";
      const inventory = inventoryWith([fromGroup("sg-bp1db")], instances);
      const group = rulesFor("sg-bp1web", manifestOf(entries, reference), inventory);

      expect(group.comparison.relation).to.equal("narrower");
      expect(says(group)).to.include("i-bp1both leave it by the transfer");
      expect(group.notes.map(({ en }) => en).join()).to.include("the rules of sg-bp1db no longer");
    });
  }

  it("finds that members lose each other where one of them leaves a group with inner access", () => {
    const inventory = inventoryWith([], [web, db, leaves]);
    const group = rulesFor("sg-bp1db", manifestOf([...both, leaving]), inventory);

    expect(group.comparison.relation).to.equal("narrower");
  });

  it("finds no loss where the instance joins the other group after the transfer", () => {
    const joins = "{ id: i-bp1both, securityGroup: sg-bp1web, otherGroups: join-after }";
    const inventory = inventoryWith([fromGroup("sg-bp1db")], [web, db, leaves]);
    const group = rulesFor("sg-bp1web", manifestOf([...both, joins]), inventory);

    expect(group.comparison.same).to.equal(true);
  });

  it("finds that members lose each other where one of them lands in another group", () => {
    const merges = "{ id: i-bp1both, securityGroup: sg-bp1web, otherGroups: merge }";
    const inventory = inventoryWith([], [db, leaves]);
    const enterprise = "securityGroups: [{ source: sg-bp1web, type: enterprise }]\n";
    const manifest = manifestOf(["{ id: i-bp1db }", merges], enterprise);
    const group = rulesFor("sg-bp1db", manifest, inventory);

    expect(group.comparison.relation).to.equal("narrower");
  });

  it("notes the members that stay of a group that lands", () => {
    const group = rulesFor("sg-bp1web", manifestOf(["{ id: i-bp1web }"]), inventoryWith([]));
    const stays = member("i-bp1stays", "172.16.10.14", "sg-bp1web");
    const more = inventoryWith([], [web, stays]);
    const other = rulesFor("sg-bp1web", manifestOf(["{ id: i-bp1web }"]), more);

    expect(group.notes).to.deep.equal([]);
    expect(other.notes.map(({ en }) => en).join()).to.include("(i-bp1stays)");
  });
});

describe("core/landing/plan-rules, who is in an adopted group", () => {
  const adopting = (...sources: string[]) =>
    `landing: { vpc: { adopt: vpc-there } }
otherAccounts: [{ name: "us@example", account: "1404423000000010" }]
securityGroups: [${sources.map((id) => `{ source: ${id}, adopt: sg-there }`).join(", ")}]
`;

  /** A target whose group has these rules, and so many addresses in it. */
  function targetWith(
    permissions: Record<string, unknown>[],
    used: number | undefined,
    innerAccessPolicy: "Accept" | "Drop" = "Drop",
  ): Inventory {
    const addresses = used === undefined ? { unknown: "not read" } : { used, limit: 6000 };
    const group = { id: "sg-there", vpcId: "vpc-there", permissions, addresses, innerAccessPolicy };
    const vpc = { id: "vpc-there", cidr: "172.16.0.0/16", status: "Available", sharedBy: null };
    return sourceInventory({
      account: "1755000000000020",
      vpcs: [{ ...vpc, reaches: [], ipv6Cidr: null }],
      ...{ vswitches: [], instances: [], securityGroups: [securityGroup(group)] },
    });
  }

  for (const { name, used, relation } of [
    { name: "nobody", used: 0, relation: "same" },
    { name: "others", used: 40, relation: "wider" },
    { name: "nobody knows whom", used: undefined, relation: "wider" },
  ]) {
    it(`is ${relation} by a rule for itself where it holds ${name}`, () => {
      const inventory = inventoryWith([fromGroup("sg-bp1web")]);
      const there = targetWith([fromGroup("sg-there")], used);
      const manifest = manifestOf(["{ id: i-bp1web }"], adopting("sg-bp1web"));

      expect(rulesFor("sg-bp1web", manifest, inventory, there).comparison.relation).to.equal(
        relation,
      );
    });
  }

  it("is wider where its members reach each other and those of another source group join them", () => {
    const inventory = inventoryWith([]);
    const { securityGroups } = inventory;
    const source = {
      ...inventory,
      securityGroups: securityGroups.map((one) => ({
        ...{ ...one, innerAccessPolicy: "Accept" as const, permissions: [] },
      })),
    };
    const there = targetWith([], 0, "Accept");
    const one = manifestOf(both, adopting("sg-bp1web"));
    const two = manifestOf(both, adopting("sg-bp1web", "sg-bp1db"));

    expect(rulesFor("sg-bp1web", one, source, there).comparison.relation).to.equal("same");
    expect(rulesFor("sg-bp1web", two, source, there).comparison.relation).to.equal("wider");
  });

  it("counts those who are in it already among the peers of other groups' rules for it", () => {
    const inventory = inventoryWith([fromGroup("sg-bp1db")]);
    const manifest = manifestOf(both, adopting("sg-bp1db"));
    const relationTo = (used: number) =>
      rulesFor("sg-bp1web", manifest, inventory, targetWith([], used)).comparison.relation;

    expect([relationTo(0), relationTo(40)]).to.deep.equal(["same", "wider"]);
  });

  it("counts those who land in it among the peers of rules that named it before", () => {
    const theirs = fromGroup("sg-there", { SourceGroupOwnerAccount: "target@example" });
    const there = targetWith([permission()], 40);
    const group = rulesFor(
      "sg-bp1web",
      manifestOf(both, adopting("sg-bp1db")),
      inventoryWith([theirs]),
      there,
    );
    const apart = rulesFor("sg-bp1web", manifestOf(both), inventoryWith([theirs]), there);

    expect([group.comparison.relation, apart.comparison.relation]).to.deep.equal(["wider", "same"]);
  });

  it("keeps the source's group that stays behind apart from the one that lands for it", () => {
    const inventory = inventoryWith([fromGroup("sg-bp1db")]);
    const across = fromGroup("sg-bp1db", { SourceGroupOwnerAccount: "us@example" });
    const manifest = manifestOf(both, adopting("sg-bp1web"));
    const group = rulesFor("sg-bp1web", manifest, inventory, targetWith([across], 0));

    expect(group.comparison.same).to.equal(false);
  });
});

describe("core/landing/plan-rules, what stands against it", () => {
  function against(
    manifest: string,
    inventory: Inventory,
    exports: ConsoleExports = new Map(),
  ): readonly string[] {
    const file = valueOf(parseManifest(manifest, "transfer.yaml"));
    return errorsOf(planRules(file, inventory, exports)).map(({ path }) => path);
  }

  it("is a saved answer of the API that holds the rules of another group", () => {
    const manifest = manifestOf(both, "securityGroups: [{ source: sg-bp1web, rules: a.json }]\n");
    const file = valueOf(parseManifest(manifest, "transfer.yaml"));
    const answer = (SecurityGroupId: string) => {
      const text = JSON.stringify({ SecurityGroupId, Permissions: { Permission: [] } });
      return new Map([["a.json", valueOf(parseConsoleExport(text, "a.json"))]]);
    };

    expect(against(manifest, inventoryWith([]), answer("sg-bp1db"))).to.deep.equal([
      "securityGroups[0].rules",
    ]);
    expect(planRules(file, inventoryWith([]), answer("sg-bp1web")).ok).to.equal(true);
  });

  it("is an inventory of another account than the one that gives", () => {
    const inventory = { ...inventoryWith([]), account: "1999999999999999" };

    expect(against(manifestOf(both), inventory)).to.deep.equal(["source.account"]);
  });

  it("is a five-tuple rule where each rule is to be a resource", () => {
    const inventory = inventoryWith([permission({ SourcePortRange: "1/1023" })]);
    const manifest = manifestOf(
      both,
      "securityGroups: [{ source: sg-bp1web, ruleResources: single }]\n",
    );

    expect(against(manifest, inventory)).to.deep.equal(["securityGroups[0]"]);
  });

  it("is an instance whose groups land as two types", () => {
    const joins = member("i-bp1both", "172.16.10.13", "sg-bp1web", "sg-bp1db");
    const entry = "{ id: i-bp1both, securityGroup: sg-bp1web, otherGroups: join-after }";
    const manifest = (types: string) => manifestOf([entry], `securityGroups: [${types}]\n`);
    const inventory = inventoryWith([], [joins]);
    const one = "{ source: sg-bp1db, type: enterprise }";
    const file = (text: string) => valueOf(parseManifest(text, "transfer.yaml"));
    const all = manifest(`${one}, { source: sg-bp1web, type: enterprise }`);

    expect(against(manifest(one), inventory)).to.deep.equal(["instances[0].id"]);
    expect(planRules(file(all), inventory, new Map()).ok).to.equal(true);
  });
});
