import { expect } from "chai";
import { spawn } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { projectFolder, readSetupRecord } from "../../cli/engine/setup-record.ts";
import type { Simulator } from "../../simulator/server.ts";
import { cleanUps } from "../support/clean-ups.ts";
import { startCloud } from "./support/landing.ts";
import { reportsIn } from "./support/policies.ts";
import { createTestStack, finished, type Answer, type TestStack } from "./support/stack.ts";

const password = "Aa1-never-to-be-shown";

describe("the policy pack on the exported state of a stack", () => {
  let simulator: Simulator;
  let stack: TestStack;
  const said: string[] = [];
  const clean = cleanUps();

  before(async () => {
    simulator = await startCloud();
    clean.add(simulator.stop);
    const program = join(projectFolder, "examples", "source-stack");
    stack = await createTestStack({
      simulator,
      account: "source",
      program,
      config: { "source-stack:blocked": true },
    });
    clean.add(stack.remove);
    said.push(await ok("config", "set", "--secret", "source-stack:password", password));
    said.push(await ok("up", "--yes", "--skip-preview"));
  });

  after(() => clean.run());

  async function ok(...args: string[]): Promise<string> {
    const { exitCode, text } = await stack.pulumi(...args);
    if (exitCode !== 0) throw new Error(text);
    return text;
  }

  /** Runs it as somebody who has nothing but the file: no backend, no passphrase, no cloud. */
  async function analyze(
    file: string,
    settings: Readonly<Record<string, unknown>>,
  ): Promise<Answer> {
    const settingsFile = join(stack.folder, "policies.json");
    writeFileSync(settingsFile, JSON.stringify({ "ecs-transfer": settings }));
    const env = {
      ...stack.env,
      PULUMI_BACKEND_URL: undefined,
      PULUMI_CONFIG_PASSPHRASE: undefined,
    };
    const pack = [
      "--policy-pack",
      join(projectFolder, "policies"),
      "--policy-pack-config",
      settingsFile,
    ];
    return finished(
      spawn(
        readSetupRecord().engine.pulumi,
        ["policy", "analyze", "--file", file, ...pack, "--non-interactive"],
        {
          cwd: stack.folder,
          env,
          stdio: ["ignore", "pipe", "pipe"],
        },
      ),
    );
  }

  for (const secrets of ["encrypted", "in plain text"] as const) {
    it(`fails with the findings of the stack, and shows no secret, where secrets are ${secrets}`, async () => {
      const file = join(stack.folder, `export-${secrets.replaceAll(" ", "-")}.json`);
      await ok(
        "stack",
        "export",
        "--file",
        file,
        ...(secrets === "encrypted" ? [] : ["--show-secrets"]),
      );
      const state = readFileSync(file, "utf8");
      expect(state.includes(password)).to.equal(secrets === "in plain text");

      const { exitCode, text } = await analyze(file, { stage: "submit" });

      expect(exitCode, text).to.equal(1);
      expect(reportsIn(text)).to.have.members([
        "mandatory instance-spot",
        "mandatory instance-disk-encrypted",
        "mandatory instance-eip",
        "mandatory instance-not-stopped",
        "mandatory instance-age",
        "advisory warn-source-stack",
        "advisory ecs-transfer",
      ]);
      expect(text).to.include("Evidence: instance.spotStrategy = SpotAsPriceGo, expected NoSpot");
      expect(text).to.match(/证据：instance\.disks\[1\]\.encrypted = true data d-\w+，应为 false/);
      expect(text).to.match(/Evidence: instance\.eip = eip-\w+, expected null/);
      expect([...said, text, JSON.stringify(simulator.requests())].join("\n")).not.to.include(
        password,
      );
    });
  }

  it("finds the same on the stack itself, without an export", async () => {
    const settingsFile = join(stack.folder, "policies-of-stack.json");
    writeFileSync(settingsFile, JSON.stringify({ "ecs-transfer": { stage: "submit" } }));

    const { exitCode, text } = await stack.pulumi(
      ...["policy", "analyze", "--policy-pack", join(projectFolder, "policies")],
      ...["--policy-pack-config", settingsFile],
    );

    expect(exitCode, text).to.equal(1);
    expect(reportsIn(text)).to.include.members([
      "mandatory instance-spot",
      "mandatory instance-eip",
      "advisory ecs-transfer",
    ]);
    expect(text).not.to.include(password);
  });
});
