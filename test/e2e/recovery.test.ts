import { expect } from "chai";
import { once } from "node:events";
import { ecsTransfer } from "./support/cli.ts";
import { startCloud, writeManifest } from "./support/landing.ts";
import { createTestStack, type Answer, type TestStack } from "./support/stack.ts";
import { limitedTo } from "../../collectors/limits.ts";
import type { Simulator } from "../../simulator/server.ts";
import { cleanUps } from "../support/clean-ups.ts";
import { clearInstance, permission, securityGroup, sourceInventory } from "../support/inventory.ts";

const inventory = sourceInventory({
  securityGroups: [
    securityGroup({ permissions: [permission(), permission({ PortRange: "80/80" })] }),
    securityGroup({
      id: "sg-bp1db",
      name: "sg-db",
      permissions: [permission({ PortRange: "3306/3306" })],
    }),
  ],
  instances: [
    clearInstance({ id: "i-bp1web" }),
    clearInstance({
      id: "i-bp1db",
      zone: "cn-hangzhou-i",
      vswitchId: "vsw-bp1sourcei",
      securityGroupIds: ["sg-bp1db"],
    }),
  ],
});
const whole = { vpcs: 1, vswitches: 2, securityGroups: 2, rules: 3 };

interface Scene {
  readonly simulator: Simulator;
  readonly stack: TestStack;
  /** How often the cloud has been asked. */
  readonly count: () => number;
  /** Resolves when the cloud has been asked so often. */
  readonly asked: (times: number) => Promise<void>;
  readonly recover: (...args: string[]) => Promise<Answer>;
}

describe("recovery of a landing whose engine was killed", () => {
  const clean = cleanUps();
  after(() => clean.run());

  async function scene(): Promise<Scene> {
    let count = 0;
    let wake = (): void => undefined;
    const simulator = await startCloud("small", {
      onRequest: () => {
        count += 1;
        wake();
      },
    });
    clean.add(simulator.stop);
    const config = { "ecs-transfer:manifest": writeManifest(inventory) };
    const stack = await createTestStack({ simulator, account: "target", config });
    clean.add(stack.remove);
    return {
      simulator,
      stack,
      count: () => count,
      asked: async (times) => {
        while (count < times) await new Promise<void>((resolve) => (wake = resolve));
      },
      recover: (...args) =>
        ecsTransfer(
          ["recover", "--stack", "test", "--config-file", stack.configFile, ...args],
          stack.env,
        ),
    };
  }

  describe("at ten moments spread over the run", () => {
    const fractions = Array.from({ length: 10 }, (_, index) => index / 10);
    const scenes = new Map<number, Promise<DeathAndRecovery>>();

    before(async () => {
      const undisturbed = await scene();
      const { exitCode, text } = await undisturbed.stack.pulumi("up", "--yes", "--skip-preview");
      expect(exitCode, text).to.equal(0);
      const requests = undisturbed.count();
      // Most of a run is waiting, so that three at a time take little longer than one.
      const limited = limitedTo(3);
      for (const fraction of fractions) {
        const result = limited(async () =>
          dieAndRecover(await scene(), 1 + Math.floor(fraction * requests)),
        );
        result.catch(() => undefined);
        scenes.set(fraction, result);
      }
    });

    for (const fraction of fractions) {
      it(`converges after a death at ${String(fraction * 100)} %, and nothing exists twice`, async () => {
        const { died, recovered, up, found, again } =
          (await scenes.get(fraction)) ?? expect.fail("not played");

        expect(died).to.equal("SIGKILL");
        expect(recovered.exitCode, recovered.text).to.equal(0);
        expect(recovered.text).to.match(/Lock of a process that has ended/);
        expect(up.exitCode, up.text).to.equal(0);
        expect(found).to.deep.equal(whole);
        expect(again.exitCode, again.text).to.equal(0);
      }).timeout(240_000);
    }
  });

  it("names an orphan beside a second VPC, deletes it only when asked, and nothing else", async () => {
    const here = await scene();
    await killDuringUp(here, 2);
    expect((await here.stack.pulumi("cancel", "--yes")).exitCode).to.equal(0);
    expect((await here.stack.pulumi("up", "--yes", "--skip-preview")).exitCode).to.equal(0);
    expect(landed(here.simulator)).to.include({ vpcs: 2 });

    const named = await here.recover();
    expect(named.exitCode, named.text).to.equal(1);
    expect(named.text).to.match(/Orphan: vpc vpc-/);
    expect(landed(here.simulator)).to.include({ vpcs: 2 });

    const orphan = /Orphan: vpc (vpc-\w+)/.exec(named.text)?.[1] ?? expect.fail(named.text);
    const other = landedVpcs(here.simulator).find((id) => id !== orphan) ?? expect.fail("no other");
    const refused = await here.recover("--delete-orphan", orphan, other);
    expect(refused.exitCode, refused.text).to.equal(3);
    expect(refused.text).to.include(other).and.to.include("nothing was done");
    expect(landedVpcs(here.simulator)).to.have.members([orphan, other]);

    const deleted = await here.recover("--delete-orphan", orphan);
    expect(deleted.exitCode, deleted.text).to.equal(0);
    expect(landed(here.simulator)).to.deep.equal(whole);
    const again = await here.stack.pulumi("preview", "--refresh", "--expect-no-changes");
    expect(again.exitCode, again.text).to.equal(0);
  }).timeout(240_000);

  it("leaves the lock of a living engine alone", async () => {
    const here = await scene();
    const up = here.stack.start("up", "--yes", "--skip-preview");
    const ended = once(up, "close");
    up.stdout?.resume();
    up.stderr?.resume();
    await here.asked(1);

    const refused = await here.recover();
    expect(refused.exitCode, refused.text).to.equal(1);
    expect(refused.text).to.match(/locked by .* pid \d+/);
    const [exitCode] = (await ended) as [number | null];
    expect(exitCode).to.equal(0);
    expect(landed(here.simulator)).to.deep.equal(whole);
  }).timeout(120_000);
});

