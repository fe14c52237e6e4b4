import { expect } from "chai";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { projectFolder } from "../../cli/engine/setup-record.ts";
import type { Simulator } from "../../simulator/server.ts";
import { cleanUps } from "../support/clean-ups.ts";
import { startCloud } from "./support/landing.ts";
import { reportsIn } from "./support/policies.ts";
import { createTestStack, type Answer, type TestStack } from "./support/stack.ts";

describe("the policy pack on a stack that owns the instance", () => {
  let simulator: Simulator;
  let stack: TestStack;
  let untouched: unknown;
  const clean = cleanUps();

  before(async () => {
    simulator = await startCloud();
    clean.add(simulator.stop);
    untouched = simulator.resources("source");
    const program = join(projectFolder, "examples", "source-stack");
    stack = await createTestStack({ simulator, account: "source", program });
    clean.add(stack.remove);
  });

  after(() => clean.run());

  /** @param settings the configuration of the pack; without it no configuration file is given */
  function judged(
    command: string,
    blocked: boolean,
    settings?: Readonly<Record<string, unknown>>,
  ): Promise<Answer> {
    const settingsFile = join(stack.folder, "policies.json");
    writeFileSync(settingsFile, JSON.stringify({ "ecs-transfer": settings }));
    const withSettings = settings === undefined ? [] : ["--policy-pack-config", settingsFile];
    const config = ["--config", `source-stack:blocked=${String(blocked)}`];
    const pack = ["--policy-pack", join(projectFolder, "policies")];
    return stack.pulumi(...command.split(" "), ...config, ...pack, ...withSettings);
  }

  it("stops the preview for what is due by the landing, and advises of what is due later", async () => {
    const { exitCode, text } = await judged("preview", true);

    expect(exitCode, text).to.equal(1);
    expect(reportsIn(text)).to.have.members([
      "mandatory instance-spot",
      "advisory instance-disk-encrypted",
      "advisory instance-eip",
      "advisory warn-source-stack",
      "advisory ecs-transfer",
    ]);
    expect(text).to.include("证据：instance.spotStrategy = SpotAsPriceGo，应为 NoSpot");
    expect(text).to.include("Evidence: instance.spotStrategy = SpotAsPriceGo, expected NoSpot");
    expect(text).to.include(
      "Evidence: instance.disks[1].encrypted = true data shop-data, expected false",
    );
    expect(text).to.include("Evidence: instance.eip = shop-eip-association, expected null");
    expect(text).to.include("处理：抢占式实例不能转为普通实例");
    expect(text).to.include("Remedy: A spot instance cannot become a regular one");
    expect(simulator.resources("source")).to.deep.equal(untouched);
  });

  it("stops the preview for all of it at the stage submit", async () => {
    const { exitCode, text } = await judged("preview", true, { stage: "submit" });

    expect(exitCode, text).to.equal(1);
    expect(reportsIn(text)).to.have.members([
      "mandatory instance-spot",
      "mandatory instance-disk-encrypted",
      "mandatory instance-eip",
      "advisory warn-source-stack",
      "advisory ecs-transfer",
    ]);
    expect(text).to.include("处理：解绑：").and.to.include("Remedy: Unbind it:");
    expect(simulator.resources("source")).to.deep.equal(untouched);
  });

  it("lets the instance be made that nothing blocks, and says once what the program cannot prove", async () => {
    const { exitCode, text } = await judged("up --yes --skip-preview", false);

    expect(exitCode, text).to.equal(0);
    expect(reportsIn(text)).to.have.members([
      "advisory instance-age",
      "advisory warn-source-stack",
      "advisory ecs-transfer",
    ]);
    expect(text.match(/need the account's own facts: run ecs-transfer check/g)).to.have.lengthOf(1);
    expect(simulator.counters()["source"]).to.include({ RunInstances: 1, StopInstance: 1 });
  });

  it("holds the instance back at the stage submit until it is old enough, and is clean then", async () => {
    const young = await judged("preview", false, { stage: "submit" });
    const old = await judged("preview --refresh --expect-no-changes", false, {
      stage: "submit",
      now: new Date(Date.now() + 6 * 24 * 60 * 60 * 1000).toISOString(),
    });

    expect(young.exitCode, young.text).to.equal(1);
    expect(reportsIn(young.text)).to.have.members([
      "mandatory instance-age",
      "advisory warn-source-stack",
      "advisory ecs-transfer",
    ]);
    expect(old.exitCode, old.text).to.equal(0);
    expect(reportsIn(old.text)).to.have.members([
      "advisory warn-source-stack",
      "advisory ecs-transfer",
    ]);
  });

  it("leaves nothing when it is destroyed", async () => {
    const { exitCode, text } = await stack.pulumi("destroy", "--yes", "--skip-preview");

    expect(exitCode, text).to.equal(0);
    expect(simulator.resources("source")).to.deep.equal(untouched);
  });
});
