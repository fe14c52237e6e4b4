import { expect } from "chai";
import { destinationsOf } from "../../../core/case/destinations.ts";
import type { DestinationFacts } from "../../../core/facts/destination.ts";
import type { InstanceFacts } from "../../../core/facts/instance.ts";
import type { Inventory } from "../../../core/inventory.ts";
import { planLanding } from "../../../core/landing/plan-landing.ts";
import { parseManifest } from "../../../core/manifest/manifest.ts";
import { sampleInterface } from "../../../core/rules/warned.ts";
import { clearInstance, securityGroup, sourceInventory } from "../../support/inventory.ts";
import { valueOf } from "../../support/results.ts";

const denied = { unknown: "denied" };
const landedVpc = { id: "vpc-bp1landed", name: "shop", cidr: "172.16.0.0/16", reaches: [] };
const landedVswitch = {
  id: "vsw-bp1landed",
  vpcId: "vpc-bp1landed",
  zone: "cn-hangzhou-h",
  cidr: "172.16.10.0/24",
  addressChecks: { "172.16.10.11": false },
};
const landedGroup = { id: "sg-bp1landed", vpcId: "vpc-bp1landed" };

interface Given {
  readonly instance?: Partial<InstanceFacts>;
  readonly target?: Parameters<typeof sourceInventory>[0];
  /** More of the manifest, in YAML. */
  readonly choices?: string;
}

/** Where i-bp1clear lands beside i-bp1other, as the target's inventory shows it. */
function destination({ instance, target, choices = "" }: Given = {}): DestinationFacts {
  const source = sourceInventory({
    instances: [
      clearInstance({ networkInterfaces: [sampleInterface()], ...instance }),
      clearInstance({ id: "i-bp1other", networkInterfaces: [sampleInterface()] }),
    ],
  });
  const file = valueOf(
    parseManifest(
      `version: 1
source: { account: "1404423000000010", inventory: s.json }
target: { account: "1755000000000020" }
instances: [{ id: i-bp1clear }, { id: i-bp1other }]
${choices}`,
      "transfer.yaml",
    ),
  );
  const plan = valueOf(planLanding(file, source, new Map(), targetOf(target)));
  const [first] = plan.instances;
  if (first === undefined) throw new Error("nothing is planned");
  return destinationsOf(plan, { target: targetOf(target), peering: null })(first);
}

function targetOf(over: Given["target"]): Inventory {
  return sourceInventory({
    account: "1755000000000020",
    instances: [],
    vpcs: [landedVpc],
    vswitches: [landedVswitch],
    securityGroups: [securityGroup(landedGroup)],
    ...over,
  });
}

describe("core/case/destinations, of what has landed", () => {
  it("finds VPC, vSwitch and group among others that differ in one thing each", () => {
    const { vpcCidrs, vswitchId, groupId } = destination({
      target: {
        vpcs: [
          { ...landedVpc, id: "vpc-bp1name", name: "other" },
          { ...landedVpc, id: "vpc-bp1cidr", cidr: "172.17.0.0/16" },
          { ...landedVpc, secondaryCidrs: ["192.168.0.0/16"] },
        ],
        vswitches: [
          { ...landedVswitch, id: "vsw-bp1vpc", vpcId: "vpc-bp1name" },
          { ...landedVswitch, id: "vsw-bp1zone", zone: "cn-hangzhou-i" },
          { ...landedVswitch, id: "vsw-bp1cidr", cidr: "172.16.11.0/24" },
          landedVswitch,
        ],
        securityGroups: [
          securityGroup({ ...landedGroup, id: "sg-bp1vpc", vpcId: "vpc-bp1name" }),
          securityGroup({ ...landedGroup, id: "sg-bp1name", name: "sg-other" }),
          securityGroup(landedGroup),
        ],
      },
    });

    expect({ vpcCidrs, vswitchId, groupId }).to.deep.equal({
      vpcCidrs: ["172.16.0.0/16", "192.168.0.0/16"],
      vswitchId: "vsw-bp1landed",
      groupId: "sg-bp1landed",
    });
  });

  it("takes neither of two that look alike, and says which two", () => {
    const { vswitchId, groupId } = destination({
      target: {
        vswitches: [landedVswitch, { ...landedVswitch, id: "vsw-bp1twin" }],
        securityGroups: [
          securityGroup(landedGroup),
          securityGroup({ ...landedGroup, id: "sg-bp1twin" }),
        ],
      },
    });

    expect([vswitchId, groupId]).to.deep.equal([
      {
        unknown:
          "the target has 2 vSwitches with 172.16.10.0/24 in cn-hangzhou-h: which is the landing's?",
      },
      {
        unknown:
          "the target has 2 security groups named sg-web in vpc-bp1landed: which is the landing's?",
      },
    ]);
  });

  it("knows of a vSwitch that is not there what the plan says", () => {
    const { freeIps, reservedCidrs, vswitchId } = destination({ target: { vswitches: [] } });

    expect({ freeIps, reservedCidrs }).to.deep.equal({ freeIps: 252, reservedCidrs: [] });
    expect(vswitchId)
      .to.have.property("unknown")
      .match(/^not created yet/);
  });

  it("knows no number of rules where the group's rules were not seen", () => {
    const group = securityGroup({ ...landedGroup, permissions: denied });

    expect(destination({ target: { securityGroups: [group] } }).groupRules).to.deep.equal(denied);
  });
});

