import { writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect } from "chai";
import { z } from "zod";
import type { Simulator } from "../../simulator/server.ts";
import { ecsTransfer } from "./support/cli.ts";
import { inventoryOf, startCloud, writeManifest } from "./support/landing.ts";
import { cleanUps } from "../support/clean-ups.ts";
import { createTestStack, type TestStack } from "./support/stack.ts";

const Outputs = z.object({
  vpcId: z.string(),
  vswitchIds: z.record(z.string(), z.string()),
  securityGroupIds: z.record(z.string(), z.string()),
  confirmation: z.array(z.record(z.string(), z.string())),
});

const going = ["web-1", "web-2", "db-1"];

describe("a landing on the real engine", () => {
  let simulator: Simulator;
  let stack: TestStack;
  let manifest: string;
  let untouched: unknown;
  const clean = cleanUps();

  before(async () => {
    simulator = await startCloud();
    clean.add(simulator.stop);
    untouched = simulator.resources("target");
    const inventory = await inventoryOf(simulator, "source");
    const instances = inventory.instances.filter(
      ({ name }) => typeof name === "string" && going.includes(name),
    );
    manifest = writeManifest({ ...inventory, instances });
    stack = await createTestStack({
      simulator,
      account: "target",
      config: { "ecs-transfer:manifest": manifest },
    });
    clean.add(stack.remove);
  });

  after(() => clean.run());

  it("previews with unknown ids, creates nothing, and the policies are quiet about what is unknown", async () => {
    const { exitCode, text } = await stack.pulumi("preview", "--policy-pack", "policies");

    expect(exitCode, text).to.equal(0);
    expect(text).to.match(/alicloud:vpc:Network\s+landing-vpc\s+create/);
    expect(text).not.to.match(/can't be known|can't run policy/i);
    expect(simulator.resources("target")).to.deep.equal(untouched);
  });

  it("creates the landing and fills every output", async () => {
    const { exitCode, text } = await stack.pulumi("up", "--yes", "--policy-pack", "policies");
    expect(exitCode, text).to.equal(0);

    const outputs = Outputs.parse(
      JSON.parse((await stack.pulumi("stack", "output", "--json")).text),
    );
    const row = outputs.confirmation.find(({ instanceName }) => instanceName === "db-1");
    expect(outputs.confirmation.map(({ instanceName }) => instanceName)).to.have.members(going);
    expect(outputs.vpcId).to.match(/^vpc-/);
    expect(row).to.include({
      vpcId: outputs.vpcId,
      zone: "cn-hangzhou-i",
      targetAccount: "1755000000000020",
    });
    expect(row?.["过户后账号交换机ID"])
      .to.equal(outputs.vswitchIds["vsw-bp1sourcei"])
      .and.to.match(/^vsw-/);
    expect(row?.["过户后账号安全组ID"])
      .to.equal(outputs.securityGroupIds["sg-bp1sourcedb"])
      .and.to.match(/^sg-/);
  });

  it("has groups that are proven to let through what the source's do", async () => {
    const folder = dirname(manifest);
    const target = await inventoryOf(simulator, "target", { everything: true });
    writeFileSync(join(folder, "landed.json"), JSON.stringify(target));
    const landed = JSON.parse((await stack.pulumi("stack", "output", "--json")).text) as {
      readonly securityGroupIds: Readonly<Record<string, string>>;
    };

    for (const [source, id] of Object.entries(landed.securityGroupIds)) {
      const { exitCode, text } = await ecsTransfer([
        ...["rules", "diff"],
        `${join(folder, "source.inventory.json")}#${source}`,
        `${join(folder, "landed.json")}#${id}`,
      ]);

      expect(exitCode, text).to.equal(0);
    }
  });

  it("is clean when it is refreshed", async () => {
    const { exitCode, text } = await stack.pulumi("preview", "--refresh", "--expect-no-changes");

    expect(exitCode, text).to.equal(0);
  });

  it("leaves nothing when it is destroyed", async () => {
    const { exitCode, text } = await stack.pulumi("destroy", "--yes");

    expect(exitCode, text).to.equal(0);
    expect(simulator.resources("target")).to.deep.equal(untouched);
  });
});
