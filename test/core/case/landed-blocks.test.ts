import { expect } from "chai";
import { reachableFrom } from "../../../core/case/landed-blocks.ts";
import { landedVpc } from "../../../core/case/landed-parts.ts";
import { landingOf, manifestOf } from "../landing/support/rules-plans.ts";
import { sourceInventory } from "../../support/inventory.ts";

describe("core/case/landed-blocks", () => {
  const plan = landingOf(manifestOf(["{ id: i-bp1clear }"]), sourceInventory());

  it("counts a VPC of the landing's name and block among the others where it is somebody else's", () => {
    const own = { id: "vpc-bp1own", name: "shop", cidr: "172.16.0.0/16", reaches: [] };
    const reachable = (description: string) => {
      const vpcs = [{ ...own, description }];
      const target = sourceInventory({ account: "1755000000000020", instances: [], vpcs });
      return reachableFrom(plan, landedVpc(plan, target), target);
    };

    expect(reachable("network of the shop")).to.deep.equal([
      { cidr: "172.16.0.0/16", through: "vpc-bp1own" },
    ]);
    expect(reachable("")).to.deep.equal([]);
  });

  it("does not know the others where not all VPCs of the target were listed", () => {
    const { listed } = sourceInventory();
    const target = sourceInventory({
      ...{ account: "1755000000000020", instances: [], vpcs: [] },
      listed: { ...listed, vpcs: "used" },
    });

    expect(reachableFrom(plan, landedVpc(plan, target), target)).to.have.property("unknown");
  });
});
