import { expect } from "chai";
import { ipv6MaskOf } from "../../../core/landing/plan-vswitches.ts";
import type { VswitchPlan } from "../../../core/landing/plan.ts";
import { sourceInventory } from "../../support/inventory.ts";
import { choosing, planned, targetInventory, withIpv6 } from "./support/adoption.ts";
import { problems, unknown } from "./support/problems.ts";

const bothIpv6 = withIpv6("2408:4000:1:ab00::/56", "2408:4000:1:ab07::/64");

function vswitch(
  choices: Parameters<typeof choosing>[0],
  inventory = sourceInventory(),
): VswitchPlan | undefined {
  return planned(choosing(choices), undefined, inventory).network.vswitches[0];
}

describe("core/landing/plan-vswitches", () => {
  it("takes name and block from the manifest, and keeps the source's block in sight", () => {
    expect(vswitch({ vswitch: "name: web, cidr: 172.16.77.0/24" })).to.deep.equal({
      key: "vsw-bp1sourceh",
      sourceId: "vsw-bp1sourceh",
      zone: "cn-hangzhou-h",
      cidr: "172.16.77.0/24",
      sourceCidr: "172.16.10.0/24",
      name: "web",
    });
  });

  it("gives the IPv6 block the source's last 8 bits, where the landing has IPv6", () => {
    expect(vswitch({}, bothIpv6)?.ipv6Mask).to.equal(7);
    expect(vswitch({ vpc: "{ ipv6: false }" }, bothIpv6)?.ipv6Mask).to.equal(undefined);
    expect(vswitch({}, withIpv6("2408::/56"))?.ipv6Mask).to.equal(undefined);
  });

  it("lets the manifest choose the last 8 bits, also for a source without IPv6", () => {
    expect(vswitch({ vswitch: "ipv6Mask: 0" }, bothIpv6)?.ipv6Mask).to.equal(0);
    expect(
      vswitch({ vpc: "{ ipv6: true }", vswitch: "ipv6Mask: 255" }, withIpv6(null))?.ipv6Mask,
    ).to.equal(255);
  });

  for (const [block, mask] of [
    ["2408:4000:1:ab07::/64", 0x07],
    ["2408:4000:1:ff::/64", 0xff],
    ["2408:4000:1::/64", 0],
    ["2408:4000:1:ab07::/60", undefined],
    ["172.16.0.0/24", undefined],
    ["none", undefined],
    [null, undefined],
    [unknown("Forbidden"), undefined],
  ] as const) {
    it(`reads ${String(mask)} from ${JSON.stringify(block)}`, () => {
      expect(ipv6MaskOf({ ipv6Cidr: block })).to.equal(mask);
    });
  }

  for (const { name, choices, inventory = sourceInventory(), target, at, says } of [
    {
      name: "a block that no vSwitch may have",
      choices: { vswitch: "cidr: 172.16.10.0/30" },
      at: "landing.vswitches[0].cidr",
      says: "vSwitch vsw-bp1sourceh: ",
    },
    {
      name: "a block outside of the VPC",
      choices: { vswitch: "cidr: 10.0.0.0/24" },
      at: "landing.vswitches[0].cidr",
      says: "vSwitch vsw-bp1sourceh has 10.0.0.0/24, which lies outside the landing's VPC 172.16.0.0/16. Let landing.vpc.cidr or secondaryCidrs cover it, or give it another cidr under landing.vswitches and its private addresses up.",
    },
    {
      name: "a block outside of an adopted VPC",
      choices: { vpc: "{ adopt: vpc-bp1kept }" },
      target: targetInventory({ vpc: { cidr: "10.0.0.0/16" }, vswitch: { cidr: "10.0.0.0/24" } }),
      at: "instances[0].id",
      says: "outside the landing's VPC 10.0.0.0/16. vpc-bp1kept is adopted and never changed. Give it a cidr inside vpc-bp1kept under landing.vswitches",
    },
    {
      name: "IPv6 bits where the landing has no IPv6",
      choices: { vswitch: "ipv6Mask: 3" },
      inventory: withIpv6(null),
      at: "landing.vswitches[0].ipv6Mask",
      says: "the landing's VPC has no IPv6. Write landing.vpc.ipv6: true, or remove ipv6Mask.",
    },
    {
      name: "IPv6 bits where the adopted VPC has no IPv6",
      choices: {
        vpc: "{ adopt: vpc-bp1kept }",
        vswitch: "cidr: 172.16.77.0/24, ipv6Mask: 3",
      },
      target: targetInventory(),
      at: "landing.vswitches[0].ipv6Mask",
      says: "vpc-bp1kept, which is adopted, has no IPv6 that the inventory shows.",
    },
    {
      name: "to guess IPv6 bits that were not seen",
      choices: { vpc: "{ ipv6: true }" },
      at: "instances[0].id",
      says: "the IPv6 block of vsw-bp1sourceh is unknown (the inventory does not say). Run ecs-transfer inventory again with an identity that may call vpc:DescribeVSwitches. Or give ipv6Mask for vsw-bp1sourceh under landing.vswitches.",
    },
  ]) {
    it(`refuses ${name}`, () => {
      const found = problems(choosing(choices), inventory, target);

      expect(found.map((one) => one.at.split(" ")[1])).to.deep.equal([at]);
      expect(found[0]?.says).to.contain(says);
    });
  }

  it("refuses an entry for a vSwitch that no instance is in", () => {
    const manifest = choosing({ vswitch: "name: a" }).replace("vsw-bp1sourceh", "vsw-bp1sourcei");

    expect(problems(manifest)).to.deep.equal([
      {
        at: "8:25 landing.vswitches[0].source",
        says: "no instance of this manifest is in vsw-bp1sourcei. Did you mean vsw-bp1sourceh? vSwitches in use: vsw-bp1sourceh.",
      },
    ]);
  });
});