interface DeathAndRecovery {
  readonly died: NodeJS.Signals | null;
  readonly recovered: Answer;
  readonly up: Answer;
  readonly found: typeof whole;
  readonly again: Answer;
}

async function dieAndRecover(scene: Scene, afterRequests: number): Promise<DeathAndRecovery> {
  const died = await killDuringUp(scene, afterRequests);
  const recovered = await scene.recover();
  const up = await scene.stack.pulumi("up", "--yes", "--skip-preview");
  const found = landed(scene.simulator);
  const again = await scene.stack.pulumi("preview", "--refresh", "--expect-no-changes");
  return { died, recovered, up, found, again };
}

/** Starts `up` and kills the engine, and only the engine, when the cloud has been asked so often. */
async function killDuringUp(
  { stack, asked }: Scene,
  afterRequests: number,
): Promise<NodeJS.Signals | null> {
  const up = stack.start("up", "--yes", "--skip-preview");
  const ended = once(up, "close") as Promise<[number | null, NodeJS.Signals | null]>;
  up.stdout?.resume();
  up.stderr?.resume();
  await Promise.race([asked(afterRequests), ended]);
  up.kill("SIGKILL");
  const [, signal] = await ended;
  return signal;
}

function landed(simulator: Simulator): typeof whole {
  const target = simulator.resources("target") as Record<
    "vpcs" | "vswitches" | "securityGroups",
    unknown[]
  >;
  const groups = target.securityGroups as { readonly rules: readonly unknown[] }[];
  return {
    vpcs: target.vpcs.length,
    vswitches: target.vswitches.length,
    securityGroups: groups.length,
    rules: groups.flatMap(({ rules }) => rules).length,
  };
}

function landedVpcs(simulator: Simulator): string[] {
  const vpcs = simulator.resources("target")?.["vpcs"] as { readonly id: string }[];
  return vpcs.map(({ id }) => id);
}
