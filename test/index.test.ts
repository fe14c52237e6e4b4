import { expect } from "chai";
import type { Simulator } from "../simulator/server.ts";
import { startCloud, writeManifest } from "./e2e/support/landing.ts";
import { createTestStack, type Answer } from "./e2e/support/stack.ts";
import { cleanUps } from "./support/clean-ups.ts";
import { sourceInventory } from "./support/inventory.ts";

describe("index, where the landing would be made", () => {
  let simulator: Simulator;
  const clean = cleanUps();

  before(async () => {
    simulator = await startCloud("small");
    clean.add(simulator.stop);
  });

  after(() => clean.run());

  /** An `up` with the keys of an account, in a stack of its own. */
  async function up(account: string, config: Record<string, string> = {}): Promise<Answer> {
    const manifest = { "ecs-transfer:manifest": writeManifest(sourceInventory()) };
    const stack = await createTestStack({
      ...{ simulator, account, stack: account },
      config: { ...manifest, ...config },
    });
    clean.add(stack.remove);
    return stack.pulumi("up", "--yes", "--skip-preview");
  }

  it("creates nothing with the source's key, and says whose it is", async () => {
    const untouched = simulator.resources("source");

    const { exitCode, text } = await up("source");

    expect(exitCode).to.not.equal(0);
    expect(text).to.contain("account 1404423000000010 (the source), the target account is");
    expect(text).to.not.match(/^\s+at /m);
    expect(simulator.resources("source")).to.deep.equal(untouched);
  });

  it("creates nothing in another region than the instances'", async () => {
    const untouched = simulator.resources("target");

    const { exitCode, text } = await up("target", { "alicloud:region": "cn-shanghai" });

    expect(exitCode).to.not.equal(0);
    expect(text).to.contain("the stack's region is cn-shanghai");
    expect(simulator.resources("target")).to.deep.equal(untouched);
  });

  it("says in a line that a key is refused", async () => {
    simulator.addFault({ action: "GetCallerIdentity", code: "InvalidAccessKeyId.NotFound" });

    const { exitCode, text } = await up("target");
    simulator.clearFaults();

    expect(exitCode).to.not.equal(0);
    expect(text).to.contain("whose key the provider has cannot be told: InvalidAccessKeyId");
    expect(text).to.not.match(/^\s+at /m);
  });
});
