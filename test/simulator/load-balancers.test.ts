import { expect } from "chai";
import { startSimulator, type Simulator } from "../../simulator/server.ts";
import { parseWorld, WorldError } from "../../simulator/world.ts";
import { at, client, ECS, listAt, refusalOf, WORLD, type Client } from "./support.ts";

const SLB = "2014-05-15";
const ALB = "2020-06-16";
const NLB = "2022-04-30";
const GWLB = "2024-04-15";

const KEYS = `
    loadBalancers:
      - id: lb-a
        kind: clb
        name: front
        vswitch: vsw-a
        tags: { team: web }
        members:
          - { instance: i-a, weight: 60 }
        vServerGroups:
          - { id: rsp-v, name: api, members: [{ instance: i-paid, port: 8080 }, { interface: eni-second }] }
        masterSlaveGroups:
          - { id: rsp-m, name: pair, members: [{ instance: i-paid, port: 22 }, { instance: i-a, port: 22 }] }
      - { id: lb-b, kind: clb, name: public, region: cn-hangzhou }
      - id: alb-a
        kind: alb
        vpc: vpc-a
        serverGroups:
          - { id: sgp-alb, name: web, members: [{ instance: i-a, port: 80 }, { interface: eni-second, port: 81 }] }
          - { id: sgp-ip, name: by-address, type: Ip, members: [{ ip: 10.0.1.10, port: 8080 }] }
      - id: nlb-a
        kind: nlb
        vpc: vpc-a
        serverGroups:
          - { id: sgp-nlb, members: [{ instance: i-paid, port: 3306 }] }
      - id: gwlb-a
        kind: gwlb
        vpc: vpc-a
        serverGroups:
          - { id: sgp-gwlb, members: [{ instance: i-a }] }
    balance:`;

const TEXT = WORLD.replace("\n    balance:", KEYS);

