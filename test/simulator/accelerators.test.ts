import { expect } from "chai";
import { startSimulator, type Simulator } from "../../simulator/server.ts";
import { parseWorld, WorldError } from "../../simulator/world.ts";
import { at, client, listAt, refusalOf, WORLD, type Client } from "./support.ts";

const GA = "2019-11-20";

const KEYS = `
    accelerators:
      - id: ga-a
        name: fast
        endpointGroups:
          - id: epg-a
            endpoints:
              - { id: ep-a, type: ECS, endpoint: a }
              - { type: PublicIp, endpoint: 203.0.113.10 }
          - { id: epg-v, type: virtual, endpoints: [{ type: ENI, endpoint: eni-second }] }
      - { id: ga-b, kind: basic, endpointGroups: [{ id: epg-b, endpoints: [{ id: ep-b, type: ENI, endpoint: eni-second }, { id: ep-c, type: ECS, endpoint: i-paid }] }] }
    balance:`;

const TEXT = WORLD.replace("\n    balance:", KEYS);

describe("simulator: accelerators", () => {
  let simulator: Simulator;
  let source: Client;

  beforeEach(async () => {
    simulator = await startSimulator({ world: parseWorld(TEXT, "w.yaml") });
    source = client(simulator);
  });
  afterEach(async () => {
    await simulator.stop();
  });

  const idsIn = (rows: unknown[], field: string): unknown[] => rows.map((row) => at(row, field));

  it("lists standard and basic accelerators in lists of their own", async () => {
    const standard = await source(GA, "ListAccelerators");
    const basic = await source(GA, "ListBasicAccelerators");

    expect(idsIn(listAt(standard, "Accelerators"), "AcceleratorId")).to.deep.equal(["ga-a"]);
    expect(idsIn(listAt(basic, "Accelerators"), "AcceleratorId")).to.deep.equal(["ga-b"]);
    expect(at(basic, "Accelerators.0.BasicEndpointGroupId")).to.equal("epg-b");
    expect(standard).to.include({ PageNumber: 1, PageSize: 10, TotalCount: 1 });
  });

  it("lists default and virtual endpoint groups unless one type is asked for", async () => {
    const all = await source(GA, "ListEndpointGroups", { AcceleratorId: "ga-a" });
    const virtual = await source(GA, "ListEndpointGroups", {
      AcceleratorId: "ga-a",
      EndpointGroupType: "virtual",
    });

    expect(idsIn(listAt(all, "EndpointGroups"), "EndpointGroupId")).to.deep.equal([
      "epg-a",
      "epg-v",
    ]);
    expect(at(all, "EndpointGroups.0.EndpointConfigurations.0")).to.include({
      Type: "ECS",
      Endpoint: "i-a",
    });
    expect(at(all, "EndpointGroups.0.EndpointConfigurations.1")).to.include({
      Type: "PublicIp",
      Endpoint: "203.0.113.10",
    });
    expect(at(virtual, "EndpointGroups.0.EndpointConfigurations.0")).to.include({
      Type: "ENI",
      Endpoint: "eni-second",
      SubAddress: "10.0.1.20",
    });
  });

  it("pages basic endpoints by token, which the last page has not; counts are text", async () => {
    const first = await source(GA, "ListBasicEndpoints", {
      EndpointGroupId: "epg-b",
      MaxResults: "1",
    });
    const second = await source(GA, "ListBasicEndpoints", {
      EndpointGroupId: "epg-b",
      MaxResults: "1",
      NextToken: String(at(first, "NextToken")),
    });

    expect(first).to.include({ TotalCount: "2", MaxResults: "1" });
    expect(at(first, "Endpoints.0")).to.include({
      EndpointType: "ENI",
      EndpointAddress: "eni-second",
      EndpointSubAddress: "10.0.1.20",
    });
    expect(at(second, "Endpoints.0")).to.include({
      EndpointType: "ECS",
      EndpointAddress: "i-paid",
    });
    expect(second).to.not.have.property("NextToken");
  });

  for (const [action, params, code] of [
    ["ListAccelerators", { RegionId: "cn-beijing" }, "InvalidParameter"],
    ["ListAccelerators", { RegionId: "" }, "MissingParameter"],
    ["ListAccelerators", { PageSize: "51" }, "InvalidParameter"],
    ["ListEndpointGroups", {}, "MissingParameter"],
    ["ListEndpointGroups", { AcceleratorId: "ga-b" }, "NotExist.Accelerator"],
    ["ListBasicEndpoints", { EndpointGroupId: "epg-a" }, "NotExist.EndPointGroup"],
    ["ListBasicEndpoints", { EndpointGroupId: "epg-b", MaxResults: "51" }, "InvalidParameter"],
  ] as const)
    it(`${action} ${JSON.stringify(params)}: ${code}`, async () => {
      expect(await refusalOf(source(GA, action, { ...params }))).to.equal(code);
    });

  for (const [name, from, to, message] of [
    [
      "an unknown interface",
      "type: ENI, endpoint: eni-second }]",
      "type: ENI, endpoint: eni-x }]",
      /no network interface "eni-x"/,
    ],
    [
      "a public endpoint of a basic accelerator",
      "{ id: ep-c, type: ECS, endpoint: i-paid }",
      "{ type: PublicIp, endpoint: 203.0.113.10 }",
      /a basic accelerator has endpoints of/,
    ],
    [
      "two groups of a basic accelerator",
      "endpointGroups: [{ id: epg-b,",
      "endpointGroups: [{ id: epg-c }, { id: epg-b,",
      /has one endpoint group/,
    ],
    ["an endpoint group twice", "id: epg-v", "id: epg-a", /the id epg-a is there twice/],
  ] as const)
    it(`names ${name} in a world`, () => {
      const text = TEXT.replace(from, to);

      expect(text).to.not.equal(TEXT);
      expect(() => parseWorld(text, "w.yaml")).to.throw(WorldError, message);
    });
});
