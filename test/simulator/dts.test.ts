import { expect } from "chai";
import { startSimulator, type Simulator } from "../../simulator/server.ts";
import { parseWorld, WorldError } from "../../simulator/world.ts";
import { at, client, listAt, refusalOf, REGION, WORLD, type Client } from "./support.ts";

const DTS = "2020-01-01";

const KEYS = `
    dtsJobs:
      - id: job1
        name: to-rds
        source: { type: ECS, instance: a, ip: 10.0.1.10, database: shop, userName: reader }
        destination: { type: RDS, instance: rm-a }
      - { id: job2, type: SYNC, source: { type: RDS, instance: rm-a }, destination: { type: ECS, instance: i-paid } }
      - { id: job3, type: SUBSCRIBE, status: Abnormal, source: { ip: 10.0.1.10 } }
      - { id: job4, region: cn-beijing, source: {}, destination: {} }
    balance:`;

const TEXT = WORLD.replace("\n    balance:", KEYS).replace(
  "version: 1\n",
  "version: 1\nregions:\n  cn-hangzhou: [cn-hangzhou-h, cn-hangzhou-i]\n  cn-beijing: [cn-beijing-a]\n",
);

describe("simulator: DTS", () => {
  let simulator: Simulator;
  let source: Client;

  beforeEach(async () => {
    simulator = await startSimulator({ world: parseWorld(TEXT, "w.yaml") });
    source = client(simulator);
  });
  afterEach(async () => {
    await simulator.stop();
  });

  const idsIn = (body: unknown, path: string, field: string): unknown[] =>
    listAt(body, path).map((row) => at(row, field));

  const jobs = async (params: Record<string, string>): Promise<unknown[]> =>
    idsIn(await source(DTS, "DescribeDtsJobs", params), "DtsJobList", "DtsJobId");

  it("lists one type at a time, migrations unless told otherwise", async () => {
    expect(await jobs({ Region: REGION })).to.deep.equal(["job1"]);
    expect(await jobs({ Region: REGION, JobType: "SYNC" })).to.deep.equal(["job2"]);
    expect(await jobs({ Region: REGION, JobType: "SUBSCRIBE" })).to.deep.equal(["job3"]);
  });

  it("tells both ends under the names of the API", async () => {
    const body = await source(DTS, "DescribeDtsJobs", { Region: REGION });

    expect(body).to.include({
      Success: true,
      PageNumber: 1,
      PageRecordCount: 20,
      TotalRecordCount: 1,
    });
    expect(at(body, "DtsJobList.0")).to.include({
      JobType: "online",
      Status: "Migrating",
      DtsInstanceID: "dtsjob1",
      DtsJobName: "to-rds",
      DbObject: '{"shop":{"name":"shop","all":true}}',
    });
    expect(at(body, "DtsJobList.0.SourceEndpoint")).to.include({
      InstanceType: "ECS",
      InstanceID: "i-a",
      Ip: "10.0.1.10",
      UserName: "reader",
    });
    expect(at(body, "DtsJobList.0.DestinationEndpoint")).to.include({
      InstanceType: "RDS",
      InstanceID: "rm-a",
    });
  });

  it("leaves the objects out on request", async () => {
    const body = await source(DTS, "DescribeDtsJobs", { WithoutDbList: "true" });

    expect(at(body, "DtsJobList.0")).to.not.have.property("DbObject");
  });

  it("filters by an instance at either end, by region, id and status", async () => {
    const ecs = { InstanceType: "ECS" };

    expect(await jobs({ ...ecs, InstanceId: "i-a" })).to.deep.equal(["job1"]);
    expect(await jobs({ ...ecs, InstanceId: "i-paid", JobType: "SYNC" })).to.deep.equal(["job2"]);
    expect(await jobs({ ...ecs, InstanceId: "rm-a" })).to.deep.equal([]);
    expect(await jobs({ Region: "cn-beijing" })).to.deep.equal(["job4"]);
    expect(await jobs({ DtsJobId: "job1,jobx" })).to.deep.equal(["job1"]);
    expect(await jobs({ JobType: "SUBSCRIBE", Status: "Normal" })).to.deep.equal([]);
  });

  for (const [params, code] of [
    [{ PageSize: "30" }, ""],
    [{ PageSize: "25" }, "InvalidParameter"],
    [{ PageSize: "100" }, "InvalidParameter"],
    [{ JobType: "online" }, "InvalidParameter"],
    [{ Region: "moon" }, "InvalidRegionId.NotFound"],
    [{ Type: "name", Params: "x" }, "UnsupportedParameter"],
  ] as const)
    it(`${JSON.stringify(params)}: ${code || "answered"}`, async () => {
      expect(await refusalOf(source(DTS, "DescribeDtsJobs", { ...params }))).to.equal(code);
    });

  for (const [name, from, to, message] of [
    [
      "a job at an unknown instance",
      "instance: a, ip",
      "instance: b2, ip",
      /dtsJobs\[0\]: no instance "b2"/,
    ],
    [
      "a migration to nowhere",
      "        destination: { type: RDS, instance: rm-a }\n",
      "",
      /dtsJobs\[0\]: a MIGRATION or SYNC job has a destination/,
    ],
  ] as const)
    it(`names ${name} in a world`, () => {
      const text = TEXT.replace(from, to);

      expect(text).to.not.equal(TEXT);
      expect(() => parseWorld(text, "w.yaml")).to.throw(WorldError, message);
    });
});