describe("core/case/destinations, of what the VPC reaches", () => {
  const office = { id: "vpc-bp1office", name: "office", cidr: "10.0.0.0/16" };
  const offices = { ...office, secondaryCidrs: ["10.9.0.0/16"], reaches: [] };
  const reached = [{ cidr: "10.8.0.0/16", through: "pcc-bp1" }];
  const ownVpcs = ["10.0.0.0/16", "10.9.0.0/16"].map((cidr) => ({ cidr, through: office.id }));

  it("counts the target's other VPCs beside a new one, there or not yet", () => {
    const landed = { ...landedVpc, reaches: reached };

    expect(destination({ target: { vpcs: [offices] } }).reachableCidrs).to.deep.equal(ownVpcs);
    expect(destination({ target: { vpcs: [landed, offices] } }).reachableCidrs).to.deep.equal([
      ...reached,
      ...ownVpcs,
    ]);
  });

  it("takes no VPC for another one that may be the landing's own", () => {
    const twins = [landedVpc, { ...landedVpc, id: "vpc-bp1twin" }];

    expect(destination({ target: { vpcs: twins } }).reachableCidrs).to.deep.equal([]);
  });

  it("does not know it where routes were not seen", () => {
    const landed = { ...landedVpc, reaches: denied };

    expect(destination({ target: { vpcs: [landed, offices] } }).reachableCidrs).to.deep.equal(
      denied,
    );
  });

  it("is what an adopted VPC reaches already", () => {
    const kept = { ...landedVpc, status: "Available", sharedBy: null, reaches: reached };
    const target = { vpcs: [kept, offices] };
    const choices = `landing:
  vpc: { adopt: vpc-bp1landed }
  vswitches: [{ source: vsw-bp1sourceh, cidr: 172.16.99.0/24 }]
`;

    expect(destination({ target, choices }).reachableCidrs).to.deep.equal(reached);
  });
});

describe("core/case/destinations, of the blocks of the VPC", () => {
  it("are those that are there and those that the landing adds", () => {
    const choices = "landing: { vpc: { secondaryCidrs: [10.9.0.0/16] } }\n";

    expect(destination({ choices }).vpcCidrs).to.deep.equal(["172.16.0.0/16", "10.9.0.0/16"]);
    expect(destination({ choices, target: { vpcs: [] } }).vpcCidrs).to.deep.equal([
      "172.16.0.0/16",
      "10.9.0.0/16",
    ]);
  });
});

