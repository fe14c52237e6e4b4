import { expect } from "chai";
import { clearInstance, sourceInventory } from "../../support/inventory.ts";
import { choosing, planned, targetInventory, withIpv6 } from "./support/adoption.ts";
import { problems } from "./support/problems.ts";

const adopting = choosing({ vpc: "{ adopt: vpc-bp1kept }" });
const landed = (sourceId: string, account = "1404423000000010") =>
  `ecs-transfer ecs-transfer/dev takes the place of ${sourceId} in ${account}`;

/** Instances in both vSwitches of the source, and what is chosen for the second. */
function two(choices: string): string {
  return `version: 1
source: { account: "1404423000000010", inventory: s.json }
target: { account: "1755000000000020" }
instances: [{ id: i-bp1clear }, { id: i-bp1two }]
landing: { vpc: { ipv6: true }, vswitches: [{ source: vsw-bp1sourceh, ipv6Mask: 1 }, { source: vsw-bp1sourcei, ${choices} }] }
`;
}

const both = sourceInventory({
  instances: [
    clearInstance(),
    clearInstance({ id: "i-bp1two", vswitchId: "vsw-bp1sourcei", zone: "cn-hangzhou-i" }),
  ],
});

describe("core/landing/vswitch-overlaps", () => {
  it("refuses a new vSwitch that overlaps one of the adopted VPC, and says which", () => {
    const target = targetInventory({ vswitch: { cidr: "172.16.8.0/22" } });

    expect(problems(adopting, sourceInventory(), target)).to.deep.equal([
      {
        at: "5:9 instances[0].id",
        says: "172.16.10.0/24 of vsw-bp1sourceh overlaps 172.16.8.0/22 of vsw-bp1kept in the same VPC. Give it another cidr under landing.vswitches, or adopt the vSwitch that is there.",
      },
    ]);
  });

  it("does not take an adopted VPC for empty where its vSwitches were not all listed", () => {
    const { listed } = sourceInventory();
    const target = targetInventory({ vswitch: { cidr: "172.16.99.0/24" } });
    const partial = { ...target, listed: { ...listed, vswitches: { unknown: "Forbidden" } } };

    expect(planned(adopting, target).network.vswitches).to.have.length(1);
    expect(problems(adopting, sourceInventory(), partial)).to.deep.equal([
      {
        at: "5:9 instances[0].id",
        says: "which vSwitches vpc-bp1kept has is unknown (whether vswitches are all listed: Forbidden). Run ecs-transfer inventory --manifest again in the target account, with an identity that may call vpc:DescribeVSwitches.",
      },
    ]);
    const adoptsAll = choosing({ vpc: "{ adopt: vpc-bp1kept }", vswitch: "adopt: vsw-bp1kept" });
    expect(planned(adoptsAll, partial).network.vswitches).to.have.length(1);
  });

  it("has nothing against vSwitches of other VPCs, or beside it", () => {
    const cidr = "172.16.10.0/24";
    const elsewhere = { id: "vsw-bp1else", vpcId: "vpc-bp1else", zone: "cn-hangzhou-h", cidr };
    const target = targetInventory({
      vswitch: { cidr: "172.16.11.0/24" },
      vswitches: [elsewhere],
    });

    expect(planned(adopting, target).network.vswitches[0]?.cidr).to.equal(cidr);
  });

  it("knows the vSwitch that an earlier run of the landing made", () => {
    const target = targetInventory({ vswitch: { description: landed("vsw-bp1sourceh") } });

    expect(planned(adopting, target).network.vswitches[0]?.cidr).to.equal("172.16.10.0/24");
  });

  for (const [what, vswitch] of [
    ["of another source vSwitch", { description: landed("vsw-bp1other") }],
    ["of another source account", { description: landed("vsw-bp1sourceh", "1988000000000030") }],
    ["with another block", { description: landed("vsw-bp1sourceh"), cidr: "172.16.8.0/22" }],
  ] as const) {
    it(`is not misled by a landed vSwitch ${what}`, () => {
      const target = targetInventory({ vswitch });

      expect(problems(adopting, sourceInventory(), target)[0]?.says).to.contain("overlaps");
    });
  }

  it("refuses a block to which a route of the adopted VPC leads, but none around or in it", () => {
    const reaching = (...cidrs: string[]) =>
      targetInventory({
        vpc: { reaches: cidrs.map((cidr) => ({ cidr, through: "cen-bp1office" })) },
        vswitch: { cidr: "172.16.99.0/24" },
      });

    expect(problems(adopting, sourceInventory(), reaching("172.16.10.0/24"))[0]?.says).to.equal(
      "172.16.10.0/24 of vsw-bp1sourceh is the destination of a route in vpc-bp1kept (through cen-bp1office), and cannot become a vSwitch. Give it another cidr under landing.vswitches.",
    );
    expect(
      planned(adopting, reaching("0.0.0.0/0", "172.16.10.7/32")).network.vswitches,
    ).to.have.length(1);
  });

  it("refuses two new vSwitches that overlap, where the block is chosen", () => {
    const found = problems(two("cidr: 172.16.10.128/25, ipv6Mask: 2"), both);

    expect(found.map(({ at, says }) => [at.split(" ")[1], says])).to.deep.equal([
      [
        "landing.vswitches[1].cidr",
        "172.16.10.128/25 of vsw-bp1sourcei overlaps 172.16.10.0/24 of vsw-bp1sourceh in the same VPC. Give it another cidr under landing.vswitches, or adopt the vSwitch that is there.",
      ],
    ]);
  });

  it("refuses the same IPv6 bits twice, among new ones and in the adopted VPC", () => {
    expect(problems(two("ipv6Mask: 1"), both)[0]?.says).to.equal(
      "ipv6Mask 1 of vsw-bp1sourcei is taken by vsw-bp1sourceh in the same VPC. Give it another ipv6Mask under landing.vswitches.",
    );
    const target = targetInventory({
      vpc: { ipv6Cidr: "2408:4000:2:cd00::/56" },
      vswitch: { cidr: "172.16.99.0/24", ipv6Cidr: "2408:4000:2:cd07::/64" },
    });
    const source = (mask: string) =>
      withIpv6("2408:4000:1:ab00::/56", `2408:4000:1:ab${mask}::/64`);

    expect(problems(adopting, source("07"), target)[0]?.says).to.contain(
      "ipv6Mask 7 of vsw-bp1sourceh is taken by vsw-bp1kept",
    );
    expect(planned(adopting, target, source("08")).network.vswitches[0]?.ipv6Mask).to.equal(8);
  });

  it("leaves an adopted vSwitch alone, which is among those of its VPC", () => {
    const manifest = choosing({ vpc: "{ adopt: vpc-bp1kept }", vswitch: "adopt: vsw-bp1kept" });

    expect(planned(manifest).network.vswitches[0]?.adoptedId).to.equal("vsw-bp1kept");
  });
});
