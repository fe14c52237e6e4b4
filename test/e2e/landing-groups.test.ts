import { expect } from "chai";
import { z } from "zod";
import type { Simulator } from "../../simulator/server.ts";
import { cleanUps } from "../support/clean-ups.ts";
import { ecsTransfer } from "./support/cli.ts";
import { callCloud } from "./support/cloud.ts";
import { differingGroups, landedIds, landedInventory } from "./support/landed-groups.ts";
import { inventoryOf, startCloud, writeManifest } from "./support/landing.ts";
import { createTestStack, type TestStack } from "./support/stack.ts";

const Permissions = z.array(
  z.object({
    Direction: z.string(),
    SourceGroupId: z.string(),
    DestGroupId: z.string(),
    Priority: z.string(),
    IpProtocol: z.string(),
  }),
);

describe("groups that name each other and themselves, on the real engine", () => {
  let simulator: Simulator;
  let stack: TestStack;
  let manifest: string;
  let untouched: unknown;
  const clean = cleanUps();

  before(async () => {
    simulator = await startCloud("references");
    clean.add(simulator.stop);
    untouched = simulator.resources("target");
    manifest = writeManifest(await inventoryOf(simulator, "source"), {
      securityGroups: [{ source: "sg-bp1refweb", oldPriorities: "clamp" }],
    });
    stack = await createTestStack({
      ...{ simulator, account: "target" },
      config: { "ecs-transfer:manifest": manifest },
    });
    clean.add(stack.remove);
  });

  after(() => clean.run());

  it("is planned with every rule carried or translated, and proven the same", async () => {
    const { exitCode, text } = await ecsTransfer(["rules", "plan", "--manifest", manifest]);

    expect(exitCode, text).to.equal(0);
    expect(text).to.contain("sg-bp1refdb (sg-db): 4 rules = 4 translated");
    expect(text).to.contain("sg-bp1refweb (sg-web): 4 rules = 1 carried + 3 translated");
    expect(text.match(/Proven: /g)).to.have.length(3);
  });

  it("lands groups whose rules name the groups that landed", async () => {
    const { exitCode, text } = await stack.pulumi("up", "--yes", "--policy-pack", "policies");
    expect(exitCode, text).to.equal(0);

    const ids = await landedIds(stack);
    const inventory = await landedInventory(simulator);
    const db = inventory.securityGroups.find(({ id }) => id === ids["sg-bp1refdb"]);
    const named = Permissions.parse(db?.permissions).map((rule) =>
      rule.Direction === "ingress" ? rule.SourceGroupId : rule.DestGroupId,
    );

    expect(named).to.have.members([
      ids["sg-bp1refapp"],
      ids["sg-bp1refweb"],
      ids["sg-bp1refdb"],
      ids["sg-bp1refdb"],
    ]);
    const web = inventory.securityGroups.find(({ id }) => id === ids["sg-bp1refweb"]);
    const ping = Permissions.parse(web?.permissions).find(
      ({ IpProtocol }) => IpProtocol === "ICMP",
    );
    expect(ping?.Priority).to.equal("100");
  });

  it("lets through what the source's groups do", async () => {
    expect(await differingGroups({ simulator, stack, manifest })).to.deep.equal([]);
  });

  it("is clean when it is refreshed", async () => {
    const { exitCode, text } = await stack.pulumi("preview", "--refresh", "--expect-no-changes");

    expect(exitCode, text).to.equal(0);
  });

  it("sees a reference that is gone, and repairs it", async () => {
    const ids = await landedIds(stack);
    await callCloud(simulator, "target", "RevokeSecurityGroup", {
      SecurityGroupId: ids["sg-bp1refapp"] ?? "",
      "Permissions.1.IpProtocol": "tcp",
      "Permissions.1.PortRange": "8080/8089",
      "Permissions.1.SourceGroupId": ids["sg-bp1refweb"] ?? "",
      "Permissions.1.NicType": "intranet",
    });
    expect((await differingGroups({ simulator, stack, manifest })).join("\n")).to.match(
      /^sg-bp1refapp 1 .*less/,
    );

    const { exitCode, text } = await stack.pulumi("up", "--yes", "--refresh");

    expect(exitCode, text).to.equal(0);
    expect(await differingGroups({ simulator, stack, manifest })).to.deep.equal([]);
  });

  it("leaves nothing when it is destroyed, circle or not", async () => {
    const { exitCode, text } = await stack.pulumi("destroy", "--yes");

    expect(exitCode, text).to.equal(0);
    expect(simulator.resources("target")).to.deep.equal(untouched);
  });
});
