import { expect } from "chai";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { projectFolder } from "../../cli/engine/setup-record.ts";
import { FrozenRecord } from "../../core/window/record.ts";
import type { Simulator } from "../../simulator/server.ts";
import { cleanUps } from "../support/clean-ups.ts";
import { ecsTransfer } from "./support/cli.ts";
import { startCloud } from "./support/landing.ts";
import { reportsIn } from "./support/policies.ts";
import { createTestStack, type Answer, type TestStack } from "./support/stack.ts";

const password = "Aa1-never-to-be-shown";
const program = join(projectFolder, "examples", "source-stack");
const refused = "mandatory window-frozen-operations";

describe("the guard of the 24 hours on a stack that owns the instance", () => {
  let simulator: Simulator;
  let stack: TestStack;
  let settingsFile: string;
  const clean = cleanUps();

  before(async () => {
    simulator = await startCloud();
    clean.add(simulator.stop);
    stack = await createTestStack({ simulator, account: "source", program });
    clean.add(stack.remove);
    settingsFile = join(stack.folder, "policies.json");
  });

  after(() => clean.run());

  function freeze(): Promise<Answer> {
    const args = ["freeze", "--stack", "test", "--instance", "shop-web", "--output", settingsFile];
    return ecsTransfer([...args, "--lang", "en"], stack.env, program);
  }

  async function changed(blocked: boolean): Promise<void> {
    const config = `source-stack:blocked=${String(blocked)}`;
    const { exitCode, text } = await stack.pulumi("up", "--yes", "--skip-preview", "-c", config);
    expect(exitCode, text).to.equal(0);
  }

  /** A run under the guard; nothing may be changed by it. */
  async function guarded(...command: string[]): Promise<Answer> {
    const before = simulator.resources("source");
    const pack = ["--policy-pack", join(projectFolder, "policies")];
    const answer = await stack.pulumi(...command, ...pack, "--policy-pack-config", settingsFile);
    expect(simulator.resources("source")).to.deep.equal(before);
    expect(answer.text).not.to.include(password);
    return answer;
  }

  function guardReports({ text }: Answer): string[] {
    return reportsIn(text).filter((report) => report.endsWith("window-frozen-operations"));
  }

  describe("with a disk and an EIP on the instance", () => {
    before(async () => {
      const { exitCode, text } = await stack.pulumi(
        ...["config", "set", "--secret", "source-stack:password", password],
      );
      expect(exitCode, text).to.equal(0);
      await changed(true);
    });

    it("freezes the instance and what hangs on it, keeps no secret, and says what is left to settle", async () => {
      const { exitCode, text } = await freeze();

      expect(exitCode, text).to.equal(1);
      expect(text).to.include('does not say status: "Stopped"').and.include("shop-web: password");
      const written = readFileSync(settingsFile, "utf8");
      expect(written).not.to.include(password);
      const config = JSON.parse(written) as { "ecs-transfer": { frozen: unknown } };
      const { resources } = FrozenRecord.parse(config["ecs-transfer"].frozen);
      expect(resources.map(({ urn }) => urn.split("::").at(-1))).to.have.members([
        "shop-web",
        "shop-data",
        "shop-data-attachment",
        "shop-eip",
        "shop-eip-association",
      ]);
    });

    it("says nothing of a program that is as it was", async () => {
      const answer = await guarded("preview");

      expect(guardReports(answer), answer.text).to.deep.equal([]);
    });

    it("refuses changes of inputs, and what is no longer in the program", async () => {
      const answer = await guarded("preview", "-c", "source-stack:blocked=false");

      expect(answer.exitCode).to.equal(1);
      expect(guardReports(answer), answer.text).to.deep.equal(Array(5).fill(refused));
      console.log(answer.text);
    });
  });

  describe("with an instance that is held stopped", () => {
    before(async () => {
      await changed(false);
      const { exitCode, text } = await freeze();
      expect(exitCode, text).to.equal(0);
    });

    it("lets an unchanged program pass", async () => {
      const answer = await guarded("preview", "--expect-no-changes");

      expect(answer.exitCode, answer.text).to.equal(0);
      expect(guardReports(answer)).to.deep.equal([]);
    });

    it("refuses a replacement that no input asks for", async () => {
      const urn = "urn:pulumi:test::source-stack::alicloud:ecs/instance:Instance::shop-web";
      const answer = await guarded("preview", "--replace", urn);

      console.log(answer.text);
      expect(answer.exitCode).to.equal(1);
      expect(guardReports(answer)).to.deep.equal([refused]);
      expect(answer.text).to.include("this run would replace it");
    });

    it("stops an up in its preview", async () => {
      const answer = await guarded("up", "--yes", "-c", "source-stack:blocked=true");

      expect(answer.exitCode, answer.text).to.equal(1);
      expect(guardReports(answer)).to.deep.equal([refused]);
      expect(answer.text).to.include("Inputs that are added: spotStrategy");
      expect(answer.text).to.include("Inputs that are taken away: status, stoppedMode");
    });
  });
});
