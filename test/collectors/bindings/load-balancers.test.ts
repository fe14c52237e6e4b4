import { expect } from "chai";
import { collectBackends } from "../../../collectors/bindings/load-balancers.ts";
import type { Backends } from "../../../collectors/bindings/load-balancers.ts";
import type { Machine } from "../../../collectors/machine.ts";
import { ask, listOf, machine } from "../asking.ts";
import type { Asked } from "../asking.ts";
import { failure, success } from "../hand-made-cloud.ts";
import type { Answer, Answering, SeenCall } from "../hand-made-cloud.ts";
import { denied } from "../small-region.ts";

const one = machine("i-1");

function collect(
  changes: Record<string, Answering>,
  machines: readonly Machine[] = [one],
): Promise<Asked<Backends>> {
  return ask(changes, (cloud) => collectBackends(cloud, machines));
}

const versions = { alb: "2020-06-16", nlb: "2022-04-30", gwlb: "2024-04-15" } as const;

/** Answers ListServerGroupServers for one kind; the other two know nothing. */
function serversOf(kind: keyof typeof versions, answer: (call: SeenCall) => Answer): Answering {
  return (call) => (call.version === versions[kind] ? answer(call) : servers([]));
}

function servers(rows: readonly unknown[], NextToken = ""): Answer {
  return success({ Servers: rows, NextToken, TotalCount: rows.length });
}

/** A CLB, its groups, and what each of them holds. */
function classic(
  servers: {
    readonly own?: readonly unknown[];
    readonly group?: readonly unknown[];
    readonly pair?: readonly unknown[];
  },
  ids: readonly string[] = ["lb-1"],
): Record<string, Answering> {
  return {
    DescribeLoadBalancers: () =>
      success({
        TotalCount: ids.length,
        LoadBalancers: { LoadBalancer: ids.map((LoadBalancerId) => ({ LoadBalancerId })) },
      }),
    DescribeLoadBalancerAttribute: () =>
      success({ BackendServers: { BackendServer: servers.own ?? [] } }),
    DescribeVServerGroups: () =>
      success({ VServerGroups: { VServerGroup: [{ VServerGroupId: "rsp-1" }] } }),
    DescribeVServerGroupAttribute: () =>
      success({ BackendServers: { BackendServer: servers.group ?? [] } }),
    DescribeMasterSlaveServerGroups: () =>
      success({
        MasterSlaveServerGroups: {
          MasterSlaveServerGroup: [{ MasterSlaveServerGroupId: "rsp-2" }],
        },
      }),
    DescribeMasterSlaveServerGroupAttribute: () =>
      success({ MasterSlaveBackendServers: { MasterSlaveBackendServer: servers.pair ?? [] } }),
  };
}

