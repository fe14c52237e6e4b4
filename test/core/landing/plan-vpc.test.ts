import { expect } from "chai";
import { clearInstance, sourceInventory } from "../../support/inventory.ts";
import { choosing, planned, targetInventory, withIpv6 } from "./support/adoption.ts";
import { problems, unknown } from "./support/problems.ts";

const source = (over: object) =>
  sourceInventory({ vpcs: [{ id: "vpc-bp1source", cidr: "10.0.0.0/16", ...over }] });

/** A source with a vSwitch in each of these blocks, and an instance in each. */
function sourceIn(primary: string, secondaryCidrs: string[], cidrs: readonly string[]) {
  const vswitches = cidrs.map((cidr, index) => ({
    ...{ id: `vsw-bp1n${String(index)}`, vpcId: "vpc-bp1source", zone: "cn-hangzhou-h", cidr },
  }));
  return {
    manifest: `version: 1
source: { account: "1404423000000010", inventory: s.json }
target: { account: "1755000000000020" }
instances: [${cidrs.map((_, index) => `{ id: i-bp1n${String(index)} }`).join(", ")}]
`,
    inventory: sourceInventory({
      vpcs: [{ id: "vpc-bp1source", cidr: primary, secondaryCidrs }],
      vswitches,
      instances: vswitches.map(({ id }, index) =>
        clearInstance({ id: `i-bp1n${String(index)}`, vswitchId: id }),
      ),
    }),
  };
}

