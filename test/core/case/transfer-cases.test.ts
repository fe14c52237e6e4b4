import { expect } from "chai";
import { transferCases } from "../../../core/case/transfer-cases.ts";
import type { TransferCases } from "../../../core/case/transfer-cases.ts";
import type { Inventory } from "../../../core/inventory.ts";
import { planLanding } from "../../../core/landing/plan-landing.ts";
import { parseManifest } from "../../../core/manifest/manifest.ts";
import {
  clearInstance,
  permission,
  securityGroup,
  sourceInventory,
} from "../../support/inventory.ts";
import { valueOf } from "../../support/results.ts";

const now = new Date("2026-06-10T00:00:00Z");
const manifest = `version: 1
source: { account: "1404423000000010", inventory: s.json }
target: { account: "1755000000000020", inventory: t.json }
landing: { peerWithSource: true }
instances: [{ id: i-bp1clear }, { id: i-bp1two }]
attestations:
  - { rule: instance-promotion, answer: none, by: owner, at: 2026-06-01, until: 2026-07-01, instances: [i-bp1two] }
`;
const source = sourceInventory({
  standing: {},
  instances: [clearInstance(), clearInstance({ id: "i-bp1two", privateIps: ["172.16.10.12"] })],
});

/** What the target's account holds once the landing is there. */
function landed(over: Partial<Inventory> = {}): Inventory {
  return {
    ...sourceInventory({
      account: "1755000000000020",
      instances: [],
      vpcs: [
        {
          id: "vpc-bp1landed",
          name: "shop",
          cidr: "172.16.0.0/16",
          reaches: [{ cidr: "10.0.0.0/8", through: "cen-1" }],
        },
      ],
      vswitches: [
        {
          id: "vsw-bp1landed",
          vpcId: "vpc-bp1landed",
          zone: "cn-hangzhou-h",
          cidr: "172.16.10.0/24",
          status: "Available",
          freeIps: 251,
          sharedBy: null,
          reservedCidrs: [],
          addressChecks: { "172.16.10.11": true },
        },
      ],
      securityGroups: [
        securityGroup({
          id: "sg-bp1landed",
          vpcId: "vpc-bp1landed",
          permissions: [permission(), permission({ PortRange: "80/80" })],
          addresses: { used: 3, limit: 6000 },
        }),
      ],
    }),
    ...over,
  };
}

function cases(target?: Inventory, text = manifest, inventory = source): TransferCases {
  const file = valueOf(parseManifest(text, "transfer.yaml"));
  return transferCases({
    source: inventory,
    instances: inventory.instances,
    target,
    manifest: file.manifest,
    landing: planLanding(file, inventory),
    now,
  });
}

