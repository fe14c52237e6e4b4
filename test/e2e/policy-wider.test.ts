import { expect } from "chai";
import { join } from "node:path";
import { projectFolder } from "../../cli/engine/setup-record.ts";
import type { Simulator } from "../../simulator/server.ts";
import { cleanUps } from "../support/clean-ups.ts";
import { inventoryOf, startCloud, writeManifest } from "./support/landing.ts";
import { policyReports, reportsIn } from "./support/policies.ts";
import { createTestStack, type Answer, type TestStack } from "./support/stack.ts";
import { makeWiderProgram, type WiderProgram } from "./support/wider-program.ts";

const rule = "target-sg-wider";

/** A rule beside those of the landing, for a block of addresses. */
function ruleFor(group: string, cidr: string, policy = "accept"): string {
  return [
    'import { SecurityGroupRule } from "@pulumi/alicloud/ecs/securityGroupRule.js";',
    `const securityGroupId = landing.securityGroupIds[${JSON.stringify(group)}];`,
    'const common = { type: "ingress", ipProtocol: "tcp", nicType: "intranet", priority: 1 };',
    `const own = { portRange: "22/22", policy: "${policy}", cidrIp: "${cidr}" };`,
    'new SecurityGroupRule("by-hand", { securityGroupId, ...common, ...own });',
  ].join("\n");
}

describe("the policy against landing groups that are wider than their source", () => {
  let simulator: Simulator;
  let stack: TestStack;
  let program: WiderProgram;
  const clean = cleanUps();

  before(async () => {
    simulator = await startCloud("references");
    clean.add(simulator.stop);
    program = makeWiderProgram();
    clean.add(program.remove);
    const manifest = writeManifest(await inventoryOf(simulator, "source"), {
      securityGroups: [
        { source: "sg-bp1refweb", oldPriorities: "clamp" },
        { source: "sg-bp1refdb", ruleResources: "set" },
      ],
    });
    stack = await createTestStack({
      ...{ simulator, account: "target", program: program.folder },
      config: { "ecs-transfer:manifest": manifest },
    });
    clean.add(stack.remove);
  });

  after(() => clean.run());

  function run(...command: readonly string[]): Promise<Answer> {
    return stack.pulumi(...command, "--policy-pack", join(projectFolder, "policies"));
  }

  it("stops a preview, by a group whose id is not known yet, and says what is let through", async () => {
    program.write(ruleFor("sg-bp1refapp", "198.51.100.0/24"));

    const { exitCode, text } = await run("preview");

    expect(exitCode, text).to.equal(1);
    expect(reportsIn(text)).to.include(`mandatory ${rule}`);
    expect(policyReports(text).filter(({ policy }) => policy === rule)).to.have.lengthOf(1);
    expect(text).to.include("接替 sg-bp1refapp 的安全组");
    expect(text).to.match(
      /Evidence: destination\.groupExcess\[0\] = accept ingress tcp from 198\.51\.100\.0\/24 .*port 22\/22, expected drop/,
    );
  });

  it("says of a set whose peers preview does not know that it is no pass, and lets the up decide", async () => {
    program.write("");

    const preview = await run("preview");
    const up = await run("up", "--yes", "--skip-preview");

    expect(preview.exitCode, preview.text).to.equal(0);
    expect(preview.text).to.match(/not known during preview: target-sg-wider/);
    expect(up.exitCode, up.text).to.equal(0);
    expect(up.text).to.not.include(rule);
  });

  it("stops a preview of a landing that is there, and an up that skips it fails", async () => {
    program.write(ruleFor("sg-bp1refdb", "198.51.100.0/24"));

    const preview = await run("preview");
    const up = await run("up", "--yes", "--skip-preview");

    for (const { exitCode, text } of [preview, up]) {
      expect(exitCode, text).to.equal(1);
      expect(reportsIn(text)).to.include(`mandatory ${rule}`);
    }
  });

  it("lets a rule pass that closes more than the source does", async () => {
    program.write(ruleFor("sg-bp1refapp", "198.51.100.0/24", "drop"));

    const { exitCode, text } = await run("preview");

    expect(exitCode, text).to.equal(0);
    expect(text).to.not.include(rule);
  });
});
