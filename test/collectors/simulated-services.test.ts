import { expect } from "chai";
import { openCloud } from "../../collectors/client.ts";
import { collectInventory } from "../../collectors/collect.ts";
import type { Collected } from "../../collectors/collect.ts";
import { startSimulator } from "../../simulator/server.ts";
import { parseWorld } from "../../simulator/world.ts";

const world = `
version: 1
regions:
  cn-hangzhou: [cn-hangzhou-h]
accounts:
  - name: busy
    accountId: "1404423000000010"
    accessKeyId: LTAI-busy
    accessKeySecret: any
    realName: yes
    balance: { available: 12345.5, cash: 45.5, credit: 12300, currency: CNY }
    uncleared: { month: 20.05, history: 30 }
    fundAccount: { type: RESELLER_QUOTA, status: FROZEN, site: 26888 }
    encryptedByDefault: [cn-hangzhou]
    financialRelations:
      - { type: FinancialTrusteeship, role: MEMBER, partner: "1990699401005016" }
      - { type: FinancialManagement, role: MEMBER, partner: "1990699401005017", state: CANCELLED }
    vpcs: [{ id: vpc-bp1busy, name: net, cidrBlock: 10.0.0.0/16 }]
    vswitches:
      - { id: vsw-bp1busy, vpc: vpc-bp1busy, zone: cn-hangzhou-h, cidrBlock: 10.0.1.0/24 }
    securityGroups: [{ id: sg-bp1busy, name: own, vpc: vpc-bp1busy }]
    images: [{ id: m-bp1busy, ownerAlias: self }]
    instances:
      - id: i-bp1busy
        image: m-bp1busy
        vswitch: vsw-bp1busy
        securityGroups: [sg-bp1busy]
        privateIp: 10.0.1.10
        publicIp: 203.0.113.10
      - { id: i-bp1idle, image: m-bp1busy, vswitch: vsw-bp1busy, securityGroups: [sg-bp1busy], privateIp: 10.0.1.20 }
    loadBalancers:
      - id: lb-bp1busy
        kind: clb
        vswitch: vsw-bp1busy
        members: [{ instance: i-bp1busy }]
        vServerGroups: [{ id: rsp-bp1v, members: [{ instance: i-bp1busy, port: 80 }] }]
        masterSlaveGroups:
          - { id: rsp-bp1m, members: [{ instance: i-bp1busy, port: 22 }, { instance: i-bp1idle, port: 22 }] }
      - id: alb-bp1busy
        kind: alb
        vpc: vpc-bp1busy
        serverGroups:
          - { id: sgp-bp1alb, members: [{ instance: i-bp1busy, port: 80 }, { instance: i-bp1busy, port: 81 }] }
          - { id: sgp-bp1ip, type: Ip, members: [{ ip: 10.0.1.10, port: 80 }] }
      - id: nlb-bp1busy
        kind: nlb
        vpc: vpc-bp1busy
        serverGroups: [{ id: sgp-bp1nlb, type: Ip, members: [{ ip: 10.0.1.10, port: 80 }] }]
      - id: gwlb-bp1busy
        kind: gwlb
        vpc: vpc-bp1busy
        serverGroups: [{ id: sgp-bp1gwlb, members: [{ instance: i-bp1busy }] }]
    accelerators:
      - id: ga-bp1busy
        endpointGroups:
          - { endpoints: [{ type: PublicIp, endpoint: 203.0.113.10 }] }
          - { type: virtual, endpoints: [{ type: ECS, endpoint: i-bp1busy }] }
      - { id: ga-bp1basic, kind: basic, endpointGroups: [{ endpoints: [{ type: ECS, endpoint: i-bp1busy }] }] }
    oldAccelerators: [{ id: ga-bp1old, region: cn-hangzhou, bandwidthType: Sharing, servers: [i-bp1busy] }]
    dtsJobs:
      - id: job1
        source: { type: ECS, instance: i-bp1busy, ip: 10.0.1.10, userName: canary-user }
        destination: { type: RDS, instance: rm-a }
      - { id: job2, type: SYNC, source: { type: RDS, instance: rm-a }, destination: { ip: 10.0.1.10 } }
      - { id: job3, status: Finished, source: { type: ECS, instance: i-bp1busy }, destination: {} }
    vpcEndpoints:
      - { id: ep-bp1back, vpc: vpc-bp1busy, type: Reverse }
      - { id: ep-bp1forth, vpc: vpc-bp1busy }
    scalingGroups: [{ id: asg-bp1busy, members: [{ instance: i-bp1busy }] }]
    replicationJobs:
      - { id: j-bp1busy, instance: i-bp1busy }
      - { id: j-bp1done, instance: i-bp1busy, status: Finished }
    orders:
      - { id: "201", createdAt: -100d, amount: 0, instances: [i-bp1busy] }
      - { id: "202", createdAt: -100d, amount: 99.9, instances: [i-bp1busy] }
      - { id: "203", type: TempUpgrade, createdAt: -2d, instances: [i-bp1busy], startsAt: -1d, endsAt: +1d }
      - { id: "204", type: Downgrade, createdAt: -2d, instances: [i-bp1busy], startsAt: +10d, endsAt: +40d }
      - { id: "205", type: Renew, status: Unpaid, createdAt: -2d, instances: [i-bp1busy] }
      - { id: "206", type: TempUpgrade, status: Cancelled, createdAt: -2d, instances: [i-bp1busy], startsAt: -1d, endsAt: +1d }
      - { id: "207", createdAt: -300d, amount: 0, instances: [i-bp1idle] }
`;

