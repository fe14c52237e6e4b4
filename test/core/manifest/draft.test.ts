import { expect } from "chai";
import fc from "fast-check";
import type { Inventory } from "../../../core/inventory.ts";
import { draftManifest } from "../../../core/manifest/draft.ts";
import type { Draft } from "../../../core/manifest/draft.ts";
import { parseManifest } from "../../../core/manifest/manifest.ts";
import { clearInstance, sourceInventory } from "../../support/inventory.ts";
import { errorsOf, placesOf, valueOf } from "../../support/results.ts";

function draft(
  inventory: Inventory,
  language: "zh" | "en" = "en",
  targetAccount = "1755000000000020",
): Draft {
  return draftManifest(inventory, { inventoryPath: "source.json", targetAccount, language });
}

function idsIn({ text }: Draft): string[] {
  return valueOf(parseManifest(text, "transfer.yaml")).manifest.instances.map(({ id }) => id);
}

const mixed = sourceInventory({
  instances: [
    clearInstance({ id: "i-bp1spot", spotStrategy: "SpotWithPriceLimit" }),
    clearInstance({ id: "i-bp1a" }),
    clearInstance({ id: "i-bp1host", dedicatedHostId: "dh-1" }),
    clearInstance({ id: "i-bp1far", vpcId: "vpc-far" }),
    clearInstance({ id: "i-bp1b", securityGroupIds: ["sg-bp1web", "sg-bp1a"] }),
    clearInstance({
      id: "i-bp1dark",
      vpcId: { unknown: "x" },
      spotStrategy: { unknown: "x" },
      dedicatedHostId: { unknown: "x" },
    }),
  ],
});

