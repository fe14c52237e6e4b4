import { expect } from "chai";
import { landingOverview } from "../../../core/overview/landing-overview.ts";
import type { LandingOverview } from "../../../core/overview/overview.ts";
import type { Inventory } from "../../../core/inventory.ts";
import { parseManifest } from "../../../core/manifest/manifest.ts";
import { planLanding } from "../../../core/landing/plan-landing.ts";
import { choosing, targetInventory } from "../landing/support/adoption.ts";
import { one } from "../landing/support/problems.ts";
import {
  clearInstance,
  permission,
  securityGroup,
  sourceInventory,
} from "../../support/inventory.ts";
import { errorsOf, placesOf, valueOf } from "../../support/results.ts";

/** A target in which nothing is. */
const emptyTarget = sourceInventory({
  ...{ account: "1755000000000020", instances: [], vpcs: [], vswitches: [], securityGroups: [] },
});

function filesOf(manifest: string, inventory: Inventory, target: Inventory | undefined) {
  return {
    manifestFile: valueOf(parseManifest(manifest, "transfer.yaml")),
    inventory,
    exports: new Map(),
    ...(target && { targetInventory: target }),
  };
}

function overviewOf(
  manifest = one,
  inventory: Inventory = sourceInventory(),
  target: Inventory | undefined = emptyTarget,
): LandingOverview {
  return valueOf(landingOverview(filesOf(manifest, inventory, target)));
}

const stranger = permission({ SourceCidrIp: "", SourceGroupId: "sg-bp1stays", PortRange: "22/22" });
const refusing = sourceInventory({
  securityGroups: [securityGroup({ permissions: [permission(), stranger] })],
});