const now = (): Date => new Date("2026-06-01T00:00:00Z");

describe("collectors against a simulator with busy services", () => {
  let collected: Collected;
  let permitted: string[];
  before(async () => {
    const simulator = await startSimulator({ world: parseWorld(world, "busy.yaml"), now });
    try {
      const cloud = await openCloud({
        region: "cn-hangzhou",
        endpoint: simulator.endpoint,
        protocol: "http",
        key: { accessKeyId: "LTAI-busy", accessKeySecret: "any" },
        callsPerSecond: Infinity,
        sleep: () => Promise.resolve(),
      });
      collected = await collectInventory(cloud, { now });
      permitted = Object.keys(simulator.counters()["busy"] ?? {});
    } finally {
      await simulator.stop();
    }
  });

  it("finds all that the other products have of an instance", () => {
    const [busy] = collected.inventory.instances;

    expect(busy).to.deep.include({
      loadBalancers: [
        { kind: "alb", id: "sgp-bp1alb", group: null, member: "i-bp1busy" },
        { kind: "alb", id: "sgp-bp1ip", group: null, member: "10.0.1.10" },
        { kind: "clb", id: "lb-bp1busy", group: "rsp-bp1m", member: "i-bp1busy" },
        { kind: "clb", id: "lb-bp1busy", group: "rsp-bp1v", member: "i-bp1busy" },
        { kind: "clb", id: "lb-bp1busy", group: null, member: "i-bp1busy" },
        { kind: "gwlb", id: "sgp-bp1gwlb", group: null, member: "i-bp1busy" },
        { kind: "nlb", id: "sgp-bp1nlb", group: null, member: "10.0.1.10" },
      ],
      accelerators: [
        { acceleratorId: "ga-bp1basic", endpoint: "i-bp1busy" },
        { acceleratorId: "ga-bp1busy", endpoint: "203.0.113.10" },
        { acceleratorId: "ga-bp1busy", endpoint: "i-bp1busy" },
        { acceleratorId: "ga-bp1old", endpoint: "i-bp1busy" },
      ],
      reverseEndpoints: ["ep-bp1back"],
      scalingGroupId: "asg-bp1busy",
      replicationJobs: ["j-bp1busy"],
      unpaidOrders: [{ id: "205", type: "Renew" }],
      zeroOrders: [{ id: "201", createdAt: "2026-02-21T00:00:00Z" }],
      configurationOrders: [
        {
          id: "203",
          type: "TempUpgrade",
          startsAt: "2026-05-31T00:00:00Z",
          endsAt: "2026-06-02T00:00:00Z",
        },
        {
          id: "204",
          type: "Downgrade",
          startsAt: "2026-06-11T00:00:00Z",
          endsAt: "2026-07-11T00:00:00Z",
        },
      ],
    });
    expect(busy?.dtsJobs)
      .to.be.an("array")
      .that.satisfies((jobs: { id: string; role: string }[]) => {
        expect(jobs.map(({ id, role }) => [id, role])).to.deep.equal([
          ["job1", "source"],
          ["job2", "destination"],
        ]);
        return true;
      });
  });

  it("does not give them to its neighbour", () => {
    const [, idle] = collected.inventory.instances;

    expect(idle).to.deep.include({
      loadBalancers: [{ kind: "clb", id: "lb-bp1busy", group: "rsp-bp1m", member: "i-bp1idle" }],
      accelerators: [],
      dtsJobs: [],
      scalingGroupId: null,
      replicationJobs: [],
      unpaidOrders: [],
      zeroOrders: [],
      configurationOrders: [],
    });
  });

  it("reads the standing of the account", () => {
    expect(collected.inventory.standing).to.deep.equal({
      realName: "yes",
      funds: { available: "12,345.50", cash: "45.50", currency: "CNY" },
      uncleared: { total: "50.05", history: "30" },
      fundAccountType: "RESELLER_QUOTA",
      fundAccountStatus: "FROZEN",
      site: "26888",
      financialRelations: [{ type: "FinancialTrusteeship", role: "MEMBER" }],
      postpaidVcpus: { max: 400, used: 4 },
      encryptionByDefault: true,
    });
  });

  it("has no gap, and takes over no name of a database user", () => {
    expect(collected.gaps).to.deep.equal([]);
    expect(JSON.stringify(collected.inventory)).to.not.contain("canary");
    expect(permitted).to.include.members(["QueryFinancialAccountInfo", "GetOrderDetail"]);
  });
});