describe("simulator: load balancers", () => {
  let simulator: Simulator;
  let source: Client;
  let target: Client;

  beforeEach(async () => {
    simulator = await startSimulator({ world: parseWorld(TEXT, "w.yaml") });
    source = client(simulator);
    target = client(simulator, "target");
  });
  afterEach(async () => {
    await simulator.stop();
  });

  const idsIn = (rows: unknown[], field: string): unknown[] => rows.map((row) => at(row, field));

  describe("SLB", () => {
    const listed = async (params: Record<string, string>): Promise<unknown[]> =>
      idsIn(
        listAt(await source(SLB, "DescribeLoadBalancers", params), "LoadBalancers.LoadBalancer"),
        "LoadBalancerId",
      );

    it("lists load balancers with their network, of the caller's account only", async () => {
      const body = await source(SLB, "DescribeLoadBalancers");

      expect(body).to.include({ TotalCount: 2, PageNumber: 1, PageSize: 50 });
      expect(at(body, "LoadBalancers.LoadBalancer.0")).to.deep.include({
        LoadBalancerId: "lb-a",
        LoadBalancerName: "front",
        LoadBalancerStatus: "active",
        AddressType: "intranet",
        NetworkType: "vpc",
        VpcId: "vpc-a",
        VSwitchId: "vsw-a",
        Tags: { Tag: [{ TagKey: "team", TagValue: "web" }] },
      });
      expect(at(body, "LoadBalancers.LoadBalancer.1")).to.include({
        AddressType: "internet",
        VpcId: "",
      });
      expect(at(await target(SLB, "DescribeLoadBalancers"), "TotalCount")).to.equal(0);
    });

    it("finds by ServerId only what is in the default server group", async () => {
      expect(await listed({ ServerId: "i-a" })).to.deep.equal(["lb-a"]);
      expect(await listed({ ServerId: "i-paid" })).to.deep.equal([]);
      expect(await listed({ ServerIntranetAddress: "10.0.1.10,10.9.9.9" })).to.deep.equal(["lb-a"]);
    });

    it("pages, and filters by id, name and tag", async () => {
      expect(await listed({ PageNumber: "2", PageSize: "1" })).to.deep.equal(["lb-b"]);
      expect(await listed({ LoadBalancerId: "lb-b,lb-x" })).to.deep.equal(["lb-b"]);
      expect(await listed({ LoadBalancerName: "front" })).to.deep.equal(["lb-a"]);
      expect(await listed({ "Tag.1.Key": "team" })).to.deep.equal(["lb-a"]);
    });

    it("refuses pages beyond 100, a PageSize alone, eleven ids and filters it does not apply", async () => {
      const refused = (params: Record<string, string>): Promise<string> =>
        refusalOf(source(SLB, "DescribeLoadBalancers", params));

      expect(await refused({ PageNumber: "1", PageSize: "101" })).to.equal("InvalidParameter");
      expect(await refused({ PageSize: "10" })).to.equal("MissingParameter");
      expect(
        await refused({ LoadBalancerId: Array.from({ length: 11 }, () => "lb-a").join() }),
      ).to.equal("InvalidParameter");
      expect(await refused({ PayType: "PayOnDemand" })).to.equal("UnsupportedParameter");
    });

    it("tells the default server group of one load balancer", async () => {
      const body = await source(SLB, "DescribeLoadBalancerAttribute", { LoadBalancerId: "lb-a" });

      expect(at(body, "BackendServers.BackendServer")).to.deep.equal([
        { ServerId: "i-a", ServerIp: "10.0.1.10", Type: "ecs", Weight: 60, Description: "" },
      ]);
      expect(
        await refusalOf(target(SLB, "DescribeLoadBalancerAttribute", { LoadBalancerId: "lb-a" })),
      ).to.equal("InvalidLoadBalancerId.NotFound");
    });

    it("tells vServer groups and their servers", async () => {
      const groups = await source(SLB, "DescribeVServerGroups", { LoadBalancerId: "lb-a" });
      const group = await source(SLB, "DescribeVServerGroupAttribute", { VServerGroupId: "rsp-v" });

      expect(listAt(groups, "VServerGroups.VServerGroup")).to.have.lengthOf(1);
      expect(at(groups, "VServerGroups.VServerGroup.0")).to.include({
        VServerGroupId: "rsp-v",
        VServerGroupName: "api",
        ServerCount: 2,
      });
      expect(group).to.include({ LoadBalancerId: "lb-a" });
      expect(at(group, "BackendServers.BackendServer.0")).to.include({
        ServerId: "i-paid",
        Type: "ecs",
        Port: 8080,
      });
      expect(at(group, "BackendServers.BackendServer.1")).to.include({
        ServerId: "eni-second",
        ServerIp: "10.0.1.20",
        Type: "eni",
      });
    });

    it("tells primary/secondary groups, the primary server first", async () => {
      const groups = await source(SLB, "DescribeMasterSlaveServerGroups", {
        LoadBalancerId: "lb-a",
      });
      const group = await source(SLB, "DescribeMasterSlaveServerGroupAttribute", {
        MasterSlaveServerGroupId: "rsp-m",
      });

      expect(
        idsIn(
          listAt(groups, "MasterSlaveServerGroups.MasterSlaveServerGroup"),
          "MasterSlaveServerGroupId",
        ),
      ).to.deep.equal(["rsp-m"]);
      const servers = listAt(group, "MasterSlaveBackendServers.MasterSlaveBackendServer");
      expect(servers.map((row) => [at(row, "ServerId"), at(row, "ServerType")])).to.deep.equal([
        ["i-paid", "Master"],
        ["i-a", "Slave"],
      ]);
    });

    it("refuses groups of the other kind and unknown ones", async () => {
      expect(
        await refusalOf(source(SLB, "DescribeVServerGroupAttribute", { VServerGroupId: "rsp-m" })),
      ).to.equal("InvalidParameter");
      expect(await refusalOf(source(SLB, "DescribeVServerGroups"))).to.equal("MissingParameter");
    });

    it("drops a released instance from every group", async () => {
      await source(ECS, "DeleteInstance", { InstanceId: "i-a", Force: "true" });

      expect(await listed({ ServerId: "i-a" })).to.deep.equal([]);
      expect(
        at(await source(ALB, "ListServerGroupServers", { "ServerIds.1": "i-a" }), "Servers"),
      ).to.deep.equal([]);
    });
  });

  describe("ALB, NLB, GWLB", () => {
    it("finds servers over all groups by id", async () => {
      const body = await source(ALB, "ListServerGroupServers", {
        "ServerIds.1": "i-a",
        "ServerIds.2": "eni-second",
        "ServerIds.3": "i-nowhere",
      });

      expect(body).to.include({ TotalCount: 2, MaxResults: 20, NextToken: "" });
      expect(at(body, "Servers.0")).to.include({
        ServerGroupId: "sgp-alb",
        ServerId: "i-a",
        ServerIp: "10.0.1.10",
        ServerType: "Ecs",
        Port: 80,
        Status: "Available",
      });
      expect(at(body, "Servers.1")).to.include({ ServerId: "eni-second", ServerType: "Eni" });
    });

    it("lists ALB groups of addresses, whose servers are addresses", async () => {
      const groups = await source(ALB, "ListServerGroups", { ServerGroupType: "Ip" });
      const servers = await source(ALB, "ListServerGroupServers", { ServerGroupId: "sgp-ip" });

      expect(idsIn(listAt(groups, "ServerGroups"), "ServerGroupId")).to.deep.equal(["sgp-ip"]);
      expect(at(groups, "ServerGroups.0.RelatedLoadBalancerIds")).to.deep.equal(["alb-a"]);
      expect(at(servers, "Servers.0")).to.include({ ServerId: "10.0.1.10", ServerType: "Ip" });
    });

    it("pages by token", async () => {
      const first = await source(ALB, "ListServerGroupServers", { MaxResults: "2" });
      const second = await source(ALB, "ListServerGroupServers", {
        MaxResults: "2",
        NextToken: String(at(first, "NextToken")),
      });

      expect(listAt(first, "Servers")).to.have.lengthOf(2);
      expect(idsIn(listAt(second, "Servers"), "ServerId")).to.deep.equal(["10.0.1.10"]);
      expect(at(second, "NextToken")).to.equal("");
    });

    it("keeps the kinds apart though the action has one name", async () => {
      const idOf = async (version: string): Promise<unknown[]> =>
        idsIn(listAt(await source(version, "ListServerGroupServers"), "Servers"), "ServerGroupId");

      expect(await idOf(NLB)).to.deep.equal(["sgp-nlb"]);
      expect(await idOf(GWLB)).to.deep.equal(["sgp-gwlb"]);
      expect(
        at(await source(GWLB, "ListServerGroupServers"), "Servers.0.Port"),
        "GWLB speaks on one port only",
      ).to.equal(6081);
    });

    it("takes the primary interface of an instance that is named as an interface", async () => {
      const text = TEXT.replace("[{ instance: i-paid, port: 3306 }]", "[{ interface: i-paid }]");
      const other = await startSimulator({ world: parseWorld(text, "w.yaml") });
      try {
        const body = await client(other)(NLB, "ListServerGroupServers", {
          ServerGroupId: "sgp-nlb",
        });

        expect(at(body, "Servers.0.ServerType")).to.equal("Eni");
        expect(at(body, "Servers.0.ServerId")).to.match(/^eni-/);
      } finally {
        await other.stop();
      }
    });

    it("narrows NLB and GWLB by address as well", async () => {
      const found = await source(GWLB, "ListServerGroupServers", { "ServerIps.1": "10.0.1.10" });
      const none = await source(NLB, "ListServerGroupServers", { "ServerIps.1": "10.0.1.10" });

      expect([at(found, "TotalCount"), at(none, "TotalCount")]).to.deep.equal([1, 0]);
    });

    const many = (count: number): Record<string, string> =>
      Object.fromEntries(
        Array.from({ length: count }, (_, index) => [
          `ServerIds.${String(index + 1)}`,
          `i-${String(index)}`,
        ]),
      );
    for (const [name, version, most, maxResults] of [
      ["ALB", ALB, 40, 100],
      ["NLB", NLB, 40, 100],
      ["GWLB", GWLB, 200, 1000],
    ] as const)
      it(`${name}: at most ${String(most)} ids and ${String(maxResults)} results a call`, async () => {
        const refused = (params: Record<string, string>): Promise<string> =>
          refusalOf(source(version, "ListServerGroupServers", params));

        expect(await refused({ ...many(most), MaxResults: String(maxResults) })).to.equal("");
        expect(await refused(many(most + 1))).to.equal("InvalidParameter");
        expect(await refused({ MaxResults: String(maxResults + 1) })).to.equal("InvalidParameter");
      });

    it("refuses a server group of another kind", async () => {
      expect(
        await refusalOf(source(ALB, "ListServerGroupServers", { ServerGroupId: "sgp-nlb" })),
      ).to.equal("ResourceNotFound.ServerGroup");
      expect(
        await refusalOf(source(NLB, "ListServerGroupServers", { ServerGroupId: "sgp-alb" })),
      ).to.equal("ResourceNotFound.serverGroup");
    });
  });

  describe("world", () => {
    const problemOf = (from: string, to: string): string => {
      const text = TEXT.replace(from, to);
      expect(text).to.not.equal(TEXT);
      try {
        parseWorld(text, "w.yaml");
        return "";
      } catch (error) {
        if (error instanceof WorldError) return error.message;
        throw error;
      }
    };

    for (const [name, from, to, message] of [
      [
        "an unknown instance",
        "instance: i-paid, port: 8080",
        "instance: i-gone",
        /loadBalancers\[0\]: no instance "i-gone".*i-a, i-paid/,
      ],
      [
        "a member that names two",
        "{ instance: i-paid, port: 8080 }",
        "{ instance: i-paid, ip: 10.0.1.9 }",
        /exactly one of instance, interface, ip/,
      ],
      [
        "an address behind a clb",
        "{ instance: i-paid, port: 8080 }",
        "{ ip: 10.0.1.9 }",
        /a clb takes instances and interfaces/,
      ],
      [
        "an address in a group of instances",
        "{ interface: eni-second, port: 81 }",
        "{ ip: 10.0.1.9 }",
        /sgp-alb is of type Instance and cannot hold 10\.0\.1\.9/,
      ],
      ["one of a pair", ", { instance: i-a, port: 22 }", "", /has two members/],
      ["another port of a gwlb", "{ instance: i-a }", "{ instance: i-a, port: 80 }", /6081/],
      ["an id twice", "id: rsp-m", "id: rsp-v", /the id rsp-v is there twice/],
      ["a kind that is none", "kind: gwlb", "kind: elb", /loadBalancers\[4\]\.kind/],
      ["a misspelt key", "vServerGroups:", "vserverGroups:", /did you mean vServerGroups\?/],
    ] as const)
      it(`names ${name}`, () => {
        expect(problemOf(from, to)).to.match(message);
      });
  });
});
