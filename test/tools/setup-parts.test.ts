import { expect } from "chai";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { hashInputs } from "../../tools/setup/hash.mjs";
import { installedAsLocked, packagesReady } from "../../tools/setup/packages.mjs";
import { cacheFolder, alicloudVersion } from "../../tools/setup/facts.mjs";
import { elapsed, createProgress } from "../../tools/setup/progress.mjs";
import { publish, sweepUnfinished } from "../../tools/setup/publish.mjs";
import { lastLines, run } from "../../tools/setup/run.mjs";
import { language } from "../../tools/setup/text.mjs";
import { atLeast, findVersion } from "../../tools/setup/version.mjs";
import { makeFolder, until, writeScript } from "./support/clone.ts";

describe("tools/setup", () => {
  let folder: string;
  beforeEach(() => {
    folder = makeFolder();
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  describe("version.mjs", () => {
    for (const [text, version] of [
      ["v3.259.0\n", "3.259.0"],
      ["go version go1.26 linux/amd64", "1.26.0"],
      ["v3.260.0-dev.1+abc", "3.260.0"],
      ["no number", undefined],
    ] as const) {
      it(`finds ${String(version)} in ${JSON.stringify(text)}`, () => {
        expect(findVersion(text)).to.equal(version);
      });
    }
    for (const [version, minimum, holds] of [
      ["3.249.0", "3.249.0", true],
      ["3.248.9", "3.249.0", false],
      ["3.1000.0", "3.249.0", true],
      ["4.0.0", "3.249.0", true],
      ["1.25.9", "1.25.11", false],
      [undefined, "1.0.0", false],
    ] as const) {
      it(`${String(version)} is ${holds ? "" : "not "}at least ${minimum}`, () => {
        expect(atLeast(version, minimum)).to.equal(holds);
      });
    }
  });

  describe("facts.mjs", () => {
    it("moves the cache folder by variable, then by XDG_CACHE_HOME, then to the home folder", () => {
      expect(cacheFolder({ ECS_TRANSFER_CACHE: "/a", XDG_CACHE_HOME: "/b" })).to.equal("/a");
      expect(cacheFolder({ XDG_CACHE_HOME: "/b" })).to.equal("/b/ecs-transfer");
      expect(cacheFolder({})).to.match(/\/\.cache\/ecs-transfer$/);
    });

    it("names the plugin version that the npm package names", () => {
      const manifest = JSON.parse(
        readFileSync(join(import.meta.dirname, "..", "..", "package.json"), "utf8"),
      ) as {
        dependencies: Record<string, string>;
      };
      expect(alicloudVersion).to.equal(manifest.dependencies["@pulumi/alicloud"]);
    });
  });

  describe("hash.mjs", () => {
    const write = (name: string, content: string): void => {
      writeScript(join(folder, name), content);
    };
    it("is the same for the same names and contents, whatever the folder", () => {
      write("a/src/x.go", "one");
      write("b/src/x.go", "one");
      expect(hashInputs(join(folder, "a"), ["src"])).to.equal(
        hashInputs(join(folder, "b"), ["src"]),
      );
    });

    it("changes with a content, a name, a moved byte and a flag", () => {
      write("a/src/x.go", "one");
      write("content/src/x.go", "two");
      write("name/src/y.go", "one");
      write("cut/src/x.go", "on");
      write("cut/src/z.go", "e");
      const hashes = ["a", "content", "name", "cut"].map((name) =>
        hashInputs(join(folder, name), ["src"]),
      );
      hashes.push(hashInputs(join(folder, "a"), ["src"], ["-tags x"]));
      expect(new Set(hashes).size).to.equal(hashes.length);
    });
  });

  describe("publish.mjs", () => {
    it("shows the result only when it is whole", async () => {
      const place = join(folder, "made", "engine");
      await publish(place, (temporary) => {
        writeFileSync(temporary, "half");
        expect(existsSync(place)).to.equal(false);
        writeFileSync(temporary, "whole");
      });
      expect(readFileSync(place, "utf8")).to.equal("whole");
      expect(readdirSync(join(folder, "made"))).to.deep.equal(["engine"]);
    });

    it("leaves nothing of a making that failed", async () => {
      const making = publish(join(folder, "engine"), (temporary) => {
        writeFileSync(temporary, "half");
        throw new Error("power cut");
      });
      await making.then(
        () => expect.fail("it was to fail"),
        (error: unknown) => {
          expect(error).to.be.instanceOf(Error).with.property("message", "power cut");
        },
      );
      expect(readdirSync(folder)).to.deep.equal([]);
    });

    it("keeps the first of two that were made at once", async () => {
      const place = join(folder, "engine");
      await publish(place, async (slow) => {
        mkdirSync(slow);
        writeFileSync(join(slow, "by"), "slow");
        await publish(place, (quick) => {
          mkdirSync(quick);
          writeFileSync(join(quick, "by"), "quick");
        });
      });
      expect(readFileSync(join(place, "by"), "utf8")).to.equal("quick");
      expect(readdirSync(folder)).to.deep.equal(["engine"]);
    });

    it("sweeps what a killed set-up left, and nothing else", () => {
      mkdirSync(join(folder, ".unfinished-abc", "result"), { recursive: true });
      mkdirSync(join(folder, "engine"));
      sweepUnfinished(folder);
      expect(readdirSync(folder)).to.deep.equal(["engine"]);
    });
  });

  describe("packages.mjs", () => {
    const locked = {
      "": { name: "x" },
      "node_modules/a": { version: "1.0.0", integrity: "sha512-a" },
      "node_modules/b": { version: "1.0.0", integrity: "sha512-b", optional: true },
    };
    const lay = (installed: Record<string, unknown>): void => {
      writeScript(join(folder, "package-lock.json"), JSON.stringify({ packages: locked }));
      writeScript(
        join(folder, "node_modules", ".package-lock.json"),
        JSON.stringify({ packages: installed }),
      );
    };
    it("takes over what npm installed from this lock file, an optional package for another platform left out", () => {
      lay({ "node_modules/a": locked["node_modules/a"] });
      expect(installedAsLocked(folder)).to.equal(true);
    });
    for (const [what, installed] of [
      ["another version", { "node_modules/a": { version: "1.0.1", integrity: "sha512-a" } }],
      ["another content", { "node_modules/a": { version: "1.0.0", integrity: "sha512-x" } }],
      ["a package missing", { "node_modules/b": locked["node_modules/b"] }],
      ["a package too many", { ...locked, "node_modules/c": { version: "1.0.0" } }],
    ] as const) {
      it(`does not take over ${what}`, () => {
        lay(installed);
        expect(installedAsLocked(folder)).to.equal(false);
      });
    }
    it("is not ready while a package of package.json is absent", () => {
      writeScript(join(folder, "package.json"), '{"dependencies":{"a":"1.0.0"}}');
      expect(packagesReady(folder)).to.equal(false);
    });
  });

  describe("run.mjs", () => {
    it("ends a command that takes too long, with all that it started", async () => {
      const outcome = await run("/bin/sh", ["-c", "sleep 20 & wait"], { timeoutMs: 200 });
      expect(outcome).to.include({ code: undefined, why: "no end after 200 ms" });
    }).timeout(15_000);

    it("tells of a command that is not there", async () => {
      const outcome = await run(join(folder, "nothing"), []);
      expect(outcome.code).to.equal(undefined);
      expect(outcome.why).to.include("ENOENT");
    });

    it("keeps the output in the log, and its end for the message", async () => {
      const log = join(folder, "log", "x.log");
      const outcome = await run(
        "/bin/sh",
        ["-c", "for i in 1 2 3; do echo line $i; done; exit 4"],
        { log },
      );
      expect(outcome).to.include({ code: 4, why: "exit code 4" });
      expect(lastLines(outcome.output, 2)).to.equal("line 2\nline 3");
      expect(readFileSync(log, "utf8")).to.include("line 1");
    });
  });

  describe("progress.mjs", () => {
    it("tells seconds and minutes", () => {
      expect([elapsed(1_400), elapsed(59_000), elapsed(272_000)]).to.deep.equal([
        "1 s",
        "59 s",
        "4 min 32 s",
      ]);
    });

    it("is silent about what takes less than two seconds, and writes no control codes to a file", async () => {
      const written: string[] = [];
      let clock = 0;
      const progress = createProgress({
        stream: { write: (text) => written.push(text) },
        now: () => clock,
      });
      await progress.stage("quick", () => Promise.resolve());
      expect(written).to.deep.equal([]);
      await progress.stage("slow", () => {
        clock += 20_000;
        return Promise.resolve();
      });
      expect(written.join("")).to.equal("setup: slow: 20 s ✓\n");
    });

    it("updates one line on a terminal, cut to its width but for the time", async () => {
      const written: string[] = [];
      const stream = { write: (text: string) => written.push(text), isTTY: true, columns: 30 };
      let clock = 0;
      const progress = createProgress({ stream, now: () => clock, env: {} });
      await progress.stage("a title that is longer than thirty columns", async () => {
        clock += 65_000;
        await until(() => written.length > 0);
      });
      expect(written[0]).to.match(/setup: a title .* … 1 min 5 s$/);
      expect(written[0]?.length).to.equal(29 + "\r\u001b[2K".length);
    });
  });

  describe("text.mjs", () => {
    for (const [env, expected] of [
      [{ LANG: "zh_CN.UTF-8" }, "zh"],
      [{ LANG: "zh_CN.UTF-8", LC_ALL: "en_US.UTF-8" }, "en"],
      [{ LANG: "en_US.UTF-8", ECS_TRANSFER_LANG: "zh" }, "zh"],
      [{}, "en"],
    ] as const) {
      it(`speaks ${expected} for ${JSON.stringify(env)}`, () => {
        expect(language(env)).to.equal(expected);
      });
    }
  });
});
