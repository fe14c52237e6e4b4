import { expect } from "chai";
import { writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { isUnknown } from "../../core/unknown.ts";
import type { Simulator } from "../../simulator/server.ts";
import { cleanUps } from "../support/clean-ups.ts";
import { sourceInventory } from "../support/inventory.ts";
import { consoleExport, normalised } from "./support/console-export.ts";
import { inventoryOf, startCloud, writeManifest } from "./support/landing.ts";
import { createTestStack, type TestStack } from "./support/stack.ts";

const exported = consoleExport(100);

describe("a console export of 100 rules", () => {
  let simulator: Simulator;
  let stack: TestStack;
  const clean = cleanUps();

  before(async () => {
    simulator = await startCloud("small");
    clean.add(simulator.stop);
    const manifest = writeManifest(sourceInventory(), {
      landing: {
        vpc: { ipv6: true },
        vswitches: [{ source: "vsw-bp1sourceh", ipv6Mask: 1 }],
      },
      securityGroups: [{ source: "sg-bp1web", rules: "ecs_cn-hangzhou_sg-bp1web.json" }],
    });
    const file = join(dirname(manifest), "ecs_cn-hangzhou_sg-bp1web.json");
    writeFileSync(file, JSON.stringify(exported));
    const config = { "ecs-transfer:manifest": manifest };
    stack = await createTestStack({ simulator, account: "target", config });
    clean.add(stack.remove);
  });

  after(() => clean.run());

  it("lands in one up, and nothing of it is left out", async () => {
    const { exitCode, text } = await stack.pulumi("up", "--yes", "--skip-preview");

    expect(exitCode, text).to.equal(0);
    expect(text).not.to.match(/warning|left out/);
  });

  it("reads back identical, rule by rule", async () => {
    const { securityGroups } = await inventoryOf(simulator, "target", { everything: true });
    const [group, ...others] = securityGroups;
    if (group === undefined || isUnknown(group.permissions)) throw new Error("no rules were read");

    expect(others).to.deep.equal([]);
    expect(normalised(group.permissions)).to.deep.equal(normalised(exported));
  });

  it("is what the state says", async () => {
    const { exitCode, text } = await stack.pulumi("preview", "--refresh", "--expect-no-changes");

    expect(exitCode, text).to.equal(0);
  });
});