describe("core/case/transfer-cases", () => {
  it("takes both accounts with what their inventories know", () => {
    const { accounts } = cases(landed({ standing: { ...source.standing, realName: "yes" } }));

    expect(accounts.source.id).to.equal("1404423000000010");
    expect(accounts.target).to.deep.include({ id: "1755000000000020", realName: "yes" });
    expect(accounts.source.realName).to.deep.equal({ unknown: "the inventory does not say" });
  });

  it("gives answers to the instances that they are said of", () => {
    const { instances } = cases();

    expect(instances.map(({ attested }) => Object.keys(attested))).to.deep.equal([
      [],
      ["instance-promotion"],
    ]);
  });

  it("knows of a planned landing what the plan decides, and leaves open what only a landing has", () => {
    const [first] = cases().instances;

    expect(first?.destination).to.deep.include({
      region: "cn-hangzhou",
      zone: "cn-hangzhou-h",
      vswitchCidr: "172.16.10.0/24",
      vpcCidrs: ["172.16.0.0/16"],
      sharedBy: null,
      freeIps: 252,
      arrivals: 2,
      groupType: "normal",
      groupServiceManaged: false,
      groupRules: 1,
      groupAddresses: { used: 0, limit: 6000 },
      groupArrivals: 2,
      privateIp: "172.16.10.11",
      peering: { sourceCidrs: ["172.16.0.0/16"] },
    });
    for (const fact of ["vswitchId", "vswitchStatus", "vswitchVpcId", "groupId", "reachableCidrs"])
      expect(first?.destination)
        .to.have.nested.property(`${fact}.unknown`)
        .match(/inventory/);
  });

  it("says that nothing is created yet where the target's inventory shows no landing", () => {
    const [first] = cases(landed({ vpcs: [] })).instances;

    expect(first?.destination)
      .to.have.nested.property("vswitchId.unknown")
      .match(/^not created yet/);
    expect(first?.destination.reachableCidrs).to.deep.equal([]);
  });

  it("takes from the target's inventory what has landed", () => {
    const [first, second] = cases(landed()).instances;

    expect(first?.destination).to.deep.include({
      vswitchId: "vsw-bp1landed",
      vswitchStatus: "Available",
      vswitchVpcId: "vpc-bp1landed",
      freeIps: 251,
      groupId: "sg-bp1landed",
      groupVpcId: "vpc-bp1landed",
      groupRules: 2,
      groupAddresses: { used: 3, limit: 6000 },
      privateIpFree: true,
      reachableCidrs: [{ cidr: "10.0.0.0/8", through: "cen-1" }],
    });
    expect(second?.destination)
      .to.have.nested.property("privateIpFree.unknown")
      .match(/172\.16\.10\.12 was not asked about/);
  });

  it("cannot tell two networks apart that look alike, and takes neither", () => {
    const { vpcs } = landed();
    const twin = vpcs.map((vpc) => ({ ...vpc, id: "vpc-bp1twin" }));

    const [first] = cases(landed({ vpcs: [...vpcs, ...twin] })).instances;

    expect(first?.destination)
      .to.have.nested.property("vswitchId.unknown")
      .match(/^the target has 2 VPCs named shop with 172\.16\.0\.0\/16/);
  });

  it("leaves every fact of the landing open where it cannot be planned, and says why", () => {
    const unplanned = sourceInventory({
      instances: [clearInstance({ zone: { unknown: "denied" } })],
    });
    const text = manifest.replace(", { id: i-bp1two }", "").replace(/attestations:[^]*/, "");

    const [first] = cases(undefined, text, unplanned).instances;

    expect(first?.destination)
      .to.have.nested.property("region.unknown")
      .match(/^the landing cannot be planned: the zone of i-bp1clear is unknown/);
  });

  it("knows of a target without inventory the account that the manifest names, and nothing else", () => {
    const { target } = cases().accounts;

    expect(target.id).to.equal("1755000000000020");
    for (const fact of ["realName", "funds", "site"])
      expect(target)
        .to.have.nested.property(`${fact}.unknown`)
        .match(/^no inventory of the target/);
  });

  it("peers with the blocks of the source VPC alone", () => {
    const [own] = source.vpcs;
    const vpcs = [
      { id: "vpc-bp1first", name: "first", cidr: "10.0.0.0/8" },
      { ...own, id: "vpc-bp1source", cidr: "172.16.0.0/16", secondaryCidrs: ["192.168.0.0/16"] },
    ];
    const inventory = sourceInventory({ vpcs, instances: source.instances });

    const [first] = cases(undefined, manifest, inventory).instances;

    expect(first?.destination.peering).to.deep.equal({
      sourceCidrs: ["172.16.0.0/16", "192.168.0.0/16"],
    });
  });

  it("does not know what a peering reaches where the inventory lacks the source VPC", () => {
    const inventory = sourceInventory({ vpcs: [], instances: source.instances });
    const text = manifest.replace("landing: {", "landing: { vpc: { cidr: 172.16.0.0/16 },");

    const [first] = cases(undefined, text, inventory).instances;

    expect(first?.destination.peering).to.deep.equal({
      unknown: "the inventory has no vpc-bp1source",
    });
  });

  it("has no peering where the manifest asks for none", () => {
    const [first] = cases(undefined, manifest.replace(/landing: .*\n/, "")).instances;

    expect(first?.destination.peering).to.equal(null);
  });

  it("knows no place of an instance that the manifest does not name", () => {
    const text = manifest.replace(", { id: i-bp1two }", "").replace(/attestations:[^]*/, "");

    const [, second] = cases(undefined, text).instances;

    expect(second?.destination.zone)
      .to.have.property("unknown")
      .match(/^no manifest/);
  });

  it("knows nothing of target and landing without a manifest", () => {
    const { accounts, instances } = transferCases({
      source,
      instances: source.instances,
      target: undefined,
      manifest: undefined,
      landing: undefined,
      now,
    });

    expect(accounts.target.id)
      .to.have.property("unknown")
      .match(/^no manifest/);
    expect(instances[0]?.destination.region)
      .to.have.property("unknown")
      .match(/^no manifest/);
  });
});