describe("core/manifest/draft", () => {
  for (const language of ["zh", "en"] as const) {
    it(`writes a manifest that reads back, with comments in ${language}`, () => {
      const written = draft(mixed, language);
      const comments = written.text
        .split("\n")
        .filter((line) => line.includes("# "))
        .join("\n");

      expect(idsIn(written)).to.deep.equal(["i-bp1a", "i-bp1b", "i-bp1dark"]);
      expect(written).to.include({ going: 3, staying: 3 });
      expect(/\p{Script=Han}/u.test(comments)).to.equal(language === "zh");
    });
  }

  it("gives the reason beside each instance that stays", () => {
    const lines = draft(mixed).text.split("\n");
    const above = (id: string): string => lines[lines.indexOf(`  # - id: ${id}`) - 1] ?? "";

    expect(above("i-bp1spot")).to.contain("a spot instance (R5.4)");
    expect(above("i-bp1host")).to.contain("a dedicated host (R5.12)");
    expect(above("i-bp1far")).to.contain("in another VPC (vpc-far)");
  });

  it("offers the groups of an instance that is in several, and chooses none", () => {
    expect(draft(mixed).text).to.match(
      /\n {2}- id: i-bp1b\n {4}# It is in several groups.*\n {4}# securityGroup: sg-bp1a\n {4}# securityGroup: sg-bp1web\n/,
    );
  });

  it("shows the sections of a manifest in order, what is optional as comments", () => {
    const { text } = draft(mixed);
    const lines = text.split("\n").filter((line) => !/^ *# [A-Z]/.test(line));

    expect(lines.join("\n")).to.contain(`version: 1

source:
  account: "1404423000000010"
  inventory: source.json

target:
  account: "1755000000000020"
  # name: ""
  # inventory: target.inventory.json

landing:
  name: landing
  # vpc:
  #   name: shop
  #   cidr: 172.16.0.0/16

instances:
`);
    expect(text).to.contain(`
# securityGroups:
#   - source: sg-bp1a
#     refusedRules: stop
#   - source: sg-bp1web
#     refusedRules: stop
`);
  });

  it("proposes name and block of the VPC that the instances are in, or none", () => {
    const vpcs = [
      { id: "vpc-bp1other", name: "other", cidr: "10.0.0.0/8" },
      { id: "vpc-bp1source", name: "shop", cidr: "172.16.0.0/16" },
    ];

    expect(draft(sourceInventory({ vpcs })).text).to.contain(
      "  # vpc:\n  #   name: shop\n  #   cidr: 172.16.0.0/16\n",
    );
    expect(draft(sourceInventory({ vpcs: [] })).text).to.contain(
      '  # vpc:\n  #   name: ""\n  #   cidr: ""\n',
    );
  });

  it("is a comment in every line of what it says, indented as what it is said of", () => {
    const { text } = draft(mixed);

    expect(text).to.match(/^# The manifest of a transfer: .*\n# Then run: /);
    expect(text).to.contain("\n  # UID of the target account: 16 digits, in quotes\n  account:");
    expect(text).to.match(/\n {2}# Prefix of the resource names .*\n {2}name: landing\n/);
    expect(text).to.match(/\n {2}# The target VPC takes name and CIDR .*\n {2}# vpc:\n/);
  });

  it("names each instance by its name, zone and type, and by what is known of them", () => {
    const instances = [
      clearInstance({
        id: "i-1",
        name: "web",
        zone: "cn-hangzhou-h",
        instanceType: "ecs.g7.large",
      }),
      clearInstance({ id: "i-2", name: "", zone: "", instanceType: { unknown: "x" } }),
      clearInstance({ id: "i-3", name: { unknown: "x" }, zone: { unknown: "x" } }),
    ];

    expect(draft(sourceInventory({ instances })).text).to.contain(`
  # web · cn-hangzhou-h · ecs.g7.large
  - id: i-1
  # i-2 · ? · ?
  - id: i-2
  # i-3 · ? · ecs.g7.large
  - id: i-3
`);
  });

  it("leaves the choice of a group to no one where there is one, or none was seen", () => {
    const instances = [
      clearInstance({ id: "i-1", securityGroupIds: ["sg-bp1web"] }),
      clearInstance({ id: "i-2", securityGroupIds: { unknown: "x" } }),
    ];

    const { text } = draft(sourceInventory({ instances }));

    expect(text).not.to.contain("# securityGroup:");
    expect(text).to.contain("#   - source: sg-bp1web\n");
  });

  it("says of an instance outside of any VPC that it is in none", () => {
    const instances = [
      clearInstance({ id: "i-1", vpcId: "" }),
      clearInstance({ id: "i-2", vpcId: "" }),
      clearInstance({ id: "i-3" }),
    ];

    const written = draft(sourceInventory({ instances }));

    expect(idsIn(written)).to.deep.equal(["i-3"]);
    expect(written.text).to.match(/ · not in a VPC\n {2}# - id: i-1\n/);
  });

  it("leaves a placeholder for the target that says what belongs there", () => {
    const { text } = draftManifest(mixed, { inventoryPath: "s.json", language: "zh" });

    const errors = errorsOf(parseManifest(text, "transfer.yaml"));

    expect(placesOf(errors).map((place) => place.split(" ")[1])).to.deep.equal(["target.account"]);
    expect(errors[0]?.message.zh).to.contain("16 位数字");
  });

  it("drafts no instance where none can go, which the manifest then refuses", () => {
    const { text } = draft(
      sourceInventory({ instances: [clearInstance({ spotStrategy: "SpotAsPriceGo" })] }),
    );

    expect(text).to.contain("\ninstances: []\n");
    expect(errorsOf(parseManifest(text, "transfer.yaml")).map(({ path }) => path)).to.deep.equal([
      "instances",
    ]);
  });

  it("takes the VPC that holds most of those that can go", () => {
    const spot = { spotStrategy: "SpotAsPriceGo" };
    const instances = [
      clearInstance({ id: "i-1", vpcId: "vpc-a", ...spot }),
      clearInstance({ id: "i-2", vpcId: "vpc-a", ...spot }),
      clearInstance({ id: "i-3", vpcId: "vpc-b" }),
      clearInstance({ id: "i-4", vpcId: "vpc-a" }),
      clearInstance({ id: "i-5", vpcId: "vpc-b" }),
    ];

    expect(idsIn(draft(sourceInventory({ instances })))).to.deep.equal(["i-3", "i-5"]);
  });

  it("takes of VPCs that hold equally many the first by id", () => {
    for (const ids of [
      ["vpc-b", "vpc-a", "vpc-c"],
      ["vpc-a", "vpc-c", "vpc-b"],
    ]) {
      const instances = ids.map((vpcId) => clearInstance({ id: `i-${vpcId}`, vpcId }));

      expect(idsIn(draft(sourceInventory({ instances })))).to.deep.equal(["i-vpc-a"]);
    }
  });

  it("reads back whatever names the source has", () => {
    const anyName = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.constantFrom("a\n- id: i-evil", "#", "---", "\u2028", "*a", "!x"),
    );
    fc.assert(
      fc.property(anyName, anyName, anyName, (name, vpcName, zone) => {
        const inventory = sourceInventory({
          vpcs: [{ id: "vpc-bp1source", name: vpcName, cidr: vpcName, secondaryCidrs: [] }],
          instances: [
            clearInstance({ name, zone, instanceType: zone }),
            clearInstance({ id: "i-bp1s", name, spotStrategy: "SpotAsPriceGo" }),
          ],
        });
        const written = draftManifest(inventory, {
          inventoryPath: `a${name.replace(/[\p{Cc}\p{Cs}]/gu, "")}`,
          targetAccount: "1755000000000020",
          language: "zh",
        });

        // A lone surrogate in a name is no text that a file can hold.
        if (written.text.isWellFormed() && !written.text.includes("\uFFFD")) {
          expect(idsIn(written)).to.deep.equal(["i-bp1clear"]);
        }
      }),
      { numRuns: 300 },
    );
  });
});
