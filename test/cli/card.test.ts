import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { runEngine } from "../../cli/engine/run-engine.ts";
import { ecsTransfer } from "../e2e/support/cli.ts";

const row = {
  instanceId: "i-bp1web",
  instanceName: "web-1",
  zone: "cn-hangzhou-h",
  targetAccount: "1755000000000020",
  vpcId: "vpc-new",
  vswitchId: "vsw-new",
  securityGroupId: "sg-new",
  过户后账号交换机ID: "vsw-new",
  过户后账号安全组ID: "sg-new",
};

describe("cli/commands/card", () => {
  let folder: string;
  let env: Record<string, string>;
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), "ecs-transfer-card-"));
    mkdirSync(join(folder, "state"));
    writeFileSync(join(folder, "Pulumi.yaml"), "name: shop\nruntime: nodejs\n");
    env = {
      PULUMI_BACKEND_URL: `file://${join(folder, "state")}`,
      PULUMI_CONFIG_PASSPHRASE: "",
    };
    await pulumi("stack", "init", "prod");
  });
  after(() => {
    rmSync(folder, { recursive: true });
  });

  async function pulumi(...args: string[]): Promise<void> {
    const options = { cwd: folder, env, onOutput: () => undefined };
    const { exitCode, stderr } = await runEngine([...args, "--non-interactive"], options);
    expect(exitCode, stderr).to.equal(0);
  }
  const card = (...args: string[]) =>
    ecsTransfer(["card", ...args], { ...process.env, ...env, ECS_TRANSFER_LANG: "en" }, folder);

  /** Gives the stack these outputs, as an `up` would. */
  async function landWith(outputs: Record<string, unknown>): Promise<void> {
    const urn = "urn:pulumi:prod::shop::pulumi:pulumi:Stack::shop-prod";
    const stack = { urn, type: "pulumi:pulumi:Stack", custom: false, outputs };
    const file = join(folder, "landed.json");
    writeFileSync(file, JSON.stringify({ version: 3, deployment: { resources: [stack] } }));
    await pulumi("stack", "import", "--stack", "prod", "--file", file);
  }

  it("prints the card of a stack that has landed, the selected one where none is named", async () => {
    await landWith({ confirmation: [row] });

    for (const args of [["--stack", "prod"], []]) {
      const { exitCode, text } = await card(...args);
      expect(exitCode, text).to.equal(0);
      expect(text).to.match(/│ vpc-new +│ vsw-new +│ sg-new +│/);
    }
    expect((await card("--lang", "zh")).text).to.include(
      "确认过户时填写（目标账号 1755000000000020",
    );
  });

  for (const { name, outputs } of [
    { name: "has no outputs", outputs: {} },
    { name: "does not know an id yet", outputs: { confirmation: [{ ...row, vpcId: null }] } },
    { name: "has no instance's row", outputs: { confirmation: "none" } },
  ]) {
    it(`refuses to print a card of a stack that ${name}`, async () => {
      await landWith(outputs);
      const { exitCode, text } = await card("--stack", "prod");

      expect(exitCode, text).to.equal(3);
      expect(text).to.match(
        /^error: The stack prod .* has not landed\. Run: ecs-transfer pulumi up/,
      );
      expect(text).not.to.match(/\n\s+at /);
    });
  }

  it("passes on what the engine says of a stack that does not exist", async () => {
    const { exitCode, text } = await card("--stack", "no-such-stack");

    expect(exitCode, text).to.equal(3);
    expect(text)
      .to.match(/^error: .*no-such-stack/)
      .and.not.to.match(/\n\s+at /);
  });

  it("says where it wants to be run", async () => {
    const elsewhere = mkdtempSync(join(tmpdir(), "ecs-transfer-card-"));
    try {
      const { exitCode, text } = await ecsTransfer(
        ["card", "--lang", "en"],
        process.env,
        elsewhere,
      );

      expect(exitCode, text).to.equal(3);
      expect(text).to.match(/has no Pulumi\.yaml .*landing's folder/);
    } finally {
      rmSync(elsewhere, { recursive: true });
    }
  });
});