describe("core/landing/plan-vpc", () => {
  it("takes over those secondary blocks of the source that its vSwitches need, each once", () => {
    const { manifest, inventory } = sourceIn(
      "10.0.0.0/16",
      ["192.168.0.0/16", "172.16.0.0/16", "10.9.0.0/16"],
      ["10.0.1.0/24", "192.168.1.0/24", "172.16.1.0/24", "172.16.2.0/24"],
    );

    const { network } = planned(manifest, undefined, inventory);

    expect(network.cidr).to.equal("10.0.0.0/16");
    expect(network.secondaryCidrs).to.deep.equal(["172.16.0.0/16", "192.168.0.0/16"]);
  });

  it("needs no secondary block where the primary one that is chosen covers it", () => {
    const { manifest, inventory } = sourceIn("10.0.0.0/16", ["10.9.0.0/16"], ["10.9.1.0/24"]);
    const chosen = `${manifest}landing: { vpc: { cidr: 10.0.0.0/8 } }\n`;

    expect(planned(chosen, undefined, inventory).network.secondaryCidrs).to.deep.equal([]);
  });

  it("takes over no block that overlaps the chosen primary one, which no VPC could have", () => {
    const { manifest, inventory } = sourceIn("172.16.0.0/16", ["10.0.0.0/8"], ["10.9.1.0/24"]);
    const chosen = `${manifest}landing: { vpc: { cidr: 10.0.0.0/16 } }\n`;

    expect(problems(chosen, inventory)[0]?.says).to.contain(
      "vSwitch vsw-bp1n0 has 10.9.1.0/24, which lies outside the landing's VPC 10.0.0.0/16.",
    );
  });

  it("takes the secondary blocks that the manifest names, and no other", () => {
    const { manifest, inventory } = sourceIn(
      "10.0.0.0/16",
      ["192.168.0.0/16"],
      ["10.0.1.0/24", "192.168.1.0/24"],
    );
    const named = (blocks: string) =>
      `${manifest}landing: { vpc: { secondaryCidrs: [${blocks}] } }\n`;

    const { network } = planned(named("192.168.0.0/20, 172.16.0.0/12"), undefined, inventory);

    expect(network.secondaryCidrs).to.deep.equal(["192.168.0.0/20", "172.16.0.0/12"]);
    expect(problems(named(""), inventory)[0]?.says).to.contain(
      "vSwitch vsw-bp1n1 has 192.168.1.0/24, which lies outside the landing's VPC 10.0.0.0/16.",
    );
  });

  it("takes user blocks from the manifest, else from the source", () => {
    const inventory = sourceInventory({
      vpcs: [{ id: "vpc-bp1source", cidr: "172.16.0.0/16", userCidrs: ["100.64.0.0/10"] }],
    });

    expect(planned(choosing({}), undefined, inventory).network.userCidrs).to.deep.equal([
      "100.64.0.0/10",
    ]);
    expect(
      planned(choosing({ vpc: "{ userCidrs: [30.0.0.0/8] }" }), undefined, inventory).network
        .userCidrs,
    ).to.deep.equal(["30.0.0.0/8"]);
    expect(
      planned(choosing({ vpc: "{ userCidrs: [] }" }), undefined, inventory).network.userCidrs,
    ).to.deep.equal([]);
  });

  for (const [name, vpc, inventory, expected] of [
    ["the source has it", "{}", withIpv6("2408:4000:1:ab00::/56"), true],
    ["the source has none", "{}", withIpv6(null), false],
    ["nobody knows of the source", "{}", sourceInventory(), false],
    ["the manifest says so", "{ ipv6: true }", withIpv6(null), true],
    ["the manifest says that it has not", "{ ipv6: false }", withIpv6("2408::/56"), false],
  ] as const) {
    it(`has ${expected ? "" : "no "}IPv6 where ${name}`, () => {
      expect(planned(choosing({ vpc }), undefined, inventory).network.ipv6).to.equal(expected);
    });
  }

  it("does not take an adopted VPC for one without IPv6 where nobody knows, and the source has it", () => {
    const target = targetInventory({
      vpc: { ipv6Cidr: unknown("no answer") },
      vswitch: { cidr: "172.16.99.0/24" },
    });
    const adopting = choosing({ vpc: "{ adopt: vpc-bp1kept }" });

    expect(problems(adopting, withIpv6("2408:4000:1:ab00::/56"), target)).to.deep.equal([
      {
        at: "7:17 landing.vpc.adopt",
        says: "whether vpc-bp1kept has IPv6 is unknown (no answer). Run ecs-transfer inventory --manifest again in the target account, with an identity that may call vpc:DescribeVpcs.",
      },
    ]);
    expect(planned(adopting, target, withIpv6(null)).network.ipv6).to.equal(false);
  });

  for (const { name, vpc, at, says } of [
    {
      name: "a secondary block with host bits",
      vpc: "{ secondaryCidrs: [192.168.0.0/16, 10.0.0.1/16] }",
      at: "landing.vpc.secondaryCidrs[1]",
      says: "write 10.0.0.0/16",
    },
    {
      name: "a secondary block that is reserved",
      vpc: "{ secondaryCidrs: [100.64.0.0/16] }",
      at: "landing.vpc.secondaryCidrs[0]",
      says: "overlaps 100.64.0.0/10, which is reserved",
    },
    {
      name: "a secondary block in the primary one",
      vpc: "{ secondaryCidrs: [172.16.128.0/17] }",
      at: "landing.vpc.secondaryCidrs[0]",
      says: "172.16.128.0/17 overlaps 172.16.0.0/16 of the same VPC. Remove it",
    },
    {
      name: "a secondary block twice",
      vpc: "{ secondaryCidrs: [10.0.0.0/8, 10.1.0.0/16] }",
      at: "landing.vpc.secondaryCidrs[1]",
      says: "10.1.0.0/16 overlaps 10.0.0.0/8 of the same VPC.",
    },
    {
      name: "six secondary blocks",
      vpc: "{ secondaryCidrs: [10.0.0.0/16, 10.1.0.0/16, 10.2.0.0/16, 10.3.0.0/16, 10.4.0.0/16, 10.5.0.0/16] }",
      at: "landing.vpc.secondaryCidrs",
      says: "6 blocks are given; a VPC takes 5. Remove the others.",
    },
    {
      name: "a user block that is none",
      vpc: "{ userCidrs: [office] }",
      at: "landing.vpc.userCidrs[0]",
      says: '"office" is no IPv4 CIDR block',
    },
    {
      name: "four user blocks",
      vpc: "{ userCidrs: [30.0.0.0/8, 31.0.0.0/8, 32.0.0.0/8, 33.0.0.0/8] }",
      at: "landing.vpc.userCidrs",
      says: "4 blocks are given; a VPC takes 3.",
    },
  ]) {
    it(`refuses ${name}`, () => {
      const found = problems(choosing({ vpc }));

      expect(found.map((one) => one.at.split(" ")[1])).to.deep.equal([at]);
      expect(found[0]?.says).to.contain(says);
    });
  }

  it("tells every mistake of the VPC at once", () => {
    const vpc = "{ cidr: 172.16.0.1/16, secondaryCidrs: [no], userCidrs: [none] }";

    expect(problems(choosing({ vpc })).map(({ at }) => at.split(" ")[1])).to.deep.equal([
      "landing.vpc.cidr",
      "landing.vpc.secondaryCidrs[0]",
      "landing.vpc.userCidrs[0]",
    ]);
  });

  it("names no primary block of the source that is not there", () => {
    expect(problems(choosing({}), source({ id: "vpc-else" }))[0]?.says).to.contain(
      "VPC vpc-bp1source is not in the inventory.",
    );
  });
});
