import { expect } from "chai";
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Clone } from "./support/clone.ts";
import { makeClone, processLives, startSetup, until } from "./support/clone.ts";

const builds = (clone: Clone): string[] =>
  clone.calls().filter((call) => call.startsWith("go build"));

function record(clone: Clone): {
  node: string;
  engine: { kind: string; pulumi: string; home: string };
} {
  return JSON.parse(
    readFileSync(join(clone.root, ".ecs-transfer", "setup.json"), "utf8"),
  ) as ReturnType<typeof record>;
}

/** Names of what is neither whole nor removed. */
function leftovers(clone: Clone): string[] {
  const names = readdirSync(clone.cache, { recursive: true }) as string[];
  return names.filter(
    (name) => name.includes(".unfinished-") || name === "setup.lock" || name === "tmp",
  );
}

describe("tools/setup.mjs", () => {
  let clone: Clone;
  beforeEach(() => {
    clone = makeClone();
  });
  afterEach(() => {
    clone.remove();
  });

  it("puts packages and a built engine in place and records them", async () => {
    const { code, stderr } = await startSetup(clone).end;
    expect(code, stderr).to.equal(0);
    expect(clone.calls()[0]).to.equal("npm ci");
    expect(builds(clone)).to.have.length(3);
    const { node, engine } = record(clone);
    expect(node).to.equal(process.execPath);
    expect(engine.kind).to.equal("built");
    expect(engine.pulumi).to.equal(join(engine.home, "bin", "pulumi"));
    const plugin = join(
      engine.home,
      "plugins",
      "resource-alicloud-v3.108.0",
      "pulumi-resource-alicloud",
    );
    expect(existsSync(plugin)).to.equal(true);
    expect(leftovers(clone)).to.deep.equal([]);
    expect(existsSync(join(clone.cache, "go"))).to.equal(false);
  });

  it("writes nothing outside the clone and the cache folder", async () => {
    await startSetup(clone).end;
    expect(existsSync(clone.env["HOME"] ?? "")).to.equal(false);
  });

  it("does nothing the second time, and says nothing", async () => {
    await startSetup(clone).end;
    const before = clone.calls();

    const { code, stderr } = await startSetup(clone).end;

    expect({ code, stderr }).to.deep.equal({ code: 0, stderr: "" });
    expect(clone.calls()).to.deep.equal(before);
  });

  it("builds anew only the binary whose inputs changed", async () => {
    await startSetup(clone).end;
    writeFileSync(join(clone.root, "tools", "engine", "provider", "main.go"), "package main");
    const home = record(clone).engine.home;
    await startSetup(clone).end;
    expect(builds(clone)).to.have.length(4);
    expect(record(clone).engine.home).not.to.equal(home);
  });

  it("serves another clone from the cache folder, even without Go", async () => {
    await startSetup(clone).end;
    rmSync(join(clone.root, ".ecs-transfer"), { recursive: true });
    const { code, stderr } = await startSetup(clone, { PATH: "/usr/bin:/bin" }).end;
    expect(code, stderr).to.equal(0);
    expect(builds(clone)).to.have.length(3);
  });

  it("installs again when the lock file changes", async () => {
    await startSetup(clone).end;
    writeFileSync(join(clone.root, "package-lock.json"), '{"packages":{},"changed":true}');
    await startSetup(clone).end;
    expect(clone.calls().filter((call) => call === "npm ci")).to.have.length(2);
  });

  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    it(`leaves no half result and no child process after ${signal}, and goes on from there`, async () => {
      const running = startSetup(clone, { FAKE_GO_SECONDS: "60" });
      const pidFile = `${clone.env["FAKE_CALLS"] ?? ""}.pid`;
      await until(() => existsSync(pidFile) && readFileSync(pidFile, "utf8").trim() !== "");
      running.signal(signal);
      const { code } = await running.end;
      expect(code).to.equal(signal === "SIGINT" ? 130 : 143);
      const grandchild = Number(readFileSync(pidFile, "utf8"));
      await until(() => !processLives(grandchild), 2_000);
      expect(leftovers(clone)).to.deep.equal([]);
      expect(existsSync(join(clone.root, ".ecs-transfer", "setup.json"))).to.equal(false);

      const again = await startSetup(clone).end;
      expect(again.code, again.stderr).to.equal(0);
      expect(clone.calls().filter((call) => call === "npm ci")).to.have.length(1);
    });
  }

  it("goes on after kill -9: the dead one's lock and half results are cleared", async () => {
    const running = startSetup(clone, { FAKE_GO_SECONDS: "2" });
    await until(() => builds(clone).length === 1);
    running.signal("SIGKILL");
    await running.end;
    expect(leftovers(clone)).to.include("setup.lock");
    const { code, stderr } = await startSetup(clone).end;
    expect(code, stderr).to.equal(0);
    expect(leftovers(clone)).to.deep.equal([]);
  });

  it("lets two at once finish with one doing the work and the other saying for whom it waits", async () => {
    const first = startSetup(clone, { FAKE_GO_SECONDS: "0.7" });
    await until(() => existsSync(join(clone.cache, "setup.lock")));
    const second = startSetup(clone);
    const [one, two] = await Promise.all([first.end, second.end]);
    expect([one.code, two.code], one.stderr + two.stderr).to.deep.equal([0, 0]);
    expect(builds(clone)).to.have.length(3);
    expect(two.stderr).to.match(/waits for another set-up that is running \(.*clone, pid \d+/);
  });

  it("says what go said and where the log is when a build fails", async () => {
    const { code, stderr } = await startSetup(clone, { FAKE_GO_FAILS: "1" }).end;
    expect(code).to.equal(1);
    expect(stderr)
      .to.include("the disk is full")
      .and.include(join(clone.cache, "log", "go-pulumi.log"));
    expect(stderr).to.include("构建 pulumi 失败").and.not.include("    at ");
    expect(leftovers(clone)).to.deep.equal([]);
  });

  it("says what npm said and where the log is when npm fails", async () => {
    const { code, stderr } = await startSetup(clone, { FAKE_NPM_FAILS: "1" }).end;
    expect(code).to.equal(1);
    expect(stderr)
      .to.include("the registry is away")
      .and.include(join(clone.cache, "log", "npm-ci.log"));
    expect(builds(clone)).to.deep.equal([]);
  });

  it("names what to install, in both languages, where Go is too old", async () => {
    const { code, stderr } = await startSetup(clone, { FAKE_GO_VERSION: "1.24.9" }).end;
    expect(code).to.equal(1);
    expect(stderr)
      .to.include("Go 1.25.11 or newer is needed to build the engine")
      .and.include("1.24.9");
    expect(stderr).to.include("install Pulumi 3.249.0").and.include("安装 Pulumi 3.249.0");
    expect(builds(clone)).to.deep.equal([]);
  });

  it("refuses an unknown ECS_TRANSFER_ENGINE by name", async () => {
    const { code, stderr } = await startSetup(clone, { ECS_TRANSFER_ENGINE: "docker" }).end;
    expect(code).to.equal(1);
    expect(stderr).to.include('"docker"; allowed are: path, vendor, built');
  });

  it("speaks Chinese where the locale is Chinese", async () => {
    const { stderr } = await startSetup(clone, { LANG: "zh_CN.UTF-8" }).end;
    expect(stderr).to.include("就绪");
  });
});
