import { expect } from "chai";
import { openCloud } from "../../collectors/client.ts";
import { collectInventory } from "../../collectors/collect.ts";
import type { Collected, CollectOptions } from "../../collectors/collect.ts";
import type { InstanceFacts } from "../../core/facts/instance.ts";
import { startSimulator } from "../../simulator/server.ts";
import { parseWorld } from "../../simulator/world.ts";

const world = `
version: 1
regions:
  cn-hangzhou: [cn-hangzhou-h]
  cn-shanghai: [cn-shanghai-b]
accounts:
  - name: crowded
    accountId: "1404423000000010"
    accessKeyId: LTAI-crowded
    accessKeySecret: any
    quotas: { q_vpc-normal-security-group-ip-count: 7000 }
    vpcs:
      - { id: vpc-bp1crowded, name: net, cidrBlock: 10.0.0.0/16 }
      - { id: vpc-bp1far, name: far, cidrBlock: 10.9.0.0/16 }
    routeTables: [{ id: vtb-bp1custom, name: custom, vpc: vpc-bp1crowded }]
    vswitches:
      - id: vsw-bp1crowded
        vpc: vpc-bp1crowded
        zone: cn-hangzhou-h
        cidrBlock: 10.0.1.0/24
        routeTable: vtb-bp1custom
        reservedCidrs: [10.0.1.64/28]
    securityGroups:
      - { id: sg-bp1crowded, name: own, vpc: vpc-bp1crowded }
      - { id: sg-bp1managed, name: managed, vpc: vpc-bp1crowded, serviceManaged: true }
    images:
      - { id: m-bp1market, ownerAlias: marketplace, productCode: cmjj000001 }
      - { id: m-bp1own, ownerAlias: self, snapshots: [s-bp1crowded] }
    snapshots: [{ id: s-bp1crowded, instance: i-bp1crowded }]
    instances:
      - id: i-bp1crowded
        vswitch: vsw-bp1crowded
        securityGroups: [sg-bp1crowded, sg-bp1managed]
        image: m-bp1market
        chargeType: PrePaid
        expiresAt: "+90d"
        status: Stopped
        stoppedMode: KeepCharging
        privateIp: 10.0.1.10
        secondaryIps: [10.0.1.11]
        autoRenew: true
        ramRole: ops
        deletionProtection: true
        deploymentSetId: ds-bp1crowded
        hpcClusterId: hpc-bp1crowded
        privatePool: { id: eap-bp1crowded, criteria: Target }
        tags: { "ack.aliyun.com": secret-value }
        eip: { id: eip-bp1crowded, ipAddress: 203.0.113.77 }
        events: [{ id: e-bp1crowded, type: SystemMaintenance.Redeploy, notBefore: 2026-06-05T00:00:00Z }]
        systemDisk:
          id: d-bp1crowded
          productCode: cmjj000001
          snapshotPolicyId: sp-bp1crowded
          replicaPair: { id: pair-bp1crowded, region: cn-shanghai, zone: cn-shanghai-b }
    haVips: [{ id: havip-bp1crowded, vswitch: vsw-bp1crowded, instances: [i-bp1crowded] }]
    routeEntries:
      - { id: rte-bp1one, vpc: vpc-bp1crowded, destination: 192.168.1.0/24, nextHops: [{ id: i-bp1crowded }] }
      - { id: rte-bp1two, routeTable: vtb-bp1custom, destination: 192.168.2.0/24, nextHops: [{ type: HaVip, id: havip-bp1crowded }] }
    natGateways:
      - { id: ngw-bp1crowded, vpc: vpc-bp1crowded, forwardEntries: [{ id: fwd-bp1crowded, externalIp: 203.0.113.1, internalIp: 10.0.1.11 }] }
    trafficMirrorSessions: [{ id: tms-bp1crowded, sources: [i-bp1crowded], target: lb-bp1crowded, targetType: SLB }]
    peerings: [{ id: pcc-bp1crowded, vpc: vpc-bp1crowded, peer: { vpc: vpc-bp1far } }]
  - name: quiet
    accountId: "1755000000000020"
    accessKeyId: LTAI-quiet
    accessKeySecret: any
`;

const now = (): Date => new Date("2026-06-01T00:00:00Z");

