import { expect } from "chai";
import fc from "fast-check";
import type { Inventory } from "../../../core/inventory.ts";
import { planLanding } from "../../../core/landing/plan-landing.ts";
import type { LandingPlan } from "../../../core/landing/plan.ts";
import { parseManifest } from "../../../core/manifest/manifest.ts";
import { itsMembers } from "../../../core/security-group/equivalence/rule-set.ts";
import {
  clearInstance,
  permission,
  securityGroup,
  sourceInventory,
} from "../../support/inventory.ts";
import { valueOf } from "../../support/results.ts";

const head = `version: 1
source: { account: "1404423000000010", inventory: s.json }
target: { account: "1755000000000020" }
`;
const one = `${head}instances:\n  - id: i-bp1clear\n`;

function plan(manifest: string, inventory: Inventory = sourceInventory()): LandingPlan {
  return valueOf(planLanding(valueOf(parseManifest(manifest, "transfer.yaml")), inventory));
}

function unknown(reason: string): { unknown: string } {
  return { unknown: reason };
}

describe("core/landing/plan-landing", () => {
  it("plans the network, the group and the instance of a manifest", () => {
    const planned = plan(one);

    expect(planned).to.deep.equal({
      name: "landing",
      region: "cn-hangzhou",
      sourceAccount: "1404423000000010",
      targetAccount: "1755000000000020",
      network: {
        sourceVpcId: "vpc-bp1source",
        cidr: "172.16.0.0/16",
        name: "shop",
        secondaryCidrs: [],
        userCidrs: [],
        ipv6: false,
        vswitches: [
          {
            key: "vsw-bp1sourceh",
            sourceId: "vsw-bp1sourceh",
            zone: "cn-hangzhou-h",
            cidr: "172.16.10.0/24",
            sourceCidr: "172.16.10.0/24",
            name: "shop-h",
          },
        ],
      },
      securityGroups: [
        {
          key: "sg-bp1web",
          sourceId: "sg-bp1web",
          name: "sg-web",
          type: "normal",
          innerAccessPolicy: "Accept",
          rules: [
            {
              direction: "ingress",
              protocol: "tcp",
              portRange: "443/443",
              peer: { kind: "block", cidr: "0.0.0.0/0", family: "ipv4" },
              policy: "accept",
              priority: 1,
              description: "",
            },
          ],
          ruleResources: "single",
          source: {
            ruleSet: {
              type: "normal",
              innerAccessPolicy: "Accept",
              members: itsMembers,
              rules: [
                {
                  id: "ingress TCP 443/443 from 0.0.0.0/0 Accept priority 1",
                  direction: "ingress",
                  protocol: "tcp",
                  peers: { cidrs: ["0.0.0.0/0"], opaque: [] },
                  local: undefined,
                  sourcePorts: undefined,
                  ports: [{ from: 443, to: 443 }],
                  policy: "accept",
                  priority: 1,
                },
              ],
            },
            unread: [],
            peers: { "sg-bp1web": itsMembers },
          },
          leftOut: [],
        },
      ],
      prefixLists: [],
      instances: [
        {
          facts: clearInstance(),
          name: "clear",
          zone: "cn-hangzhou-h",
          sourceVswitchId: "vsw-bp1sourceh",
          sourceGroupId: "sg-bp1web",
          otherGroupIds: [],
          otherGroups: "leave-out",
        },
      ],
    });
  });

  it("takes name and block of the VPC from the manifest", () => {
    const { network } = plan(`${one}landing: { name: a, vpc: { name: b, cidr: 172.16.0.0/12 } }\n`);

    expect(network).to.include({ name: "b", cidr: "172.16.0.0/12" });
  });

  it("names what has no name in the source after the landing and the source id", () => {
    const bare = sourceInventory({
      vpcs: [{ id: "vpc-bp1source", name: "", cidr: "172.16.0.0/16", secondaryCidrs: [] }],
      vswitches: [
        {
          id: "vsw-bp1sourceh",
          name: "",
          vpcId: "vpc-bp1source",
          zone: "cn-hangzhou-h",
          cidr: "172.16.10.0/24",
        },
      ],
      securityGroups: [securityGroup({ name: "" })],
      instances: [clearInstance({ name: unknown("not read") })],
    });

    const { network, securityGroups, instances } = plan(one, bare);

    expect(network.name).to.equal("landing-vpc");
    expect(network.vswitches[0]?.name).to.equal("vsw-bp1sourceh");
    expect(securityGroups[0]?.name).to.equal("sg-bp1web");
    expect(instances[0]?.name).to.equal("i-bp1clear");
    const unnamed = sourceInventory({ instances: [clearInstance({ name: "" })] });
    expect(plan(one, unnamed).instances[0]?.name).to.equal("i-bp1clear");
  });

  it("keeps the order of instances and sorts everything else, whatever order the inventory has", () => {
    const others = [
      clearInstance({
        id: "i-bp1b",
        vswitchId: "vsw-bp1sourcei",
        zone: "cn-hangzhou-i",
        securityGroupIds: ["sg-bp1app"],
      }),
      clearInstance(),
    ];
    const permissions = [
      permission({ Direction: "egress", SourceCidrIp: "", DestCidrIp: "0.0.0.0/0" }),
      permission({ Priority: 2 }),
      permission({ PortRange: "80/80" }),
      permission(),
    ];
    const groups = [securityGroup({ permissions }), securityGroup({ id: "sg-bp1app" })];
    const manifest = `${head}instances: [{ id: i-bp1b }, { id: i-bp1clear }]\n`;
    const inventory = sourceInventory({ instances: others, securityGroups: groups });

    const planned = plan(manifest, inventory);

    expect(planned.instances.map(({ facts }) => facts.id)).to.deep.equal(["i-bp1b", "i-bp1clear"]);
    expect(planned.network.vswitches.map(({ key }) => key)).to.deep.equal([
      "vsw-bp1sourceh",
      "vsw-bp1sourcei",
    ]);
    expect(planned.securityGroups.map(({ key }) => key)).to.deep.equal(["sg-bp1app", "sg-bp1web"]);
    const rules = planned.securityGroups[1]?.rules ?? [];
    expect(
      rules.map((rule) => `${rule.direction} ${rule.portRange} ${String(rule.priority)}`),
    ).to.deep.equal([
      "ingress 443/443 1",
      "ingress 80/80 1",
      "ingress 443/443 2",
      "egress 443/443 1",
    ]);
    fc.assert(
      fc.property(shuffled(permissions), shuffled(groups), shuffled(others), (p, g, instances) => {
        const securityGroups = g.map((facts) =>
          facts.id === "sg-bp1web" ? { ...facts, permissions: p } : facts,
        );
        expect(plan(manifest, sourceInventory({ securityGroups, instances }))).to.deep.equal(
          planned,
        );
      }),
      { numRuns: 30 },
    );
  });

  it("lets the manifest choose among several groups, and keeps the others in sight", () => {
    const inventory = sourceInventory({
      instances: [clearInstance({ securityGroupIds: ["sg-bp1z", "sg-bp1web", "sg-bp1a"] })],
    });

    const { instances, securityGroups } = plan(
      one.replace("clear", "clear\n    securityGroup: sg-bp1web"),
      inventory,
    );

    expect(instances[0]).to.deep.include({
      sourceGroupId: "sg-bp1web",
      otherGroupIds: ["sg-bp1a", "sg-bp1z"],
    });
    expect(securityGroups.map(({ key }) => key)).to.deep.equal(["sg-bp1web"]);
  });

  it("takes the console's export instead of the inventory's rules", () => {
    const manifest = `${one}securityGroups: [{ source: sg-bp1web, rules: web.json }]\n`;
    const inventory = sourceInventory({
      securityGroups: [securityGroup({ permissions: unknown("Forbidden") })],
    });
    const exported = {
      file: "web.json",
      permissions: [permission({ PortRange: "8080/8080" })],
      groupId: undefined,
      placesOf: () => [],
    };

    const planned = planLanding(
      valueOf(parseManifest(manifest, "transfer.yaml")),
      inventory,
      new Map([["web.json", exported]]),
    );

    expect(
      valueOf(planned).securityGroups[0]?.rules.map(({ portRange }) => portRange),
    ).to.deep.equal(["8080/8080"]);
  });

  it("leaves refused rules out where the manifest says so, and keeps them in the plan", () => {
    const permissions = [
      permission({ Priority: 110 }),
      permission({ Description: "first" }),
      permission({ Description: "second" }),
    ];
    const inventory = sourceInventory({ securityGroups: [securityGroup({ permissions })] });

    const { securityGroups } = plan(
      `${one}securityGroups: [{ source: sg-bp1web, refusedRules: leave-out }]\n`,
      inventory,
    );

    expect(securityGroups[0]?.rules).to.have.length(1);
    expect(securityGroups[0]?.leftOut.map(({ quote }) => quote)).to.deep.equal([
      "ingress TCP 443/443 from 0.0.0.0/0 Accept priority 110",
      'ingress TCP 443/443 from 0.0.0.0/0 Accept priority 1 "second"',
    ]);
  });

  it("leaves rules of an old priority out where the manifest says so, and stops at the others", () => {
    const inventory = sourceInventory({
      securityGroups: [
        securityGroup({ permissions: [permission(), permission({ Priority: 110 })] }),
      ],
    });

    const { securityGroups } = plan(
      `${one}securityGroups: [{ source: sg-bp1web, oldPriorities: leave-out }]\n`,
      inventory,
    );

    expect(securityGroups[0]?.rules).to.have.length(1);
    expect(securityGroups[0]?.leftOut.map(({ quote }) => quote)).to.deep.equal([
      "ingress TCP 443/443 from 0.0.0.0/0 Accept priority 110",
    ]);
  });

  it("names the landing of a group as peer by the group's source id", () => {
    const rule = permission({ SourceCidrIp: "", SourceGroupId: "sg-bp1web" });
    const inventory = sourceInventory({ securityGroups: [securityGroup({ permissions: [rule] })] });

    const { securityGroups } = plan(one, inventory);

    expect(securityGroups[0]?.rules.map(({ peer }) => peer)).to.deep.equal([
      { kind: "group", sourceId: "sg-bp1web" },
    ]);
  });

  it("gives an enterprise group no inner access, known or not", () => {
    const inventory = sourceInventory({
      securityGroups: [
        securityGroup({ type: "enterprise", innerAccessPolicy: unknown("not read") }),
      ],
    });

    expect(plan(one, inventory).securityGroups[0]).to.include({
      type: "enterprise",
      innerAccessPolicy: "Drop",
    });
  });
});

function shuffled<T>(list: readonly T[]): fc.Arbitrary<T[]> {
  return fc.shuffledSubarray([...list], { minLength: list.length });
}
