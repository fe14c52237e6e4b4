import { expect } from "chai";
import { collectInventory, NoListingError } from "../../collectors/collect.ts";
import type { Collected, CollectOptions, CollectProgress } from "../../collectors/collect.ts";
import { CloudError, UnexpectedAnswerError } from "../../collectors/cloud-error.ts";
import { Inventory } from "../../core/inventory.ts";
import { clientOf, failure, startHandMadeCloud, success } from "./hand-made-cloud.ts";
import type { Answer, Answering, HandMadeCloud, SeenCall } from "./hand-made-cloud.ts";
import {
  denied,
  rulesPage,
  groupsPage,
  instancesPage,
  smallRegion,
  wireInstance,
} from "./small-region.ts";

const now = (): Date => new Date("2026-06-01T00:00:00Z");

describe("collectors/collect", () => {
  let server: HandMadeCloud;
  afterEach(() => server.stop());

  async function collect(
    changes: Record<string, Answering>,
    options: Partial<CollectOptions> = {},
  ): Promise<Collected> {
    server = await startHandMadeCloud({ ...smallRegion, ...changes });
    return collectInventory(await clientOf(server), { now, ...options });
  }
  async function thrownBy(task: Promise<unknown>): Promise<unknown> {
    return task.then(
      () => expect.fail("nothing was thrown"),
      (error: unknown) => error,
    );
  }
  const callsOf = (action: string): SeenCall[] =>
    server.calls.filter((call) => call.action === action);

  it("reads a whole region into an inventory that its own schema accepts", async () => {
    const { inventory, gaps } = await collect({});

    expect(gaps).to.be.empty;
    expect(Inventory.parse(JSON.parse(JSON.stringify(inventory)))).to.deep.equal(inventory);
    expect(inventory).to.deep.include({
      account: "1000000000000001",
      region: "cn-hangzhou",
      takenAt: "2026-06-01T00:00:00.000Z",
    });
    expect(inventory.instances[0]).to.deep.include({
      id: "i-1",
      name: "name of i-1",
      region: "cn-hangzhou",
      zone: "cn-hangzhou-h",
      instanceType: "ecs.g7.large",
      cpu: 2,
      imageId: "aliyun_3",
      image: { ownerAlias: "system", productCode: "" },
      status: "Stopped",
      stoppedMode: "KeepCharging",
      chargeType: "PostPaid",
      spotStrategy: "NoSpot",
      createdAt: "2026-01-02T03:04:00Z",
      expiresAt: "2099-12-31T15:59:00Z",
      autoRenew: false,
      autoReleaseAt: null,
      deletionProtection: false,
      networkType: "vpc",
      vpcId: "vpc-1",
      vswitchId: "vsw-1",
      customRouteTableId: null,
      classicLinkVpcId: null,
      privateIps: ["10.0.1.5"],
      publicIps: [],
      eip: null,
      keyPair: null,
      ramRole: null,
      dedicatedHostId: null,
      deploymentSetId: null,
      hpcClusterId: null,
      capacityReservationId: null,
      locks: [],
      tagKeys: [],
      securityGroupIds: ["sg-1"],
      managedGroupIds: [],
      networkInterfaces: [
        { id: "eni-of-i-1", type: "Primary", privateIps: ["10.0.1.5"], ipv6: [], prefixes: [] },
      ],
      disks: [
        {
          id: "d-1",
          type: "system",
          category: "cloud_essd",
          encrypted: false,
          kmsKeyId: null,
          portable: true,
          burstingEnabled: false,
          status: "In_use",
          sizeGiB: 40,
          productCode: null,
          locks: [],
          multiAttach: "Disabled",
          attachedTo: ["i-1"],
          snapshotPolicyId: null,
          replicaPairId: null,
        },
      ],
      haVips: [],
      routeEntries: [],
      dnatEntries: [],
      trafficMirrors: [],
      systemEvents: [],
      snapshots: [],
      customImages: [],
    });
    expect(inventory.securityGroups[0]).to.deep.include({
      id: "sg-1",
      type: "normal",
      serviceManaged: false,
      innerAccessPolicy: "Accept",
      addresses: { used: 1, limit: 6000 },
    });
    expect(inventory.vpcs).to.deep.equal([
      {
        ...{ id: "vpc-1", name: "net", description: "", status: "Available", sharedBy: null },
        ...{ cidr: "10.0.0.0/8", secondaryCidrs: [], userCidrs: [], ipv6Cidr: null, reaches: [] },
      },
    ]);
    expect(inventory.vswitches).to.deep.equal([
      {
        id: "vsw-1",
        name: "h",
        description: "",
        vpcId: "vpc-1",
        zone: "cn-hangzhou-h",
        cidr: "10.0.1.0/24",
        ipv6Cidr: null,
        status: "Available",
        freeIps: 251,
        sharedBy: null,
        reservedCidrs: [],
        addressChecks: {},
      },
    ]);
  });

  for (const [action, fact] of [
    ["DescribeDisks", (i: Inventory) => i.instances[0]?.disks],
    ["DescribeSecurityGroupAttribute", (i: Inventory) => i.securityGroups[0]?.permissions],
    ["DescribeSecurityGroupAttribute", (i: Inventory) => i.securityGroups[0]?.innerAccessPolicy],
  ] as const) {
    it(`keeps what a denied ${action} would have given as unknown`, async () => {
      const { inventory, gaps } = await collect({ [action]: denied });

      expect(fact(inventory))
        .to.have.property("unknown")
        .that.matches(/^Forbidden\.RAM: User not authorized/);
      expect(gaps.map((gap) => gap.action)).to.deep.equal([action]);
    });
  }

  for (const action of ["DescribeSecurityGroups", "DescribeVpcs", "DescribeVSwitches"] as const) {
    it(`names what a denied ${action} leaves out`, async () => {
      const { inventory, gaps } = await collect({ [action]: denied });

      const lists = Object.values(inventory.listed);
      expect(lists.filter((reach) => reach !== "used")).to.deep.equal([
        { unknown: gaps[0]?.reason },
      ]);
      expect(inventory.instances).to.have.length(1);
      expect(gaps).to.have.length(1);
      expect(gaps[0]?.reason).to.match(/^Forbidden\.RAM: /);
      expect(gaps[0]?.ids).to.have.length(1);
    });
  }

  it("has nothing to write when instances may not be listed", async () => {
    const error = await thrownBy(collect({ DescribeInstances: denied }));

    expect(error).to.be.instanceOf(NoListingError).with.property("account", "1000000000000001");
  });

  function emptyBut(dryRun: Answer): Answering {
    return ({ query }) => (query["DryRun"] === "true" ? dryRun : instancesPage([]));
  }

  it("does not take an empty listing for an empty region when the dry run is denied", async () => {
    const error = await thrownBy(
      collect({ DescribeInstances: emptyBut(failure(403, "Forbidden.RAM", "no")) }),
    );

    expect(error).to.be.instanceOf(NoListingError).with.property("reason", "Forbidden.RAM: no");
  });

  it("does not take an empty listing for an empty region when the dry run fails", async () => {
    const error = await thrownBy(
      collect({ DescribeInstances: emptyBut(failure(503, "ServiceUnavailable", "later")) }),
    );

    expect(error)
      .to.be.instanceOf(NoListingError)
      .with.property("reason", "ServiceUnavailable: later");
  });

  it("takes an empty listing for an empty region when the dry run is allowed", async () => {
    const allowed = failure(
      400,
      "DryRunOperation",
      "Request validation has been passed with DryRun flag set.",
    );

    const { inventory } = await collect({ DescribeInstances: emptyBut(allowed) });

    expect(inventory).to.deep.include({
      instances: [],
      securityGroups: [],
      vpcs: [],
      vswitches: [],
    });
    expect(callsOf("DescribeSecurityGroups")).to.be.empty;
  });

  it("keeps an instance that was asked for and not returned, with every fact unknown", async () => {
    const { inventory, gaps } = await collect(
      {
        DescribeInstances: ({ query }) =>
          query["DryRun"] === "true" ? success({}) : instancesPage([wireInstance("i-1")]),
      },
      { instanceIds: ["i-2", "i-1", "i-2"] },
    );

    expect(inventory.instances.map((one) => one.id)).to.deep.equal(["i-1", "i-2"]);
    for (const [name, fact] of Object.entries(inventory.instances[1] ?? {}))
      if (name !== "id") expect(fact, name).to.have.property("unknown").that.contains("returned");
    expect(gaps).to.have.length(1);
    expect(gaps[0]).to.deep.include({ action: "DescribeInstances", ids: ["i-2"] });
    expect(callsOf("DescribeInstances")[0]?.query["InstanceIds"]).to.equal('["i-2","i-1"]');
  });

  it("limits groups and networks to those in use, unless everything is wanted", async () => {
    const answers: Record<string, Answering> = {
      DescribeSecurityGroups: ({ query }) =>
        groupsPage(query["SecurityGroupIds"] === undefined ? ["sg-2", "sg-1"] : ["sg-1"]),
      DescribeVSwitches: () =>
        success({
          TotalCount: 2,
          VSwitches: {
            VSwitch: ["vsw-2", "vsw-1"].map((VSwitchId) => ({
              VSwitchId,
              VpcId: "vpc-1",
              ZoneId: "z",
              CidrBlock: "10.0.1.0/24",
            })),
          },
        }),
    };

    const used = (await collect(answers)).inventory;
    expect(callsOf("DescribeSecurityGroups")[0]?.query["SecurityGroupIds"]).to.equal('["sg-1"]');
    expect(callsOf("DescribeVpcs")[0]?.query["VpcId"]).to.equal("vpc-1");
    expect([used.securityGroups.length, used.vswitches.length]).to.deep.equal([1, 1]);
    expect(Object.values(used.listed)).to.deep.equal(["used", "used", "used"]);

    await server.stop();
    const all = (await collect(answers, { everything: true })).inventory;
    expect(callsOf("DescribeVpcs")[0]?.query).to.not.have.property("VpcId");
    expect(all.securityGroups.map((one) => one.id)).to.deep.equal(["sg-1", "sg-2"]);
    expect(all.vswitches.map((one) => one.id)).to.deep.equal(["vsw-1", "vsw-2"]);
    expect(Object.values(all.listed)).to.deep.equal(["region", "region", "region"]);
  });

  it("names groups and networks that instances use and the service does not return", async () => {
    const { gaps } = await collect({
      DescribeSecurityGroups: () => groupsPage([]),
      DescribeVpcs: () => success({ TotalCount: 0, Vpcs: { Vpc: [] } }),
      DescribeVSwitches: () => success({ TotalCount: 0, VSwitches: { VSwitch: [] } }),
    });

    expect(gaps.map((gap) => [gap.action, ...gap.ids])).to.deep.equal([
      ["DescribeSecurityGroups", "sg-1"],
      ["DescribeVpcs", "vpc-1"],
      ["DescribeVSwitches", "vsw-1"],
    ]);
  });

  it("is loud about an answer of another form", async () => {
    const odd = wireInstance("i-1", { SecurityGroupIds: "sg-1" });

    const error = await thrownBy(collect({ DescribeInstances: () => instancesPage([odd]) }));

    expect(error)
      .to.be.instanceOf(UnexpectedAnswerError)
      .with.property("message")
      .that.contains("DescribeInstances")
      .and.contains("Instances.Instance.0.SecurityGroupIds");
  });

  for (const code of ["InvalidAccessKeyId.NotFound", "InvalidRegionId.NotFound"]) {
    it(`ends with ${code}, whichever call meets it`, async () => {
      const error = await thrownBy(collect({ DescribeDisks: () => failure(404, code, "no") }));

      expect(error).to.be.instanceOf(CloudError).with.property("code", code);
    });
  }

  it("keeps going when one call stays broken", async () => {
    const { inventory } = await collect({
      DescribeDisks: () => ({ status: 502, body: "<html>502</html>" }),
    });

    expect(inventory.instances[0]?.disks).to.deep.equal({
      unknown: "UnreadableAnswer: the answer is not JSON",
    });
  });

  it("gives the same inventory however the answers are delayed", async () => {
    const ids = ["sg-a", "sg-b", "sg-c", "sg-d", "sg-e", "sg-f"];
    const delayed = (order: readonly number[]): Record<string, Answering> => ({
      DescribeInstances: () =>
        instancesPage([
          wireInstance("i-1", { SecurityGroupIds: { SecurityGroupId: ids.toReversed() } }),
        ]),
      DescribeSecurityGroups: () => groupsPage(ids),
      DescribeSecurityGroupAttribute: ({ query }, count) => ({
        ...rulesPage([query["SecurityGroupId"] ?? ""]),
        delayMs: (order[count - 1] ?? 0) * 15,
      }),
    });

    const first = (await collect(delayed([1, 2, 3, 4, 5, 6]))).inventory;
    await server.stop();
    const second = (await collect(delayed([6, 5, 4, 3, 2, 1]))).inventory;

    expect(JSON.stringify(second)).to.equal(JSON.stringify(first));
    expect(first.securityGroups.map((one) => one.id)).to.deep.equal(ids);
  });

  it("tells how far it has come", async () => {
    const steps: CollectProgress[] = [];

    await collect({}, { onProgress: (step) => steps.push(step) });

    const ends = { identity: 1, instances: 1, disks: 1, network: 7, rules: 1, surroundings: 13 };
    for (const [stage, end] of Object.entries({ ...ends, standing: 1 })) {
      const of = steps.filter((step) => step.stage === stage);
      expect(of[0], stage).to.have.property("done", 0);
      expect(of.at(-1)?.done, stage).to.equal(end);
      expect(of.at(-1)?.of ?? end, stage).to.equal(end);
    }
  });
});
