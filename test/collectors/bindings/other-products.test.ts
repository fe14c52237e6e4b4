import { expect } from "chai";
import { collectOtherBindings } from "../../../collectors/bindings/other-products.ts";
import type { Machine } from "../../../collectors/machine.ts";
import { ask, listOf, machine } from "../asking.ts";
import type { Asked } from "../asking.ts";
import { failure, success } from "../hand-made-cloud.ts";
import type { Answering } from "../hand-made-cloud.ts";
import { denied } from "../small-region.ts";

const one = machine("i-1");
type Other = Awaited<ReturnType<typeof collectOtherBindings>>;

function collect(
  changes: Record<string, Answering> = {},
  machines: readonly Machine[] = [one],
): Promise<Asked<Other>> {
  const now = new Date("2026-06-01T00:00:00Z");
  return ask(changes, (cloud) => collectOtherBindings(cloud, machines, now));
}

const many = Array.from({ length: 101 }, (_, index) => machine(`i-${String(index)}`));

describe("collectors/bindings/other-products", () => {
  it("knows that nothing is bound where nothing is", async () => {
    const { result } = await collect();

    expect(result.of("i-1")).to.deep.equal({
      loadBalancers: [],
      accelerators: [],
      dtsJobs: [],
      reverseEndpoints: [],
      scalingGroupId: null,
      replicationJobs: [],
      unpaidOrders: [],
      configurationOrders: [],
      zeroOrders: [],
    });
    expect(result.gaps).to.be.empty;
  });

  it("finds the scaling group of each instance, a hundred in a call", async () => {
    const { result, callsOf } = await collect(
      {
        DescribeScalingInstances: (call) => {
          const rows = listOf(call, "InstanceIds")
            .filter((id) => id === "i-100")
            .map((InstanceId) => ({ InstanceId, ScalingGroupId: "asg-1" }));
          return success({ TotalCount: rows.length, ScalingInstances: rows });
        },
      },
      many,
    );

    expect(result.of("i-100").scalingGroupId).to.equal("asg-1");
    expect(result.of("i-1").scalingGroupId).to.equal(null);
    const sizes = callsOf("DescribeScalingInstances").map(
      (call) => listOf(call, "InstanceIds").length,
    );
    expect(sizes).to.have.members([100, 1]);
  });

  it("finds the replication jobs that run on an instance, fifty in a call", async () => {
    const { result, callsOf } = await collect(
      {
        DescribeReplicationJobs: (call) => {
          const rows = listOf(call, "InstanceId")
            .filter((id) => id === "i-7")
            .map((InstanceId) => ({ JobId: "j-1", InstanceId, Status: "Running" }));
          return success({
            TotalCount: rows.length,
            ReplicationJobs: { ReplicationJob: rows },
          });
        },
      },
      many,
    );

    expect(result.of("i-7").replicationJobs).to.deep.equal(["j-1"]);
    expect(result.of("i-1").replicationJobs).to.deep.equal([]);
    const calls = callsOf("DescribeReplicationJobs");
    expect(calls.map((call) => listOf(call, "InstanceId").length)).to.have.members([50, 50, 1]);
    for (const { query } of calls) expect(query["Status"]).to.equal("Running");
  });

  it("finds the reverse endpoints in the VPC of the instance alone", async () => {
    const { result, callsOf } = await collect(
      {
        ListVpcEndpoints: () =>
          success({
            Endpoints: [
              { EndpointId: "ep-2", VpcId: "vpc-1" },
              { EndpointId: "ep-1", VpcId: "vpc-1" },
              { EndpointId: "ep-3", VpcId: "vpc-2" },
              { EndpointId: "ep-4" },
            ],
          }),
      },
      [one, machine("i-classic", { vpcId: "" })],
    );

    expect(result.of("i-1").reverseEndpoints).to.deep.equal(["ep-1", "ep-2"]);
    expect(result.of("i-classic").reverseEndpoints).to.deep.equal([]);
    expect(callsOf("ListVpcEndpoints").map(({ query }) => query)).to.deep.equal([
      { RegionId: "cn-hangzhou", EndpointType: "Reverse", MaxResults: "1000" },
    ]);
  });

  for (const [action, facts] of [
    ["DescribeLoadBalancers", ["loadBalancers"]],
    ["ListAccelerators", ["accelerators"]],
    ["DescribeDtsJobs", ["dtsJobs"]],
    ["ListVpcEndpoints", ["reverseEndpoints"]],
    ["DescribeScalingInstances", ["scalingGroupId"]],
    ["DescribeReplicationJobs", ["replicationJobs"]],
    ["QueryOrders", ["unpaidOrders", "zeroOrders"]],
    ["GetOrders", ["configurationOrders"]],
  ] as const) {
    it(`leaves ${facts.join(", ")} unknown where ${action} is denied, and nothing else`, async () => {
      const { result } = await collect({ [action]: denied });

      const unknown = Object.entries(result.of("i-1"))
        .filter(([, fact]) => JSON.stringify(fact).includes("Forbidden.RAM"))
        .map(([name]) => name);
      expect(unknown).to.have.members(facts);
      expect(result.gaps.map((gap) => gap.action)).to.deep.equal([action]);
    });
  }

  it("leaves the instances of a batch that failed open, and no others", async () => {
    const { result } = await collect(
      {
        DescribeScalingInstances: (call) =>
          listOf(call, "InstanceIds").includes("i-100")
            ? failure(400, "InvalidParameter", "no")
            : success({ TotalCount: 0, ScalingInstances: [] }),
      },
      many,
    );

    expect(result.of("i-100").scalingGroupId).to.deep.equal({ unknown: "InvalidParameter: no" });
    expect(result.of("i-1").scalingGroupId).to.equal(null);
    expect(result.gaps.map(({ action, ids }) => [action, ids])).to.deep.equal([
      ["DescribeScalingInstances", ["i-100"]],
    ]);
  });
});
