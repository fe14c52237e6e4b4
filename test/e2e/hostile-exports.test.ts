import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { stringify } from "yaml";
import { obeyed } from "../reports/support/wild-text.ts";
import { cleanUps } from "../support/clean-ups.ts";
import { gbk } from "../support/gbk.ts";
import { permission, securityGroup, sourceInventory } from "../support/inventory.ts";
import { ecsTransfer } from "./support/cli.ts";
import type { Answer } from "./support/stack.ts";

const megabyte = 1024 * 1024;
const columns = {
  ...{ direction: "方向", policy: "授权策略", protocol: "协议", ports: "端口" },
  ...{ peer: "授权对象", priority: "优先级", description: "描述" },
};
const header = "方向,授权策略,协议,端口,授权对象,优先级,描述";
const row = "入方向,允许,TCP,80/80,10.0.0.0/8,1,";

function jsonOf(...rules: readonly unknown[]): string {
  return JSON.stringify(rules).replaceAll("},{", "},\n{");
}

describe("a hostile export", () => {
  const clean = cleanUps();
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "ecs-transfer-exports-"));
    const target = { account: "1755000000000020", instances: [], vpcs: [], vswitches: [] };
    const there = [securityGroup({ id: "sg-bp2web" })];
    place("source.json", JSON.stringify(sourceInventory()));
    place("target.json", JSON.stringify(sourceInventory({ ...target, securityGroups: there })));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });
  after(() => clean.run());

  function place(name: string, content: string | Uint8Array): void {
    writeFileSync(join(folder, name), content);
  }

  function command(...args: string[]): Promise<Answer> {
    const env = { PATH: process.env["PATH"], HOME: folder };
    return ecsTransfer(["rules", ...args, "--lang", "en"], env, folder);
  }

  /** `rules plan` of a manifest whose group has its rules from the export. */
  function plan(name: string, content: string | Uint8Array, said: object = {}): Promise<Answer> {
    place(name, content);
    const manifest = {
      version: 1,
      source: { account: "1404423000000010", inventory: "source.json" },
      target: { account: "1755000000000020", inventory: "target.json" },
      instances: [{ id: "i-bp1clear" }],
      securityGroups: [{ source: "sg-bp1web", rules: name, ...said }],
    };
    place("transfer.yaml", stringify(manifest));
    return command("plan");
  }

  function expectPlainly({ text }: Answer): void {
    expect(text, "it shows its insides").not.to.match(
      /^\s+at |file:\/\/|node:|\bundefined\b|\[object /m,
    );
    expect(text).not.to.match(obeyed);
    expect(text.length, "it is too long to read").to.be.below(10_000);
  }

  it("with overlapping, contradictory and equal rules is carried, and each of them is told", async () => {
    const answer = await plan(
      "web.json",
      jsonOf(
        permission({ SourceCidrIp: "10.0.0.0/8", PortRange: "1/1024" }),
        permission({ SourceCidrIp: "10.1.0.0/16", PortRange: "80/80", Priority: 2 }),
        permission({
          SourceCidrIp: "10.2.0.0/16",
          PortRange: "80/80",
          Policy: "Drop",
          Priority: 3,
        }),
        permission({ SourceCidrIp: "10.0.0.0/8", PortRange: "1/1024" }),
        permission({ SourceCidrIp: "10.0.0.0/8", PortRange: "1/1024", Description: "again" }),
        permission({ SourceCidrIp: "10.3.0.0/16", PortRange: "1000/2000" }),
      ),
    );

    expect(answer.exitCode, answer.text).to.equal(0);
    expect(answer.text).to.match(/: 6 rules = 4 carried \+ 1 merged \+ 1 repeated\n/);
    expect(answer.text).to.match(
      /without effect in the source: \[ingress TCP 80\/80 from 10\.1\.0\.0\/16 [^\]]*\]; another rule covers/,
    );
    expect(answer.text).to.match(
      /without effect in the source: \[ingress TCP 80\/80 from 10\.2\.0\.0\/16 [^\]]*\]; a contrary rule covers/,
    );
    expect(answer.text).not.to.match(/without effect[^\n]*10\.3\.0\.0/);
    expectPlainly(answer);
  });

  it("with impossible rules is refused, each rule for a reason of its own", async () => {
    const impossible = [
      [null, "no rule object"],
      [Object.fromEntries([["__proto__", permission()]]), "its direction is unknown"],
      [permission({ Direction: "sideways" }), "its direction is unknown"],
      [permission({ IpProtocol: "SCTP" }), "its protocol is unknown"],
      [permission({ PortRange: "70000/80000" }), "its port range is not valid"],
      [permission({ PortRange: "90/80" }), "its port range is not valid"],
      [permission({ Priority: 1e300 }), "its priority is past 100"],
      [permission({ Priority: -1 }), "its priority is not valid"],
      [permission({ SourceCidrIp: "300.1.2.3/8" }), "SourceCidrIp is no IPv4 CIDR block"],
      [permission({ SourceCidrIp: "" }), "SourceCidrIp is missing"],
      [permission({ SourceGroupId: "sg-bp1web" }), "it names several peers at once"],
      [permission({ Description: ["\u001B[2J"] }), "Description has a wrong type"],
      [permission({ Policy: "\u202EAccept" }), "its policy is unknown"],
    ] as const;

    const answer = await plan("web.json", jsonOf(...impossible.map(([rule]) => rule)));

    expect(answer.exitCode, answer.text).to.equal(1);
    expect(answer.text).to.contain(
      `: ${String(impossible.length)} rules = ${String(impossible.length)} refused\n`,
    );
    const refused = answer.text.split("\n").filter((line) => line.startsWith("  refused ["));
    expect(refused).to.have.length(impossible.length);
    for (const [index, [, says]] of impossible.entries()) expect(refused[index]).to.contain(says);
    expectPlainly(answer);
  });

  for (const { name, file, content, says } of [
    {
      name: "of 10,000 rules",
      file: "web.json",
      content: () => jsonOf(...Array.from({ length: 10_000 }, () => permission())),
      says: "web.json:1:1  the export holds 10000 rules, and a group holds 1000 at most.",
    },
    {
      name: "of 10,000 rules as CSV",
      file: "web.csv",
      content: () => [header, ...Array.from({ length: 10_000 }, () => row)].join("\n"),
      says: "web.csv:1:1  the export holds 10000 rules, and a group holds 1000 at most.",
    },
    {
      name: "of almost 20 MB",
      file: "web.json",
      content: () =>
        jsonOf(
          ...Array.from({ length: 2000 }, () => permission({ Description: "x".repeat(9_800) })),
        ),
      says: "web.json:1:1  the export holds 2000 rules, and a group holds 1000 at most.",
    },
    {
      name: "of almost 20 MB of nothing but line breaks and commas",
      file: "web.csv",
      content: () => `${header}\n${"x\n".repeat(9 * megabyte)}`,
      says: `web.csv:1:1  the export holds ${String(9 * megabyte)} rules, and a group holds 1000 at most.`,
    },
    {
      name: "past 20 MB",
      file: "web.json",
      content: () => `[${" ".repeat(21 * megabyte)}]`,
      says: "web.json:1:1  the file has about 21.0 MB; at most 20 MB are read.",
    },
    {
      name: "past 20 MB as CSV",
      file: "web.csv",
      content: () => `${header}\n${"x".repeat(21 * megabyte)}`,
      says: "web.csv:1:1  the file has about 21.0 MB; at most 20 MB are read.",
    },
    {
      name: "nested 100,000 levels deep",
      file: "web.json",
      content: () => "[".repeat(100_000) + "]".repeat(100_000),
      says: "web.json:1:65  nested too many levels deep.",
    },
    {
      name: "that is cut off",
      file: "web.json",
      content: () => jsonOf(permission(), permission()).slice(0, -20),
      says: "web.json:2:",
    },
    {
      name: "with a quote that never ends",
      file: "web.csv",
      content: () => `${header}\n${row}\n"${row}\n`.repeat(1),
      says: "web.csv:3:1  a quote that begins here never ends",
    },
    {
      name: "in UTF-16",
      file: "web.csv",
      content: () => Buffer.from(`\uFEFF${header}\n${row}`, "utf16le"),
      says: "web.csv:1:",
    },
    {
      name: "that is no text",
      file: "web.json",
      content: () => new Uint8Array(megabyte),
      says: "web.json:1:1  this is not a text file",
    },
    {
      name: "that is empty",
      file: "web.csv",
      content: () => "",
      says: "web.csv:1:1  the file is empty.",
    },
  ]) {
    it(`${name} is refused in one line`, async () => {
      const answer = await plan(file, content(), file.endsWith("csv") ? { columns } : {});

      expect(answer.exitCode, answer.text).to.equal(3);
      expect(answer.text).to.contain(says);
      expect(answer.text.trim().split("\n")).to.have.length(1);
      expectPlainly(answer);
    });
  }

  it("in CSV is refused with all that is wrong, each at its line", async () => {
    const wild = "入方向,允许,TCP,80/80,\u001B[2Joffice,1,";
    const text = [header, row, "入,允许,TCP,80/80,10.0.0.0/8,1,", "", wild, "a,b"].join("\r\n");

    const answer = await plan("web.csv", gbk(text), { columns });

    expect(answer.exitCode).to.equal(3);
    expect(
      answer.text
        .trim()
        .replace(/^error: /, "")
        .split("\n")
        .map((line) => line.split(/;|, /, 1)[0]),
    ).to.deep.equal([
      'web.csv:3:1  direction: found "入"',
      'web.csv:5:1  peer: found "\\u001b[2Joffice"',
      "web.csv:6:1  this record has 2 cells",
    ]);
    expectPlainly(answer);
  });

  it("in CSV is read in GBK by the columns that the manifest names", async () => {
    const answer = await plan("web.csv", gbk(`${header}\r\n${row}网站\r\n`), { columns });

    expect(answer.exitCode, answer.text).to.equal(0);
    expect(answer.text).to.contain('"网站"');
    expect((await command("convert", "web.csv")).exitCode).to.equal(0);
    expect(readFileSync(join(folder, "web-rules-1.json"), "utf8")).to.contain('"网站"');
  });

  it("is converted rule by rule, and what the console does not take is told", async () => {
    place(
      "web.json",
      jsonOf(
        permission(),
        permission({ IpProtocol: "SCTP\u001B[31m" }),
        permission({ Priority: 110 }),
      ),
    );

    const answer = await command("convert", "web.json");

    expect(answer.exitCode).to.equal(1);
    expect(answer.text).to.match(
      /^web: 1 rule written, 2 rules not\n {2}web-rules-1\.json: 1 rule\n/,
    );
    expect(answer.text).to.contain("its protocol is unknown").and.to.contain("past 100");
    expect(JSON.parse(readFileSync(join(folder, "web-rules-1.json"), "utf8"))).to.have.length(1);
    expectPlainly(answer);
  });

  it("is not converted where a group is mapped to one of another region", async () => {
    const own = permission({ SourceCidrIp: "", SourceGroupId: "sg-bp1web" });
    await plan("web.json", jsonOf(own));
    const before = readdirSync(folder);
    const same = (id: string) =>
      command("convert", "sg-bp1web", "--landing", "--same", `sg-bp1web=${id}`);

    const astray = await same("sg-uf6web");

    expect(astray.exitCode).to.equal(3);
    expect(astray.text).to.contain(
      "--same sg-bp1web=sg-uf6web: the inventory of the target account 1755000000000020 in cn-hangzhou holds no such group.",
    );
    expectPlainly(astray);
    expect(readdirSync(folder)).to.deep.equal(before);
    expect((await same("sg-bp2web")).exitCode).to.equal(0);
  });
});
