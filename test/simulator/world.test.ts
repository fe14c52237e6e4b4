import { readFileSync } from "node:fs";
import { expect } from "chai";
import { parseWorld, WorldError, type WorldProblem } from "../../simulator/world.ts";
import { at, client, ECS, listAt, start, VPC, WORLD } from "./support.ts";

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
  for (const name of ["every-rule", "landing-size", "references", "rehearsal", "small"])
    it(`reads examples/worlds/${name}.yaml`, () => {
      const file = new URL(`../../examples/worlds/${name}.yaml`, import.meta.url);

      expect(
        parseWorld(readFileSync(file, "utf8"), name).accounts.map((account) => account.name),
      ).to.deep.equal(["source", "target"]);
    });

  describe("with keys of another mapping (<<)", () => {
    const text = WORLD.replace("- id: i-a\n", "- &a\n        id: i-a\n").replace(
      "  - name: target",
      "      - { <<: *a, id: i-like, name: like, privateIp: 10.0.1.11, publicIp: 203.0.113.11, networkInterfaces: [], dataDisks: [] }\n  - name: target",
    );

    it("takes those that it does not have itself", () => {
      const [a, , like] = parseWorld(text, "w.yaml").accounts[0]?.instances ?? [];

      expect(like).to.include({ id: "i-like", privateIp: "10.0.1.11", vswitch: "vsw-a" });
      expect(like?.tags).to.deep.equal(a?.tags);
    });

    it("says of each that has a wrong one where it stands", () => {
      const broken = text.replace("vswitch: vsw-a", "vswitch: vsw-x");

      expect(problemsOf(broken).map(({ line }) => line)).to.deep.equal([
        lineOf(broken, "id: i-a"),
        lineOf(broken, "- { <<: *a"),
      ]);
    });
  });

  it("calls what is missing missing", () => {
    expect(
      problemsOf("version: 1\naccounts:\n  - name: a\n").map(({ message }) => message),
    ).to.include("accounts[0].accessKeyId: missing; expected string");
  });

  for (const [name, text, message] of [
    ["binary data", "version: 1\0", "w.yaml:1:1: this is no text in UTF-8"],
    ["other encodings", "version: \uFFFD", "w.yaml:1:1: this is no text in UTF-8"],
    [
      "far too much",
      "x".repeat(5_000_000),
      "w.yaml:1:1: this is no world file: 5.0 MB, at most 4 are read",
    ],
  ] as const)
    it(`refuses ${name} before it is parsed`, () => {
      expect(() => parseWorld(text, "w.yaml"))
        .to.throw(WorldError)
        .with.property("message", message);
    });

  it("lists the first problems of many, each cut where it is long", () => {
    const text = `"${"x".repeat(500)}":\n`.repeat(30).replaceAll('":', '": [');
    const lines = new WorldError("w.yaml", problemsOf(text)).message.split("\n");

    expect(lines).to.have.lengthOf(21);
    expect(lines[20]).to.match(/^and \d+ more$/);
    expect(Math.max(...lines.map(({ length }) => length))).to.be.below(250);
  });

  const BROKEN: [string, [string, string], string, RegExp][] = [
    [
      "an unknown key",
      ["privateIp: 10.0.1.10", "privateip: 10.0.1.10"],
      "privateip",
      /privateip: unknown key; did you mean privateIp\?/,
    ],
    ["a wrong type", ["size: 100", "size: big"], "big", /dataDisks\[0\]\.size/],
    [
      "a short account id",
      ['accountId: "1755000000000020"', 'accountId: "1755"'],
      '"1755"',
      /16 digits/,
    ],
    ["a bad time", ["expiresAt: +100d", "expiresAt: soon"], "soon", /relative to the start/],
    [
      "an unknown reference",
      ["vswitch: vsw-b", "vswitch: vsw-x"],
      "- id: i-paid",
      /no vSwitch "vsw-x".*vsw-a, vsw-b/,
    ],
    [
      "an unknown zone",
      ["zone: cn-hangzhou-i", "zone: cn-hangzhou-z"],
      "{ id: vsw-b",
      /no zone "cn-hangzhou-z"/,
    ],
    [
      "an overlap",
      ["cidrBlock: 10.0.2.0/24", "cidrBlock: 10.0.1.0/25"],
      "{ id: vsw-b",
      /overlapped.*vsw-a/,
    ],
    [
      "a taken address",
      ["privateIp: 10.0.1.20", "privateIp: 10.0.1.10"],
      "{ id: eni-second",
      /duplicated: 10.0.1.10/,
    ],
    [
      "the same key twice",
      ["accessKeyId: key-target", "accessKeyId: key-source"],
      "accessKeyId: key-source\n    accessKeySecret: secret-target",
      /twice/,
    ],
    [
      "a subscription without end",
      ["        expiresAt: +100d\n", ""],
      "- id: i-paid",
      /PrePaid instance has expiresAt/,
    ],
    ["another version", ["version: 1", "version: 2"], "2\naccounts", /version/],
  ];
  for (const [name, [from, to], where, message] of BROKEN)
    it(`names line and column of ${name}`, () => {
      const text = WORLD.replace(from, to);
      const [problem, ...more] = problemsOf(text);

      expect(text).not.to.equal(WORLD);
      expect(more).to.be.empty;
      expect(problem?.message).to.match(message);
      expect(problem?.line).to.equal(lineOf(text, where));
      expect(problem?.column).to.be.greaterThan(0);
    });

  it("tells all problems at once, in the order of the file, as file:line:column", () => {
    const text = WORLD.replace("zone: cn-hangzhou-i", "zone: moon").replace(
      "vpc: vpc-a }\n      - { id: sg-b",
      "vpc: vpc-x }\n      - { id: sg-b",
    );
    const problems = problemsOf(text);

    expect(problems).to.have.lengthOf(2);
    expect(problems.map(({ line }) => line)).to.deep.equal(
      problems.map(({ line }) => line).sort((a, b) => a - b),
    );
    expect(() => parseWorld(text, "w.yaml")).to.throw(/^w\.yaml:\d+:\d+: accounts\[0\]/);
  });

  for (const [name, text] of [
    ["broken YAML", "accounts: [\n"],
    ["no mapping", "just text"],
    ["nothing", ""],
    ["a bomb", "a: &a [x]\nb: [*a, *a"],
  ] as const)
    it(`refuses ${name} without a stack trace`, () => {
      expect(() => parseWorld(text, "w.yaml")).to.throw(WorldError, /^w\.yaml:\d+:\d+: /);
    });

  it("resolves relative times at the start and keeps what no call can make any more", async () => {
    const text = WORLD.replace(
      "- { id: sg-b, name: b, vpc: vpc-a }",
      `- id: sg-b
        name: b
        vpc: vpc-a
        rules:
          - { direction: ingress, protocol: tcp, ports: 22/22, group: sg-b, priority: 110 }
          - { direction: ingress, protocol: tcp, ports: 23/23, group: sg-gone, groupOwner: partner }
          - { direction: egress, protocol: all, prefixList: pl-a }`,
    );
    const simulator = await start({
      world: parseWorld(text, "w.yaml"),
      now: () => new Date("2026-01-31T00:00:00Z"),
    });
    try {
      const source = client(simulator);
      const paid = await source(ECS, "DescribeInstances", { InstanceIds: '["i-paid"]' });
      const rules = listAt(
        await source(ECS, "DescribeSecurityGroupAttribute", { SecurityGroupId: "sg-b" }),
        "Permissions.Permission",
      );

      expect(at(paid, "Instances.Instance.0.ExpiredTime")).to.equal("2026-05-11T00:00Z");
      expect(rules[0]).to.include({ SourceGroupId: "sg-b", Priority: "110", SourceCidrIp: "" });
      expect(rules[1]).to.include({ SourceGroupId: "sg-gone", SourceGroupOwnerAccount: "partner" });
      expect(rules[2]).to.include({ DestPrefixListId: "pl-a", DestCidrIp: "", IpProtocol: "ALL" });
      expect(at(await source(VPC, "DescribeVpcs"), "TotalCount")).to.equal(1);
    } finally {
      await simulator.stop();
    }
  });

  it("has in the rehearsal what the rehearsal speaks of", async () => {
    const file = new URL("../../examples/worlds/rehearsal.yaml", import.meta.url);
    const simulator = await start({
      world: parseWorld(readFileSync(file, "utf8"), "rehearsal.yaml"),
    });
    try {
      const rows = listAt(await client(simulator)(ECS, "DescribeInstances"), "Instances.Instance");
      const facts = rows.map((row) => [
        at(row, "InstanceName"),
        at(row, "InstanceChargeType"),
        at(row, "Status"),
        at(row, "StoppedMode"),
        at(row, "SpotStrategy"),
        at(row, "KeyPairName"),
        at(row, "ZoneId"),
      ]);

      expect(facts).to.deep.equal([
        ["web-1", "PostPaid", "Stopped", "KeepCharging", "NoSpot", "", "cn-hangzhou-h"],
        ["web-2", "PostPaid", "Running", "Not-applicable", "NoSpot", "shop-ops", "cn-hangzhou-h"],
        ["db-1", "PrePaid", "Running", "Not-applicable", "NoSpot", "", "cn-hangzhou-i"],
        ["batch-1", "PostPaid", "Running", "Not-applicable", "SpotAsPriceGo", "", "cn-hangzhou-h"],
      ]);
      expect(at(rows[0], "PublicIpAddress.IpAddress.0")).to.equal("203.0.113.11");
      expect(at(rows[1], "EipAddress.IpAddress")).to.equal("203.0.113.12");
      expect(at(rows[2], "NetworkInterfaces.NetworkInterface.1.Type")).to.equal("Secondary");
      expect(
        at(
          await client(simulator)(ECS, "DescribeDisks", { Encrypted: "true" }),
          "Disks.Disk.0.InstanceId",
        ),
      ).to.equal("i-bp1sourcedb1");
      expect(at(await client(simulator, "target")(VPC, "DescribeVpcs"), "TotalCount")).to.equal(0);
    } finally {
      await simulator.stop();
    }
  });
});
