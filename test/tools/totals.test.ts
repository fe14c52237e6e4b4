import { expect } from "chai";
import { cpSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { delimiter, join } from "node:path";
import { spawnSync } from "node:child_process";
import { makeFolder, writeScript } from "./support/clone.ts";

const root = join(import.meta.dirname, "..", "..");

describe("the totals of a test run", () => {
  let folder: string;
  beforeEach(() => {
    folder = makeFolder();
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  describe("tools/mocha-reporter.cjs", () => {
    const sample = `
      describe("sample", () => {
        it("one", () => {});
        it("two", () => {});
        it("bad", () => { throw new Error("bad"); });
        it("later");
      });`;
    const runSample = (
      script: string,
      env: NodeJS.ProcessEnv,
      args: readonly string[] = [],
    ): ReturnType<typeof spawnSync> => {
      symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
      writeScript(join(folder, "sample.cjs"), script);
      const mocha = join(root, "node_modules", "mocha", "bin", "mocha.js");
      const reporter = join(root, "tools", "mocha-reporter.cjs");
      return spawnSync(
        process.execPath,
        [mocha, "--no-config", "--reporter", reporter, ...args, "sample.cjs"],
        {
          cwd: folder,
          encoding: "utf8",
          env: { PATH: process.env["PATH"], ...env },
        },
      );
    };
    const lastLine = (output: unknown): string | undefined =>
      String(output).trimEnd().split("\n").at(-1);

    it("ends with one line of what was counted", () => {
      const { stdout, status } = runSample(sample, {});
      expect(lastLine(stdout)).to.equal("2 passed, 1 failed, 1 skipped");
      expect(status).to.equal(1);
    });

    it("leaves the line to whoever names a file for the totals", () => {
      const file = join(folder, "totals.json");
      const { stdout } = runSample(sample, { ECS_TRANSFER_TOTALS: file });
      expect(stdout).not.to.match(/\d+ passed, \d+ failed/);
      expect(JSON.parse(readFileSync(file, "utf8"))).to.deep.equal({
        passed: 2,
        failed: 1,
        skipped: 1,
      });
    });

    it("counts a failing hook, and keeps the count of a run that dies half-way", () => {
      const file = join(folder, "totals.json");
      runSample(
        `describe("s", () => {
           it("one", () => {});
           describe("t", () => { before(() => { throw new Error("no"); }); it("never", () => {}); });
           describe("u", () => { it("dies", () => process.kill(process.pid, "SIGKILL")); });
         });`,
        { ECS_TRANSFER_TOTALS: file },
      );
      expect(JSON.parse(readFileSync(file, "utf8"))).to.deep.equal({
        passed: 1,
        failed: 1,
        skipped: 0,
      });
    });

    it("makes a skipped test a failure where mocha is run as in CI", () => {
      const skipped = 'describe("s", () => { it("one", () => {}); it.skip("x", () => {}); });';
      const { status } = runSample(skipped, {}, ["--forbid-pending"]);
      expect(status).not.to.equal(0);
    });
  });

  describe(".ci/run", () => {
    /** Runs it with an npm whose steps end as told; `totals` is what the tests count. */
    const runCi = (
      steps: Record<string, number>,
      totals?: object,
    ): { status: number | null; lines: string[] } => {
      cpSync(join(root, ".ci", "run"), join(folder, ".ci", "run"));
      const cases = Object.entries(steps).map(([name, code]) => `*" ${name} "*) code=${code} ;;`);
      writeScript(
        join(folder, "bin", "npm"),
        `#!/bin/sh
         echo "npm $*, CI=$CI"; code=0
         case " $* " in ${cases.join("\n")} esac
         case " $* " in *" test "*) ${totals ? `echo '${JSON.stringify(totals)}' > "$ECS_TRANSFER_TOTALS"` : ":"} ;; esac
         exit $code`,
      );
      const path = [join(folder, "bin"), join(process.execPath, ".."), "/usr/bin", "/bin"].join(
        delimiter,
      );
      const { status, stdout } = spawnSync("bash", [join(folder, ".ci", "run")], {
        encoding: "utf8",
        env: { PATH: path },
      });
      return { status, lines: stdout.trimEnd().split("\n") };
    };
    const good = { passed: 12, failed: 0, skipped: 0 };

    it("sets up, checks and tests in this order, and ends with the totals", () => {
      const { status, lines } = runCi({}, good);
      expect(status).to.equal(0);
      const steps = lines
        .filter((line) => line.startsWith("npm "))
        .map((line) => line.replaceAll(/--silent ?/g, ""));
      expect(steps).to.deep.equal([
        "npm run setup, CI=true",
        "npm run check, CI=true",
        "npm test , CI=true",
      ]);
      expect(lines.at(-1)).to.equal("12 passed, 0 failed, 0 skipped");
    });

    it("has the exit code of the first failing step, and still tests and counts", () => {
      const { status, lines } = runCi({ check: 4, test: 5 }, { ...good, failed: 1 });
      expect(status).to.equal(4);
      expect(lines.at(-1)).to.equal("12 passed, 1 failed, 0 skipped");
    });

    it("stops where set-up fails, having counted nothing", () => {
      const { status, lines } = runCi({ setup: 3 }, good);
      expect(status).to.equal(3);
      expect(lines.some((line) => line.startsWith("npm test"))).to.equal(false);
      expect(lines.at(-1)).to.equal("0 passed, 0 failed, 0 skipped");
    });

    for (const [what, totals] of [
      ["a skipped test", { passed: 12, failed: 0, skipped: 1 }],
      ["a run without a test", { passed: 0, failed: 0, skipped: 0 }],
      ["a run that counted nothing", undefined],
    ] as const) {
      it(`fails for ${what}`, () => {
        expect(runCi({}, totals).status).to.equal(1);
      });
    }
  });
});
