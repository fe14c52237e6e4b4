import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { expect } from "chai";
import { projectFolder } from "../../cli/engine/setup-record.ts";
import { version } from "../../cli/version.ts";

interface Ended {
  readonly exitCode: number | null;
  readonly out: string;
  readonly err: string;
}

const main = join(projectFolder, "cli", "main.mjs");

async function ecsTransfer(...args: string[]): Promise<Ended> {
  return ecsTransferIn({}, args);
}

async function ecsTransferIn(env: NodeJS.ProcessEnv, args: readonly string[]): Promise<Ended> {
  const child = spawn(process.execPath, [main, ...args], {
    env: { ...process.env, ECS_TRANSFER_LANG: "en", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let out = "";
  let err = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => (out += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (err += text));
  const [exitCode] = (await once(child, "close")) as [number | null];
  return { exitCode, out, err };
}

const stackTrace = /\n\s+at /;

describe("cli/main", () => {
  for (const args of [["--help"], ["help"], ["check", "--help"], ["help", "check"]]) {
    it(`explains itself for ${args.join(" ")}`, async () => {
      const { exitCode, out, err } = await ecsTransfer(...args);

      expect({ exitCode, err }).to.deep.equal({ exitCode: 0, err: "" });
      expect(out).to.match(/^Usage: ecs-transfer/);
    });
  }

  it("names every command in its help, in either language", async () => {
    const [english, chinese] = await Promise.all([
      ecsTransfer("--help"),
      ecsTransfer("--lang", "zh", "--help"),
    ]);

    for (const command of [
      ...["rehearse", "inventory", "init", "check", "pulumi"],
      ...["card", "recover", "simulate", "doctor"],
    ]) {
      const listed = new RegExp(`^ {2}${command} +\\S`, "m");
      expect(english.out).to.match(listed);
      expect(chinese.out).to.match(listed);
    }
    expect(chinese.out).to.match(/^用法：\s*ecs-transfer/);
  });

  it("gives the version of package.json", async () => {
    expect(await ecsTransfer("--version")).to.deep.equal({
      ...{ exitCode: 0, out: `${version}\n`, err: "" },
    });
    expect(version).to.match(/^\d+\.\d+\.\d+/);
  });

  for (const { name, args, says } of [
    {
      name: "a command that is none, with what was probably meant",
      args: ["chekc"],
      says: /There is no command chekc\. Did you mean check\?/,
    },
    {
      name: "a command that is like nothing, with all there are",
      args: ["transmogrify"],
      says: /no command transmogrify\. Allowed: .*rehearse.*doctor/,
    },
    {
      name: "an option that is none, with what was probably meant",
      args: ["check", "--stagee", "land"],
      says: /check has no option --stagee\. Did you mean --stage\?/,
    },
    {
      name: "an option without its value",
      args: ["card", "--stack"],
      says: /--stack <STACK> needs a value/,
    },
    {
      name: "an argument too many",
      args: ["card", "prod"],
      says: /card takes no arguments; too many: prod/,
    },
    {
      name: "a language that it does not speak",
      args: ["check", "--lang", "fr"],
      says: /--lang fr: .*Allowed: zh, en/,
    },
    {
      name: "a file that is not there",
      args: ["check", "--inventory", "no-such-inventory.json"],
      says: /no-such-inventory\.json/,
    },
  ]) {
    it(`refuses ${name}, in a sentence`, async () => {
      const { exitCode, out, err } = await ecsTransfer(...args);

      expect(exitCode, err).to.equal(3);
      expect(err)
        .to.match(/^error: /)
        .and.to.match(says);
      expect(err).not.to.match(stackTrace);
      expect(out).to.equal("");
    });
  }

  it("tells a mistake in the language that the command line asks for", async () => {
    for (const args of [
      ["check", "--inventory", "no-such-inventory.json", "--lang", "zh"],
      ["check", "--lang=zh", "--stagee"],
      ["--lang", "zh", "chekc"],
    ]) {
      const { exitCode, err } = await ecsTransfer(...args);

      expect(exitCode, err).to.equal(3);
      expect(err)
        .to.match(/^错误：.*\p{Script=Han}/u)
        .and.not.to.match(stackTrace);
    }
  });

  for (const args of [
    ["--help"],
    ["chekc"],
    ["doctor"],
    ["check", "--inventory", "examples/inventories/source.inventory.json"],
  ]) {
    it(`colours nothing that is no terminal, in CI neither: ${args.join(" ")}`, async () => {
      const { out, err } = await ecsTransferIn({ CI: "true" }, args);

      expect(out + err).not.to.include("\u001b[");
      expect(out + err).not.to.equal("");
    });
  }

  it("shows where it broke when the mistake is its own", async () => {
    const program = JSON.stringify(join(projectFolder, "cli", "program.ts"));
    const broken = `
      import { Command } from "commander";
      Command.prototype.parseAsync = () => { throw new TypeError("our own bug"); };
      const { runCommandLine } = await import(${program});
      await runCommandLine([]);`;
    const child = spawn(process.execPath, ["--input-type=module", "--eval", broken], {
      cwd: projectFolder,
      stdio: ["ignore", "ignore", "pipe"],
    });
    let err = "";
    child.stderr.setEncoding("utf8").on("data", (text: string) => (err += text));
    const [exitCode] = (await once(child, "close")) as [number | null];

    expect(exitCode).not.to.equal(0);
    expect(err).to.include("TypeError: our own bug").and.to.match(stackTrace);
  });

  it("ends in silence when nobody reads on", async () => {
    const inventory = join(projectFolder, "examples", "inventories", "source.inventory.json");
    const child = spawn(
      "sh",
      ["-c", `"$0" "$@" | head -n 1`, process.execPath, main, "check", "--inventory", inventory],
      { stdio: ["ignore", "pipe", "pipe"] },
    );
    let out = "";
    let err = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => (out += text));
    child.stderr.setEncoding("utf8").on("data", (text: string) => (err += text));
    await once(child, "close");

    expect(out).to.match(/^[^\n]+\n$/);
    expect(err).to.equal("");
  });

  it("does not fall over a reader that is gone before it begins", async () => {
    const child = spawn(process.execPath, [main, "--help"], { stdio: ["ignore", "pipe", "pipe"] });
    child.stdout.destroy();
    let err = "";
    child.stderr.setEncoding("utf8").on("data", (text: string) => (err += text));
    const [exitCode, signal] = (await once(child, "close")) as [number | null, string | null];

    expect({ err, exitCode, signal }).to.deep.equal({ err: "", exitCode: 0, signal: null });
  });
});
