import { expect } from "chai";
import { collectInventory } from "../../collectors/collect.ts";
import type { Collected, CollectOptions } from "../../collectors/collect.ts";
import { UnexpectedAnswerError } from "../../collectors/cloud-error.ts";
import { clientOf, startHandMadeCloud, success } from "./hand-made-cloud.ts";
import type { Answering, HandMadeCloud, SeenCall } from "./hand-made-cloud.ts";
import { disksPage, instancesPage, rulesPage, smallRegion, wireInstance } from "./small-region.ts";

describe("collectors/pages", () => {
  let server: HandMadeCloud;
  afterEach(() => server.stop());

  async function collect(
    changes: Record<string, Answering>,
    options: Partial<CollectOptions> = {},
  ): Promise<Collected> {
    server = await startHandMadeCloud({ ...smallRegion, ...changes });
    return collectInventory(await clientOf(server), { now: () => new Date(0), ...options });
  }
  async function thrownBy(task: Promise<unknown>): Promise<unknown> {
    return task.then(
      () => expect.fail("nothing was thrown"),
      (error: unknown) => error,
    );
  }
  const callsOf = (action: string): SeenCall[] =>
    server.calls.filter((call) => call.action === action);

  it("asks for instances by the hundred", async () => {
    const ids = Array.from({ length: 250 }, (_, index) => `i-${String(index)}`);
    const asked = ({ query }: SeenCall): string[] =>
      JSON.parse(query["InstanceIds"] ?? "[]") as string[];

    const { inventory } = await collect(
      { DescribeInstances: (call) => instancesPage(asked(call).map((id) => wireInstance(id))) },
      { instanceIds: ids },
    );

    expect(inventory.instances).to.have.length(250);
    expect(
      callsOf("DescribeInstances")
        .filter(({ query }) => query["InstanceIds"] !== undefined)
        .map((call) => asked(call).length)
        .sort((a, b) => a - b),
    ).to.deep.equal([50, 100, 100]);
  });

  it("goes on after short and even empty pages, and sorts what it got", async () => {
    const pages: Record<string, [string[], string]> = {
      start: [["i-3"], "two"],
      two: [[], "three"],
      three: [["i-2", "i-1"], ""],
    };

    const { inventory } = await collect({
      DescribeInstances: ({ query }) => {
        const [ids, next] = pages[query["NextToken"] ?? "start"] ?? expect.fail("no such token");
        return instancesPage(
          ids.map((id) => wireInstance(id)),
          next,
        );
      },
    });

    expect(inventory.instances.map((one) => one.id)).to.deep.equal(["i-1", "i-2", "i-3"]);
    expect(callsOf("DescribeInstances").map((call) => call.query["MaxResults"])).to.deep.equal([
      "100",
      "100",
      "100",
    ]);
  });

  it("does not turn in circles when a token comes twice", async () => {
    const error = await thrownBy(collect({ DescribeDisks: () => disksPage([], "again") }));

    expect(error)
      .to.be.instanceOf(UnexpectedAnswerError)
      .with.property("message")
      .that.contains("twice");
    expect(callsOf("DescribeDisks")).to.have.length(2);
  });

  it("reads all pages of rules in their order", async () => {
    const { inventory } = await collect({
      DescribeSecurityGroupAttribute: ({ query }) =>
        query["NextToken"] === undefined ? rulesPage(["b", "a"], "two") : rulesPage(["c"]),
    });

    expect(inventory.securityGroups[0]?.permissions).to.be.an("array").with.length(3);
    expect(JSON.stringify(inventory.securityGroups[0]?.permissions)).to.match(/"b".*"a".*"c"/);
    expect(callsOf("DescribeSecurityGroupAttribute")[0]?.query).to.include({
      MaxResults: "1000",
      SecurityGroupId: "sg-1",
    });
  });

  it("reads numbered pages until the count is reached, short ones too", async () => {
    const vpc = (id: string): unknown => ({ VpcId: id, VpcName: "", CidrBlock: "10.0.0.0/8" });
    const pages: Record<string, string[]> = { 1: ["vpc-3", "vpc-1"], 2: ["vpc-2"] };

    const { inventory } = await collect(
      {
        DescribeVpcs: ({ query }) =>
          success({
            TotalCount: 3,
            Vpcs: { Vpc: (pages[query["PageNumber"] ?? ""] ?? []).map(vpc) },
          }),
      },
      { everything: true },
    );

    expect(inventory.vpcs.map((one) => one.id)).to.deep.equal(["vpc-1", "vpc-2", "vpc-3"]);
    expect(callsOf("DescribeVpcs").map((call) => call.query["PageSize"])).to.deep.equal([
      "50",
      "50",
    ]);
  });

  it("does not pass a part of a numbered listing for the whole", async () => {
    const { inventory, gaps } = await collect({
      DescribeVpcs: ({ query }) =>
        success({
          TotalCount: 2,
          Vpcs: {
            Vpc: query["PageNumber"] === "1" ? [{ VpcId: "vpc-1", CidrBlock: "10.0.0.0/8" }] : [],
          },
        }),
    });

    expect(inventory.vpcs).to.deep.equal([]);
    expect(gaps.map((gap) => gap.reason)).to.deep.equal([
      "IncompleteListing: the service counts 2 but listed 1",
    ]);
  });
});
