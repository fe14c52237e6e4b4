import { execFile } from "node:child_process";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { writeFileSync } from "node:fs";
import { expect } from "chai";
import fc from "fast-check";
import { projectFolder } from "../../cli/engine/setup-record.ts";
import type { InstanceFacts } from "../../core/facts/instance.ts";
import { rules } from "../../policies/rules/index.ts";
import type { Simulator } from "../../simulator/server.ts";
import { anyCase } from "../policies/support/generated-case.ts";
import { cleanUps } from "../support/clean-ups.ts";
import { clearInstance, sourceInventory } from "../support/inventory.ts";
import { startCloud, writeManifest } from "./support/landing.ts";
import { policyReports } from "./support/policies.ts";
import { createTestStack, type TestStack } from "./support/stack.ts";

const now = "2026-06-01T00:00:00Z";

/** Generated facts of two hundred instances, which all have a place to land. */
const fleet: InstanceFacts[] = fc
  .sample(anyCase, { numRuns: 200, seed: 20260602 })
  .map(({ instance }, index) => {
    const { region, zone, vpcId, vswitchId, securityGroupIds } = clearInstance();
    const id = `i-bp1fleet${String(index)}`;
    return { ...instance, id, name: id, region, zone, vpcId, vswitchId, securityGroupIds };
  });

describe("the policy pack and check, on 200 generated instances", () => {
  let simulator: Simulator;
  let stack: TestStack;
  const clean = cleanUps();

  before(async () => {
    simulator = await startCloud("small");
    clean.add(simulator.stop);
    stack = await createTestStack({ simulator, account: "target" });
    clean.add(stack.remove);
  });

  after(() => clean.run());

  it("find the same failures on the same instances, through the real engine", async () => {
    const manifest = writeManifest(sourceInventory({ instances: fleet }));
    const settings = join(dirname(manifest), "policy-config.json");
    writeFileSync(
      settings,
      JSON.stringify({ "ecs-transfer": { stage: "confirm", lang: "en", now } }),
    );

    const [checked, previewed] = await Promise.all([
      check(manifest),
      stack.pulumi(
        "preview",
        ...["--config", `ecs-transfer:manifest=${manifest}`],
        ...["--policy-pack", "policies", "--policy-pack-config", settings],
      ),
    ]);

    const ids = new Set<string>(rules.map(({ id }) => id));
    const told = policyReports(previewed.text)
      .filter(({ policy, resource }) => ids.has(policy) && resource.startsWith("landing-"))
      .map(({ policy, resource }) => `${resource.slice("landing-".length)} ${policy}`);
    expect(checked.length, previewed.text.slice(0, 2000)).to.be.greaterThan(300);
    expect(told.toSorted()).to.deep.equal(checked.toSorted());
  });
});

/** What the command finds to fail on instances, `<instance> <rule>` each. */
async function check(manifest: string): Promise<string[]> {
  const answer = await promisify(execFile)(
    process.execPath,
    [
      join(projectFolder, "cli/main.mjs"),
      ...["check", "--manifest", manifest, "--stage", "confirm", "--now", now, "--format", "json"],
    ],
    { maxBuffer: 64 * 1024 * 1024 },
  ).catch((error: unknown) => error as { stdout: string });
  const report = JSON.parse(answer.stdout) as {
    findings: { rule: string; outcome: string; subject: { about: string; id: string } }[];
  };
  return report.findings.flatMap(({ rule, outcome, subject }) =>
    outcome === "fail" && subject.about === "instance" ? [`${subject.id} ${rule}`] : [],
  );
}
