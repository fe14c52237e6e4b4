import { expect } from "chai";
import { landedVpc, possibleVpcs } from "../../../core/case/landed-parts.ts";
import { landingOf, manifestOf } from "../landing/support/rules-plans.ts";
import { sourceInventory } from "../../support/inventory.ts";

const plan = landingOf(manifestOf(["{ id: i-bp1clear }"]), sourceInventory());
const shop = { name: "shop", cidr: "172.16.0.0/16" };
const landed = "ecs-transfer ecs-transfer/dev takes the place of vpc-bp1source in 1404423000000010";

/** A target with these VPCs, as its inventory has them. */
function targetWith(vpcs: Parameters<typeof sourceInventory>[0]) {
  return sourceInventory({ account: "1755000000000020", instances: [], ...vpcs });
}

describe("core/case/landed-parts, of the VPC", () => {
  it("is the one that says so, beside another of the same name and block", () => {
    const target = targetWith({
      vpcs: [
        { id: "vpc-bp1twin", ...shop },
        { id: "vpc-bp1landed", ...shop, description: landed },
      ],
    });

    expect(landedVpc(plan, target)).to.have.property("id", "vpc-bp1landed");
  });

  it("is by name and block one that says nothing of itself, as long as there is but one", () => {
    const one = { id: "vpc-bp1one", ...shop };

    expect(landedVpc(plan, targetWith({ vpcs: [one] }))).to.have.property("id", "vpc-bp1one");
    expect(
      landedVpc(plan, targetWith({ vpcs: [one, { ...one, id: "vpc-bp1twin" }] })),
    ).to.have.property("unknown");
  });

  for (const [whose, description] of [
    ["somebody's own", "network of the shop"],
    ["the landing of another source VPC", landed.replace("vpc-bp1source", "vpc-bp1other")],
    ["the landing of another account", landed.replace("1404423000000010", "1404423000000011")],
  ] as const) {
    it(`is never ${whose}, whatever its name and block`, () => {
      const target = targetWith({ vpcs: [{ id: "vpc-bp1own", ...shop, description }] });

      expect(possibleVpcs(plan, target)).to.deep.equal([]);
      expect(landedVpc(plan, target))
        .to.have.property("unknown")
        .that.matches(/^not created yet/);
    });
  }
});
