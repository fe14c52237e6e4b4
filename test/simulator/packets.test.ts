import { expect } from "chai";
import { PacketError, type PacketTarget, type WirePacket } from "../../simulator/packets.ts";
import { startSimulator, type Simulator } from "../../simulator/server.ts";
import { parseWorld } from "../../simulator/world.ts";
import { client, ECS } from "./support.ts";

const world = `
version: 1
systemPrefixLists:
  - { name: com.aliyun.oss, entries: [{ cidr: 100.118.28.0/24 }] }
accounts:
  - name: source
    accountId: "1404423000000010"
    accessKeyId: key-source
    accessKeySecret: secret-source
    vpcs:
      - { id: vpc-a, name: a, cidrBlock: 10.0.0.0/16 }
    vswitches:
      - { id: vsw-a, name: a, vpc: vpc-a, zone: cn-hangzhou-h, cidrBlock: 10.0.1.0/24 }
    prefixLists:
      - { id: pl-offices, name: offices, entries: [{ cidr: 203.0.113.0/26 }, { cidr: 198.51.100.7/32 }] }
      - { id: pl-none, name: none, maxEntries: 1 }
    portLists:
      - { id: prl-app, name: app, entries: [{ ports: 8080/8089 }, { ports: 9000/9000 }] }
    securityGroups:
      - id: sg-lists
        name: lists
        vpc: vpc-a
        innerAccessPolicy: Drop
        rules:
          - { direction: ingress, protocol: tcp, portList: app, prefixList: offices }
          - { direction: ingress, protocol: tcp, ports: 22/22, prefixList: none }
          - { direction: egress, protocol: all, prefixList: com.aliyun.oss, policy: drop }
      - id: sg-web
        name: web
        vpc: vpc-a
        rules:
          - { direction: ingress, protocol: tcp, ports: 443/443, cidr: 0.0.0.0/0, priority: 10 }
          - { direction: ingress, protocol: tcp, ports: 443/443, cidr: 192.0.2.0/24, policy: drop, priority: 5 }
          - { direction: ingress, protocol: tcp, ports: 22/23, cidr: 198.51.100.0/24 }
          - { direction: ingress, protocol: tcp, ports: 22/22, cidr: 198.51.100.7/32, policy: drop }
          - { direction: ingress, protocol: icmpv6, cidr: "2001:db8::/32" }
          - { direction: egress, protocol: all, cidr: 203.0.113.0/24, policy: drop }
      - id: sg-db
        name: db
        vpc: vpc-a
        innerAccessPolicy: Drop
        rules:
          - { direction: ingress, protocol: tcp, ports: 3306/3306, group: sg-web }
          - { direction: ingress, protocol: tcp, ports: 8080/8080, cidr: 192.0.2.0/24, policy: drop }
          - { direction: ingress, protocol: udp, ports: 53/53, sourcePorts: 1024/65535, cidr: 0.0.0.0/0, localCidr: 10.0.1.30/32 }
      - id: sg-more
        name: more
        vpc: vpc-a
        innerAccessPolicy: Drop
        rules:
          - { direction: ingress, protocol: all, cidr: 192.0.2.0/24, priority: 2 }
          - { direction: egress, protocol: all, prefixList: pl-gone, policy: drop }
      - { id: sg-shut, name: shut, vpc: vpc-a, type: enterprise }
    instances:
      - { id: i-web, name: web, vswitch: vsw-a, securityGroups: [sg-web], privateIp: 10.0.1.10, secondaryIps: [10.0.1.11] }
      - { id: i-web2, name: web2, vswitch: vsw-a, securityGroups: [sg-web], privateIp: 10.0.1.20 }
      - id: i-db
        name: db
        vswitch: vsw-a
        securityGroups: [sg-db, sg-more]
        privateIp: 10.0.1.30
        networkInterfaces:
          - { id: eni-second, privateIp: 10.0.1.31, securityGroups: [sg-shut] }
  - name: target
    accountId: "1755000000000020"
    accessKeyId: key-target
    accessKeySecret: secret-target
`;

