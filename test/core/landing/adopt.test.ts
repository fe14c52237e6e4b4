import { expect } from "chai";
import type { Inventory } from "../../../core/inventory.ts";
import { choosing, planned, targetInventory, withIpv6 } from "./support/adoption.ts";
import { problems, unknown } from "./support/problems.ts";
import { sourceInventory } from "../../support/inventory.ts";

const adoptVpc = { vpc: "{ adopt: vpc-bp1kept }" };
const adoptVswitch = { ...adoptVpc, vswitch: "adopt: vsw-bp1kept" };
const adoptGroup = { ...adoptVpc, group: "adopt: sg-bp1kept" };
const vpcAt = "7:17 landing.vpc.adopt";
const vswitchAt = "8:48 landing.vswitches[0].adopt";
const groupAt = "9:46 securityGroups[0].adopt";

describe("core/landing/adopt", () => {
  it("takes an adopted VPC as the target has it, and plans new parts in it", () => {
    const target = targetInventory({
      vpc: { secondaryCidrs: ["10.0.0.0/16"], userCidrs: ["100.64.0.0/10"], ipv6Cidr: "2408::/56" },
      vswitch: { cidr: "172.16.99.0/24" },
    });

    const { network, group } = planned(choosing(adoptVpc), target, withIpv6(null));

    expect(network).to.deep.include({
      sourceVpcId: "vpc-bp1source",
      adoptedId: "vpc-bp1kept",
      name: "kept",
      cidr: "172.16.0.0/16",
      secondaryCidrs: ["10.0.0.0/16"],
      userCidrs: ["100.64.0.0/10"],
      ipv6: true,
    });
    expect(network.vswitches).to.have.length(1);
    expect(network.vswitches[0]).to.include({ cidr: "172.16.10.0/24", name: "shop-h" });
    expect(network.vswitches[0]?.adoptedId).to.equal(undefined);
    expect(group.adoptedId).to.equal(undefined);
    expect(group.rules).to.have.length(1);
  });

  it("calls an adopted VPC without a name by its id, and sees no IPv6 where it has none", () => {
    const target = targetInventory({ vpc: { name: "" }, vswitch: { cidr: "172.16.99.0/24" } });

    expect(planned(choosing(adoptVpc), target).network).to.include({
      name: "vpc-bp1kept",
      ipv6: false,
    });
  });

  it("takes an adopted vSwitch as the target has it, whatever its block", () => {
    const target = targetInventory({ vswitch: { cidr: "172.16.99.0/24", ipv6Cidr: "2408::/64" } });

    expect(planned(choosing(adoptVswitch), target).network.vswitches).to.deep.equal([
      {
        key: "vsw-bp1sourceh",
        sourceId: "vsw-bp1sourceh",
        zone: "cn-hangzhou-h",
        sourceCidr: "172.16.10.0/24",
        adoptedId: "vsw-bp1kept",
        cidr: "172.16.99.0/24",
        name: "kept-h",
        madeBy: undefined,
      },
    ]);
  });

  it("writes no rule to an adopted group", () => {
    const target = targetInventory({ vswitch: { cidr: "172.16.99.0/24" } });

    const { group } = planned(choosing(adoptGroup), target);

    expect(group).to.deep.include({ sourceId: "sg-bp1web", adoptedId: "sg-bp1kept", rules: [] });
  });

  it("keeps which stack landed what is adopted", () => {
    const description = (id: string) =>
      `ecs-transfer ecs-transfer/first takes the place of ${id} in 1404423000000010`;
    const target = targetInventory({
      vpc: { description: description("vpc-bp1source") },
      vswitch: { description: description("vsw-bp1sourceh") },
    });

    const { network } = planned(choosing(adoptVswitch), target);

    expect([network.madeBy, network.vswitches[0]?.madeBy]).to.deep.equal([
      "ecs-transfer/first",
      "ecs-transfer/first",
    ]);
  });

  it("takes what is adopted on trust while the target is yet to be read", () => {
    const all = { ...adoptVswitch, group: "adopt: sg-bp1kept" };

    const { network, group } = planned(choosing(all), "unread");

    expect(network.adoptedId).to.equal("vpc-bp1kept");
    expect(network.vswitches[0]).to.include({ adoptedId: "vsw-bp1kept", cidr: "172.16.10.0/24" });
    expect(group).to.deep.include({ adoptedId: "sg-bp1kept", rules: [] });
    expect(planned(choosing(adoptVpc), "unread").network.vswitches[0]).to.include({
      cidr: "172.16.10.0/24",
    });
  });
});

