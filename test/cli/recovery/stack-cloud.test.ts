import { expect } from "chai";
import type { Simulator } from "../../../simulator/server.ts";
import { ecsTransfer } from "../../e2e/support/cli.ts";
import { startCloud, writeManifest } from "../../e2e/support/landing.ts";
import { createTestStack, type Answer, type TestStack } from "../../e2e/support/stack.ts";
import { cleanUps } from "../../support/clean-ups.ts";
import { sourceInventory } from "../../support/inventory.ts";

describe("cli/recovery/stack-cloud", () => {
  let simulator: Simulator;
  let stack: TestStack;
  const clean = cleanUps();

  before(async () => {
    simulator = await startCloud("small");
    clean.add(simulator.stop);
    const config = { "ecs-transfer:manifest": writeManifest(sourceInventory()) };
    stack = await createTestStack({ simulator, account: "target", config });
    clean.add(stack.remove);
  });

  after(() => clean.run());

  async function recover(env: NodeJS.ProcessEnv = {}, name = "test"): Promise<Answer> {
    const args = ["recover", "--stack", name, "--config-file", stack.configFile];
    return ecsTransfer(args, { ...stack.env, ...env });
  }

  it("reads the account of the manifest's target", async () => {
    const { exitCode, text } = await recover();

    expect(exitCode, text).to.equal(0);
    expect(text).to.contain("nothing to recover");
  });

  it("stops at the key of another account, whose lists would say that nothing was created", async () => {
    const source = simulator.accounts.find(({ name }) => name === "source");

    const { exitCode, text } = await recover({ ALICLOUD_ACCESS_KEY: source?.accessKeyId });

    expect(exitCode, text).to.equal(3);
    expect(text).to.contain("account 1404423000000010 (the source), the target account is");
  });

  it("says in a line that a key is refused, or that there is none", async () => {
    const refused = await recover({ ALICLOUD_ACCESS_KEY: "LTAI-nobody" });
    const none = await recover({ ALICLOUD_ACCESS_KEY: undefined, ALICLOUD_PROFILE: "nobody" });

    for (const { exitCode, text } of [refused, none]) {
      expect(exitCode, text).to.equal(3);
      expect(text.trim().split("\n"), text).to.have.length(1);
    }
    expect(refused.text).to.contain("InvalidAccessKeyId");
    expect(none.text).to.contain("Set ALICLOUD_ACCESS_KEY and ALICLOUD_SECRET_KEY");
  });
});
