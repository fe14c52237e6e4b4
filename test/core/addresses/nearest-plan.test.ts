import { expect } from "chai";
import fc from "fast-check";
import type { NearestPlan } from "../../../core/addresses/nearest-plan.ts";
import type { Place, PlaceNetwork } from "../../../core/addresses/place.ts";
import { contains, overlap, readCidr } from "../../../core/cidr.ts";
import type { Cidr } from "../../../core/cidr.ts";
import { isAssignable } from "../../../core/rules/addresses.ts";
import { answer, arrival, place } from "../../support/address-question.ts";
import { sourceInventory } from "../../support/inventory.ts";

interface Around {
  readonly places?: readonly Place[];
  readonly vpc?: Partial<PlaceNetwork>;
  readonly networks?: readonly PlaceNetwork[];
  readonly sourceCidr?: string;
  readonly sourceVpc?: string;
  readonly sourceSecondary?: string;
}

const vpc = { id: "vpc-t", cidr: "10.0.0.0/16", secondaryCidrs: [], reaches: [] };

/** The plan for an address that 10.0.1.0/24 in zone h cannot give. */
function planOf(address: string, around: Around = {}): NearestPlan {
  const { places = [], networks = [{ ...vpc, ...around.vpc }] } = around;
  const { sourceCidr = "192.168.9.0/24", sourceVpc = "192.168.0.0/16" } = around;
  const secondaryCidrs = around.sourceSecondary === undefined ? [] : [around.sourceSecondary];
  const source = sourceInventory({
    vpcs: [{ id: "vpc-s", cidr: sourceVpc, secondaryCidrs }],
    vswitches: [{ id: "vsw-s", vpcId: "vpc-s", zone: "cn-hangzhou-h", cidr: sourceCidr }],
    securityGroups: [],
    instances: [],
  });
  const said = answer(arrival(address), { places, networks, source });
  if (said.state !== "lost") throw new Error(`${address} is ${said.state}`);
  return said.nearest;
}

function sibling(over: Partial<Place> = {}, free?: boolean): Place {
  const addressChecks = free === undefined ? {} : { "10.0.2.9": free };
  return place({ id: "vsw-t2", cidr: "10.0.2.0/24", ...over }, { addressChecks });
}

describe("core/addresses/nearest-plan, of a vSwitch that has the address in its block", () => {
  it("is that vSwitch where it could give it", () => {
    expect(planOf("10.0.2.9", { places: [sibling({}, true)] })).to.deep.equal({
      kind: "vswitch",
      vswitchId: "vsw-t2",
      missing: undefined,
    });
  });

  it("is that vSwitch where nobody asked it yet, and says so", () => {
    expect(planOf("10.0.2.9", { places: [sibling()] })).to.have.nested.property(
      "missing.fact",
      "vswitch.addressChecks",
    );
  });

  it("is none where the address is taken there", () => {
    expect(planOf("10.0.2.9", { places: [sibling({}, false)] })).to.deep.equal({
      kind: "none",
      because: "blocked",
      vswitchId: "vsw-t2",
    });
  });

  it("is none where it is of another zone, which an instance cannot change to", () => {
    const places = [sibling({ zone: "cn-hangzhou-i" }, true)];

    expect(planOf("10.0.2.9", { places })).to.have.property("because", "other-zone");
  });

  it("is none where it is the vSwitch itself that does not give it", () => {
    expect(planOf("10.0.1.255")).to.deep.equal({
      kind: "none",
      because: "blocked",
      vswitchId: "vsw-t1",
    });
  });

  it("looks in no other VPC", () => {
    const places = [sibling({ vpcId: "vpc-t2" }, true)];

    expect(planOf("10.0.2.9", { places })).to.have.property("kind", "new-vswitch");
  });
});

