import { expect } from "chai";
import { once } from "node:events";
import type { Simulator } from "../../simulator/server.ts";
import { cleanUps } from "../support/clean-ups.ts";
import { clearInstance, permission, securityGroup, sourceInventory } from "../support/inventory.ts";
import { ecsTransfer } from "./support/cli.ts";
import { callCloud } from "./support/cloud.ts";
import { startCloud, writeManifest } from "./support/landing.ts";
import { askedSince } from "./support/rule-set.ts";
import { createTestStack, type Answer, type TestStack } from "./support/stack.ts";

const ports = (count: number) =>
  Array.from({ length: count }, (_, index) =>
    permission({ PortRange: `${String(1001 + index)}/${String(1001 + index)}` }),
  );
const naming = (group: string) =>
  permission({ PortRange: "22/22", SourceCidrIp: undefined, SourceGroupId: group });
const plain = (permissions: readonly Record<string, unknown>[]) =>
  permissions.map((rule) => JSON.parse(JSON.stringify(rule)) as Record<string, unknown>);
const listed = { SourceCidrIp: undefined, SourcePrefixListId: "pl-bp1offices" };

/** Two groups that name each other, one with 350 rules and a prefix list: both land as rule sets. */
const inventory = sourceInventory({
  securityGroups: [
    securityGroup({
      permissions: plain([
        ...ports(350),
        naming("sg-bp1db"),
        permission({ PortRange: "25/25", ...listed }),
      ]),
    }),
    securityGroup({ id: "sg-bp1db", name: "sg-db", permissions: plain([naming("sg-bp1web")]) }),
  ],
  prefixLists: [
    {
      ...{ id: "pl-bp1offices", name: "offices", family: "IPv4", maxEntries: 5 },
      entries: [{ cidr: "203.0.113.0/24" }],
    },
  ],
  instances: [clearInstance(), clearInstance({ id: "i-bp1db", securityGroupIds: ["sg-bp1db"] })],
});

interface Scene {
  readonly simulator: Simulator;
  readonly stack: TestStack;
  readonly recover: (...args: string[]) => Promise<Answer>;
}

interface Landed {
  readonly vpcs: readonly { readonly id: string }[];
  readonly securityGroups: readonly { readonly id: string; readonly rules: readonly unknown[] }[];
}

function landed(simulator: Simulator): Landed {
  return simulator.resources("target") as unknown as Landed;
}

describe("recovery of a landing with rule sets", () => {
  const clean = cleanUps();
  after(() => clean.run());

  async function scene(): Promise<Scene> {
    const simulator = await startCloud("small");
    clean.add(simulator.stop);
    const manifest = writeManifest(inventory, {
      securityGroups: ["sg-bp1web", "sg-bp1db"].map((source) => ({ source, ruleResources: "set" })),
    });
    const config = { "ecs-transfer:manifest": manifest };
    const stack = await createTestStack({ simulator, account: "target", config });
    clean.add(stack.remove);
    const args = ["recover", "--stack", "test", "--config-file", stack.configFile];
    return {
      simulator,
      stack,
      recover: (...more) => ecsTransfer([...args, ...more], stack.env),
    };
  }

  /** Starts an `up` and kills the engine when the cloud has been asked for the last of some actions. */
  async function killAt({ simulator, stack }: Scene, action: string, times: number): Promise<void> {
    const up = stack.start("up", "--yes", "--skip-preview");
    const ended = once(up, "close");
    up.stdout?.resume();
    up.stderr?.resume();
    const count = () => simulator.requests().filter((one) => one.action === action).length;
    while (count() < times) await new Promise((resolve) => setTimeout(resolve, 10));
    if (up.pid !== undefined) process.kill(-up.pid, "SIGKILL");
    await ended;
  }

  for (const { action, times } of [
    { action: "CreatePrefixList", times: 1 },
    { action: "CreateSecurityGroup", times: 2 },
    { action: "AuthorizeSecurityGroup", times: 1 },
    { action: "AuthorizeSecurityGroup", times: 3 },
  ]) {
    it(`converges after a death at ${action} number ${String(times)}, and nothing exists twice`, async () => {
      const here = await scene();
      here.simulator.addFault({
        action: "AuthorizeSecurityGroup",
        code: "",
        delayMs: 300,
        times: 9,
      });
      await killAt(here, action, times);
      here.simulator.clearFaults();

      const recovered = await here.recover();
      const up = await here.stack.pulumi("up", "--yes", "--skip-preview");
      const again = await here.stack.pulumi("preview", "--refresh", "--expect-no-changes");

      expect(recovered.exitCode, recovered.text).to.equal(0);
      expect(up.exitCode, up.text).to.equal(0);
      expect(again.exitCode, again.text).to.equal(0);
      const { vpcs, securityGroups } = landed(here.simulator);
      expect(vpcs).to.have.lengthOf(1);
      expect(securityGroups.map(({ rules }) => rules.length)).to.have.members([352, 1]);
    }).timeout(240_000);
  }

  it("deletes orphans that name each other, and the prefix list that they name", async () => {
    const here = await scene();
    const up = await here.stack.pulumi("up", "--yes", "--skip-preview");
    expect(up.exitCode, up.text).to.equal(0);
    // A state that was lost: everything that landed is an orphan.
    const state = await here.stack.pulumi("state", "delete", "--all", "--yes");
    expect(state.exitCode, state.text).to.equal(0);
    const named = await here.recover();
    expect(named.exitCode, named.text).to.equal(1);
    const orphans = [...named.text.matchAll(/^Orphan: \S+ (\S+)/gm)].map(([, id = ""]) => id);
    expect(orphans.filter((id) => id.startsWith("sg-"))).to.have.lengthOf(2);
    expect(orphans.filter((id) => id.startsWith("pl-"))).to.have.lengthOf(1);
    const before = here.simulator.requests().length;

    const { exitCode, text } = await here.recover("--delete-orphan", ...orphans);

    expect(exitCode, text).to.equal(0);
    expect(landed(here.simulator)).to.deep.include({ vpcs: [], securityGroups: [] });
    expect(askedSince(here.simulator, before, /^Revoke/)).to.deep.equal({ RevokeSecurityGroup: 2 });
  }).timeout(240_000);

  it("deletes no orphan that a group of somebody else's names, and says why", async () => {
    const here = await scene();
    const up = await here.stack.pulumi("up", "--yes", "--skip-preview");
    expect(up.exitCode, up.text).to.equal(0);
    const [vpc] = landed(here.simulator).vpcs;
    const [group] = landed(here.simulator).securityGroups;
    const state = await here.stack.pulumi("state", "delete", "--all", "--yes");
    expect(state.exitCode, state.text).to.equal(0);
    await callCloud(here.simulator, "target", "CreateSecurityGroup", { VpcId: vpc?.id ?? "" });
    const theirs = landed(here.simulator).securityGroups.at(-1);
    await callCloud(here.simulator, "target", "AuthorizeSecurityGroup", {
      SecurityGroupId: theirs?.id ?? "",
      "Permissions.1.IpProtocol": "tcp",
      "Permissions.1.PortRange": "22/22",
      "Permissions.1.SourceGroupId": group?.id ?? "",
      "Permissions.1.NicType": "intranet",
    });

    const { exitCode, text } = await here.recover("--delete-orphan", group?.id ?? "");

    expect(exitCode, text).to.equal(3);
    expect(text).to.include(`${group?.id ?? ""} was not deleted (DeleteSecurityGroup`);
    expect(landed(here.simulator).securityGroups.map(({ rules }) => rules.length)).to.have.members([
      352, 1, 1,
    ]);
  }).timeout(240_000);
});
