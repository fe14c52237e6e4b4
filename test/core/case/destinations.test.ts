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
}

/** Where i-bp1clear lands beside i-bp1other, as the target's inventory shows it. */
function destination({ instance, target }: Given = {}): DestinationFacts {
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
`,
      "transfer.yaml",
    ),
  );
  const plan = valueOf(planLanding(file, source));
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
