import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { parse, stringify } from "yaml";
import { z } from "zod";
import { projectFolder } from "../../cli/engine/setup-record.ts";
import type { Simulator } from "../../simulator/server.ts";
import { cleanUps } from "../support/clean-ups.ts";
import { callCloud } from "./support/cloud.ts";
import { startCloud } from "./support/landing.ts";
import { createTestStack, type TestStack } from "./support/stack.ts";

const program = join(projectFolder, "examples", "prefix-list");

const Lists = z.array(
  z.object({
    id: z.string(),
    name: z.string(),
    entries: z.array(z.object({ cidr: z.string(), description: z.string() })),
  }),
);

const Held = z.object({
  prefixLists: Lists,
  vpcs: z.array(z.object({ ipv6CidrBlock: z.string() })),
  vswitches: z.array(z.object({ ipv6CidrBlock: z.string() })),
  securityGroups: z.array(
    z.object({ rules: z.array(z.object({ match: z.record(z.string(), z.unknown()) })) }),
  ),
});

describe("a prefix list and IPv6, made by the real provider", () => {
  const clean = cleanUps();
  let simulator: Simulator;
  let stack: TestStack;

  before(async () => {
    simulator = await startCloud("landing-size");
    clean.add(simulator.stop);
    stack = await createTestStack({ simulator, account: "target", program });
    clean.add(stack.remove);
  });

  after(() => clean.run());

  async function run(...command: string[]): Promise<string> {
    const { exitCode, text } = await stack.pulumi(...command);
    expect(exitCode, text).to.equal(0);
    return text;
  }

  function configure(entries: Record<string, string>): void {
    const file = stack.configFile;
    const { config } = z
      .object({ config: z.record(z.string(), z.unknown()) })
      .parse(parse(readFileSync(file, "utf8")));
    writeFileSync(
      file,
      stringify({ config: { ...config, "prefix-list:entries": JSON.stringify(entries) } }),
    );
  }

  function held(): z.output<typeof Held> {
    return Held.parse(simulator.resources("target"));
  }

  /** The list of the stack's own, beside the one of the system. */
  function offices(): z.output<typeof Lists>[number] {
    return held().prefixLists.find(({ name }) => name === "offices") ?? expect.fail("no list");
  }

  it("land, with a rule that names the list", async () => {
    configure({ "203.0.113.0/26": "Hangzhou", "198.51.100.7/32": "One desk" });
    await run("up", "--yes", "--skip-preview");

    const { vpcs, vswitches, securityGroups } = held();
    expect(offices().entries).to.have.deep.members([
      { cidr: "203.0.113.0/26", description: "Hangzhou" },
      { cidr: "198.51.100.7/32", description: "One desk" },
    ]);
    expect(securityGroups[0]?.rules[0]?.match).to.include({ SourcePrefixListId: offices().id });
    expect(vpcs[0]?.ipv6CidrBlock).to.match(/::\/56$/);
    expect(vswitches[0]?.ipv6CidrBlock).to.equal(
      vpcs[0]?.ipv6CidrBlock.replace("::/56", ":a::/64"),
    );
  });

  it("are what the cloud has", async () => {
    await run("preview", "--refresh", "--expect-no-changes");
  });

  it("get an entry in place", async () => {
    const { id } = offices();
    configure({
      "203.0.113.0/26": "Hangzhou",
      "198.51.100.7/32": "One desk",
      "192.0.2.0/24": "Shanghai",
    });
    await run("up", "--yes", "--skip-preview");

    expect(offices().id).to.equal(id);
    expect(offices().entries).to.have.lengthOf(3);
    await run("preview", "--refresh", "--expect-no-changes");
  });

  it("get an entry back that was removed behind the engine's back", async () => {
    await callCloud(simulator, "target", "ModifyPrefixList", {
      PrefixListId: offices().id,
      "RemoveEntry.1.Cidr": "192.0.2.0/24",
    });
    expect(offices().entries).to.have.lengthOf(2);
    await run("up", "--yes", "--refresh", "--skip-preview");

    expect(offices().entries).to.have.lengthOf(3);
  });

  it("do not get an entry's new description: the provider removes and adds one block, which the API refuses", async () => {
    const before = offices().entries;
    configure({
      "203.0.113.0/26": "Head office",
      "198.51.100.7/32": "One desk",
      "192.0.2.0/24": "Shanghai",
    });
    const { exitCode, text } = await stack.pulumi("up", "--yes", "--skip-preview");

    expect(exitCode).not.to.equal(0);
    expect(text).to.include("InvalidParameter.CidrDuplicated");
    expect(offices().entries).to.deep.equal(before);
  });

  it("go, the rule before the list", async () => {
    await run("destroy", "--yes", "--skip-preview");

    const { prefixLists, vpcs, securityGroups } = held();
    expect(prefixLists.map(({ name }) => name)).to.deep.equal(["com.aliyun.cn-hangzhou.oss"]);
    expect([vpcs, securityGroups]).to.deep.equal([[], []]);
  });
});
