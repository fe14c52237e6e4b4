import { expect } from "chai";
import type { Simulator } from "../../simulator/server.ts";
import { cleanUps } from "../support/clean-ups.ts";
import { callCloud } from "./support/cloud.ts";
import { describeRules, differingGroups, landedIds } from "./support/landed-groups.ts";
import { inventoryOf, startCloud, writeManifest } from "./support/landing.ts";
import { askedSince } from "./support/rule-set.ts";
import { createTestStack, type TestStack } from "./support/stack.ts";

const changes = /^(?:Authorize|Revoke|Modify|Create|Delete)/;
interface Landed {
  readonly name: string;
  readonly rules: readonly unknown[];
}

const groups = ["sg-bp1refweb", "sg-bp1refapp", "sg-bp1refdb"];

describe("a group whose rules go over from a resource each to one, on the real engine", () => {
  const clean = cleanUps();
  after(() => clean.run());

  it("has them all the time, there and back, and revokes none", async () => {
    const simulator = await startCloud("references");
    clean.add(simulator.stop);
    const inventory = await inventoryOf(simulator, "source");
    const [single, set] = (["single", "set"] as const).map((ruleResources) => {
      const choice = { source: "sg-bp1refweb", oldPriorities: "clamp", ruleResources };
      return writeManifest(inventory, { securityGroups: [choice] });
    });
    const stack = await createTestStack({ simulator, account: "target" });
    clean.add(stack.remove);
    const up = async (manifest: string | undefined, ...flags: string[]) => {
      const config = ["--config", `ecs-transfer:manifest=${manifest ?? ""}`];
      const { exitCode, text } = await stack.pulumi(
        "up",
        "--yes",
        "--skip-preview",
        ...config,
        ...flags,
      );
      expect(exitCode, text).to.equal(0);
      return text;
    };
    const rules = () => {
      const landed = simulator.resources("target")?.["securityGroups"] as readonly Landed[];
      return landed.find(({ name }) => name === "sg-web")?.rules.length;
    };

    await up(single);
    expect(rules()).to.equal(4);
    const revoked = () => Object.keys(askedSince(simulator, 0, /^Revoke/));
    for (const [manifest, times] of [
      [set, 2],
      [single, 2],
      [set, 1],
      [single, 2],
    ] as const) {
      for (let time = 1; time <= times; time += 1) {
        const text = await up(manifest);
        expect(rules(), text).to.equal(4);
        expect(text.includes("goes over") || text.includes("go over")).to.equal(time === 1);
      }
    }
    expect(revoked()).to.deep.equal([]);
    const again = await stack.pulumi(
      ...["preview", "--refresh", "--expect-no-changes"],
      ...["--config", `ecs-transfer:manifest=${single ?? ""}`],
    );
    expect(again.exitCode, again.text).to.equal(0);
  });
});

describe("groups whose rules are one resource each, on the real engine", () => {
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
      securityGroups: groups.map((source) => ({
        ...{ source, ruleResources: "set" },
        ...(source === "sg-bp1refweb" ? { oldPriorities: "clamp" } : {}),
      })),
    });
    stack = await createTestStack({
      ...{ simulator, account: "target" },
      config: { "ecs-transfer:manifest": manifest },
    });
    clean.add(stack.remove);
  });

  after(() => clean.run());

  it("lands them in circles, with a call a direction, and the policies pass", async () => {
    const before = simulator.requests().length;

    const { exitCode, text } = await stack.pulumi("up", "--yes", "--policy-pack", "policies");

    expect(exitCode, text).to.equal(0);
    const asked = askedSince(simulator, before, /^Authorize/);
    expect(asked["AuthorizeSecurityGroup"]).to.be.at.most(groups.length);
    expect(asked["AuthorizeSecurityGroupEgress"] ?? 0).to.be.at.most(groups.length);
    expect(await differingGroups({ simulator, stack, manifest })).to.deep.equal([]);
  });

  it("is clean when it is refreshed, and an up has nothing to change", async () => {
    const before = simulator.requests().length;

    const preview = await stack.pulumi("preview", "--refresh", "--expect-no-changes");
    const up = await stack.pulumi("up", "--yes", "--skip-preview", "--expect-no-changes");

    expect(preview.exitCode, preview.text).to.equal(0);
    expect(up.exitCode, up.text).to.equal(0);
    expect(askedSince(simulator, before, changes)).to.deep.equal({});
  });

  it("changes descriptions in place, and nothing else", async () => {
    describeRules(manifest, "sg-bp1refapp", "from the web, 中文");
    const before = simulator.requests().length;

    const { exitCode, text } = await stack.pulumi("up", "--yes", "--skip-preview");

    expect(exitCode, text).to.equal(0);
    const asked = Object.keys(askedSince(simulator, before, changes));
    expect(asked).to.not.be.empty;
    expect(new Set(asked)).to.deep.equal(
      new Set(asked.filter((action) => /^ModifySecurityGroup(?:Egress)?Rule$/.test(action))),
    );
    expect(await differingGroups({ simulator, stack, manifest })).to.deep.equal([]);
  });

  it("sees a reference that is gone, and repairs it by a call", async () => {
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
    const preview = await stack.pulumi("preview", "--refresh", "--diff");
    expect(preview.text).to.match(/\+ +"?ingress\|tcp\|8080-8089\|sg-bp1refweb\|accept\|\d+/);
    const before = simulator.requests().length;

    const { exitCode, text } = await stack.pulumi("up", "--yes", "--refresh");

    expect(exitCode, text).to.equal(0);
    expect(askedSince(simulator, before, changes)).to.deep.equal({ AuthorizeSecurityGroup: 1 });
    expect(await differingGroups({ simulator, stack, manifest })).to.deep.equal([]);
  });

  it("leaves nothing when it is destroyed, circle or not", async () => {
    const { exitCode, text } = await stack.pulumi("destroy", "--yes");

    expect(exitCode, text).to.equal(0);
    expect(simulator.resources("target")).to.deep.equal(untouched);
  });
});
