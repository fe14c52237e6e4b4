import { expect } from "chai";
import { needsAlternative, routesFor } from "../../core/alternatives/routes.ts";
import type { InstanceFacts } from "../../core/facts/instance.ts";
import { caseOf, clearCase } from "../../core/rules/clear-case.ts";
import { clearInstance } from "../../core/rules/clear-instance.ts";
import { sampleDisk } from "../../core/rules/disks.ts";
import { judge } from "../../core/rules/judge.ts";
import { rules } from "../../policies/rules/index.ts";

const clear = clearCase(rules);
const said = (given: Partial<InstanceFacts>) =>
  routesFor({ ...clearInstance, ...given }).map(({ loses, obstacles }) => ({
    loses: loses.map(({ en }) => en).join("; "),
    obstacles: obstacles.map(({ en }) => en).join("; "),
  }));

describe("core/alternatives/routes", () => {
  it("names both routes with what each loses", () => {
    const routes = said({});

    expect(routesFor(clearInstance).map(({ id }) => id)).to.deep.equal(["shared-image", "smc"]);
    for (const { loses } of routes) {
      for (const loss of ["i-bp1clear", "203.0.113.10", "2027-01-01", "10.0.0.10"])
        expect(loses).to.include(loss);
    }
  });

  it("names no fixed public IP and no subscription where there is none", () => {
    const [image] = said({ publicIps: [], chargeType: "PostPaid" });

    expect(image?.loses).not.to.match(/public IP|subscription/);
  });

  it("says what may be lost where it is not known", () => {
    const denied = { unknown: "denied" };
    const [image] = said({ publicIps: denied, chargeType: denied, privateIps: denied });

    expect(image?.loses).to.match(
      /public IP \(unknown\).*subscription \(unknown\).*IP \(unknown\)/,
    );
  });

  for (const { name, given, image, smc } of [
    {
      name: "a security lock",
      given: { locks: ["security"] },
      image: /security lock/,
      smc: /locked \(security\)/,
    },
    {
      name: "a service key",
      given: { disks: [sampleDisk("system", { encrypted: true, kmsKeyId: null })] },
      image: /service key/,
      smc: /has to run/,
    },
    {
      name: "an image of the marketplace",
      given: { image: { ownerAlias: "marketplace", productCode: "cmjj1" } },
      image: /marketplace/,
      smc: /has to run/,
    },
  ]) {
    it(`says what stands in the way of an instance with ${name}`, () => {
      const [first, second] = said(given);

      expect(first?.obstacles).to.match(image);
      expect(second?.obstacles).to.match(smc);
    });
  }

  it("knows no obstacle for a running instance with a key of its own", () => {
    const disks = [sampleDisk("system", { encrypted: true, kmsKeyId: "key-1" })];

    expect(said({ disks, status: "Running" }).map(({ obstacles }) => obstacles)).to.deep.equal([
      "",
      "",
    ]);
  });

  it("is needed where a blocker leaves no transfer, and not where it can be mended", () => {
    const findings = (given: Partial<InstanceFacts>) =>
      judge(rules, caseOf({ name: "", expect: "fail", instance: given }, clear));

    expect(needsAlternative(findings({ spotStrategy: "SpotAsPriceGo" }))).to.equal(true);
    expect(needsAlternative(findings({ status: "Running" }))).to.equal(false);
    expect(needsAlternative(findings({ hpcClusterId: "hpc-1" }))).to.equal(false);
    expect(needsAlternative(findings({ spotStrategy: { unknown: "denied" } }))).to.equal(false);
  });
});
