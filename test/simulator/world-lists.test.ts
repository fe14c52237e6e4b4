import { expect } from "chai";
import { parseWorld, WorldError, type WorldProblem } from "../../simulator/world.ts";
import { at, client, listAt, start, VPC, WORLD } from "./support.ts";

function problemsOf(text: string): readonly WorldProblem[] {
  try {
    parseWorld(text, "w.yaml");
    return [];
  } catch (error) {
    if (error instanceof WorldError) return error.problems;
    throw error;
  }
}

function lineOf(text: string, part: string): number {
  return text.slice(0, text.indexOf(part)).split("\n").length;
}

describe("simulator: world files", () => {
  describe("with lists that rules name", () => {
    const good = `    prefixLists:
      - { id: pl-a, name: offices, entries: [{ cidr: 10.0.0.0/8 }, { cidr: 11.0.0.0/8 }] }
    portLists:
      - { id: prl-a, name: ports, entries: [{ ports: 80/80 }] }
    images:`;
    const rule = `- { id: sg-b, name: b, vpc: vpc-a, rules: [{ direction: ingress, protocol: tcp, portList: ports, prefixList: offices }] }`;
    const text = WORLD.replace("    images:", good)
      .replace("- { id: sg-b, name: b, vpc: vpc-a }", rule)
      .replace("accounts:", "systemPrefixLists: [{ name: com.aliyun.oss }]\naccounts:");

    it("takes them, by name or by id", () => {
      expect(problemsOf(text)).to.be.empty;
      expect(problemsOf(text.replace("prefixList: offices", "prefixList: pl-a"))).to.be.empty;
    });

    for (const [name, from, to, part, message] of [
      ["a name that is the system's", "offices", "com.aliyun.x", "pl-a", /com\.aliyun/],
      [
        "a name of the system's that is not",
        "name: com.aliyun.oss",
        "name: oss",
        "systemPrefixLists",
        /of the system/,
      ],
      ["host bits", "cidr: 11.0.0.0/8", "cidr: 11.0.0.1/8", "pl-a", /11\.0\.0\.1/],
      ["one block twice", "cidr: 11.0.0.0/8", "cidr: 10.0.0.0/8", "pl-a", /duplicated/],
      [
        "more entries than room",
        "name: offices",
        "name: offices, maxEntries: 1",
        "pl-a",
        /exceeds/,
      ],
      ["a port that is none", "ports: 80/80", "ports: 80/65536", "prl-a", /65536/],
      [
        "an id twice",
        "id: prl-a,",
        "id: prl-a, name: other }\n      - { id: prl-a,",
        "id: prl-a, name: ports",
        /twice/,
      ],
      [
        "a port list that is not there",
        "portList: ports",
        "portList: none",
        "portList",
        /no port list "none"/,
      ],
      [
        "ports beside a port list",
        "portList: ports",
        "ports: 80/80, portList: ports",
        "portList",
        /not both/,
      ],
      [
        "a prefix list that is not there",
        "prefixList: offices",
        "prefixList: none",
        "prefixList: none",
        /no prefix list "none"/,
      ],
    ] as const)
      it(`refuses ${name}, once and where it stands`, () => {
        const broken = text.replaceAll(from, to);
        const problems = problemsOf(broken);

        expect(problems.map(({ line }) => line)).to.deep.equal([lineOf(broken, part)]);
        expect(problems[0]?.message).to.match(message);
      });
  });

  describe("with IPv6", () => {
    const text = WORLD.replace(
      "cidrBlock: 10.0.0.0/16 }",
      'cidrBlock: 10.0.0.0/16, ipv6CidrBlock: "2001:db8:a:100::/56" }',
    ).replace(
      "cidrBlock: 10.0.1.0/24 }",
      'cidrBlock: 10.0.1.0/24, ipv6CidrBlock: "2001:DB8:a:1ff::/64" }',
    );

    it("answers it", async () => {
      const simulator = await start({ world: parseWorld(text, "w.yaml") });
      try {
        const source = client(simulator);
        const vpcs = await source(VPC, "DescribeVpcs");
        const vswitches = await source(VPC, "DescribeVSwitches", { VpcId: "vpc-a" });

        expect(at(vpcs, "Vpcs.Vpc.0.Ipv6CidrBlock")).to.equal("2001:db8:a:100::/56");
        expect(
          listAt(vswitches, "VSwitches.VSwitch").map((row) => at(row, "Ipv6CidrBlock")),
        ).to.deep.equal(["2001:db8:a:1ff::/64", ""]);
      } finally {
        await simulator.stop();
      }
    });

    for (const [name, from, to] of [
      ["a VPC's block of 64 bits", "a:100::/56", "a:100::/64"],
      ["a vSwitch's block outside the VPC's", "a:1ff::/64", "a:200::/64"],
      ["a vSwitch's block of 65 bits", "a:1ff::/64", "a:1ff::/65"],
      ["a vSwitch's block in a VPC without", ', ipv6CidrBlock: "2001:db8:a:100::/56"', ""],
      [
        "one block in two vSwitches",
        "cidrBlock: 10.0.2.0/24",
        'cidrBlock: 10.0.2.0/24, ipv6CidrBlock: "2001:db8:a:1ff::/64"',
      ],
    ] as const)
      it(`refuses ${name}`, () => {
        expect(problemsOf(text.replace(from, to))).to.not.be.empty;
      });
  });
});