interface Refusal {
  readonly name: string;
  readonly manifest: string;
  readonly target?: Inventory;
  readonly at: string;
  readonly says: string;
}

const refusals: readonly Refusal[] = [
  {
    name: "a VPC that the target does not list",
    manifest: choosing({ vpc: "{ adopt: vpc-bp1kpet }" }),
    at: vpcAt,
    says: "the target's inventory has no VPC vpc-bp1kpet (cn-hangzhou, 1 listed). Did you mean vpc-bp1kept? Run ecs-transfer inventory --manifest again in the target account, with an identity that may call vpc:DescribeVpcs.",
  },
  {
    name: "a VPC that is not available",
    manifest: choosing(adoptVpc),
    target: targetInventory({ vpc: { status: "Pending" } }),
    at: vpcAt,
    says: "vpc-bp1kept is Pending, and has to be Available.",
  },
  {
    name: "a VPC whose status is unknown",
    manifest: choosing(adoptVpc),
    target: targetInventory({ vpc: { status: unknown("Forbidden") } }),
    at: vpcAt,
    says: "the status of vpc-bp1kept is unknown (Forbidden).",
  },
  {
    name: "a VPC of another account",
    manifest: choosing(adoptVpc),
    target: targetInventory({ vpc: { sharedBy: "1988000000000030" } }),
    at: vpcAt,
    says: "vpc-bp1kept is shared by account 1988000000000030 and not the target's own.",
  },
  {
    name: "a VPC whose owner is unknown",
    manifest: choosing(adoptVpc),
    target: targetInventory({ vpc: { sharedBy: unknown("Forbidden") } }),
    at: vpcAt,
    says: "the owner of vpc-bp1kept is unknown (Forbidden).",
  },
  {
    name: "a vSwitch that the target does not list",
    manifest: choosing({ ...adoptVpc, vswitch: "adopt: vsw-zzzzzz" }),
    at: vswitchAt,
    says: "the target's inventory has no vSwitch vsw-zzzzzz (cn-hangzhou, 1 listed). Run ecs-transfer",
  },
  {
    name: "a vSwitch of another zone",
    manifest: choosing(adoptVswitch),
    target: targetInventory({ vswitch: { zone: "cn-hangzhou-i" } }),
    at: vswitchAt,
    says: "vsw-bp1kept is in cn-hangzhou-i, but vsw-bp1sourceh, whose place it takes, in cn-hangzhou-h;",
  },
  {
    name: "a vSwitch that is not available",
    manifest: choosing(adoptVswitch),
    target: targetInventory({ vswitch: { status: "Pending" } }),
    at: vswitchAt,
    says: "vsw-bp1kept is Pending",
  },
  {
    name: "a vSwitch that another account shares",
    manifest: choosing(adoptVswitch),
    target: targetInventory({ vswitch: { sharedBy: "1988000000000030" } }),
    at: vswitchAt,
    says: "vsw-bp1kept is shared by account 1988000000000030",
  },
  {
    name: "a vSwitch of another VPC",
    manifest: choosing(adoptVswitch),
    target: targetInventory({ vswitch: { vpcId: "vpc-bp1other" } }),
    at: vswitchAt,
    says: "vsw-bp1kept is in vpc-bp1other, but the landing adopts vpc-bp1kept; both have to be in one VPC. Write landing.vpc.adopt: vpc-bp1other, or remove adopt here.",
  },
  {
    name: "a vSwitch beside a new VPC",
    manifest: choosing({ vswitch: "adopt: vsw-bp1kept" }),
    at: vswitchAt,
    says: "vsw-bp1kept is in vpc-bp1kept, but the landing makes a new VPC; both have to be in one VPC. Write landing.vpc.adopt: vpc-bp1kept,",
  },
  {
    name: "a group that the target does not list",
    manifest: choosing({ ...adoptVpc, group: "adopt: sg-bp1kep" }),
    at: groupAt,
    says: "the target's inventory has no security group sg-bp1kep (cn-hangzhou, 1 listed). Did you mean sg-bp1kept? ",
  },
  {
    name: "a group of another VPC",
    manifest: choosing(adoptGroup),
    target: targetInventory({ group: { vpcId: "vpc-bp1other" } }),
    at: groupAt,
    says: "sg-bp1kept is in vpc-bp1other, but the landing adopts vpc-bp1kept;",
  },
  {
    name: "a group of the classic network",
    manifest: choosing(adoptGroup),
    target: targetInventory({ group: { vpcId: "" } }),
    at: groupAt,
    says: "sg-bp1kept is in the classic network, but the landing adopts vpc-bp1kept; both have to be in one VPC. Remove adopt here.",
  },
  {
    name: "a group of another type",
    manifest: choosing(adoptGroup),
    target: targetInventory({ group: { type: "enterprise" } }),
    at: groupAt,
    says: "sg-bp1kept is of type enterprise, but the group that lands is of type normal.",
  },
  {
    name: "a group that a cloud service manages",
    manifest: choosing(adoptGroup),
    target: targetInventory({ group: { serviceManaged: true } }),
    at: groupAt,
    says: "sg-bp1kept is managed by a cloud service",
  },
  {
    name: "a group of which nobody knows whether it is managed",
    manifest: choosing(adoptGroup),
    target: targetInventory({ group: { serviceManaged: unknown("Forbidden") } }),
    at: groupAt,
    says: "whether sg-bp1kept is service-managed is unknown (Forbidden).",
  },
  {
    name: "a group whose rules are unknown",
    manifest: choosing(adoptGroup),
    target: targetInventory({ group: { permissions: unknown("Forbidden") } }),
    at: groupAt,
    says: "what rules sg-bp1kept has is unknown (Forbidden). Run ecs-transfer inventory --manifest again in the target account, with an identity that may call ecs:DescribeSecurityGroupAttribute.",
  },
  {
    name: "a group whose inner access is unknown",
    manifest: choosing(adoptGroup),
    target: targetInventory({ group: { innerAccessPolicy: unknown("Forbidden") } }),
    at: groupAt,
    says: "the inner access policy of sg-bp1kept is unknown (Forbidden).",
  },
];

