import http from "node:http";
import https from "node:https";
import { expect } from "chai";
import type { Simulator } from "../../simulator/server.ts";
import { at, BSS, client, ECS, LOCATION, refusalOf, start, STS, textAt, VPC } from "./support.ts";

interface Raw {
  readonly status: number;
  readonly body: unknown;
}

interface RawRequest {
  readonly secure?: boolean;
  readonly method?: string;
  readonly path: string;
  readonly headers?: Record<string, string>;
  readonly body?: string;
}

describe("simulator: the wire", () => {
  let simulator: Simulator;

  before(async () => {
    simulator = await start();
  });
  after(async () => {
    await simulator.stop();
  });

  async function raw(request: RawRequest): Promise<Raw> {
    return new Promise((resolve, reject) => {
      const options = {
        host: "127.0.0.1",
        port: simulator.port,
        path: request.path,
        method: request.method ?? "POST",
        headers: request.headers ?? {},
        agent: false,
      };
      const onAnswer = (answer: http.IncomingMessage): void => {
        let text = "";
        answer.on("data", (chunk: Buffer) => (text += chunk.toString()));
        answer.on("end", () => {
          resolve({ status: answer.statusCode ?? 0, body: JSON.parse(text) as unknown });
        });
      };
      const sent =
        request.secure === true
          ? https.request({ ...options, ca: simulator.caPem }, onAnswer)
          : http.request(options, onAnswer);
      sent.on("error", reject);
      sent.end(request.body);
    });
  }

  const IDENTITY = `/?Action=GetCallerIdentity&Version=${STS}&AccessKeyId=key-source`;

  it("answers http and https on one port, with a certificate for 127.0.0.1", async () => {
    const [plain, secure] = await Promise.all([
      raw({ path: IDENTITY }),
      raw({ path: IDENTITY, secure: true, method: "GET" }),
    ]);

    expect([plain.status, secure.status]).to.deep.equal([200, 200]);
    expect(at(secure.body, "AccountId")).to.equal("1404423000000010");
    expect(simulator.requests().filter(({ secure: tls }) => tls)).to.have.lengthOf(1);
  });

  it("merges query and form body", async () => {
    const answer = await raw({
      path: `/?Action=DescribeVSwitchAttributes&Version=${VPC}&AccessKeyId=key-source&VSwitchId=vsw-a`,
      headers: { "content-type": "application/x-www-form-urlencoded" },
      body: "RegionId=cn-hangzhou",
    });

    expect(at(answer.body, "CidrBlock")).to.equal("10.0.1.0/24");
  });

  it("tells the same action name of two products apart by the version header", async () => {
    const asVpc = await refusalOf(
      client(simulator)(VPC, "TagResources", {
        ResourceType: "VPC",
        "ResourceId.1": "sg-a",
        "Tag.1.Key": "a",
      }),
    );
    const asEcs = await refusalOf(
      client(simulator)(ECS, "TagResources", {
        ResourceType: "securitygroup",
        "ResourceId.1": "sg-a",
        "Tag.1.Key": "a",
      }),
    );

    expect([asVpc, asEcs]).to.deep.equal(["InvalidResourceId.NotFound", ""]);
  });

  it("knows the account by the key in the query or in the Authorization header", async () => {
    const byHeader = await client(simulator, "target")(STS, "GetCallerIdentity");
    const byQuery = await raw({ path: IDENTITY });

    expect([at(byHeader, "AccountId"), at(byQuery.body, "AccountId")]).to.deep.equal([
      "1755000000000020",
      "1404423000000010",
    ]);
  });

  it("refuses in the documented error body", async () => {
    const answer = await raw({
      path: `/?Action=DescribeVpcAttribute&Version=${VPC}&AccessKeyId=key-source&RegionId=cn-hangzhou&VpcId=vpc-none`,
    });

    expect(answer.status).to.equal(404);
    expect(answer.body).to.include.keys("RequestId", "HostId", "Code", "Message", "Recommend");
    expect(at(answer.body, "HostId")).to.equal(simulator.endpoint);
  });

  const REFUSED: [string, string, number, string][] = [
    [
      "an unknown key",
      `/?Action=GetCallerIdentity&Version=${STS}&AccessKeyId=nobody`,
      404,
      "InvalidAccessKeyId.NotFound",
    ],
    ["no key", `/?Action=GetCallerIdentity&Version=${STS}`, 400, "MissingAccessKeyId"],
    [
      "an unknown action",
      `/?Action=DescribeMoon&Version=${ECS}&AccessKeyId=key-source`,
      404,
      "InvalidAction.NotFound",
    ],
    [
      "an action of another product",
      `/?Action=CreateVpc&Version=${STS}&AccessKeyId=key-source`,
      404,
      "InvalidAction.NotFound",
    ],
    [
      "an inherited property as action",
      `/?Action=constructor&Version=${ECS}&AccessKeyId=key-source`,
      404,
      "InvalidAction.NotFound",
    ],
    [
      "an unknown region",
      `/?Action=DescribeVpcs&Version=${VPC}&AccessKeyId=key-source&RegionId=moon-1`,
      404,
      "InvalidRegionId.NotFound",
    ],
    [
      "a region left out",
      `/?Action=DescribeVpcs&Version=${VPC}&AccessKeyId=key-source`,
      400,
      "MissingParameter",
    ],
  ];
  for (const [name, path, status, code] of REFUSED)
    it(`refuses ${name}`, async () => {
      const answer = await raw({ path });

      expect([answer.status, at(answer.body, "Code")]).to.deep.equal([status, code]);
    });

  it("takes a query of 60 KB and refuses a body above 8 MiB", async () => {
    const long = await raw({ path: `${IDENTITY}&Filler=${"x".repeat(60_000)}` });
    const tooLong = await raw({ path: IDENTITY, body: "x".repeat(8 * 1024 * 1024 + 1) }).catch(
      (error: unknown) => String(error),
    );

    expect(long.status).to.equal(200);
    expect(JSON.stringify(tooLong)).to.match(/RequestEntityTooLarge|ECONNRESET|EPIPE/);
  });

  it("names itself as the endpoint of every service", async () => {
    const answer = await client(simulator)(LOCATION, "DescribeEndpoints", {
      Id: "cn-hangzhou",
      ServiceCode: "ecs",
      Type: "openAPI",
    });

    expect(at(answer, "Endpoints.Endpoint.0.Endpoint")).to.equal(simulator.endpoint);
  });

  it("tells the balance with thousands commas, as billing does", async () => {
    const answer = await client(simulator)(BSS, "QueryAccountBalance");

    expect(at(answer, "Data.AvailableAmount")).to.equal("1,234,567.50");
    expect(at(await client(simulator)(BSS, "QueryAvailableInstances"), "Data.TotalCount")).to.equal(
      0,
    );
  });

  it("counts and remembers calls by account, without credentials and passwords", async () => {
    const fresh = await start();
    try {
      await client(fresh)(ECS, "ModifyInstanceAttribute", {
        InstanceId: "i-a",
        Password: "Hidden-1",
        UserData: "SGlkZGVu",
      });
      await client(fresh, "target")(STS, "GetCallerIdentity");

      expect(fresh.counters()).to.deep.equal({
        source: { ModifyInstanceAttribute: 1 },
        target: { GetCallerIdentity: 1 },
      });
      expect(fresh.requests()[0]?.params).to.deep.equal({
        RegionId: "cn-hangzhou",
        InstanceId: "i-a",
      });
      expect(
        JSON.stringify([fresh.requests(), fresh.resources("source"), fresh.accounts]),
      ).not.to.match(/Hidden|SGlkZGVu|secret-/);
    } finally {
      await fresh.stop();
    }
  });

  it("tells counters, accounts and resources on paths of its own", async () => {
    const counters = await raw({ path: "/_simulator/counters", method: "GET" });
    const accounts = await raw({ path: "/_simulator/accounts", method: "GET" });
    const resources = await raw({ path: "/_simulator/resources?account=source", method: "GET" });
    const unknown = await raw({ path: "/_simulator/nothing", method: "GET" });

    expect(counters.body).to.include.keys("source", "target");
    expect(at(accounts.body, "1.accessKeyId")).to.equal("key-target");
    expect(at(resources.body, "vpcs.0.cidrBlock")).to.equal("10.0.0.0/16");
    expect(unknown.status).to.equal(404);
  });

  it("rejects when its port is taken", async () => {
    const code = await refusalOf(start({ port: simulator.port }));

    expect(code).to.equal("EADDRINUSE");
  });

  it("gives the same ids for the same calls", async () => {
    const ids = await Promise.all(
      [1, 2].map(async () => {
        const fresh = await start();
        try {
          return textAt(
            await client(fresh, "target")(VPC, "CreateVpc", { CidrBlock: "10.0.0.0/16" }),
            "VpcId",
          );
        } finally {
          await fresh.stop();
        }
      }),
    );

    expect(ids[0]).to.match(/^vpc-bp1[a-z0-9]{18}$/);
    expect(ids[0]).to.equal(ids[1]);
  });
});