describe("collectors/bindings/load-balancers", () => {
  it("finds nothing where there is nothing, with one listing of each kind", async () => {
    const { result, callsOf } = await collect({});

    expect(result.of(one)).to.deep.equal([]);
    expect(result.gaps).to.be.empty;
    expect(callsOf("DescribeLoadBalancers")).to.have.length(1);
    // ALB by ids; NLB and GWLB by ids and by addresses.
    expect(callsOf("ListServerGroupServers")).to.have.length(5);
  });

  it("looks into every group of a CLB, and never asks for one server alone", async () => {
    const { result, callsOf } = await collect(
      classic({
        own: [{ ServerId: "i-1", ServerIp: "10.0.1.5", Type: "ecs" }],
        group: [
          { ServerId: "eni-of-i-1", ServerIp: "10.0.1.5", Type: "eni", Port: 80 },
          { ServerId: "eni-of-i-1", ServerIp: "10.0.1.5", Type: "eni", Port: 81 },
        ],
        pair: [{ ServerId: "i-1", ServerType: "Master" }, { ServerId: "i-2" }],
      }),
    );

    expect(result.of(one)).to.deep.equal([
      { kind: "clb", id: "lb-1", group: "rsp-1", member: "eni-of-i-1" },
      { kind: "clb", id: "lb-1", group: "rsp-2", member: "i-1" },
      { kind: "clb", id: "lb-1", group: null, member: "i-1" },
    ]);
    expect(callsOf("DescribeLoadBalancers")[0]?.query).to.deep.equal({
      RegionId: "cn-hangzhou",
      PageNumber: "1",
      PageSize: "100",
    });
  });

  it("does not take another server of the same address for the instance", async () => {
    const { result } = await collect({
      ...classic({ own: [{ ServerId: "i-2", ServerIp: "10.0.1.5" }] }),
      ListServerGroupServers: serversOf("nlb", () =>
        servers([
          { ServerGroupId: "sgp-1", ServerId: "eni-9", ServerIp: "10.0.1.5", ServerType: "Eni" },
        ]),
      ),
    });

    expect(result.of(one)).to.deep.equal([]);
  });

  for (const kind of ["alb", "nlb", "gwlb"] as const) {
    it(`finds a backend of ${kind} by the id of the instance and of its interface, each once`, async () => {
      const { result } = await collect({
        ListServerGroupServers: serversOf(kind, (call) =>
          servers(
            listOf(call, "ServerIds").flatMap((ServerId) =>
              [80, 443].map((Port) => ({
                ServerGroupId: "sgp-1",
                ServerId,
                ServerIp: "10.0.1.5",
                Port,
              })),
            ),
          ),
        ),
      });

      expect(result.of(one)).to.deep.equal([
        { kind, id: "sgp-1", group: null, member: "eni-of-i-1" },
        { kind, id: "sgp-1", group: null, member: "i-1" },
      ]);
    });
  }

  for (const kind of ["nlb", "gwlb"] as const) {
    it(`finds a backend of ${kind} by its address, asked for apart from the ids`, async () => {
      const { result, callsOf } = await collect({
        ListServerGroupServers: serversOf(kind, (call) =>
          servers(
            listOf(call, "ServerIps").map((ServerIp) => ({
              ServerGroupId: "sgp-1",
              ServerId: ServerIp,
              ServerIp,
              ServerType: "Ip",
            })),
          ),
        ),
      });

      expect(result.of(one)).to.deep.equal([
        { kind, id: "sgp-1", group: null, member: "10.0.1.5" },
      ]);
      for (const call of callsOf("ListServerGroupServers"))
        expect(listOf(call, "ServerIds").length * listOf(call, "ServerIps").length).to.equal(0);
    });
  }

  it("reads the address groups of ALB one by one, and minds their VPC unless an address is remote", async () => {
    const groups = ["sgp-here", "sgp-there", "sgp-remote"];
    const { result, callsOf } = await collect({
      ListServerGroups: ({ query }) =>
        success({
          NextToken: query["NextToken"] === undefined ? "more" : "",
          ServerGroups: (query["NextToken"] === undefined
            ? groups.slice(0, 2)
            : groups.slice(2)
          ).map((ServerGroupId) => ({
            ServerGroupId,
            VpcId: ServerGroupId === "sgp-here" ? "vpc-1" : "vpc-2",
          })),
        }),
      ListServerGroupServers: serversOf("alb", ({ query }) =>
        query["ServerGroupId"] === undefined
          ? servers([])
          : servers([
              {
                ServerGroupId: query["ServerGroupId"],
                ServerId: "10.0.1.5",
                ServerIp: "",
                ServerType: "Ip",
                RemoteIpEnabled: query["ServerGroupId"] === "sgp-remote",
              },
            ]),
      ),
    });

    expect(result.of(one)).to.deep.equal([
      { kind: "alb", id: "sgp-here", group: null, member: "10.0.1.5" },
      { kind: "alb", id: "sgp-remote", group: null, member: "10.0.1.5" },
    ]);
    expect(callsOf("ListServerGroups")[0]?.query).to.include({ ServerGroupType: "Ip" });
  });

  it("asks for no more servers in a call than each kind takes, and reads all pages", async () => {
    const machines = Array.from({ length: 101 }, (_, index) =>
      machine(`i-${String(index)}`, { privateIps: [`10.0.1.${String(index)}`] }),
    );
    const { result, callsOf } = await collect(
      {
        ListServerGroupServers: serversOf("alb", (call) => {
          if (!listOf(call, "ServerIds").includes("i-100")) return servers([]);
          const row = { ServerGroupId: "sgp-1", ServerId: "i-100" };
          return call.query["NextToken"] === undefined ? servers([], "more") : servers([row]);
        }),
      },
      machines,
    );

    const sizes = (kind: keyof typeof versions, name: string) =>
      callsOf("ListServerGroupServers")
        .filter(({ version, query }) => version === versions[kind] && !("NextToken" in query))
        .map((call) => listOf(call, name).length)
        .filter((size) => size > 0)
        .sort((a, b) => b - a);
    expect(sizes("alb", "ServerIds")).to.deep.equal([40, 40, 40, 40, 40, 2]);
    expect(sizes("nlb", "ServerIds")).to.deep.equal([40, 40, 40, 40, 40, 2]);
    expect(sizes("nlb", "ServerIps")).to.deep.equal([40, 40, 21]);
    expect(sizes("gwlb", "ServerIds")).to.deep.equal([200, 2]);
    expect(sizes("gwlb", "ServerIps")).to.deep.equal([101]);
    expect(result.of(machine("i-100"))).to.have.length(1);
  });

  for (const [action, version] of [
    ["DescribeLoadBalancers"],
    ["DescribeLoadBalancerAttribute"],
    ["DescribeVServerGroups"],
    ["DescribeVServerGroupAttribute"],
    ["DescribeMasterSlaveServerGroups"],
    ["DescribeMasterSlaveServerGroupAttribute"],
    ["ListServerGroups"],
    ["ListServerGroupServers", versions.alb],
    ["ListServerGroupServers", versions.nlb],
    ["ListServerGroupServers", versions.gwlb],
  ] as const) {
    it(`leaves an instance without a match open where ${action} ${version ?? ""} is denied`, async () => {
      const { result } = await collect({
        ...classic({}),
        [action]: (call, count) =>
          version === undefined || call.version === version ? denied(call, count) : servers([]),
      });

      expect(result.of(one))
        .to.have.property("unknown")
        .that.matches(/^Forbidden\.RAM/);
      expect(result.gaps.map((gap) => gap.action.replace(/^\w+\./, ""))).to.deep.equal([action]);
    });
  }

  it("keeps what it found where the rest is not to be read, and tells each gap once", async () => {
    const { result } = await collect(
      {
        ...classic({ own: [{ ServerId: "i-1" }] }, ["lb-1", "lb-2", "lb-3"]),
        DescribeVServerGroups: denied,
        ListServerGroupServers: serversOf("nlb", () => failure(404, "InvalidRegionId", "no")),
      },
      [one, machine("i-2", { privateIps: ["10.0.1.6"] })],
    );

    expect(result.of(one)).to.deep.equal(
      ["lb-1", "lb-2", "lb-3"].map((id) => ({ kind: "clb", id, group: null, member: "i-1" })),
    );
    expect(result.of(machine("i-2", { privateIps: ["10.0.1.6"] }))).to.have.property("unknown");
    expect(result.gaps.map((gap) => gap.action)).to.deep.equal([
      "DescribeVServerGroups",
      "nlb.ListServerGroupServers",
    ]);
  });
});
