import { expect } from "chai";
import { startSimulator, type Simulator } from "../../simulator/server.ts";
import { parseWorld, WorldError } from "../../simulator/world.ts";
import { at, client, ECS, listAt, refusalOf, REGION, WORLD, type Client } from "./support.ts";

const PRIVATELINK = "2020-04-15";
const ESS = "2022-02-22";
const SMC = "2019-06-01";
const RESOURCE_MANAGER = "2020-03-31";
const QUOTAS = "2020-05-10";

const IP_QUOTA = "q_vpc-normal-security-group-ip-count";

const KEYS = `
    vpcEndpoints:
      - { id: ep-r, name: back, vpc: vpc-a, type: Reverse }
      - { id: ep-i, vpc: vpc-a, connectionStatus: Disconnected }
    scalingGroups:
      - id: asg-a
        name: web
        members:
          - { instance: i-a, creationType: AutoCreated }
          - { instance: i-paid, lifecycleState: Protected }
    replicationJobs:
      - { id: j-a, name: move, instance: i-a, type: cross-zone }
      - { id: j-b, name: image, source: s-b, status: Finished }
    resourceDirectory: { masterAccountId: "1755000000000020", identity: "*** Shop Ltd." }
    quotas: { ${IP_QUOTA}: 8000 }
    balance:`;

const TEXT = WORLD.replace("\n    balance:", KEYS).replace(
  "version: 1\n",
  "version: 1\nregions:\n  cn-hangzhou: [cn-hangzhou-h, cn-hangzhou-i]\n  cn-beijing: [cn-beijing-a]\n",
);

