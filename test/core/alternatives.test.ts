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

  for (const { name, given, image } of [
    {
      name: "an image whose owner is the marketplace",
      given: { image: { ownerAlias: "marketplace", productCode: "" } },
      image: /marketplace/,
    },
    {
      name: "an image of one's own that derives from a product",
      given: { image: { ownerAlias: "self", productCode: "cmjj1" } },
      image: /marketplace/,
    },
    {
      name: "one disk among others that a service key encrypts",
      given: {
        disks: [sampleDisk("system"), sampleDisk("data", { encrypted: true, kmsKeyId: null })],
      },
      image: /service key/,
    },
  ]) {
    it(`says what stands in the way of an image, of ${name}`, () => {
      expect(said(given)[0]?.obstacles).to.match(image);
    });
  }

  it("knows no obstacle where a disk without a key is not encrypted, or where nothing was seen", () => {
    const denied = { unknown: "denied" };
    const open = { disks: [sampleDisk("system", { encrypted: false, kmsKeyId: null })] };
    const dark = { locks: denied, disks: denied, image: denied, status: denied };

    for (const given of [open, dark]) expect(said(given)[0]?.obstacles).to.equal("");
    expect(said(dark)[1]?.obstacles).to.equal("");
  });

  it("names every lock and every fixed public IP", () => {
    const [image, smc] = said({
      locks: ["financial", "security"],
      publicIps: ["203.0.113.10", "203.0.113.11"],
      status: "Running",
    });

    expect(smc?.obstacles).to.equal("it is locked (financial, security) and cannot be started");
    expect(image?.loses).to.contain("the fixed public IP (203.0.113.10, 203.0.113.11)");
  });

  it("says in Chinese, too, what may be lost where it is not known", () => {
    const denied = { unknown: "denied" };
    const [known, unknown] = [{}, { publicIps: denied, privateIps: denied }].map((given) =>
      routesFor({ ...clearInstance, ...given })[0].loses.map(({ zh }) => zh),
    );

    expect(known?.join())
      .to.contain("固定公网 IP（203.0.113.10）")
      .and.contain("私网 IP（10.0.0.10）");
    expect(unknown?.join()).to.contain("固定公网 IP（未知）").and.contain("私网 IP（未知）");
  });

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
    const [finding] = findings({ spotStrategy: "SpotAsPriceGo" }).filter(
      ({ verdict }) => verdict.outcome === "fail",
    );
    expect(
      needsAlternative(finding === undefined ? [] : [{ ...finding, outlet: "none" }]),
    ).to.equal(true);
    expect(needsAlternative(findings({ status: "Running" }))).to.equal(false);
    expect(needsAlternative(findings({ hpcClusterId: "hpc-1" }))).to.equal(false);
    expect(needsAlternative(findings({ spotStrategy: { unknown: "denied" } }))).to.equal(false);
  });
});
