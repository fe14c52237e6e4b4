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

  it("adds the secondary blocks one after the other, before the vSwitches that may need them", async () => {
    const secondaryCidrs = ["10.0.0.0/16", "192.168.0.0/16"];
    const registered = await registrationsOf(
      () =>
        new LandingNetwork("landing", { network: { ...networkPlan(2), secondaryCidrs }, origin }),
    );

    expect(named(registered, "landing-vpc-192.168.0.0/16")).to.deep.include({
      type: "alicloud:vpc/ipv4CidrBlock:Ipv4CidrBlock",
      parent: "landing",
      inputs: { vpcId: "vpc-of-landing-vpc", secondaryCidrBlock: "192.168.0.0/16" },
    });
    expect(
      ["vpc-10.0.0.0/16", "vpc-192.168.0.0/16", "vsw-bp1source0", "vsw-bp1source1"].map(
        (part) => named(registered, `landing-${part}`).waitsFor,
      ),
    ).to.deep.equal([
      ["landing-vpc"],
      ["landing-vpc", "landing-vpc-10.0.0.0/16"],
      ["landing-vpc", "landing-vpc-192.168.0.0/16"],
      ["landing-vpc", "landing-vsw-bp1source0"],
    ]);
  });

  it("gives IPv6 and user blocks to the VPC, and IPv6 to those vSwitches that have it, 0 included", async () => {
    const plan = networkPlan(3);
    const vswitches = plan.vswitches.map((one, index) =>
      index === 2 ? one : { ...one, ipv6Mask: index },
    );
    const network = { ...plan, ipv6: true, userCidrs: ["100.64.0.0/10"], vswitches };
    const registered = await registrationsOf(
      () => new LandingNetwork("landing", { network, origin }),
    );

    expect(named(registered, "landing-vpc").inputs).to.deep.include({
      enableIpv6: true,
      userCidrs: ["100.64.0.0/10"],
    });
    for (const index of [0, 1]) {
      expect(named(registered, `landing-vsw-bp1source${String(index)}`).inputs).to.include({
        enableIpv6: true,
        ipv6CidrBlockMask: index,
      });
    }
    expect(named(registered, "landing-vsw-bp1source2").inputs).not.to.have.any.keys(
      "enableIpv6",
      "ipv6CidrBlockMask",
    );
  });

  it("makes nothing of what is adopted, and puts out its ids", async () => {
    const plan = networkPlan(2);
    const network = {
      ...plan,
      adoptedId: "vpc-bp1kept",
      secondaryCidrs: ["10.0.0.0/16"],
      vswitches: plan.vswitches.map((one, index) =>
        index === 0 ? { ...one, adoptedId: "vsw-bp1kept" } : one,
      ),
    };

    const registered = await registrationsOf(
      () => new LandingNetwork("landing", { network, origin }),
    );

    expect(registered.map(({ name }) => name)).to.have.members([
      "landing",
      "landing-vsw-bp1source1",
    ]);
    expect(named(registered, "landing-vsw-bp1source1").inputs).to.include({ vpcId: "vpc-bp1kept" });
    expect(named(registered, "landing").outputs).to.deep.equal({
      vpcId: "vpc-bp1kept",
      vswitchIds: {
        "vsw-bp1source0": "vsw-bp1kept",
        "vsw-bp1source1": "vsw-of-landing-vsw-bp1source1",
      },
    });
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