describe("collectors against a simulator with crowded surroundings", () => {
  async function collect(options: Partial<CollectOptions> = {}): Promise<Collected> {
    const simulator = await startSimulator({ world: parseWorld(world, "crowded.yaml"), now });
    try {
      const cloud = await openCloud({
        region: "cn-hangzhou",
        endpoint: simulator.endpoint,
        protocol: "http",
        key: { accessKeyId: "LTAI-crowded", accessKeySecret: "any" },
        callsPerSecond: Infinity,
        sleep: () => Promise.resolve(),
      });
      return await collectInventory(cloud, { now, ...options });
    } finally {
      await simulator.stop();
    }
  }

  it("finds everything that is bound to an instance", async () => {
    const { inventory } = await collect();
    const [instance] = inventory.instances as [InstanceFacts];

    expect(instance).to.deep.include({
      image: { ownerAlias: "marketplace", productCode: "cmjj000001" },
      autoRenew: true,
      deletionProtection: true,
      customRouteTableId: "vtb-bp1custom",
      classicLinkVpcId: null,
      eip: {
        allocationId: "eip-bp1crowded",
        ip: "203.0.113.77",
        mode: "NAT",
        chargeType: "PostPaid",
      },
      ramRole: "ops",
      deploymentSetId: "ds-bp1crowded",
      hpcClusterId: "hpc-bp1crowded",
      capacityReservationId: "eap-bp1crowded",
      tagKeys: ["ack.aliyun.com"],
      managedGroupIds: ["sg-bp1managed"],
      haVips: ["havip-bp1crowded"],
      dnatEntries: ["fwd-bp1crowded"],
      trafficMirrors: ["tms-bp1crowded"],
      snapshots: ["s-bp1crowded"],
      customImages: ["m-bp1own"],
      systemEvents: [
        {
          id: "e-bp1crowded",
          type: "SystemMaintenance.Redeploy",
          status: "Scheduled",
          notBefore: "2026-06-05T00:00:00Z",
        },
      ],
    });
    expect(instance.routeEntries)
      .to.be.an("array")
      .that.satisfies((entries: { id: string; nextHop: string }[]) => {
        expect(entries.map((one) => [one.id, one.nextHop])).to.deep.equal([
          ["rte-bp1one", "i-bp1crowded"],
          ["rte-bp1two", "havip-bp1crowded"],
        ]);
        return true;
      });
    expect(instance.disks)
      .to.have.nested.property("[0]")
      .that.deep.includes({
        productCode: "cmjj000001",
        snapshotPolicyId: "sp-bp1crowded",
        replicaPairId: "pair-bp1crowded",
        attachedTo: ["i-bp1crowded"],
      });
    expect(JSON.stringify(inventory)).to.not.contain("secret-value");
  });

  it("reads what a landing has to know of the networks", async () => {
    const { inventory } = await collect({
      everything: true,
      addressChecks: () =>
        ["10.0.1.10", "10.0.1.12", "10.0.1.65"].map((ip) => ({ vswitchId: "vsw-bp1crowded", ip })),
    });

    expect(inventory.vswitches[0]).to.deep.include({
      status: "Available",
      sharedBy: null,
      reservedCidrs: ["10.0.1.64/28"],
      addressChecks: { "10.0.1.10": false, "10.0.1.12": true, "10.0.1.65": false },
    });
    expect(inventory.vswitches[0]?.freeIps).to.be.a("number").that.is.greaterThan(200);
    expect(Object.fromEntries(inventory.vpcs.map((one) => [one.id, one.reaches]))).to.deep.include({
      "vpc-bp1far": [{ cidr: "10.0.0.0/16", through: "pcc-bp1crowded" }],
    });
    expect(inventory.vpcs[0]?.reaches).to.deep.include({
      cidr: "10.9.0.0/16",
      through: "pcc-bp1crowded",
    });
    expect(
      inventory.securityGroups.find((one) => one.id === "sg-bp1crowded")?.addresses,
    ).to.deep.equal({ used: 2, limit: 7000 });
  });

  it("has no gap in what it reads of the networks and bindings", async () => {
    const { gaps } = await collect({ everything: true });

    expect(gaps).to.deep.equal([]);
  });
});
