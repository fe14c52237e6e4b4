import { expect } from "chai";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { projectFolder } from "../../cli/engine/setup-record.ts";
import type { Simulator } from "../../simulator/server.ts";
import { cleanUps } from "../support/clean-ups.ts";
import { mistakes, nonsense, place, type Mistake } from "./support/bad-input.ts";
import { ecsTransfer } from "./support/cli.ts";
import { startCloud } from "./support/landing.ts";
import { createTestStack, type Answer, type TestStack } from "./support/stack.ts";

/** A command line that cannot be obeyed, run in the folder of the files. */
interface CommandLine {
  /** What is wrong with the files, where it is not the command line itself. */
  readonly given?: string;
  readonly args: readonly string[];
  readonly files?: Mistake["files"];
  readonly says: readonly string[];
}

const smallWorld = join(projectFolder, "examples", "worlds", "small.yaml");
const commandLines: readonly CommandLine[] = [
  { args: ["chek"], says: ["chek", "Did you mean check?"] },
  {
    args: ["check", "--inventry", "x"],
    says: ["--inventry", "Did you mean --inventory?"],
  },
  {
    args: ["check", "--stage", "plam"],
    says: ["--stage plam: ", "Did you mean plan? Allowed: plan, land, submit"],
  },
  {
    args: ["check", "--now", "soon"],
    says: ["--now soon: not an instant.", "such as 2026-06-01T08:00:00+08:00"],
  },
  { args: ["check", "--inventory", "none.json"], says: ["none.json:1:1  there is no such file."] },
  { args: ["check", "--inventory", "."], says: [".:1:1  this is a directory; a file is needed."] },
  {
    args: ["check", "--output", "no/such/folder.txt"],
    says: ["--output no/such/folder.txt: ", "ENOENT"],
  },
  { args: ["init"], says: ["--inventory <FILE> is required"] },
  {
    args: ["init", "--inventory", "inventory.json"],
    says: ["transfer.yaml exists and was left as it is.", "--force"],
  },
  {
    args: ["init", "--inventory", "none.json", "--output", "new.yaml"],
    says: ["none.json:1:1  there is no such file."],
  },
  {
    args: ["init", "--inventory", "inventory.json", "--output", "new.yaml"],
    given: "10 MB of nonsense",
    files: { "inventory.json": nonsense },
    says: ["inventory.json:1:2  not JSON: found "],
  },
  {
    args: [
      "init",
      "--inventory",
      "inventory.json",
      "--output",
      "new.yaml",
      "--target-account",
      "12",
    ],
    says: ['--target-account "12": an account UID has 16 digits.'],
  },
  {
    args: ["inventory", "--output", "new.json"],
    says: ["No region is named. Use --region, such as "],
  },
  {
    args: ["inventory", "--region", "cn-hangzhou", "--output", "new.json"],
    says: ["No credentials found. Set "],
  },
  {
    args: ["inventory", "--region", "cn-hangzhou", "--output", "."],
    says: ["--output .: this is a folder"],
  },
  {
    args: [
      "inventory",
      "--region",
      "cn-hangzhou",
      "--endpoint",
      "http://127.0.0.1",
      "--output",
      "new.json",
    ],
    says: ["--endpoint http://127.0.0.1: give HOST or HOST:PORT without http://"],
  },
  { args: ["simulate"], says: ["--world <FILE> is required"] },
  {
    args: ["simulate", "--world", "none.yaml"],
    says: ["cannot read the world file none.yaml: ENOENT"],
  },
  { args: ["simulate", "--world", "."], says: ["cannot read the world file .: EISDIR"] },
  {
    args: ["simulate", "--world", smallWorld, "--port", "70000"],
    says: ["--port is a whole number", '"70000"'],
  },
  {
    args: ["simulate", "--world", "world.yaml"],
    given: "broken YAML",
    files: { "world.yaml": 'version: 1\naccounts:\n  - name: "source\n' },
    says: ["world.yaml:4:1: "],
  },
  {
    args: ["simulate", "--world", "world.yaml"],
    given: "wrong types",
    files: {
      "world.yaml": "version: 1\naccounts:\n  - name: source\n    accountId: 12\n    vpcs: 3\n",
    },
    says: [
      "world.yaml:3:5: accounts[0].accessKeyId: missing; expected string",
      "world.yaml:4:16: accounts[0].accountId: ",
      "world.yaml:5:11: accounts[0].vpcs: ",
    ],
  },
  {
    args: ["simulate", "--world", "world.yaml"],
    given: "10 MB of nonsense",
    files: { "world.yaml": nonsense },
    says: ["world.yaml:1:1: this is no world file: 10.5 MB, at most 4 are read"],
  },
];

