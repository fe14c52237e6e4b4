import { expect } from "chai";
import { startCloud, writeManifest } from "./support/landing.ts";
import { callCloud } from "./support/cloud.ts";
import { createTestStack, type TestStack } from "./support/stack.ts";
import type { Simulator } from "../../simulator/server.ts";
import { cleanUps } from "../support/clean-ups.ts";
import { permission, securityGroup, sourceInventory } from "../support/inventory.ts";

const https = permission({ PortRange: "443/443", Description: "HTTPS" });
const http = permission({ PortRange: "80/80", Description: "HTTP" });

describe("drift of a landing", () => {
  const clean = cleanUps();
  let simulator: Simulator;
  let stack: TestStack;

  before(async () => {
    simulator = await startCloud("small");
    clean.add(simulator.stop);
    const inventory = sourceInventory({
      securityGroups: [securityGroup({ permissions: [https, http] })],
    });
    const config = { "ecs-transfer:manifest": writeManifest(inventory) };
    stack = await createTestStack({ simulator, account: "target", config });
    clean.add(stack.remove);
    const { exitCode, text } = await stack.pulumi("up", "--yes", "--skip-preview");
    expect(exitCode, text).to.equal(0);
    await callCloud(simulator, "target", "RevokeSecurityGroup", {
      SecurityGroupId: groupOf(simulator).id,
      "Permissions.1.IpProtocol": "TCP",
      "Permissions.1.PortRange": "443/443",
      "Permissions.1.SourceCidrIp": "0.0.0.0/0",
      "Permissions.1.NicType": "intranet",
    });
    expect(portsOf(simulator)).to.deep.equal(["80/80"]);
  });

  after(() => clean.run());

  it("is seen by a refresh: a rule removed behind the engine's back", async () => {
    const { exitCode, text } = await stack.pulumi("preview", "--refresh", "--expect-no-changes");

    expect(exitCode, text).not.to.equal(0);
    expect(text).to.match(/SecurityGroupRule\s+\S*ingress\|tcp\|443\S*\s+create/);
    expect(text).not.to.match(/ingress\|tcp\|80\S*\s+(create|update|replace)/);
  });

  it("is put right by up, and only that", async () => {
    const { exitCode, text } = await stack.pulumi("up", "--yes", "--refresh", "--skip-preview");

    expect(exitCode, text).to.equal(0);
    expect(portsOf(simulator)).to.deep.equal(["443/443", "80/80"]);
    const again = await stack.pulumi("preview", "--refresh", "--expect-no-changes");
    expect(again.exitCode, again.text).to.equal(0);
  });
});

interface Group {
  readonly id: string;
  readonly rules: readonly { readonly match: { readonly PortRange: string } }[];
}

function groupOf(simulator: Simulator): Group {
  const [group] = simulator.resources("target")?.["securityGroups"] as Group[];
  return group ?? expect.fail("no group landed");
}

function portsOf(simulator: Simulator): string[] {
  return groupOf(simulator)
    .rules.map(({ match }) => match.PortRange)
    .sort();
}
