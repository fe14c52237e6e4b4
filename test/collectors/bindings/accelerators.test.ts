import { expect } from "chai";
import { collectEndpoints } from "../../../collectors/bindings/accelerators.ts";
import type { Endpoints } from "../../../collectors/bindings/accelerators.ts";
import { ask, machine } from "../asking.ts";
import type { Asked } from "../asking.ts";
import { success } from "../hand-made-cloud.ts";
import type { Answer, Answering } from "../hand-made-cloud.ts";
import { denied } from "../small-region.ts";

const one = machine("i-1", { publicIps: ["203.0.113.5"] });

function collect(changes: Record<string, Answering>): Promise<Asked<Endpoints>> {
  return ask(changes, collectEndpoints);
}

function accelerators(rows: readonly unknown[]): Answer {
  return success({ TotalCount: rows.length, PageNumber: 1, Accelerators: rows });
}

/** A standard accelerator with a default and a virtual endpoint group. */
function standard(...endpoints: readonly unknown[]): Record<string, Answering> {
  return {
    ListAccelerators: () => accelerators([{ AcceleratorId: "ga-1" }]),
    ListEndpointGroups: () =>
      success({
        TotalCount: 2,
        EndpointGroups: [
          {
            AcceleratorId: "ga-1",
            EndpointGroupType: "default",
            EndpointConfigurations: endpoints,
          },
          {
            AcceleratorId: "ga-1",
            EndpointGroupType: "virtual",
            EndpointConfigurations: endpoints,
          },
        ],
      }),
  };
}

/** A basic accelerator, and one that has no endpoint group yet. */
function basic(...endpoints: readonly unknown[]): Record<string, Answering> {
  return {
    ListBasicAccelerators: () =>
      accelerators([
        { AcceleratorId: "ga-2", BasicEndpointGroupId: "epg-2" },
        { AcceleratorId: "ga-3", BasicEndpointGroupId: "" },
      ]),
    // Its count is a text, and its last page has no token.
    ListBasicEndpoints: () => success({ TotalCount: "1", MaxResults: "50", Endpoints: endpoints }),
  };
}

function older(type: string): Record<string, Answering> {
  return {
    DescribeGlobalAccelerationInstances: ({ query }) => {
      const rows = [
        {
          GlobalAccelerationInstanceId: "gal-1",
          BackendServers: { BackendServer: [{ ServerId: "i-1", ServerType: "EcsInstance" }] },
        },
        { GlobalAccelerationInstanceId: "gal-2" },
      ];
      const own = query["BandwidthType"] === type ? rows : [];
      return success({
        TotalCount: own.length,
        GlobalAccelerationInstances: { GlobalAccelerationInstance: own },
      });
    },
  };
}

describe("collectors/bindings/accelerators", () => {
  it("asks the one region of accelerators, whatever region the instances are in", async () => {
    const { result, callsOf } = await ask({}, (cloud) =>
      collectEndpoints({ ...cloud, region: "ap-southeast-1" }),
    );

    expect(result.of(one)).to.deep.equal([]);
    expect(result.gaps).to.be.empty;
    for (const action of ["ListAccelerators", "ListBasicAccelerators"])
      expect(callsOf(action)[0]?.query).to.include({ RegionId: "cn-hangzhou", PageSize: "50" });
    for (const { query } of callsOf("DescribeGlobalAccelerationInstances"))
      expect(query["RegionId"]).to.equal("ap-southeast-1");
  });

  for (const [name, endpoint] of [
    ["the instance", { Type: "ECS", Endpoint: "i-1", SubAddress: "10.0.1.5" }],
    ["its interface", { Type: "ENI", Endpoint: "eni-of-i-1" }],
    ["a public address", { Type: "PublicIp", Endpoint: "203.0.113.5" }],
    ["a public address as anybody's", { Type: "Ip", Endpoint: "203.0.113.5" }],
    ["a private address", { Type: "IpTarget", Endpoint: "10.0.1.5", VpcId: "vpc-1" }],
    ["a private address of some VPC", { Type: "IpTarget", Endpoint: "10.0.1.5" }],
  ] as const) {
    it(`finds ${name} behind a standard accelerator, once`, async () => {
      const { result } = await collect(standard(endpoint));

      expect(result.of(one)).to.deep.equal([
        { acceleratorId: "ga-1", endpoint: endpoint.Endpoint },
      ]);
    });
  }

  for (const [name, endpoint] of [
    [
      "another instance with the same private address",
      { Type: "ECS", Endpoint: "i-2", SubAddress: "10.0.1.5" },
    ],
    [
      "the same private address in another VPC",
      { Type: "IpTarget", Endpoint: "10.0.1.5", VpcId: "vpc-2" },
    ],
    ["a domain", { Type: "Domain", Endpoint: "www.example.com" }],
  ] as const) {
    it(`does not take ${name} for the instance`, async () => {
      expect((await collect(standard(endpoint))).result.of(one)).to.deep.equal([]);
    });
  }

  it("finds the instance and its interface behind a basic accelerator", async () => {
    const endpoint = { AcceleratorId: "ga-2", EndpointGroupId: "epg-2" };
    const { result, callsOf } = await collect(
      basic(
        { ...endpoint, EndpointType: "ECS", EndpointAddress: "i-1" },
        { ...endpoint, EndpointType: "ENI", EndpointAddress: "eni-of-i-1" },
        {
          ...endpoint,
          EndpointType: "ECS",
          EndpointAddress: "i-2",
          EndpointSubAddress: "10.0.1.5",
        },
      ),
    );

    expect(result.of(one)).to.deep.equal([
      { acceleratorId: "ga-2", endpoint: "eni-of-i-1" },
      { acceleratorId: "ga-2", endpoint: "i-1" },
    ]);
    expect(callsOf("ListBasicEndpoints")).to.have.length(1);
  });

  for (const type of ["Exclusive", "Sharing"]) {
    it(`finds the instance behind an accelerator of the older product with ${type} bandwidth`, async () => {
      const { result } = await collect(older(type));

      expect(result.of(one)).to.deep.equal([{ acceleratorId: "gal-1", endpoint: "i-1" }]);
    });
  }

  for (const action of [
    "ListAccelerators",
    "ListEndpointGroups",
    "ListBasicAccelerators",
    "ListBasicEndpoints",
    "DescribeGlobalAccelerationInstances",
  ]) {
    it(`keeps what the others found where ${action} is denied, and leaves the rest open`, async () => {
      const found = action.includes("Global") ? standard({ Endpoint: "i-1" }) : older("Sharing");
      const { result } = await collect({ ...standard(), ...basic(), ...found, [action]: denied });

      expect(result.of(one)).to.have.length(1);
      expect(result.of(machine("i-2")))
        .to.have.property("unknown")
        .that.matches(/^Forbidden\.RAM/);
      expect(result.gaps.map((gap) => gap.action)).to.deep.equal([action]);
    });
  }
});