describe("bad input", () => {
  let simulator: Simulator;
  let stack: TestStack;
  let files: string;
  const clean = cleanUps();

  before(async () => {
    simulator = await startCloud("small");
    clean.add(simulator.stop);
    stack = await createTestStack({ simulator, account: "target" });
    clean.add(stack.remove);
    files = join(stack.folder, "files");
  });

  after(() => clean.run());

  function engine(command: string, ...flags: string[]): Promise<Answer> {
    const manifest = ["--config", `ecs-transfer:manifest=${join(files, "transfer.yaml")}`];
    return stack.pulumi(...command.split(" "), ...manifest, ...flags);
  }

  /** Runs the command in the folder of the files, for a user who has set up nothing. */
  function command(...args: string[]): Promise<Answer> {
    const { PATH } = process.env;
    return ecsTransfer(args, { PATH, HOME: files, LANG: "en_US.UTF-8" }, files);
  }

  function expectPlainly({ text }: Answer, says: readonly string[]): void {
    for (const part of says) expect(text).to.include(part);
    expect(text, "it shows its insides").not.to.match(
      /^\s+at |file:\/\/|node:|\bundefined\b|\[object /m,
    );
    expect(text.length, "it is too long to read").to.be.below(5_000);
  }

  it("is none where there is no mistake", async () => {
    place(files);

    const preview = await engine("preview");
    const check = await command("check", "--stage", "plan");

    expect(preview.exitCode, preview.text).to.equal(0);
    // There are no answers and no target inventory: undecided, but no mistake.
    expect(check.exitCode, check.text).to.equal(2);
  });

  for (const { name, files: wrong, says, landingOnly } of mistakes) {
    it(`is told plainly: ${name}`, async () => {
      place(files, wrong);

      const [preview, check] = await Promise.all([
        engine("preview"),
        landingOnly === true ? undefined : command("check", "--manifest", "transfer.yaml"),
      ]);

      expect(preview.exitCode, preview.text).to.equal(1);
      expectPlainly(preview, says);
      if (check === undefined) return;
      expect(check.exitCode, check.text).to.equal(3);
      expectPlainly(check, says);
    });
  }

  it("is told in Chinese, too, and an up does not begin", async () => {
    place(files, { "inventory.json": JSON.stringify({ version: 7 }) });
    const says = ["inventory.json:1:12  version: 清单格式版本为 7，本版本读取 1。"];

    const up = await engine("up --yes --skip-preview", "--config", "ecs-transfer:language=zh");
    const check = await command("check", "--lang", "zh");

    expect([up.exitCode, check.exitCode]).to.deep.equal([1, 3]);
    expectPlainly(up, says);
    expectPlainly(check, says);
  });

  for (const { args, given, files: wrong, says } of commandLines) {
    const line = ["ecs-transfer", ...args].join(" ").replace(smallWorld, "small.yaml");
    it(`is told plainly: ${line}${given === undefined ? "" : ` (${given})`}`, async () => {
      place(files, wrong);

      const answer = await command(...args);

      expect(answer.exitCode, answer.text).to.equal(3);
      expectPlainly(answer, says);
      expect(
        ["new.yaml", "new.json"].filter((name) => existsSync(join(files, name))),
      ).to.deep.equal([]);
    });
  }

  it("is told plainly: a port that is in use", async () => {
    place(files);
    const port = String(simulator.port);

    const answer = await command("simulate", "--world", smallWorld, "--port", port);

    expect(answer.exitCode, answer.text).to.equal(3);
    expectPlainly(answer, [`port ${port} on 127.0.0.1 is in use; choose another one`]);
  });

  it("asks the cloud for nothing but whose key it is", () => {
    const actions = Object.keys(simulator.counters()["target"] ?? {});

    expect(actions.filter((action) => action !== "GetCallerIdentity")).to.deep.equal([]);
  });
});