describe("simulator: packets", () => {
  let simulator: Simulator;

  before(async () => {
    simulator = await startSimulator({ world: parseWorld(world, "packets.yaml") });
  });
  after(async () => {
    await simulator.stop();
  });

  const web: PacketTarget = { instance: "i-web" };
  const db: PacketTarget = { instance: "i-db" };

  function from(peer: string, over: Partial<WirePacket> = {}): WirePacket {
    return { direction: "ingress", protocol: "tcp", peer, port: 443, sourcePort: 40_000, ...over };
  }

  for (const { name, target = web, packet, passes, by } of [
    { name: "what a rule accepts", packet: from("203.0.113.5"), passes: true, by: "rule" },
    {
      name: "the first address of a drop of smaller priority",
      packet: from("192.0.2.0"),
      passes: false,
      by: "rule",
    },
    { name: "the address past that drop", packet: from("192.0.3.0"), passes: true, by: "rule" },
    {
      name: "a drop of the same priority",
      packet: from("198.51.100.7", { port: 22 }),
      passes: false,
      by: "rule",
    },
    {
      name: "the last port of a range",
      packet: from("198.51.100.7", { port: 23 }),
      passes: true,
      by: "rule",
    },
    {
      name: "the port past a range",
      packet: from("198.51.100.7", { port: 24 }),
      passes: false,
      by: "implicit",
    },
    {
      name: "another protocol",
      packet: from("203.0.113.5", { protocol: "udp" }),
      passes: false,
      by: "implicit",
    },
    {
      name: "another family",
      packet: from("2001:db8::1"),
      passes: false,
      by: "implicit",
    },
    {
      name: "ICMPv6",
      packet: from("2001:db8::1", { protocol: "icmpv6", port: undefined }),
      passes: true,
      by: "rule",
    },
    {
      name: "egress that no rule names",
      packet: from("8.8.8.8", { direction: "egress" }),
      passes: true,
      by: "implicit",
    },
    {
      name: "egress that a rule for ALL drops",
      packet: from("203.0.113.5", { direction: "egress", protocol: "other" }),
      passes: false,
      by: "rule",
    },
    {
      name: "a member of the group, on a port that no rule opens",
      packet: from("10.0.1.20", { port: 9999 }),
      passes: true,
      by: "inner",
    },
    {
      name: "a member, out",
      packet: from("10.0.1.20", { direction: "egress" }),
      passes: true,
      by: "inner",
    },
    {
      name: "a stranger on that port",
      packet: from("10.0.1.30", { port: 9999 }),
      passes: false,
      by: "implicit",
    },
    {
      name: "a member of a group that a rule names, by its second address",
      target: db,
      packet: from("10.0.1.11", { port: 3306 }),
      passes: true,
      by: "rule",
    },
    {
      name: "one who is no member of it",
      target: db,
      packet: from("10.0.1.12", { port: 3306 }),
      passes: false,
      by: "implicit",
    },
    {
      name: "a rule of the interface's other group",
      target: db,
      packet: from("192.0.2.9", { port: 9999 }),
      passes: true,
      by: "rule",
    },
    {
      name: "a drop of one group before an accept of the other",
      target: db,
      packet: from("192.0.2.9", { port: 8080 }),
      passes: false,
      by: "rule",
    },
    {
      name: "itself in a group whose members do not reach each other",
      target: db,
      packet: from("10.0.1.30", { port: 9999 }),
      passes: false,
      by: "implicit",
    },
    {
      name: "a five-tuple",
      target: db,
      packet: from("8.8.8.8", { protocol: "udp", port: 53 }),
      passes: true,
      by: "rule",
    },
    {
      name: "a five-tuple but its source port",
      target: db,
      packet: from("8.8.8.8", { protocol: "udp", port: 53, sourcePort: 53 }),
      passes: false,
      by: "implicit",
    },
    {
      name: "a five-tuple but its near address",
      target: { groups: ["sg-db"] },
      packet: from("8.8.8.8", { protocol: "udp", port: 53, local: "10.0.1.31" }),
      passes: false,
      by: "implicit",
    },
    ...[
      { name: "a block and a range of two lists", peer: "203.0.113.63", port: 8089, passes: true },
      { name: "the other block, the other range", peer: "198.51.100.7", port: 9000, passes: true },
      { name: "the address past a listed block", peer: "203.0.113.64", port: 8089, passes: false },
      { name: "the port past a listed range", peer: "203.0.113.63", port: 8090, passes: false },
      { name: "a prefix list without entries", peer: "203.0.113.63", port: 22, passes: false },
    ].map(({ peer, port, ...row }) => ({
      ...row,
      target: { groups: ["sg-lists"] },
      packet: from(peer, { port }),
      by: row.passes ? "rule" : "implicit",
    })),
    {
      name: "egress to a list of the system that a rule drops",
      target: { groups: ["sg-lists"] },
      packet: from("100.118.28.255", { direction: "egress" }),
      passes: false,
      by: "rule",
    },
    {
      name: "egress past that list",
      target: { groups: ["sg-lists"] },
      packet: from("100.118.29.0", { direction: "egress" }),
      passes: true,
      by: "implicit",
    },
    {
      name: "egress of an enterprise group",
      target: { eni: "eni-second" },
      packet: from("8.8.8.8", { direction: "egress" }),
      passes: false,
      by: "implicit",
    },
  ] as const) {
    it(`${passes ? "lets through" : "holds back"} ${name}`, () => {
      expect(simulator.wouldPass(target as PacketTarget, packet)).to.include({ passes, by });
    });
  }

  it("heeds what a call added to a list", async () => {
    const target = { groups: ["sg-lists"] };
    const packet = from("192.0.2.1", { port: 8080 });
    const before = simulator.wouldPass(target, packet);
    await client(simulator)(ECS, "ModifyPrefixList", {
      PrefixListId: "pl-offices",
      "RemoveEntry.1.Cidr": "198.51.100.7/32",
      "AddEntry.1.Cidr": "192.0.2.0/24",
    });

    expect(before.passes).to.equal(false);
    expect(simulator.wouldPass(target, packet).passes).to.equal(true);
  });

  it("heeds a rule that a call added", async () => {
    const call = client(simulator);
    const packet = from("203.0.113.5", { port: 8443 });
    const before = simulator.wouldPass(web, packet);
    const rule = { IpProtocol: "tcp", PortRange: "8443/8443", SourceCidrIp: "203.0.113.0/24" };
    const permissions = Object.fromEntries(
      Object.entries(rule).map(([key, value]) => [`Permissions.1.${key}`, value]),
    );
    await call(ECS, "AuthorizeSecurityGroup", { SecurityGroupId: "sg-web", ...permissions });

    expect(before.passes).to.equal(false);
    expect(simulator.wouldPass(web, packet).passes).to.equal(true);
  });

  for (const { name, target = web, packet } of [
    {
      name: "an instance that is not there",
      target: { instance: "i-none" },
      packet: from("8.8.8.8"),
    },
    {
      name: "a group that is not there",
      target: { groups: ["sg-web", "sg-none"] },
      packet: from("8.8.8.8"),
    },
    { name: "a peer that is no address", packet: from("10.0.0.0/8") },
    { name: "addresses of two families", packet: from("8.8.8.8", { local: "2001:db8::1" }) },
    { name: "no port where a rule asks for it", packet: from("8.8.8.8", { port: undefined }) },
    {
      name: "no near address where a rule asks for it",
      target: { groups: ["sg-db"] },
      packet: from("8.8.8.8", { protocol: "udp", port: 53 }),
    },
    {
      name: "a prefix list that nobody knows",
      target: db,
      packet: from("8.8.8.8", { direction: "egress" }),
    },
  ]) {
    it(`does not guess at ${name}`, () => {
      expect(() => simulator.wouldPass(target, packet)).to.throw(PacketError);
    });
  }

  it("answers over HTTP, and says what is wrong with a question", async () => {
    const ask = async (body: unknown) => {
      const url = `http://${simulator.endpoint}/_simulator/packets`;
      const response = await fetch(url, { method: "POST", body: JSON.stringify(body) });
      return [response.status, await response.json()] as const;
    };
    const [status, answer] = await ask({ target: web, packet: from("203.0.113.5") });

    expect(status).to.equal(200);
    expect(answer).to.include({ passes: true, by: "rule" });
    expect((await ask({ target: web, packet: { peer: "8.8.8.8" } }))[0]).to.equal(400);
    expect((await ask({ target: { instance: "i-none" }, packet: from("8.8.8.8") }))[0]).to.equal(
      400,
    );
  });
});
