import { expect } from "chai";
import type { Simulator } from "../../simulator/server.ts";
import { at, client, ECS, refusalOf, start, STS, textAt, VPC, type Client } from "./support.ts";

describe("simulator: faults and latency", () => {
  let simulator: Simulator;
  let source: Client;
  let target: Client;

  beforeEach(async () => {
    simulator = await start();
    source = client(simulator);
    target = client(simulator, "target");
  });
  afterEach(async () => {
    await simulator.stop();
  });

  const CREATE = { CidrBlock: "10.0.0.0/16" };

  it("throttles as often as asked, with 400, and changes nothing meanwhile", async () => {
    simulator.addFault({ action: "CreateVpc", code: "Throttling", times: 2 });
    const refusals = [
      await refusalOf(target(VPC, "CreateVpc", CREATE)),
      await refusalOf(target(VPC, "CreateVpc", CREATE)),
    ];

    expect(refusals).to.deep.equal(["Throttling", "Throttling"]);
    expect(simulator.requests().map(({ status }) => status)).to.deep.equal([400, 400]);
    expect(at(await target(VPC, "DescribeVpcs"), "TotalCount")).to.equal(0);
    expect(textAt(await target(VPC, "CreateVpc", CREATE), "VpcId")).to.match(/^vpc-/);
  });

  it("strikes one account only", async () => {
    simulator.addFault({
      action: "GetCallerIdentity",
      account: "target",
      code: "Forbidden.RAM",
      httpStatus: 403,
    });

    expect(await refusalOf(source(STS, "GetCallerIdentity"))).to.equal("");
    expect(await refusalOf(target(STS, "GetCallerIdentity"))).to.equal("Forbidden.RAM");
  });

  it("strikes every action once with *", async () => {
    simulator.addFault({ action: "*", code: "Throttling" });
    const calls = ["DescribeVpcs", "DescribeVSwitches", "DescribeVpcs"].map(
      (action) => async () => refusalOf(source(VPC, action)),
    );
    const refusals: string[] = [];
    for (const call of calls) refusals.push(await call());

    expect(refusals).to.deep.equal(["Throttling", "Throttling", ""]);
  });

  it("drops the connection before or after the action is carried out", async () => {
    simulator.addFault({ action: "CreateVpc", code: "", dropConnection: true });
    simulator.addFault({
      action: "CreateSecurityGroup",
      code: "",
      dropConnection: true,
      phase: "after",
    });
    const before = await refusalOf(target(VPC, "CreateVpc", CREATE));
    const after = await refusalOf(
      source(ECS, "CreateSecurityGroup", { VpcId: "vpc-a", SecurityGroupName: "orphan" }),
    );

    expect([before, after]).to.deep.equal(["ECONNRESET", "ECONNRESET"]);
    expect(at(await target(VPC, "DescribeVpcs"), "TotalCount")).to.equal(0);
    expect(
      at(
        await source(ECS, "DescribeSecurityGroups", { SecurityGroupName: "orphan" }),
        "TotalCount",
      ),
    ).to.equal(1);
  });

  it("delays without failing when the code is empty", async () => {
    simulator.addFault({ action: "GetCallerIdentity", code: "", delayMs: 150 });
    const started = performance.now();
    const answer = await source(STS, "GetCallerIdentity");

    expect(performance.now() - started).to.be.at.least(140);
    expect(at(answer, "AccountId")).to.equal("1404423000000010");
  });

  it("takes faults over HTTP, checks them and forgets them", async () => {
    const url = `http://${simulator.endpoint}/_simulator/faults`;
    const send = async (body: unknown) =>
      (await fetch(url, { method: "POST", body: JSON.stringify(body) })).status;

    expect(await send({ action: "DescribeVpcs", code: "Throttling", times: 5 })).to.equal(200);
    expect(await send({ action: "DescribeVpcs", times: "five" })).to.equal(400);
    expect(await refusalOf(source(VPC, "DescribeVpcs"))).to.equal("Throttling");
    expect((await fetch(url, { method: "DELETE" })).status).to.equal(200);
    expect(await refusalOf(source(VPC, "DescribeVpcs"))).to.equal("");
  });

  it("makes every answer take the latency", async () => {
    const slow = await start({ latencyMs: 100 });
    try {
      const started = performance.now();
      await client(slow)(STS, "GetCallerIdentity");

      expect(performance.now() - started).to.be.at.least(95);
    } finally {
      await slow.stop();
    }
  });
});
