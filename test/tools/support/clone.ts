import { spawn } from "node:child_process";
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const repository = join(import.meta.dirname, "..", "..", "..");

/** A small clone with set-up's own code, an engine that a fake `go` builds, and its own cache folder. */
export interface Clone {
  readonly root: string;
  readonly cache: string;
  readonly env: NodeJS.ProcessEnv;
  /** What the fake npm and the fake go were asked for, a line each. */
  calls(): string[];
  remove(): void;
}

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

const fakeGo = `#!/bin/sh
if [ "$1" = env ]; then echo "go\${FAKE_GO_VERSION:-1.26.8}"; echo linux; echo amd64; exit 0; fi
echo "go $1 $(for last; do :; done; echo $last)" >> "$FAKE_CALLS"
while [ "$1" != "-o" ]; do shift; done
if [ -n "$FAKE_GO_FAILS" ]; then echo "first line"; echo "the disk is full"; exit 2; fi
printf '#!/bin/sh\\necho v3.259.0\\n' > "$2"
chmod +x "$2"
if [ -n "$FAKE_GO_SECONDS" ]; then sleep "$FAKE_GO_SECONDS" & echo $! > "$FAKE_CALLS.pid"; wait; fi
`;

const fakeNpm = `
const fs = require("node:fs");
const [command] = process.argv.slice(2);
fs.appendFileSync(process.env.FAKE_CALLS, "npm " + command + "\\n");
if (process.env.FAKE_NPM_FAILS) { console.error("the registry is away"); process.exit(1); }
if (command === "ci") {
  fs.rmSync("node_modules", { recursive: true, force: true });
  fs.mkdirSync("node_modules/some-package", { recursive: true });
  fs.writeFileSync("node_modules/some-package/package.json", "{}");
}
`;

export function makeFolder(): string {
  return mkdtempSync(join(tmpdir(), "ecs-transfer-tools-"));
}

export function writeScript(file: string, content: string): void {
  mkdirSync(join(file, ".."), { recursive: true });
  writeFileSync(file, content);
  chmodSync(file, 0o755);
}

export function makeClone(): Clone {
  const folder = makeFolder();
  const root = join(folder, "clone");
  const cache = join(folder, "cache");
  const calls = join(folder, "calls");
  for (const name of ["setup.mjs", "with-node.mjs", "ecs-transfer.mjs", "setup"]) {
    cpSync(join(repository, "tools", name), join(root, "tools", name), { recursive: true });
  }
  for (const file of ["cli/go.mod", "cli/go.sum", "cli/pulumi-language-nodejs/main.go"]) {
    writeScript(join(root, "tools", "engine", file), "");
  }
  for (const file of ["go.mod", "go.sum", "main.go", "oss-unavailable/go.mod"]) {
    writeScript(join(root, "tools", "engine", "provider", file), "");
  }
  writeFileSync(join(root, "package.json"), '{"dependencies":{"some-package":"1.0.0"}}');
  writeFileSync(join(root, "package-lock.json"), '{"packages":{}}');
  writeScript(join(folder, "bin", "go"), fakeGo);
  writeScript(join(folder, "npm", "npm-cli.js"), fakeNpm);
  return {
    root,
    cache,
    env: {
      PATH: `${join(folder, "bin")}:/usr/bin:/bin`,
      HOME: join(folder, "home"),
      npm_execpath: join(folder, "npm", "npm-cli.js"),
      FAKE_CALLS: calls,
      ECS_TRANSFER_CACHE: cache,
      ECS_TRANSFER_ENGINE: "built",
    },
    calls: () => (existsSync(calls) ? readFileSync(calls, "utf8").trimEnd().split("\n") : []),
    remove: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A script under this very Node.js; `end` resolves when it has ended. */
export function start(
  script: string,
  args: readonly string[],
  options: { readonly cwd?: string; readonly env?: NodeJS.ProcessEnv },
): { readonly signal: (name: NodeJS.Signals) => void; readonly end: Promise<Ended> } {
  const child = spawn(process.execPath, [script, ...args], {
    ...options,
    stdio: ["ignore", "pipe", "pipe"],
  });
  const output = { stdout: "", stderr: "" };
  child.stdout.setEncoding("utf8").on("data", (text: string) => (output.stdout += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (output.stderr += text));
  const end = new Promise<Ended>((resolve) => {
    child.on("close", (code, signal) => {
      resolve({ code, signal, ...output });
    });
  });
  return { signal: (name) => child.kill(name), end };
}

export function startSetup(clone: Clone, env: NodeJS.ProcessEnv = {}): ReturnType<typeof start> {
  return start(join(clone.root, "tools", "setup.mjs"), [], {
    cwd: clone.root,
    env: { ...clone.env, ...env },
  });
}

export async function until(holds: () => boolean, withinMs = 10_000): Promise<void> {
  const deadline = Date.now() + withinMs;
  while (!holds()) {
    if (Date.now() > deadline) throw new Error("it did not come to hold in time");
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

export function processLives(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