describe("core/landing/adopt, problems", () => {
  for (const { name, manifest, target = targetInventory(), at, says } of refusals) {
    it(`refuses ${name}`, () => {
      const [first, ...others] = problems(manifest, sourceInventory(), target).filter(
        ({ says: said }) => !said.includes("overlaps"),
      );

      expect(first?.at).to.equal(at);
      expect(first?.says).to.contain(says);
      expect(others).to.deep.equal([]);
    });
  }

  it("asks for the target's inventory at each part that is adopted", () => {
    const all = choosing({ ...adoptVswitch, group: "adopt: sg-bp1kept" });

    const found = problems(all);

    expect(found.map(({ at }) => at)).to.deep.equal([vpcAt, vswitchAt, groupAt]);
    for (const { says } of found) expect(says).to.contain("name the file under target.inventory.");
  });

  it("refuses what only a new part could heed, at each line of it", () => {
    const found = problems(
      choosing({
        vpc: "{ adopt: vpc-bp1kept, name: a, cidr: 10.0.0.0/8, secondaryCidrs: [], userCidrs: [], ipv6: false }",
        vswitch: "adopt: vsw-bp1kept, name: b, cidr: 172.16.10.0/24, ipv6Mask: 1",
      }),
      sourceInventory(),
      targetInventory(),
    );

    expect(found.map(({ at }) => at.split(" ")[1])).to.deep.equal([
      "landing.vpc.name",
      "landing.vpc.cidr",
      "landing.vpc.secondaryCidrs",
      "landing.vpc.userCidrs",
      "landing.vpc.ipv6",
      "landing.vswitches[0].name",
      "landing.vswitches[0].cidr",
      "landing.vswitches[0].ipv6Mask",
    ]);
    expect(found[0]?.says).to.equal(
      "vpc-bp1kept is adopted as it is and never changed, so name has no effect. Remove name, or remove adopt for a new one.",
    );
  });
});
