import { expect } from "chai";
import { existsSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { readLock, takeLock } from "../../tools/setup/lock.mjs";
import { makeFolder, start } from "./support/clone.ts";

const lockModule = join(import.meta.dirname, "..", "..", "tools", "setup", "lock.mjs");

/** A process id that is certainly nobody's: beyond what the kernel gives. */
const nobody = 2 ** 22 + 1;

describe("tools/setup/lock.mjs", () => {
  let folder: string;
  let file: string;
  beforeEach(() => {
    folder = makeFolder();
    file = join(folder, "setup.lock");
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  const owner = (changes: object): string =>
    JSON.stringify({
      pid: process.pid,
      host: hostname(),
      started: "",
      birth: "",
      clone: "/x",
      ...changes,
    });
  const age = (seconds: number): void => {
    const then = new Date(Date.now() - seconds * 1000);
    utimesSync(file, then, then);
  };

  it("is free, then held by this process, then free", async () => {
    expect(readLock(file)).to.deep.equal({ state: "free" });
    const release = await takeLock(file, "/x", () => expect.fail("nobody holds it"));
    const held = readLock(file);
    expect(held.state === "held" && held.owner?.pid).to.equal(process.pid);
    release();
    expect(existsSync(file)).to.equal(false);
  });

  for (const [what, content, seconds, state] of [
    ["a living process of this host", owner({}), 9_999, "held"],
    ["a dead process of this host", owner({ pid: nobody }), 0, "stale"],
    ["another process that has got the dead one's id", owner({ birth: "1" }), 0, "stale"],
    ["another host that touched it just now", owner({ host: "elsewhere", pid: nobody }), 5, "held"],
    ["another host that has long not touched it", owner({ host: "elsewhere" }), 120, "stale"],
    ["whoever is just writing it", "", 0, "held"],
    ["whoever died while writing it", "", 30, "stale"],
  ] as const) {
    it(`is ${state} for ${what}`, () => {
      writeFileSync(file, content);
      age(seconds);
      expect(readLock(file).state).to.equal(state);
    });
  }

  it("waits for the holder and says who that is", async () => {
    const release = await takeLock(file, "/first", () => undefined);
    const waitedFor: (string | undefined)[] = [];
    const second = takeLock(file, "/second", (holder) => {
      waitedFor.push(holder?.clone);
      release();
    });
    (await second)();
    expect(waitedFor).to.deep.equal(["/first"]);
  });

  it("lets in one at a time when many find the lock of a dead process", async () => {
    writeFileSync(file, owner({ pid: nobody }));
    const script = join(folder, "taker.mjs");
    writeFileSync(
      script,
      `import { appendFileSync } from "node:fs";
       import { setTimeout as pause } from "node:timers/promises";
       import { takeLock } from ${JSON.stringify(lockModule)};
       const release = await takeLock(process.argv[2], "/x", () => undefined);
       appendFileSync(process.argv[3], "in " + process.pid + "\\n");
       await pause(20);
       appendFileSync(process.argv[3], "out " + process.pid + "\\n");
       release();`,
    );
    const diary = join(folder, "diary");
    const takers = Array.from({ length: 6 }, () => start(script, [file, diary], {}).end);
    for (const { code, stderr } of await Promise.all(takers)) expect(code, stderr).to.equal(0);
    const lines = readFileSync(diary, "utf8").trim().split("\n");
    expect(lines).to.have.length(12);
    for (let i = 0; i < lines.length; i += 2) {
      expect(lines[i + 1]).to.equal(lines[i]?.replace("in", "out"));
    }
  });
});