describe("core/case/destinations, of what is adopted", () => {
  const own = { status: "Available", sharedBy: null } as const;
  const there = {
    vpcs: [{ ...landedVpc, ...own, secondaryCidrs: ["10.0.0.0/16"], name: "kept" }],
    vswitches: [{ ...landedVswitch, ...own, cidr: "172.16.99.0/24", status: "Available" }],
    securityGroups: [securityGroup({ ...landedGroup, name: "kept", permissions: [] })],
  };
  const adoptVpc = "landing: { vpc: { adopt: vpc-bp1landed } }\n";
  const adoptAll = `landing:
  vpc: { adopt: vpc-bp1landed }
  vswitches: [{ source: vsw-bp1sourceh, adopt: vsw-bp1landed }]
securityGroups: [{ source: sg-bp1web, adopt: sg-bp1landed }]
`;

  it("is found by its id, whatever its name and block", () => {
    const found = destination({ target: there, choices: adoptAll });

    expect(found).to.deep.include({
      vswitchId: "vsw-bp1landed",
      vswitchCidr: "172.16.99.0/24",
      vswitchVpcId: "vpc-bp1landed",
      groupId: "sg-bp1landed",
      groupRules: 0,
      vpcCidrs: ["172.16.0.0/16", "10.0.0.0/16"],
    });
  });

  it("has new parts beside it that are not there yet, though others are called alike", () => {
    const named = securityGroup({ ...landedGroup, name: "sg-web" });
    const found = destination({
      target: { ...there, securityGroups: [named] },
      choices: adoptVpc,
    });

    expect([found.vswitchId, found.groupId].map((id) => JSON.stringify(id))).to.satisfy(
      (ids: string[]) => ids.every((id) => id.includes("not created yet")),
    );
  });

  it("has new parts beside it that are told by what their descriptions say", () => {
    const description =
      "ecs-transfer ecs-transfer/dev takes the place of sg-bp1web in 1404423000000010";
    const groups = [
      securityGroup({ ...landedGroup, id: "sg-bp1other" }),
      securityGroup({ ...landedGroup, description }),
    ];

    const { groupId } = destination({
      target: { ...there, securityGroups: groups },
      choices: adoptVpc,
    });

    expect(groupId).to.equal("sg-bp1landed");
  });

  it("takes in the instances of every source whose place it takes", () => {
    const plan = twoInOne();

    expect(plan).to.include({ arrivals: 2, groupArrivals: 2 });
  });

  /** Where i-bp1clear lands when another vSwitch's and group's instance lands in the same two parts. */
  function twoInOne(): DestinationFacts {
    const vswitchId = "vsw-bp1second";
    const [inner] = sourceInventory().vswitches;
    if (inner === undefined) throw new Error("the source has no vSwitch");
    const source = sourceInventory({
      vswitches: [inner, { ...inner, id: vswitchId, cidr: "172.16.30.0/24" }],
      securityGroups: [securityGroup(), securityGroup({ id: "sg-bp1second" })],
      instances: [
        clearInstance(),
        clearInstance({ id: "i-bp1other", vswitchId, securityGroupIds: ["sg-bp1second"] }),
      ],
    });
    const manifest = `version: 1
source: { account: "1404423000000010", inventory: s.json }
target: { account: "1755000000000020" }
instances: [{ id: i-bp1clear }, { id: i-bp1other }]
landing:
  vpc: { adopt: vpc-bp1landed }
  vswitches:
    - { source: vsw-bp1sourceh, adopt: vsw-bp1landed }
    - { source: vsw-bp1second, adopt: vsw-bp1landed }
securityGroups:
  - { source: sg-bp1web, adopt: sg-bp1landed }
  - { source: sg-bp1second, adopt: sg-bp1landed }
`;
    const file = valueOf(parseManifest(manifest, "transfer.yaml"));
    const target = targetOf(there);
    const plan = valueOf(planLanding(file, source, new Map(), target));
    const [first] = plan.instances;
    if (first === undefined) throw new Error("nothing is planned");
    return destinationsOf(plan, { target, peering: null })(first);
  }
});

describe("core/case/destinations, of the addresses that instances bring", () => {
  it("counts IPv4, IPv6 and prefixes of the primary interfaces in the group", () => {
    const networkInterfaces = [
      sampleInterface({
        privateIps: ["172.16.10.11", "172.16.10.12"],
        ipv6: ["2001:db8::1", "2001:db8::2", "2001:db8::3"],
        prefixes: ["172.16.10.16/28"],
      }),
      sampleInterface({ id: "eni-bp1second", type: "Secondary", privateIps: ["172.16.10.13"] }),
    ];

    expect(destination({ instance: { networkInterfaces } }).groupArrivals).to.equal(6 + 1);
  });

  for (const [what, networkInterfaces] of [
    ["interfaces were", denied],
    ["IPv6 addresses were", [sampleInterface({ ipv6: denied })]],
    ["prefixes were", [sampleInterface({ prefixes: denied })]],
  ] as const) {
    it(`does not count where ${what} not seen`, () => {
      const given = destination({ instance: { networkInterfaces } as Partial<InstanceFacts> });

      expect(given.groupArrivals).to.deep.equal(denied);
    });
  }

  it("asks for the address of today, and says whether it can be given", () => {
    const { privateIp, privateIpFree } = destination();

    expect({ privateIp, privateIpFree }).to.deep.equal({
      privateIp: "172.16.10.11",
      privateIpFree: false,
    });
  });

  it("knows nothing of an address that was not seen", () => {
    const { privateIp, privateIpFree } = destination({ instance: { privateIps: denied } });

    expect({ privateIp, privateIpFree }).to.deep.equal({
      privateIp: denied,
      privateIpFree: denied,
    });
  });

  it("says so where the inventory shows no address", () => {
    const none = { unknown: "the inventory shows no private address" };

    const { privateIp, privateIpFree } = destination({ instance: { privateIps: [] } });

    expect({ privateIp, privateIpFree }).to.deep.equal({ privateIp: none, privateIpFree: none });
  });

  it("knows no address to be free where none was asked about", () => {
    const given = destination({
      target: { vswitches: [{ ...landedVswitch, addressChecks: denied }] },
    });

    expect(given.privateIpFree).to.deep.equal(denied);
  });
});
