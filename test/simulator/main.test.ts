import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { expect } from "chai";
import { at, textAt } from "./support.ts";

const MAIN = fileURLToPath(new URL("../../simulator/main.ts", import.meta.url));
const SMALL = fileURLToPath(new URL("../../examples/worlds/small.yaml", import.meta.url));

describe("simulator: command", () => {
  let folder: string;
  const running = new Set<ChildProcess>();

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), "simulator-test-"));
  });
  afterEach(() => {
    for (const child of running) child.kill("SIGKILL");
    running.clear();
    rmSync(folder, { recursive: true });
  });

  function run(...args: string[]) {
    const child = spawn(process.execPath, [MAIN, ...args], { stdio: ["pipe", "pipe", "pipe"] });
    running.add(child);
    return child;
  }

  type Child = ReturnType<typeof run>;

  async function firstLine(child: Child): Promise<unknown> {
    let text = "";
    for await (const chunk of child.stdout
      .setEncoding("utf8")
      .iterator({ destroyOnReturn: false })) {
      text += String(chunk);
      if (text.includes("\n")) break;
    }
    const parsed: unknown = JSON.parse(text.split("\n")[0] ?? "");
    return parsed;
  }

  async function failure(child: Child): Promise<{ code: unknown; text: string }> {
    let text = "";
    child.stderr.setEncoding("utf8").on("data", (chunk: string) => (text += chunk));
    const closed: unknown[] = await once(child, "close");
    return { code: closed[0], text };
  }

  it("announces itself as JSON, writes the certificate, and ends on SIGTERM", async () => {
    const caFile = path.join(folder, "ca.pem");
    const child = run("--world", SMALL, "--json", "--ca-file", caFile);
    const line = await firstLine(child);

    expect(at(line, "accounts.0.accessKeyId")).to.equal("LTAI-small-source");
    expect(at(line, "caFile")).to.equal(caFile);
    expect(readFileSync(caFile, "utf8")).to.match(/^-----BEGIN CERTIFICATE-----/);
    expect((await fetch(`http://${textAt(line, "endpoint")}/_simulator/counters`)).status).to.equal(
      200,
    );
    child.kill("SIGTERM");
    expect(await once(child, "exit")).to.deep.equal([0, null]);
  });

  it("ends with its parent when asked to, and takes its temporary certificate along", async () => {
    const child = run("--world", SMALL, "--json", "--exit-with-parent");
    const caFile = textAt(await firstLine(child), "caFile");
    expect(existsSync(caFile)).to.equal(true);
    child.stdin.end();

    expect(await once(child, "exit")).to.deep.equal([0, null]);
    expect(existsSync(caFile)).to.equal(false);
  });

  it("says in one line that a port is taken, and exits with 3", async () => {
    const first = run("--world", SMALL, "--json");
    const port = String(at(await firstLine(first), "port"));
    const { code, text } = await failure(run("--world", SMALL, "--port", port));

    expect(code).to.equal(3);
    expect(text.trim().split("\n")).to.have.lengthOf(1);
    expect(text).to.include(`port ${port} on 127.0.0.1 is in use`);
  });

  const WRONG: [string, string[], RegExp][] = [
    ["no world", [], /--world FILE is missing/],
    ["a missing file", ["--world", "nowhere.yaml"], /cannot read the world file nowhere\.yaml/],
    [
      "a bad port",
      ["--world", SMALL, "--port", "http"],
      /--port is a whole number from 0 to 65535, found "http"/,
    ],
    ["an unknown option", ["--world", SMALL, "--wrold"], /--wrold/],
  ];
  for (const [name, args, message] of WRONG)
    it(`exits with 3 on ${name}, without a stack trace`, async () => {
      const { code, text } = await failure(run(...args));

      expect(code).to.equal(3);
      expect(text)
        .to.match(message)
        .and.not.match(/^\s+at /m);
    });

  it("exits with 3 on a broken world, naming file, line and column", async () => {
    const file = path.join(folder, "broken.yaml");
    writeFileSync(file, "version: 1\naccounts:\n  - nmae: x\n");
    const { code, text } = await failure(run("--world", file));

    expect(code).to.equal(3);
    expect(text).to.include(`${file}:3:5: accounts[0].nmae: unknown key; did you mean name?`);
  });
});
