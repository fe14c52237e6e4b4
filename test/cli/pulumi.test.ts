import { spawn, type ChildProcess } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { once } from "node:events";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { expect } from "chai";
import { exitCodeOf, runEngine } from "../../cli/engine/run-engine.ts";
import { projectFolder, readSetupRecord } from "../../cli/engine/setup-record.ts";

const main = join(projectFolder, "cli", "main.mjs");

describe("cli/commands/pulumi", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "ecs-transfer-pulumi-"));
    mkdirSync(join(folder, "state"));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  async function pulumi(...args: string[]) {
    const child = spawn(process.execPath, [main, "pulumi", ...args], {
      cwd: folder,
      env: {
        ...process.env,
        PULUMI_BACKEND_URL: `file://${join(folder, "state")}`,
        PULUMI_CONFIG_PASSPHRASE: "",
      },
      stdio: ["ignore", "pipe", "pipe"],
    });
    let out = "";
    let err = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => (out += text));
    child.stderr.setEncoding("utf8").on("data", (text: string) => (err += text));
    const [exitCode] = (await once(child, "close")) as [number | null];
    return { exitCode, out, err };
  }

  it("is the engine that the set-up chose", async () => {
    const { exitCode, out } = await pulumi("version");

    expect({ exitCode, out }).to.deep.equal({
      ...{ exitCode: 0, out: `v${readSetupRecord().engine.version}\n` },
    });
  });

  it("passes on arguments with dashes, its own names of options and --help included", async () => {
    const help = await pulumi("stack", "init", "--help");
    expect(help.exitCode, help.err).to.equal(0);
    expect(help.out).to.match(/^Create an empty stack/);

    const named = await pulumi("whoami", "--json", "-C", folder, "--non-interactive");
    expect(named.exitCode, named.err).to.equal(0);
    expect(JSON.parse(named.out)).to.have.property("url", `file://${join(folder, "state")}`);
  });

  it("runs where it is called, and ends as the engine ends", async () => {
    writeFileSync(join(folder, "Pulumi.yaml"), "name: here\nruntime: nodejs\n");

    const made = await pulumi("stack", "init", "prod", "--non-interactive");
    expect(made.exitCode, made.err).to.equal(0);
    expect(existsSync(join(folder, "Pulumi.prod.yaml"))).to.equal(true);
    const absent = await pulumi("stack", "select", "no-such-stack", "--non-interactive");
    expect(absent.exitCode, absent.err).not.to.be.oneOf([0, 3]);
    expect(absent.err).to.include("no-such-stack");
  });

  it("passes on the double dash that ends the options", async () => {
    writeFileSync(join(folder, "Pulumi.yaml"), "name: here\nruntime: nodejs\n");
    await pulumi("stack", "init", "prod", "--non-interactive");

    const { exitCode, err } = await pulumi("config", "set", "offset", "--", "-5");

    expect(exitCode, err).to.equal(0);
    expect(readFileSync(join(folder, "Pulumi.prod.yaml"), "utf8")).to.match(/here:offset: "?-5/);
  });
});

describe("cli/engine/run-engine", () => {
  it("keeps the output apart, and gives the exit code", async () => {
    const chunks: string[] = [];
    const options = { onOutput: (chunk: string) => chunks.push(chunk) };

    const version = await runEngine(["version"], options);
    expect(version).to.deep.equal({ exitCode: 0, stdout: chunks.join(""), stderr: "" });
    const unknown = await runEngine(["version", "--no-such-flag"], options);
    expect(unknown.exitCode).not.to.equal(0);
    expect(unknown.stderr).to.include("no-such-flag");
  });

  it("outlives an interrupt until the engine has ended, and passes on what it alone is told", async () => {
    const folder = mkdtempSync(join(tmpdir(), "ecs-transfer-signals-"));
    let child: ChildProcess | undefined;
    try {
      const log = join(folder, "log");
      const engine = join(folder, "engine");
      writeFileSync(
        engine,
        `#!/bin/sh\ntrap 'echo SIGTERM >> ${log}; exit 5' TERM\ntrap 'echo SIGINT >> ${log}' INT\n` +
          `echo ready >> ${log}\nwhile :; do sleep 0.05; done\n`,
      );
      chmodSync(engine, 0o700);
      const words = () => readFileSync(log, "utf8").trim().split("\n");
      child = spawn(engine, { stdio: "ignore" });
      const exitCode = exitCodeOf(child, 1);
      for (let tries = 0; tries < 100; tries += 1) {
        const isReady = await sleep(50)
          .then(words)
          .catch(() => []);
        if (isReady.length > 0) break;
      }

      process.emit("SIGINT");
      await sleep(200);
      expect(words()).to.deep.equal(["ready"]);
      process.emit("SIGTERM", "SIGTERM");

      expect(await exitCode).to.equal(5);
      expect(words()).to.deep.equal(["ready", "SIGTERM"]);
    } finally {
      child?.kill("SIGKILL");
      rmSync(folder, { recursive: true });
    }
  });

  it("gives a child that a signal ended the code that is asked for", async () => {
    const child = spawn(process.execPath, ["--eval", "process.kill(process.pid, 'SIGKILL')"]);

    expect(await exitCodeOf(child, 7)).to.equal(7);
    expect(process.listenerCount("SIGTERM")).to.equal(process.listenerCount("SIGHUP"));
  });
});
