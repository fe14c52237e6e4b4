import { expect } from "chai";
import { keepability } from "../../../core/addresses/keepability.ts";
import type { AddressQuestion, Keepability } from "../../../core/addresses/keepability.ts";
import { addressQuestion } from "../../../core/addresses/question.ts";
import { planLanding } from "../../../core/landing/plan-landing.ts";
import type { Inventory } from "../../../core/inventory.ts";
import { parseManifest } from "../../../core/manifest/manifest.ts";
import { sourceInventory } from "../../support/inventory.ts";
import { valueOf } from "../../support/results.ts";

const landedVpc = { id: "vpc-bp1landed", name: "shop", cidr: "172.16.0.0/16", reaches: [] };
const landedVswitch = {
  id: "vsw-bp1landed",
  vpcId: "vpc-bp1landed",
  zone: "cn-hangzhou-h",
  cidr: "172.16.10.0/24",
  reservedCidrs: [],
  addressChecks: { "172.16.10.11": true },
};

/** What becomes of 172.16.10.11, the address of i-bp1clear, by a manifest that lands it. */
function landed(target: Parameters<typeof sourceInventory>[0] | undefined): Keepability {
  const source = sourceInventory();
  const file = valueOf(
    parseManifest(
      `version: 1
source: { account: "1404423000000010", inventory: s.json }
target: { account: "1755000000000020" }
instances: [{ id: i-bp1clear }]
`,
      "transfer.yaml",
    ),
  );
  const nothing = { vpcs: [], vswitches: [], securityGroups: [], instances: [] };
  const read = target && sourceInventory({ account: "1755000000000020", ...nothing, ...target });
  const plan = valueOf(planLanding(file, source));
  const [first] = keepability(addressQuestion(plan, source, read)).instances;
  if (first === undefined) throw new Error("nothing was answered");
  return first;
}

describe("core/addresses/question", () => {
  it("keeps the address in the vSwitch that the landing will make", () => {
    expect(landed({})).to.include({ state: "kept", vswitchId: "vsw-bp1sourceh" });
    expect(landed({ vpcs: [landedVpc] })).to.include({ state: "kept" });
    const others = [
      { ...landedVswitch, id: "vsw-bp1block", cidr: "172.16.11.0/24" },
      { ...landedVswitch, id: "vsw-bp1vpc", vpcId: "vpc-bp1other" },
    ];
    expect(landed({ vpcs: [landedVpc], vswitches: others })).to.include({
      state: "kept",
      vswitchId: "vsw-bp1sourceh",
    });
  });

  it("goes by what is in the vSwitch that the landing made", () => {
    const vpcs = [landedVpc];
    const taken = { ...landedVswitch, addressChecks: { "172.16.10.11": false } };

    expect(landed({ vpcs, vswitches: [landedVswitch] })).to.include({
      state: "kept",
      vswitchId: "vsw-bp1landed",
    });
    expect(landed({ vpcs, vswitches: [taken] })).to.include({ state: "lost" });
  });

  it("does not know without the target's inventory: the vSwitch may be there, and full", () => {
    expect(landed(undefined)).to.have.nested.property("missing.fact", "vswitch");
  });

  for (const list of ["vpcs", "vswitches"] as const) {
    it(`does not take a vSwitch for new where not all ${list} of the target are listed`, () => {
      const whole = sourceInventory().listed;

      expect(landed({ listed: whole })).to.include({ state: "kept" });
      expect(landed({ listed: { ...whole, [list]: "used" } })).to.have.nested.property(
        "missing.fact",
        "vswitch",
      );
    });
  }

  it("does not know which of two that look alike is the landing's", () => {
    const twin = { ...landedVswitch, id: "vsw-bp1twin" };
    const vpcs = [landedVpc];

    expect(landed({ vpcs, vswitches: [landedVswitch, twin] })).to.include({ state: "unknown" });
    expect(landed({ vpcs: [landedVpc, { ...landedVpc, id: "vpc-bp1twin" }] })).to.include({
      state: "unknown",
    });
  });

  it("asks for a new vSwitch of an adopted VPC in that VPC, whatever else looks like it", () => {
    const twin = { ...landedVpc, id: "vpc-bp1twin", status: "Available", sharedBy: null };
    const target = sourceInventory({
      ...{ account: "1755000000000020", securityGroups: [], instances: [], vswitches: [] },
      vpcs: [landedVpc, twin],
    });
    const question = questionOf("landing: { vpc: { adopt: vpc-bp1twin } }", target);

    expect(question.arrivals.map(({ place }) => place)).to.deep.equal([
      {
        ...{ id: "vsw-bp1sourceh", vpcId: "vpc-bp1twin", zone: "cn-hangzhou-h" },
        ...{ cidr: "172.16.10.0/24", read: undefined },
      },
    ]);
  });

  it("counts the additional blocks of a VPC that is to come among its own", () => {
    const target = sourceInventory({
      ...{ account: "1755000000000020", securityGroups: [], instances: [], vswitches: [] },
      vpcs: [],
    });
    const { networks } = questionOf("landing: { vpc: { secondaryCidrs: [10.0.0.0/16] } }", target);

    expect(networks).to.deep.equal([
      { id: "shop", cidr: "172.16.0.0/16", secondaryCidrs: ["10.0.0.0/16"], reaches: [] },
    ]);
  });

  it("never wins an address back with a block of the source VPC that is to be peered with", () => {
    const said = `landing:
  peerWithSource: true
  vpc: { cidr: 10.8.0.0/16 }
  vswitches: [{ source: vsw-bp1sourceh, cidr: 10.8.1.0/24 }]
`;
    const target = sourceInventory({
      ...{ account: "1755000000000020", securityGroups: [], instances: [], vswitches: [] },
      vpcs: [],
    });
    const nearest = (peerWithSource: boolean) => {
      const [one] = keepability(questionOf(said, target, peerWithSource)).instances;
      return one?.state === "lost" ? one.nearest : expect.fail("the address is not lost");
    };

    expect(nearest(false)).to.include({ kind: "secondary-cidr", vpcCidr: "172.16.10.0/24" });
    expect(nearest(true)).to.deep.equal({ kind: "none", because: "no-room" });
  });

  it("does not know how to win it back where the blocks of the VPC to be peered with are missing", () => {
    const said = `landing:
  vpc: { cidr: 10.8.0.0/16 }
  vswitches: [{ source: vsw-bp1sourceh, cidr: 10.8.1.0/24 }]
`;
    const target = sourceInventory({
      ...{ account: "1755000000000020", securityGroups: [], instances: [], vswitches: [] },
      vpcs: [],
    });
    const question = questionOf(said, target, true, sourceInventory({ vpcs: [] }));
    const [one] = keepability(question).instances;

    expect(one).to.have.nested.property("nearest.missing.fact", "vpc.reaches");
  });
});

/** What a manifest of i-bp1clear asks, with what it says of the landing. */
function questionOf(
  said: string,
  target: Inventory,
  peerWithSource = false,
  source = sourceInventory(),
): AddressQuestion {
  const file = valueOf(
    parseManifest(
      `version: 1
source: { account: "1404423000000010", inventory: s.json }
target: { account: "1755000000000020" }
instances: [{ id: i-bp1clear }]
${said}
`,
      "transfer.yaml",
    ),
  );
  const plan = valueOf(planLanding(file, source, new Map(), target));
  return addressQuestion(plan, source, target, peerWithSource);
}