describe("core/addresses/nearest-plan, of what could be made", () => {
  const made = { vpcId: "vpc-t", zone: "cn-hangzhou-h" };

  it("is a vSwitch with the source's block, so that all of its instances find room", () => {
    expect(planOf("10.0.2.9", { sourceCidr: "10.0.2.0/24" })).to.deep.equal({
      kind: "new-vswitch",
      ...made,
      cidr: "10.0.2.0/24",
    });
  });

  for (const [address, cidr] of [
    ["10.0.2.9", "10.0.2.8/29"],
    ["10.0.2.12", "10.0.2.8/29"],
    ["10.0.2.13", "10.0.2.0/27"],
    ["10.0.2.8", "10.0.2.0/28"],
    ["10.0.2.255", "10.0.2.0/23"],
  ] as const) {
    it(`is ${cidr} where the smallest block that gives ${address} is free`, () => {
      const expected = { kind: "new-vswitch", ...made, cidr };

      expect(planOf(address)).to.deep.equal(expected);
    });
  }

  it("keeps clear of what the VPC's routes lead to, but for a route that covers the VPC", () => {
    const reaches = [{ cidr: "10.0.2.0/25", through: "pcc-a" }];
    const all = [
      { cidr: "0.0.0.0/0", through: "tr-a" },
      { cidr: "10.0.0.0/8", through: "tr-a" },
    ];

    expect(planOf("10.0.2.9", { vpc: { reaches } })).to.deep.equal({
      kind: "none",
      because: "no-room",
    });
    expect(planOf("10.0.2.9", { vpc: { reaches: all } })).to.have.property("cidr", "10.0.2.8/29");
  });

  it("is a secondary block with a vSwitch where the VPC does not have the address", () => {
    const like = { sourceVpc: "172.16.0.0/12", sourceCidr: "172.16.9.0/24" };

    expect(planOf("172.16.9.9", like)).to.deep.equal({
      kind: "secondary-cidr",
      ...made,
      vpcCidr: "172.16.9.0/24",
      cidr: "172.16.9.0/24",
    });
    expect(planOf("172.16.9.9")).to.deep.include({
      vpcCidr: "172.16.9.0/28",
      cidr: "172.16.9.8/29",
    });
  });

  it("is a secondary block like the source's own", () => {
    expect(planOf("172.16.9.9", { sourceSecondary: "172.16.0.0/16" })).to.deep.include({
      vpcCidr: "172.16.0.0/16",
      cidr: "172.16.0.0/16",
    });
  });

  it("is no secondary block over the VPC's own or over what it reaches, a default route apart", () => {
    const like = { sourceCidr: "10.1.0.0/24", sourceVpc: "10.0.0.0/8" };
    const wide = [{ cidr: "10.0.0.0/8", through: "tr-a" }];
    const all = [{ cidr: "0.0.0.0/0", through: "tr-a" }];

    expect(planOf("10.1.0.255", like)).to.deep.include({ vpcCidr: "10.1.0.0/23" });
    expect(planOf("10.1.0.9", { ...like, vpc: { reaches: wide } })).to.have.property(
      "because",
      "no-room",
    );
    expect(planOf("10.1.0.9", { ...like, vpc: { reaches: all } })).to.have.property(
      "kind",
      "secondary-cidr",
    );
  });

  it("puts the vSwitch into the secondary block, though the source's is larger", () => {
    const reaches = [{ cidr: "172.16.9.128/25", through: "pcc-a" }];
    const like = { sourceCidr: "172.16.9.0/24", vpc: { reaches } };

    expect(planOf("172.16.9.9", like)).to.deep.include({
      vpcCidr: "172.16.9.0/28",
      cidr: "172.16.9.8/29",
    });
  });

  it("is a vSwitch inside a secondary block that is smaller than the source's vSwitch", () => {
    const like = { sourceCidr: "172.16.9.0/24", vpc: { secondaryCidrs: ["172.16.9.0/28"] } };

    expect(planOf("172.16.9.9", like)).to.have.property("cidr", "172.16.9.8/29");
  });

  it("is a vSwitch in a secondary block that is there already", () => {
    const secondaryCidrs = ["172.16.0.0/16"];

    expect(planOf("172.16.9.9", { vpc: { secondaryCidrs } })).to.have.property(
      "kind",
      "new-vswitch",
    );
  });

  it("is none for an address that no VPC takes", () => {
    expect(planOf("100.64.0.9")).to.deep.equal({ kind: "none", because: "no-room" });
  });

  it("is not known without the VPC or what it reaches", () => {
    const reaches = { unknown: "denied" };

    expect(planOf("10.0.2.9", { vpc: { reaches } })).to.deep.equal({
      kind: "unknown",
      missing: { fact: "vpc.reaches", reason: "denied" },
    });
    expect(planOf("10.0.2.9", { networks: [] })).to.have.nested.property(
      "missing.reason",
      "the target's inventory has no vpc-t",
    );
  });
});

describe("core/addresses/nearest-plan, of any address and neighbours", () => {
  const read = (text: string): Cidr => {
    const found = readCidr(text)?.cidr;
    if (found === undefined) throw new Error(`${text} is no block`);
    return found;
  };

  it("proposes blocks that have the address and overlap nothing", () => {
    const third = fc.integer({ min: 2, max: 9 });
    fc.assert(
      fc.property(
        fc.constantFrom("10.0", "10.1", "172.20"),
        third,
        fc.nat(255),
        fc.uniqueArray(third, { maxLength: 5 }),
        fc.integer({ min: 24, max: 27 }),
        (start, at, last, others, prefix) => {
          const address = `${start}.${String(at)}.${String(last)}`;
          const places = others.map((other) =>
            place({
              id: `vsw-o${String(other)}`,
              cidr: `10.0.${String(other)}.0/${String(prefix)}`,
            }),
          );
          const reaches = [{ cidr: "10.1.4.0/22", through: "pcc-a" }];
          const plan = planOf(address, { places, vpc: { reaches } });
          if (plan.kind !== "new-vswitch" && plan.kind !== "secondary-cidr") return;
          const cidr = read(plan.cidr);
          const home = read(plan.kind === "new-vswitch" ? "10.0.0.0/16" : plan.vpcCidr);

          expect(isAssignable(read(address), cidr)).to.equal(true);
          expect(contains(home, cidr)).to.equal(true);
          const taken = ["10.0.1.0/24", "10.1.4.0/22", ...places.map((one) => one.cidr)];
          expect(taken.filter((other) => overlap(read(other), cidr))).to.deep.equal([]);
          if (plan.kind === "secondary-cidr")
            expect(
              overlap(home, read("10.0.0.0/16")) || overlap(home, read("10.1.4.0/22")),
            ).to.equal(false);
        },
      ),
      { numRuns: 500 },
    );
  });
});
