import { expect } from "chai";
import { keepability } from "../../../core/addresses/keepability.ts";
import type { Keepability } from "../../../core/addresses/keepability.ts";
import { addressQuestion } from "../../../core/addresses/question.ts";
import { planLanding } from "../../../core/landing/plan-landing.ts";
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

  it("does not know which of two that look alike is the landing's", () => {
    const twin = { ...landedVswitch, id: "vsw-bp1twin" };
    const vpcs = [landedVpc];

    expect(landed({ vpcs, vswitches: [landedVswitch, twin] })).to.include({ state: "unknown" });
    expect(landed({ vpcs: [landedVpc, { ...landedVpc, id: "vpc-bp1twin" }] })).to.include({
      state: "unknown",
    });
  });
});
