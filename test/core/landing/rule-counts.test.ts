import { expect } from "chai";
import type { Inventory } from "../../../core/inventory.ts";
import { planRules } from "../../../core/landing/plan-rules.ts";
import { parseManifest } from "../../../core/manifest/manifest.ts";
import { errorsOf, valueOf } from "../../support/results.ts";
import { permission, securityGroup, sourceInventory } from "../../support/inventory.ts";
import { againstLanding, fromGroup, landingOf, manifestOf, member } from "./support/rules-plans.ts";

function rules(count: number, over: Record<string, unknown> = {}): Record<string, unknown>[] {
  return Array.from({ length: count }, (_, index) =>
    permission({ PortRange: `${String(index + 1)}/${String(index + 1)}`, ...over }),
  );
}

function inventoryWith(permissions: Record<string, unknown>[], maxEntries = 100): Inventory {
  const entries = [{ cidr: "10.0.0.0/8" }];
  return sourceInventory({
    instances: [member("i-bp1web", "172.16.10.11", "sg-bp1web")],
    securityGroups: [securityGroup({ permissions })],
    prefixLists: [{ id: "pl-1", name: "one", family: "IPv4", maxEntries, entries }],
  });
}

function manifest(choices = ""): string {
  const entry = `securityGroups: [{ source: sg-bp1web${choices} }]\n`;
  return manifestOf(["{ id: i-bp1web }"], entry);
}

function resources(permissions: Record<string, unknown>[], choices = "") {
  return landingOf(manifest(choices), inventoryWith(permissions)).securityGroups[0]?.ruleResources;
}

const egress = { Direction: "egress", SourceCidrIp: "", DestCidrIp: "0.0.0.0/0" };
const listed = { SourceCidrIp: "", SourcePrefixListId: "pl-1" };

describe("core/landing/rule-counts", () => {
  it("lands as many rules as a group can have, and refuses one more, with the count", () => {
    expect(againstLanding(manifest(), inventoryWith(rules(1001)))).to.deep.equal([
      "securityGroups[0]: the group that lands for sg-bp1web would have 1001 rules (a prefix list counts by its most entries), and the most is 1000. Join rules in the source group, or spread the instances over several groups.",
    ]);
    expect(resources(rules(1000))).to.equal("set");
  });

  it("refuses them as well where the rules alone are planned", () => {
    const file = valueOf(parseManifest(manifest(), "transfer.yaml"));
    const planned = planRules(file, inventoryWith(rules(10_000)), new Map());

    expect(errorsOf(planned).map(({ message }) => message.en)[0]).to.contain("have 10000 rules");
  });

  it("counts a rule for a prefix list by the most entries that the list may hold", () => {
    const ten = rules(10, listed);

    expect(againstLanding(manifest(), inventoryWith(ten, 101))[0]).to.contain("1010 rules");
    expect(landingOf(manifest(), inventoryWith(ten, 100)).securityGroups).to.have.length(1);
  });

  it("refuses more rules that name a group than a group can have", () => {
    const named = rules(21).map(({ PortRange }) => fromGroup("sg-bp1web", { PortRange }));

    expect(againstLanding(manifest(), inventoryWith(named))[0]).to.contain(
      "21 rules that name a group",
    );
    expect(landingOf(manifest(), inventoryWith(named.slice(1))).securityGroups).to.have.length(1);
  });

  for (const { name, given, choices = "", expected } of [
    { name: "one by one up to 50", given: rules(50), expected: "single" },
    { name: "as a set past 50", given: rules(51), expected: "set" },
    {
      name: "as a set with a five-tuple rule",
      given: [permission({ SourcePortRange: "1/9" })],
      expected: "set",
    },
    {
      name: "as a set where that is chosen",
      given: rules(1),
      choices: ", ruleResources: set",
      expected: "set",
    },
    {
      name: "one by one where that is chosen, with 500 of either direction",
      given: [...rules(500), ...rules(500, egress)],
      choices: ", ruleResources: single",
      expected: "single",
    },
  ]) {
    it(`makes rules ${name}`, () => {
      expect(resources(given, choices)).to.equal(expected);
    });
  }

  for (const { name, given, says } of [
    { name: "501 rules of one direction", given: rules(501, egress), says: "501 rules of one" },
    {
      name: "five-tuple rules",
      given: rules(2, { SourcePortRange: "1/9" }),
      says: "five-tuple rules (2)",
    },
  ]) {
    it(`refuses to make ${name} one by one`, () => {
      const found = againstLanding(manifest(", ruleResources: single"), inventoryWith(given));

      expect(found).to.have.length(1);
      expect(found[0]).to.contain(says).and.to.contain("Write ruleResources: set, or auto.");
    });
  }
});
