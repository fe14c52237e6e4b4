import { expect } from "chai";
import { unlisted } from "../../../core/case/listed.ts";
import { parseInventory } from "../../../core/inventory-file.ts";
import { Inventory } from "../../../core/inventory.ts";
import { sourceInventory } from "../../support/inventory.ts";
import { valueOf } from "../../support/results.ts";

describe("core/case/listed", () => {
  const { listed } = sourceInventory();

  it("misses nothing where all of the region is listed", () => {
    expect(unlisted({ listed }, "vpcs")).to.equal(undefined);
  });

  it("says which list has only what instances use, and what reads the rest", () => {
    expect(unlisted({ listed: { ...listed, vswitches: "used" } }, "vswitches")).to.deep.equal({
      unknown:
        "only vswitches that instances use are listed: run ecs-transfer inventory with --all or --manifest",
    });
    expect(unlisted({ listed: { ...listed, vswitches: "used" } }, "vpcs")).to.equal(undefined);
  });

  it("says why a list could not be read", () => {
    const vpcs = { unknown: "Forbidden.RAM: no" };

    expect(unlisted({ listed: { ...listed, vpcs } }, "vpcs")).to.deep.equal({
      unknown: "whether vpcs are all listed: Forbidden.RAM: no",
    });
  });

  it("takes no list of an older inventory for whole", () => {
    const { listed: _, ...older } = sourceInventory();
    const inventory = valueOf(parseInventory(JSON.stringify(older), "s.json"));

    expect(Object.keys(Inventory.shape.listed.unwrap().shape)).to.have.length(3);
    for (const list of ["vpcs", "vswitches", "securityGroups"] as const)
      expect(unlisted(inventory, list)).to.have.property("unknown");
  });
});