describe("core/overview/landing-overview", () => {
  it("sets each part of the landing next to what it takes the place of", () => {
    const { vpc, vswitches, groups, instances, stops } = overviewOf();

    expect(vpc).to.deep.include({
      ...{ sourceId: "vpc-bp1source", name: "shop", cidr: "172.16.0.0/16", standing: "new" },
      ...{ sourceCidr: "172.16.0.0/16", targetId: undefined },
    });
    expect(vswitches).to.have.length(1);
    expect(vswitches[0]).to.deep.include({
      ...{ sourceId: "vsw-bp1sourceh", sourceName: "shop-h", zone: "cn-hangzhou-h" },
      ...{ sourceCidr: "172.16.10.0/24", cidr: "172.16.10.0/24", instances: 1, standing: "new" },
    });
    expect(groups[0]).to.deep.include({
      ...{ sourceId: "sg-bp1web", sourceName: "sg-web", standing: "new", instances: 1 },
      ...{ proof: "same", differences: 0, missing: [], unread: [] },
    });
    expect(groups[0]?.counts).to.include({ carried: 1, refused: 0 });
    expect(instances[0]).to.deep.include({
      ...{ id: "i-bp1clear", name: "clear", zone: "cn-hangzhou-h", groupId: "sg-bp1web" },
    });
    expect(instances[0]?.address).to.deep.include({ state: "kept", address: "172.16.10.11" });
    expect(stops).to.deep.equal([]);
  });

  it("counts the IPv6 addresses that an instance gives up, and says where nobody knows them", () => {
    const primary = { id: "eni-bp1", type: "Primary", privateIps: ["172.16.10.11"], prefixes: [] };
    const given = (networkInterfaces: unknown) => {
      const facts = clearInstance({ networkInterfaces: networkInterfaces as never });
      const { instances, summary } = overviewOf(one, sourceInventory({ instances: [facts] }));
      return { ipv6: instances[0]?.ipv6, counted: summary.ipv6 };
    };
    const denied = { unknown: "denied" };

    expect(given([{ ...primary, ipv6: ["2408::5", "2408::6"] }])).to.deep.equal({
      ...{ ipv6: 2, counted: { lost: 1, unknown: 0 } },
    });
    expect(given([{ ...primary, type: "Secondary", ipv6: ["2408::5"] }]).ipv6).to.equal(0);
    for (const facts of [denied, [{ ...primary, ipv6: denied }]]) {
      expect(given(facts)).to.deep.equal({ ipv6: denied, counted: { lost: 0, unknown: 1 } });
    }
  });

  it("takes up the wave and the other groups of an instance", () => {
    const inventory = sourceInventory({
      instances: [clearInstance({ securityGroupIds: ["sg-bp1web", "sg-bp1ops"] })],
      securityGroups: [securityGroup(), securityGroup({ id: "sg-bp1ops", name: "ops" })],
    });
    const choices = "    securityGroup: sg-bp1web\n    wave: june-1\n";
    const left = overviewOf(one + choices, inventory);

    expect(left.instances[0]).to.deep.include({
      ...{ wave: "june-1", otherGroupIds: ["sg-bp1ops"], otherGroups: "leave-out" },
    });
    expect(left.summary).to.include({ losingGroups: 1, exitCode: 1 });

    const joined = overviewOf(`${one + choices}    otherGroups: join-after\n`, inventory);
    expect(joined.groups.map(({ sourceId, instances }) => [sourceId, instances])).to.deep.equal([
      ["sg-bp1ops", 1],
      ["sg-bp1web", 1],
    ]);
    expect(joined.summary.losingGroups).to.equal(0);

    const merged = overviewOf(`${one + choices}    otherGroups: merge\n`, inventory);
    expect(merged.groups.map(({ mergedIds }) => mergedIds)).to.deep.equal([["sg-bp1ops"]]);
  });

  it("shows a landing that refused rules alone stop, with what stops it", () => {
    const overview = overviewOf(one, refusing);
    const plan = planLanding(
      valueOf(parseManifest(one, "transfer.yaml")),
      refusing,
      new Map(),
      emptyTarget,
    );

    expect(overview.stops).to.deep.equal(errorsOf(plan));
    expect(placesOf(overview.stops)).to.have.length(1);
    expect(overview.groups[0]?.counts).to.include({ carried: 1, refused: 1 });
    expect(overview.groups[0]?.missing.map(({ fate }) => fate)).to.deep.equal(["refused"]);
    expect(overview.summary).to.include({ refused: 1, exitCode: 1 });
    expect(overview.next.map(({ command }) => command ?? "")).not.to.include(
      "ecs-transfer pulumi up --policy-pack policies",
    );
  });

  it("counts a rule that the manifest leaves out as a difference, and no more as a stop", () => {
    const said = "securityGroups:\n  - { source: sg-bp1web, refusedRules: leave-out }\n";
    const overview = overviewOf(one + said, refusing);

    expect(overview.stops).to.deep.equal([]);
    expect(overview.groups[0]?.missing.map(({ fate }) => fate)).to.deep.equal(["left-out"]);
    expect(overview.groups[0]).to.include({ proof: "narrower" });
    expect(overview.summary).to.include({ refused: 0, exitCode: 1 });
  });

  it("answers all problems of a landing that cannot be planned, refused rules among them", () => {
    const manifest = `${one}  - id: i-bp1nowhere\n  - id: i-bp1neither\n`;
    const errors = errorsOf(landingOverview(filesOf(manifest, refusing, emptyTarget)));

    expect(placesOf(errors)).to.deep.equal([
      "5:9 instances[0].id",
      "6:9 instances[1].id",
      "7:9 instances[2].id",
    ]);
  });

  it("says what is adopted, and by which id", () => {
    const manifest = choosing({
      vpc: "{ adopt: vpc-bp1kept }",
      vswitch: "adopt: vsw-bp1kept",
      group: "adopt: sg-bp1kept",
    });
    const { vpc, vswitches, groups } = overviewOf(manifest, sourceInventory(), targetInventory());
    const shown = [vpc, ...vswitches, ...groups].map(({ standing, targetId }) => [
      standing,
      targetId,
    ]);

    expect(shown).to.deep.equal([
      ["adopted", "vpc-bp1kept"],
      ["adopted", "vsw-bp1kept"],
      ["adopted", "sg-bp1kept"],
    ]);
    expect(groups[0]?.proof).to.equal("incomparable");
  });

  it("finds again what the landing has made", () => {
    const target = targetInventory({ vpc: { name: "shop" }, group: { name: "sg-web" } });
    const { vpc, vswitches, groups } = overviewOf(one, sourceInventory(), target);

    expect(vpc).to.include({ standing: "there", targetId: "vpc-bp1kept" });
    expect(vswitches[0]).to.include({ standing: "there", targetId: "vsw-bp1kept" });
    expect(groups[0]).to.include({ standing: "there", targetId: "sg-bp1kept" });
  });

  it("knows no address where the target was not read, and asks for its inventory first", () => {
    const overview = valueOf(landingOverview(filesOf(one, sourceInventory(), undefined)));

    expect(overview.targetTakenAt).to.equal(undefined);
    expect(overview.instances[0]?.address.state).to.equal("unknown");
    expect(overview.summary.addresses).to.deep.equal({ kept: 0, lost: 0, unknown: 1 });
    expect(overview.summary.exitCode).to.equal(2);
    expect(overview.next[0]?.command).to.equal(
      "ecs-transfer inventory --region cn-hangzhou --manifest transfer.yaml --output target.inventory.json",
    );
  });

  it("says that an address is lost, why, and who refers to it", () => {
    const inventory = sourceInventory({
      securityGroups: [
        securityGroup({ permissions: [permission({ SourceCidrIp: "172.16.10.11/32" })] }),
      ],
    });
    const target = targetInventory({
      vpc: { name: "shop" },
      vswitch: { addressChecks: { "172.16.10.11": false } },
    });
    const { instances, summary } = overviewOf(one, inventory, target);
    const address = instances[0]?.address;

    expect(address).to.include({ state: "lost", address: "172.16.10.11" });
    expect(address).to.have.deep.nested.property("obstacles[0]", {
      kind: "taken",
      holder: undefined,
    });
    expect(summary).to.include({ exitCode: 1 });
    expect(summary.addresses.lost).to.equal(1);
  });
});