describe("simulator: PrivateLink, ESS, SMC, resource directory, quotas", () => {
  let simulator: Simulator;
  let source: Client;
  let target: Client;

  beforeEach(async () => {
    simulator = await startSimulator({
      world: parseWorld(TEXT, "w.yaml"),
      now: () => new Date("2026-01-31T00:00:00Z"),
    });
    source = client(simulator);
    target = client(simulator, "target");
  });
  afterEach(async () => {
    await simulator.stop();
  });

  const idsIn = (body: unknown, path: string, field: string): unknown[] =>
    listAt(body, path).map((row) => at(row, field));

  describe("ListVpcEndpoints", () => {
    it("lists endpoints by type and VPC", async () => {
      const reverse = await source(PRIVATELINK, "ListVpcEndpoints", {
        EndpointType: "Reverse",
        VpcId: "vpc-a",
      });

      expect(reverse).to.include({ MaxResults: 50, NextToken: "", TotalCount: 1 });
      expect(at(reverse, "Endpoints.0")).to.include({
        EndpointId: "ep-r",
        EndpointType: "Reverse",
        EndpointStatus: "Active",
        ConnectionStatus: "Connected",
        VpcId: "vpc-a",
      });
      expect(
        idsIn(await source(PRIVATELINK, "ListVpcEndpoints"), "Endpoints", "EndpointId"),
      ).to.deep.equal(["ep-r", "ep-i"]);
      expect(
        at(await source(PRIVATELINK, "ListVpcEndpoints", { VpcId: "vpc-b" }), "TotalCount"),
      ).to.equal(0);
      expect(
        at(await source(PRIVATELINK, "ListVpcEndpoints", { RegionId: "cn-beijing" }), "TotalCount"),
      ).to.equal(0);
    });

    it("refuses no region, other types and more than 1000 results", async () => {
      const refused = (params: Record<string, string>): Promise<string> =>
        refusalOf(source(PRIVATELINK, "ListVpcEndpoints", params));

      expect(await refused({ RegionId: "" })).to.equal("MissingParameter");
      expect(await refused({ EndpointType: "Backwards" })).to.equal("InvalidParameter");
      expect(await refused({ MaxResults: "1000" })).to.equal("");
      expect(await refused({ MaxResults: "1001" })).to.equal("InvalidParameter");
    });
  });

  describe("DescribeScalingInstances", () => {
    const members = async (params: Record<string, string>): Promise<unknown[]> =>
      idsIn(
        await source(ESS, "DescribeScalingInstances", params),
        "ScalingInstances",
        "InstanceId",
      );

    it("tells the group of an instance, and calls a stopped one unhealthy", async () => {
      const body = await source(ESS, "DescribeScalingInstances", {
        "InstanceIds.1": "i-paid",
        "InstanceIds.2": "i-gone",
      });

      expect(body).to.include({ TotalCount: 1, PageNumber: 1, PageSize: 10 });
      expect(at(body, "ScalingInstances.0")).to.include({
        InstanceId: "i-paid",
        ScalingGroupId: "asg-a",
        LifecycleState: "Protected",
        CreationType: "Attached",
        HealthStatus: "Unhealthy",
      });
    });

    it("filters by group, state, way of creation and health", async () => {
      expect(await members({ ScalingGroupId: "asg-a" })).to.deep.equal(["i-a", "i-paid"]);
      expect(await members({ LifecycleState: "InService" })).to.deep.equal(["i-a"]);
      expect(await members({ "CreationTypes.1": "Attached" })).to.deep.equal(["i-paid"]);
      expect(await members({ HealthStatus: "Healthy" })).to.deep.equal(["i-a"]);
    });

    it("loses what is released", async () => {
      await source(ECS, "DeleteInstance", { InstanceId: "i-a", Force: "true" });

      expect(await members({})).to.deep.equal(["i-paid"]);
    });

    for (const [params, code] of [
      [{ PageSize: "101" }, "InvalidParameter"],
      [{ RegionId: "" }, "MissingParameter"],
      [{ ScalingGroupId: "asg-x" }, "InvalidScalingGroupId.NotFound"],
      [{ LifecycleState: "Standby", "LifecycleStates.1": "Standby" }, "InvalidParameter"],
    ] as const)
      it(`${JSON.stringify(params)}: ${code}`, async () => {
        expect(await refusalOf(source(ESS, "DescribeScalingInstances", { ...params }))).to.equal(
          code,
        );
      });
  });

  describe("DescribeReplicationJobs", () => {
    const jobs = async (params: Record<string, string>): Promise<unknown[]> =>
      idsIn(
        await source(SMC, "DescribeReplicationJobs", params),
        "ReplicationJobs.ReplicationJob",
        "JobId",
      );

    it("lists jobs, those of an instance by its id", async () => {
      const body = await source(SMC, "DescribeReplicationJobs", { "InstanceId.1": "i-a" });

      expect(body).to.include({ TotalCount: 1, PageNumber: 1, PageSize: 10 });
      expect(at(body, "ReplicationJobs.ReplicationJob.0")).to.include({
        JobId: "j-a",
        InstanceId: "i-a",
        JobType: 2,
        Status: "Running",
        BusinessStatus: "Syncing",
      });
      expect(await jobs({})).to.deep.equal(["j-a", "j-b"]);
      expect(await jobs({ Status: "Finished" })).to.deep.equal(["j-b"]);
      expect(await jobs({ "SourceId.1": "s-b" })).to.deep.equal(["j-b"]);
      expect(await jobs({ JobType: "2" })).to.deep.equal(["j-a"]);
      expect(await jobs({ RegionId: "cn-beijing" })).to.deep.equal([]);
    });

    it("refuses more than 50 a page and more than 50 ids", async () => {
      const refused = (params: Record<string, string>): Promise<string> =>
        refusalOf(source(SMC, "DescribeReplicationJobs", params));
      const ids = Array.from({ length: 51 }, (_, index) => [
        `InstanceId.${String(index + 1)}`,
        `i-${String(index)}`,
      ]);

      expect(await refused({ PageSize: "51" })).to.equal("InvalidParameter");
      expect(await refused(Object.fromEntries(ids) as Record<string, string>)).to.equal(
        "InvalidParameter",
      );
      expect(await refused(Object.fromEntries(ids.slice(1)) as Record<string, string>)).to.equal(
        "",
      );
    });
  });

  it("GetResourceDirectory tells the masked identity, and refuses an account outside", async () => {
    const body = await source(RESOURCE_MANAGER, "GetResourceDirectory");

    expect(at(body, "ResourceDirectory")).to.include({
      MasterAccountId: "1755000000000020",
      IdentityInformation: "*** Shop Ltd.",
    });
    expect(await refusalOf(target(RESOURCE_MANAGER, "GetResourceDirectory"))).to.equal(
      "ResourceDirectoryNotInUse",
    );
  });

  describe("GetProductQuota", () => {
    const asked = {
      ProductCode: "ecs",
      QuotaActionCode: IP_QUOTA,
      "Dimensions.1.Key": "regionId",
      "Dimensions.1.Value": REGION,
    };

    it("tells the quota of the account, else the documented default", async () => {
      const raised = await source(QUOTAS, "GetProductQuota", asked);
      const usual = await target(QUOTAS, "GetProductQuota", asked);

      expect(at(raised, "Quota")).to.deep.include({
        QuotaActionCode: IP_QUOTA,
        TotalQuota: 8000,
        Dimensions: { regionId: REGION },
      });
      expect(at(usual, "Quota.TotalQuota")).to.equal(6000);
    });

    for (const [params, code] of [
      [{ ProductCode: "" }, "MissingProductCode"],
      [{ QuotaActionCode: "" }, "MissingParameter"],
      [{ QuotaActionCode: "q_none" }, "QUOTA.NOT.FOUND"],
      [{ "Dimensions.1.Key": "", "Dimensions.1.Value": "" }, "QUOTA.DIMENSION.UNSUPPORT"],
      [{ "Dimensions.1.Key": "zoneId" }, "QUOTA.DIMENSION.UNSUPPORT"],
      [{ "Dimensions.1.Value": "moon" }, "QUOTA.DIMENSION.VALUE.UNSUPPORT"],
    ] as const)
      it(`${JSON.stringify(params)}: ${code}`, async () => {
        expect(
          await refusalOf(source(QUOTAS, "GetProductQuota", { ...asked, ...params })),
        ).to.equal(code);
      });

    it("misses the region where no dimension is given", async () => {
      expect(
        await refusalOf(
          source(QUOTAS, "GetProductQuota", {
            ProductCode: "ecs",
            QuotaActionCode: IP_QUOTA,
          }),
        ),
      ).to.equal("QUOTA.DIMENSION.MISS");
    });
  });

  it("shows everything of it among the resources of the account", () => {
    const resources = simulator.resources("source");

    expect(at(resources, "scalingGroups.0.members.0.instanceId")).to.equal("i-a");
    expect(at(resources, "quotas")).to.deep.equal({ [IP_QUOTA]: 8000 });
    expect(at(resources, "resourceDirectory.identityInformation")).to.equal("*** Shop Ltd.");
    expect(at(simulator.resources("target"), "resourceDirectory")).to.equal(null);
  });

  describe("world", () => {
    for (const [name, from, to, message] of [
      [
        "an endpoint in an unknown VPC",
        "vpc: vpc-a, type: Reverse",
        "vpc: vpc-x, type: Reverse",
        /vpcEndpoints\[0\]: no VPC "vpc-x"/,
      ],
      [
        "a group in another region",
        "id: asg-a\n",
        "id: asg-a\n        region: cn-beijing\n",
        /scalingGroups\[0\]: the instance i-a is not in the region cn-beijing/,
      ],
      [
        "a job for an unknown instance",
        "name: move, instance: i-a",
        "name: move, instance: i-x",
        /replicationJobs\[0\]: no instance "i-x"/,
      ],
      ["a quota that is no number", ": 8000", ": many", /quotas/],
    ] as const)
      it(`names ${name}`, () => {
        const text = TEXT.replace(from, to);

        expect(text).to.not.equal(TEXT);
        expect(() => parseWorld(text, "w.yaml")).to.throw(WorldError, message);
      });
  });
});
