import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { runEngine } from "../../cli/engine/run-engine.ts";
import { FrozenRecord } from "../../core/window/record.ts";
import { ecsTransfer } from "../e2e/support/cli.ts";
import type { Answer } from "../e2e/support/stack.ts";

type Plain = Record<string, unknown>;

const instanceType = "alicloud:ecs/instance:Instance";
const password = "Aa1-never-to-be-shown";
const held = { status: "Stopped", stoppedMode: "KeepCharging", instanceType: "ecs.g7.large" };

function urnOf(type: string, name: string): string {
  return `urn:pulumi:prod::shop::${type}::${name}`;
}

function instance(name: string, inputs: Plain = held): Plain {
  const id = `i-bp1${name}`;
  return { urn: urnOf(instanceType, name), type: instanceType, custom: true, id, inputs };
}

function exported(...resources: readonly Plain[]): string {
  return JSON.stringify({ version: 3, deployment: { resources } });
}

describe("cli/commands/freeze", () => {
  let folder: string;
  let file: string;
  let config: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "ecs-transfer-freeze-"));
    file = join(folder, "export.json");
    config = join(folder, "policies.json");
    writeFileSync(file, exported(instance("web"), instance("db")));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  const run = (
    args: readonly string[],
    language = "en",
    env: NodeJS.ProcessEnv = {},
  ): Promise<Answer> =>
    ecsTransfer(
      ["freeze", ...args],
      { ...process.env, ...env, ECS_TRANSFER_LANG: language },
      folder,
    );
  const freeze = (...args: string[]) => run(["--file", file, ...args]);
  const written = () => JSON.parse(readFileSync(config, "utf8")) as Record<string, Plain>;
  const record = () => FrozenRecord.parse(written()["ecs-transfer"]?.["frozen"]);

  it("writes the record into policies.json, readable for its owner alone, and says how it is used", async () => {
    const { exitCode, text } = await freeze("--instance", "web");

    expect(exitCode, text).to.equal(0);
    expect(record().instances).to.deep.equal(["i-bp1web"]);
    expect(Date.now() - Date.parse(record().at)).to.be.within(0, 60_000);
    expect(statSync(config).mode & 0o777).to.equal(0o600);
    expect(text).to.include("frozen are 1 instance and what hangs on them, 1 resource in all");
    expect(text).to.include("alicloud:ecs/instance:Instance: web (i-bp1web)");
    expect(text).to.include("--policy-pack-config policies.json");
    expect(text).to.include("Never use --skip-preview").and.include("load no policy pack");
  });

  it("speaks Chinese", async () => {
    const { exitCode, text } = await run(["--file", file, "--instance", "web"], "zh");

    expect(exitCode, text).to.equal(0);
    expect(text).to.include("冻结 1 台实例").and.include("不要用 --skip-preview");
  });

  it("asks the stack where no export is given", async () => {
    mkdirSync(join(folder, "state"));
    writeFileSync(join(folder, "Pulumi.yaml"), "name: shop\nruntime: nodejs\n");
    const env = {
      PULUMI_BACKEND_URL: `file://${join(folder, "state")}`,
      PULUMI_CONFIG_PASSPHRASE: "",
    };
    const pulumi = async (...args: string[]) => {
      const options = { cwd: folder, env, onOutput: () => undefined };
      const { exitCode, stderr } = await runEngine([...args, "--non-interactive"], options);
      expect(exitCode, stderr).to.equal(0);
    };
    await pulumi("stack", "init", "prod");
    await pulumi("stack", "import", "--stack", "prod", "--file", file);

    for (const args of [["--stack", "prod"], []]) {
      const { exitCode, text } = await run([...args, "--instance", "db"], "en", env);
      expect(exitCode, text).to.equal(0);
      expect(record().instances).to.deep.equal(["i-bp1db"]);
      rmSync(config);
    }
  });

  it("keeps no secret, and says whose values it does not record", async () => {
    writeFileSync(file, exported(instance("web", { ...held, password })));
    const { exitCode, text } = await freeze("--instance", "web");

    expect(exitCode, text).to.equal(0);
    expect(text).to.include("only the names are recorded").and.include("  web: password");
    expect(readFileSync(config, "utf8") + text).not.to.include(password);
  });

  it("writes, and ends with 1, where the program does not hold the instance stopped", async () => {
    writeFileSync(file, exported(instance("web", { status: "Running" })));
    const { exitCode, text } = await freeze("--instance", "web");

    expect(exitCode, text).to.equal(1);
    expect(text).to.match(
      /To settle: the program does not say status: "Stopped".* web \(i-bp1web\)/,
    );
    expect(record().instances).to.deep.equal(["i-bp1web"]);
  });

  describe("into a configuration that is there", () => {
    it("keeps its other settings", async () => {
      const before = {
        all: "advisory",
        "instance-spot": { enforcementLevel: "mandatory" },
        "window-frozen-operations": "mandatory",
        "ecs-transfer": { stage: "submit", lang: "zh" },
      };
      writeFileSync(config, JSON.stringify(before));
      const { exitCode, text } = await freeze("--instance", "web");

      expect(exitCode, text).to.equal(0);
      const { frozen, ...own } = written()["ecs-transfer"] ?? {};
      expect({ ...written(), "ecs-transfer": own }).to.deep.equal(before);
      expect(frozen).to.have.property("version", 1);
    });

    it("turns a bare level of the pack into settings with that level", async () => {
      writeFileSync(config, JSON.stringify({ "ecs-transfer": "advisory" }));
      const { exitCode } = await freeze("--instance", "web");

      expect(exitCode).to.equal(0);
      expect(written()["ecs-transfer"]).to.include({ enforcementLevel: "advisory" });
    });

    it("names the instances that it no longer freezes", async () => {
      await freeze("--instance", "web", "db");
      const { exitCode, text } = await freeze("--instance", "db");

      expect(exitCode).to.equal(0);
      expect(text).to.include("Frozen before, and no longer: i-bp1web");
      expect(record().instances).to.deep.equal(["i-bp1db"]);
    });

    for (const lowered of [{ all: "advisory" }, { "window-frozen-operations": "advisory" }]) {
      it(`ends with 1 where it only lets the guard advise: ${JSON.stringify(lowered)}`, async () => {
        writeFileSync(config, JSON.stringify(lowered));
        const { exitCode, text } = await freeze("--instance", "web");

        expect(exitCode).to.equal(1);
        expect(text).to.include("the guard only advises and stops nothing");
      });
    }

    for (const [title, content, says] of [
      ["the pack is disabled", '{"ecs-transfer":"disabled"}', "ecs-transfer is disabled in it"],
      [
        "the pack is disabled in its settings",
        '{"ecs-transfer":{"enforcementLevel":"disabled"}}',
        "ecs-transfer is disabled in it",
      ],
      ["all is disabled", '{"all":"disabled"}', "ecs-transfer is disabled in it"],
      ["it is a list", "[]", "not a policy configuration"],
      ["the pack's settings are a list", '{"ecs-transfer":[]}', "not a policy configuration"],
      ["it is no JSON", "stage: submit", "policies.json:1:1"],
    ] as const) {
      it(`leaves it as it is where ${title}`, async () => {
        writeFileSync(config, content);
        const { exitCode, text } = await freeze("--instance", "web");

        expect(exitCode, text).to.equal(3);
        expect(text).to.include(says);
        expect(readFileSync(config, "utf8")).to.equal(content);
      });
    }
  });

  for (const [title, args, says] of [
    ["an instance that is not there", ["--instance", "weeb"], "Did you mean web?"],
    ["no instance", [], "--instance"],
    ["an export and a stack", ["--stack", "prod", "--instance", "web"], "not both"],
    [
      "a folder that is not there",
      ["--instance", "web", "-o", "no/such.json"],
      "cannot be written",
    ],
  ] as const) {
    it(`writes nothing for ${title}`, async () => {
      const { exitCode, text } = await freeze(...args);

      expect(exitCode, text).to.equal(3);
      expect(text).to.include(says);
      expect(statSync(config, { throwIfNoEntry: false })).to.equal(undefined);
    });
  }

  for (const [title, content, says] of [
    ["no export", "{}", "export.json:1:1"],
    ["no JSON", "deployment:", "export.json:1:1"],
  ] as const) {
    it(`says what is wrong with a file that is ${title}`, async () => {
      writeFileSync(file, content);
      const { exitCode, text } = await freeze("--instance", "web");

      expect(exitCode).to.equal(3);
      expect(text).to.include(says);
    });
  }
});
