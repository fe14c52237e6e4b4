import { spawn } from "node:child_process";
import type { ChildProcessByStdio } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { expect } from "chai";

const root = join(import.meta.dirname, "..", "..");
const world = join(root, "examples", "worlds", "rehearsal.yaml");
const program = `
  import { simulateCommand } from ${JSON.stringify(join(root, "cli", "commands", "simulate.ts"))};
  await simulateCommand("en").parseAsync(process.argv.slice(1), { from: "user" });`;

interface Run {
  readonly process: ChildProcessByStdio<null, Readable, Readable>;
  readonly ended: Promise<{
    code: number | null;
    signal: NodeJS.Signals | null;
    out: string;
    err: string;
  }>;
  /** Resolves as soon as the output contains the words. */
  says(words: string): Promise<string>;
}

describe("cli/commands/simulate", () => {
  let folder: string;
  let running: Run[];
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "ecs-transfer-simulate-"));
    running = [];
  });
  afterEach(async () => {
    for (const run of running) run.process.kill("SIGKILL");
    await Promise.all(running.map((run) => run.ended));
    rmSync(folder, { recursive: true });
  });

  function simulate(...flags: string[]): Run {
    const child = spawn(
      process.execPath,
      ["--input-type=module", "--eval", program, "--", ...flags],
      {
        stdio: ["ignore", "pipe", "pipe"],
      },
    );
    let out = "";
    let err = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => (out += text));
    child.stderr.setEncoding("utf8").on("data", (text: string) => (err += text));
    const ended = once(child, "close").then(([code, signal]) => ({
      code: code as number | null,
      signal: signal as NodeJS.Signals | null,
      out,
      err,
    }));
    const says = async (words: string): Promise<string> => {
      while (!out.includes(words)) {
        if (child.exitCode !== null)
          throw new Error(`it ended without saying ${words}: ${out}${err}`);
        await Promise.race([once(child.stdout, "data"), ended]);
      }
      return out;
    };
    const run = { process: child, ended, says };
    running.push(run);
    return run;
  }
  const start = (...flags: string[]): Run =>
    simulate("--world", world, "--ca-file", join(folder, "ca.pem"), "--lang", "en", ...flags);

  async function answers(endpoint: string): Promise<boolean> {
    return fetch(`http://${endpoint}/_simulator/accounts`).then(
      (response) => response.ok,
      () => false,
    );
  }
  async function goneWithin(endpoint: string, milliseconds: number): Promise<boolean> {
    for (const end = Date.now() + milliseconds; Date.now() < end;) {
      if (!(await answers(endpoint))) return true;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    return false;
  }

  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    it(`says how to use it, and passes ${signal} on`, async () => {
      const run = start();

      const said = await run.says("endpoints[0].location");
      const endpoint = /http:\/\/(127\.0\.0\.1:\d+)/.exec(said)?.[1] ?? expect.fail(said);
      expect(await answers(endpoint)).to.equal(true);
      expect(said)
        .to.contain("export ALICLOUD_ACCESS_KEY=LTAI-rehearsal-source")
        .and.to.contain("LTAI-rehearsal-target");
      expect(said).to.contain(`SSL_CERT_FILE=${join(folder, "ca.pem")}`);
      expect(readFileSync(join(folder, "ca.pem"), "utf8")).to.contain("BEGIN CERTIFICATE");
      run.process.kill(signal);

      expect(await run.ended).to.include({ code: 0, signal: null });
      expect(await answers(endpoint)).to.equal(false);
    });
  }

  it("leaves no simulator behind when it is killed", async () => {
    const run = start("--json");
    const ready = JSON.parse(await run.says("\n")) as { endpoint: string; accounts: unknown[] };
    expect(ready.accounts).to.have.length(2);
    expect(await answers(ready.endpoint)).to.equal(true);

    run.process.kill("SIGKILL");

    expect(await goneWithin(ready.endpoint, 5_000)).to.equal(true);
  });

  it("ends as the simulator does when the world cannot be read", async () => {
    const { code, err, out } = await simulate("--world", join(folder, "no-such-world.yaml")).ended;

    expect(code).to.equal(3);
    expect(err)
      .to.contain("no-such-world.yaml")
      .and.not.match(/\n\s+at /);
    expect(out).to.equal("");
  });

  it("ends as the simulator does when the port is taken", async () => {
    const server = createServer().listen(0, "127.0.0.1");
    await once(server, "listening");
    const port = String((server.address() as AddressInfo).port);

    const { code, err } = await start("--port", port).ended;

    server.close();
    expect(code).to.equal(3);
    expect(err)
      .to.contain(port)
      .and.not.match(/\n\s+at /);
  });
});
