import { expect } from "chai";
import { LandingNetwork } from "../../components/landing-network.ts";
import { networkPlan, origin } from "./support/plans.ts";
import { named, registrationsOf } from "./support/registrations.ts";

const land = (count = 3) =>
  registrationsOf(() => new LandingNetwork("landing", { network: networkPlan(count), origin }));

const originOf = (sourceId: string) => ({
  description: `ecs-transfer ecs-transfer/test takes the place of ${sourceId} in 1404423000000010`,
  tags: {
    "ecs-transfer:stack": "ecs-transfer/test",
    "ecs-transfer:source-account": "1404423000000010",
    "ecs-transfer:source-id": sourceId,
  },
});

describe("components/landing-network", () => {
  it("registers a VPC and the vSwitches, named after the component and below it", async () => {
    const registered = await land();

    expect(registered.map(({ type, name, parent }) => [type, name, parent])).to.have.deep.members([
      ["ecs-transfer:index:LandingNetwork", "landing", ""],
      ["alicloud:vpc/network:Network", "landing-vpc", "landing"],
      ["alicloud:vpc/switch:Switch", "landing-vsw-bp1source0", "landing"],
      ["alicloud:vpc/switch:Switch", "landing-vsw-bp1source1", "landing"],
      ["alicloud:vpc/switch:Switch", "landing-vsw-bp1source2", "landing"],
    ]);
  });

  it("gives the VPC the source's CIDR and name, and its origin", async () => {
    expect(named(await land(), "landing-vpc").inputs).to.deep.equal({
      vpcName: "shop",
      cidrBlock: "172.16.0.0/16",
      ...originOf("vpc-bp1source"),
    });
  });

  it("puts a vSwitch into the zone and CIDR of its source, in the new VPC, with its origin", async () => {
    expect(named(await land(), "landing-vsw-bp1source1").inputs).to.deep.equal({
      vpcId: "vpc-of-landing-vpc",
      zoneId: "cn-hangzhou-i",
      cidrBlock: "172.16.1.0/24",
      vswitchName: "shop-1",
      ...originOf("vsw-bp1source1"),
    });
  });

  it("makes the vSwitches one after the other, in the plan's order", async () => {
    const registered = await land();
    const waits = [0, 1, 2].map(
      (index) => named(registered, `landing-vsw-bp1source${String(index)}`).waitsFor,
    );

    expect(waits).to.deep.equal([
      ["landing-vpc"],
      ["landing-vpc", "landing-vsw-bp1source0"],
      ["landing-vpc", "landing-vsw-bp1source1"],
    ]);
  });

  it("carries its whole plan as plain data, for policies and state", async () => {
    expect(named(await land(), "landing").inputs).to.deep.equal({
      network: networkPlan(),
      origin,
    });
  });

  it("puts out the ids of what it made, by their source", async () => {
    expect(named(await land(), "landing").outputs).to.deep.equal({
      vpcId: "vpc-of-landing-vpc",
      vswitchIds: {
        "vsw-bp1source0": "vsw-of-landing-vsw-bp1source0",
        "vsw-bp1source1": "vsw-of-landing-vsw-bp1source1",
        "vsw-bp1source2": "vsw-of-landing-vsw-bp1source2",
      },
    });
  });

  it("hands the same ids to the program", async () => {
    const ids: unknown[] = [];
    await registrationsOf(() => {
      const network = new LandingNetwork("landing", { network: networkPlan(1), origin });
      network.vpcId.apply((id) => ids.push(id));
      network.vswitchIds["vsw-bp1source0"]?.apply((id) => ids.push(id));
    });

    expect(ids).to.have.members(["vpc-of-landing-vpc", "vsw-of-landing-vsw-bp1source0"]);
  });

  it("keeps the name of a vSwitch when its neighbours go, and so the vSwitch", async () => {
    const vswitches = networkPlan().vswitches.slice(1);
    const registered = await registrationsOf(
      () => new LandingNetwork("landing", { network: { ...networkPlan(), vswitches }, origin }),
    );

    expect(named(registered, "landing-vsw-bp1source2").urn).to.equal(
      named(await land(), "landing-vsw-bp1source2").urn,
    );
  });
});
