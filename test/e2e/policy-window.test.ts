import { expect } from "chai";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { projectFolder } from "../../cli/engine/setup-record.ts";
import { FrozenRecord } from "../../core/window/record.ts";
import type { Simulator } from "../../simulator/server.ts";
import { cleanUps } from "../support/clean-ups.ts";
import { ecsTransfer } from "./support/cli.ts";
import { callCloud } from "./support/cloud.ts";
import { startCloud } from "./support/landing.ts";
import { reportsIn } from "./support/policies.ts";
import { createTestStack, type Answer, type TestStack } from "./support/stack.ts";

const password = "Aa1-never-to-be-shown";
const program = join(projectFolder, "examples", "source-stack");
const refused = "mandatory window-frozen-operations";

function recordIn(file: string): FrozenRecord {
  const config = JSON.parse(readFileSync(file, "utf8")) as { "ecs-transfer": { frozen: unknown } };
  return FrozenRecord.parse(config["ecs-transfer"].frozen);
}

describe("the guard of the 24 hours on a stack that owns the instance", () => {
  let simulator: Simulator;
  let stack: TestStack;
  let settingsFile: string;
  const clean = cleanUps();

  /** A cloud and a stack of their own, with everything in them made. */
  async function start(blocked: boolean): Promise<void> {
    simulator = await startCloud();
    clean.add(simulator.stop);
    stack = await createTestStack({ simulator, account: "source", program });
    clean.add(stack.remove);
    settingsFile = join(stack.folder, "policies.json");
    await secret(password);
    await ok("up", "--yes", "--skip-preview", ...withBlocked(blocked));
  }

  function freeze(): Promise<Answer> {
    const args = ["freeze", "--stack", "test", "--instance", "shop-web", "--output", settingsFile];
    return ecsTransfer([...args, "--lang", "en"], stack.env, program);
  }

  async function ok(...args: string[]): Promise<void> {
    const { exitCode, text } = await stack.pulumi(...args);
    expect(exitCode, text).to.equal(0);
  }

  const secret = (value: string) => ok("config", "set", "--secret", "source-stack:password", value);
  const withBlocked = (blocked: boolean) => ["--config", `source-stack:blocked=${String(blocked)}`];

  /** A run under the guard; nothing may be changed by it. */
  async function guarded(blocked: boolean, ...command: string[]): Promise<Answer> {
    const before = simulator.resources("source");
    const pack = ["--policy-pack", join(projectFolder, "policies")];
    const settings = ["--policy-pack-config", settingsFile];
    const answer = await stack.pulumi(...command, ...withBlocked(blocked), ...pack, ...settings);
    expect(simulator.resources("source")).to.deep.equal(before);
    expect(answer.text).not.to.include(password);
    return answer;
  }

  function guardReports({ text }: Answer): string[] {
    return reportsIn(text).filter((report) => report.endsWith("window-frozen-operations"));
  }

  describe("with a disk and an EIP on the instance", () => {
    before(() => start(true));
    after(() => clean.run());

    it("freezes the instance and what hangs on it, keeps no secret, and says what is left to settle", async () => {
      const { exitCode, text } = await freeze();

      expect(exitCode, text).to.equal(1);
      expect(text).to.include('does not say status: "Stopped"').and.include("shop-web: password");
      const written = readFileSync(settingsFile, "utf8");
      expect(written).not.to.include(password);
      expect(
        recordIn(settingsFile).resources.map(({ urn }) => urn.split("::").at(-1)),
      ).to.have.members([
        "shop-web",
        "shop-data",
        "shop-data-attachment",
        "shop-eip",
        "shop-eip-association",
      ]);
    });

    it("refuses changes of inputs, and what is no longer in the program", async () => {
      const answer = await guarded(false, "preview");

      expect(answer.exitCode, answer.text).to.equal(1);
      expect(guardReports(answer), answer.text).to.deep.equal(Array(5).fill(refused));
      expect(answer.text).to.match(/shop-web .* is frozen .* this run would change it \(R9\.3\)/);
      for (const name of ["shop-data", "shop-data-attachment", "shop-eip", "shop-eip-association"])
        expect(answer.text).to.match(new RegExp(`${name} .* is frozen .* would delete it`));
    });
  });

  describe("with an instance that is held stopped", () => {
    before(async () => {
      await start(false);
      const { exitCode, text } = await freeze();
      expect(exitCode, text).to.equal(0);
    });
    after(() => clean.run());

    it("lets an unchanged program pass", async () => {
      const answer = await guarded(false, "preview", "--expect-no-changes");

      expect(answer.exitCode, answer.text).to.equal(0);
      expect(guardReports(answer)).to.deep.equal([]);
    });

    it("refuses a replacement that no input asks for", async () => {
      const urn = "urn:pulumi:test::source-stack::alicloud:ecs/instance:Instance::shop-web";
      const answer = await guarded(false, "preview", "--replace", urn);

      expect(answer.exitCode, answer.text).to.equal(1);
      expect(guardReports(answer)).to.deep.equal([refused]);
      expect(answer.text).to.include("this run would update or replace it");
    });

    it("refuses another value of a secret, which no record holds", async () => {
      await secret(`${password}-2`);
      const answer = await guarded(false, "preview");
      await secret(password);

      expect(answer.exitCode, answer.text).to.equal(1);
      expect(guardReports(answer)).to.deep.equal([refused]);
      expect(answer.text).to.include("a secret input may have changed");
    });

    it("stops an up in its preview", async () => {
      const answer = await guarded(true, "up", "--yes");

      expect(answer.exitCode, answer.text).to.equal(1);
      expect(guardReports(answer), answer.text).to.deep.equal([refused]);
      expect(answer.text).to.include("Inputs that are added: spotStrategy");
      expect(answer.text).to.include("Inputs that are taken away: status, stoppedMode");
    });

    it("refuses to take back what was changed in the console", async () => {
      const [InstanceId = ""] = recordIn(settingsFile).instances;
      const renamed = { InstanceId, InstanceName: "renamed" };
      await callCloud(simulator, "source", "ModifyInstanceAttribute", renamed);
      const answer = await guarded(false, "preview", "--refresh");

      expect(answer.exitCode, answer.text).to.equal(1);
      expect(guardReports(answer), answer.text).to.deep.equal([refused]);
      expect(answer.text).to.include("the cloud may differ from the program");
    });
  });
});
