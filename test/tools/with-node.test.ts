import { expect } from "chai";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Clone } from "./support/clone.ts";
import { makeClone, start, startSetup, until, writeScript } from "./support/clone.ts";

describe("tools/with-node.mjs", () => {
  let clone: Clone;
  before(async () => {
    clone = makeClone();
    const { code, stderr } = await startSetup(clone).end;
    expect(code, stderr).to.equal(0);
  });
  after(() => {
    clone.remove();
  });

  const startUnder = (script: string, args: string[] = []): ReturnType<typeof start> => {
    const file = join(clone.root, "script.mjs");
    writeFileSync(file, script);
    return start(join(clone.root, "tools", "with-node.mjs"), [file, ...args], { env: clone.env });
  };

  it("passes arguments, output and exit code on", async () => {
    const ended = await startUnder("console.log(process.argv.slice(2)); process.exitCode = 7;", [
      "a",
      "--b=c",
    ]).end;
    expect(ended).to.deep.include({ code: 7, stdout: "[ 'a', '--b=c' ]\n", stderr: "" });
  });

  it("puts the recorded Node.js and engine in front of PATH", async () => {
    const { stdout } = await startUnder(
      "console.log(process.execPath); console.log(process.env.PATH);",
    ).end;
    const [node, path = ""] = stdout.split("\n");
    expect(node).to.equal(process.execPath);
    const [first = "", second = ""] = path.split(":");
    expect(first).to.equal(join(process.execPath, ".."));
    expect(existsSync(join(second, "pulumi-language-nodejs"))).to.equal(true);
  });

  for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"] as const) {
    it(`passes ${signal} on to a script that handles it`, async () => {
      const ready = join(clone.root, `ready-${signal}`);
      const running = startUnder(`
        import { writeFileSync } from "node:fs";
        process.on("${signal}", () => process.exit(5));
        setTimeout(() => process.exit(6), 20_000);
        writeFileSync(${JSON.stringify(ready)}, "");
      `);
      await until(() => existsSync(ready));
      running.signal(signal);
      expect(await running.end).to.include({ code: 5, signal: null });
    });
  }

  it("dies by the signal that its script died by", async () => {
    const { code, signal } = await startUnder('process.kill(process.pid, "SIGKILL");').end;
    expect({ code, signal }).to.deep.equal({ code: null, signal: "SIGKILL" });
  });

  it("asks for set-up where it was not done, or for another lock file", async () => {
    const fresh = makeClone();
    try {
      const script = join(fresh.root, "tools", "with-node.mjs");
      const ended = await start(script, ["x.mjs"], { env: fresh.env }).end;
      expect(ended.code).to.equal(3);
      expect(ended.stderr).to.include("Run: npm run setup").and.include("请运行：npm run setup");
      await startSetup(fresh).end;
      writeFileSync(join(fresh.root, "package-lock.json"), '{"packages":{},"changed":true}');
      expect((await start(script, ["x.mjs"], { env: fresh.env }).end).code).to.equal(3);
    } finally {
      fresh.remove();
    }
  });

  it("runs the doctor without an engine, and no other command", async () => {
    const fresh = makeClone();
    try {
      const env = { ...fresh.env, FAKE_GO_VERSION: "1.20.0" };
      expect((await startSetup(fresh, env).end).code).to.equal(1);
      mkdirSync(join(fresh.root, "cli"));
      writeScript(
        join(fresh.root, "cli", "main.mjs"),
        "console.log(process.argv.slice(2).join());",
      );
      const command = join(fresh.root, "tools", "ecs-transfer.mjs");
      expect(await start(command, ["doctor", "--json"], { env }).end).to.include({
        code: 0,
        stdout: "doctor,--json\n",
      });
      expect((await start(command, ["check"], { env }).end).code).to.equal(3);
      expect(
        readFileSync(join(fresh.root, ".ecs-transfer", "setup-failure.json"), "utf8"),
      ).to.include("1.20.0");
    } finally {
      fresh.remove();
    }
  });
});
