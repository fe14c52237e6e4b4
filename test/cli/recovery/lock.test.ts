import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { expect } from "chai";
import { holderOf, stackLocks } from "../../../cli/recovery/lock.ts";
import type { StackLock } from "../../../cli/recovery/lock.ts";
import { stackFiles } from "../../../cli/recovery/file-backend.ts";
import type { StackFiles } from "../../../cli/recovery/file-backend.ts";
import { UserError } from "../../../cli/user-error.ts";

function lock(over: Partial<StackLock> = {}): StackLock {
  const since = new Date();
  return { file: "lock.json", pid: process.pid, user: "ops", host: hostname(), since, ...over };
}

const anHour = 3_600_000;

describe("cli/recovery/lock", () => {
  let folder: string;
  let files: StackFiles;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "ecs-transfer-lock-"));
    files = stackFiles(`file://${folder}`, "shop", "prod") ?? expect.fail("no file backend");
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  function write(name: string, content: unknown): void {
    mkdirSync(files.locks, { recursive: true });
    const text = typeof content === "string" ? content : JSON.stringify(content);
    writeFileSync(join(files.locks, name), text);
  }
  const content = (pid: number, timestamp: string) => ({
    ...{ pid, username: "ops", hostname: "build-1", timestamp },
  });

  it("finds none where no engine was at work", () => {
    expect(stackLocks(files)).to.deep.equal([]);
  });

  it("reads who holds a stack and since when, the oldest first, and no other files", () => {
    write("b.json", content(12, "2026-06-01T09:00:00.5+08:00"));
    write("a.json", content(34, "2026-06-01T08:00:00Z"));
    write("a.json.attrs", "");

    expect(stackLocks(files)).to.deep.equal([
      {
        ...{ file: join(files.locks, "b.json"), pid: 12, user: "ops", host: "build-1" },
        since: new Date("2026-06-01T01:00:00.500Z"),
      },
      {
        ...{ file: join(files.locks, "a.json"), pid: 34, user: "ops", host: "build-1" },
        since: new Date("2026-06-01T08:00:00Z"),
      },
    ]);
  });

  it("names a lock that it cannot read, and takes nothing of it for granted", () => {
    for (const broken of ["", "{", { pid: "12" }, { ...content(0, "2026-06-01T08:00:00Z") }]) {
      write("a.json", broken);
      expect(() => stackLocks(files), JSON.stringify(broken)).to.throw(UserError, "a.json");
    }
  });

  describe("whether its holder lives", () => {
    it("is dead when the process has ended", async () => {
      const child = spawn(process.execPath, ["--eval", ""]);
      const since = new Date();
      await once(child, "close");

      expect(holderOf(lock({ pid: child.pid ?? 0, since }))).to.equal("dead");
    });

    it("is alive while the process lives, however late it is looked at", async () => {
      const child = spawn(process.execPath, ["--eval", "setInterval(() => {}, 1000)"]);
      try {
        const since = new Date(Date.now() - 2_000);
        await sleep(3_500);

        expect(holderOf(lock({ pid: child.pid ?? 0, since }))).to.equal("alive");
      } finally {
        child.kill("SIGKILL");
        await once(child, "close");
      }
    });

    it("is dead when another process got its number later", () => {
      const since = new Date(Date.now() - process.uptime() * 1000 - anHour);

      expect(holderOf(lock({ since }))).to.equal("dead");
    });

    it("is not for this machine to judge when another one took it, dead number or not", () => {
      expect(holderOf(lock({ host: "build-1" }))).to.equal("elsewhere");
      expect(holderOf(lock({ host: "build-1", pid: 2 ** 30 }))).to.equal("elsewhere");
    });
  });
});
