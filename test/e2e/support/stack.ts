import { spawn, type ChildProcess } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse, stringify } from "yaml";
import { z } from "zod";
import { engineEnvironment } from "../../../cli/engine/run-engine.ts";
import { projectFolder, readSetupRecord } from "../../../cli/engine/setup-record.ts";
import type { Simulator } from "../../../simulator/server.ts";

/** What one engine command answered. */
export interface Answer {
  readonly exitCode: number | null;
  /** Standard output and error as they came. */
  readonly text: string;
}

/** A Pulumi stack on a file backend of its own, whose cloud is a simulator. */
export interface TestStack {
  readonly folder: string;
  readonly configFile: string;
  readonly env: NodeJS.ProcessEnv;
  /** Runs `pulumi ARGS` on the stack and waits. */
  readonly pulumi: (...args: string[]) => Promise<Answer>;
  /** Starts `pulumi ARGS` in a process group of its own, to be killed. */
  readonly start: (...args: string[]) => ChildProcess;
  readonly remove: () => void;
}

export interface TestStackOptions {
  readonly simulator: Simulator;
  /** Name of the simulated account whose keys are used. */
  readonly account: string;
  /** Folder of the Pulumi program. @default the checkout */
  readonly program?: string;
  /** Configuration beside the simulator's, keys with their namespace. */
  readonly config?: Readonly<Record<string, unknown>>;
  readonly stack?: string;
}

/** The provider's settings that send every call to the simulator. */
function providerConfig(simulator: Simulator, accountId: string): Record<string, unknown> {
  const products = ["ecs", "vpc", "sts", "location", "bssopenapi", "vpcpeer"];
  return {
    "alicloud:region": "cn-hangzhou",
    "alicloud:protocol": "HTTP",
    "alicloud:accountType": "Domestic",
    "alicloud:accountId": accountId,
    "alicloud:endpoints": [
      Object.fromEntries(products.map((product) => [product, simulator.endpoint])),
    ],
  };
}

/** Makes an empty stack `stack` for the program, in a temporary folder, and selects nothing outside of it. */
export async function createTestStack(options: TestStackOptions): Promise<TestStack> {
  const { simulator } = options;
  const account = simulator.accounts.find(({ name }) => name === options.account);
  if (account === undefined) throw new Error(`the world has no account ${options.account}`);
  const folder = mkdtempSync(join(tmpdir(), "ecs-transfer-e2e-"));
  mkdirSync(join(folder, "state"));
  const stack = options.stack ?? "test";
  const program = options.program ?? projectFolder;
  const configFile = join(folder, `Pulumi.${stack}.yaml`);
  const caFile = join(folder, "ca.pem");
  writeFileSync(caFile, simulator.caPem);
  writeFileSync(
    configFile,
    stringify({ config: { ...providerConfig(simulator, account.accountId), ...options.config } }),
  );
  const env = engineEnvironment({
    PULUMI_BACKEND_URL: `file://${join(folder, "state")}`,
    PULUMI_CONFIG_PASSPHRASE: "",
    ALICLOUD_ACCESS_KEY: account.accessKeyId,
    ALICLOUD_SECRET_KEY: "not-a-real-secret",
    SSL_CERT_FILE: caFile,
    NO_COLOR: "1",
  });
  const start = (args: readonly string[]): ChildProcess => {
    // `pulumi stack …` and `pulumi cancel` know no such option.
    const takesConfig = ["config", "preview", "up", "refresh", "destroy"].includes(args[0] ?? "");
    const config = takesConfig ? ["--config-file", configFile] : [];
    return spawn(
      readSetupRecord().engine.pulumi,
      [...args, "--stack", stack, ...config, "--non-interactive"],
      {
        cwd: program,
        env,
        stdio: ["ignore", "pipe", "pipe"],
        detached: true,
      },
    );
  };
  const made: TestStack = {
    folder,
    configFile,
    env,
    start: (...args) => start(args),
    pulumi: (...args) => finished(start(args)),
    remove: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
  // From the program's own folder `stack init` would write a Pulumi.<stack>.yaml there.
  writeFileSync(
    join(folder, "Pulumi.yaml"),
    stringify({ name: projectName(program), runtime: "nodejs" }),
  );
  const answer = await finished(start(["stack", "init", "--cwd", folder]));
  if (answer.exitCode !== 0) throw new Error(`stack init: ${answer.text}`);
  return made;
}

function projectName(program: string): string {
  return z
    .object({ name: z.string() })
    .parse(parse(readFileSync(join(program, "Pulumi.yaml"), "utf8"))).name;
}

/** Waits for a child and gathers what it wrote. */
export async function finished(child: ChildProcess): Promise<Answer> {
  let text = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding("utf8").on("data", (chunk: string) => {
      text += chunk;
    });
  }
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (exitCode) => {
      resolve({ exitCode, text });
    });
  });
}
