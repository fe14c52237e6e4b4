import { mkdtempSync, rmSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { startSimulator, type Simulator } from "./server.ts";
import { parseWorld, WorldError, type World } from "./world.ts";

const USAGE = `A local Alibaba Cloud on 127.0.0.1.

  node simulator/main.ts --world FILE [options]

  --world FILE         what lives in it at the start (YAML)
  --port N             0, the default, takes any free port
  --latency MS         how long every answer takes
  --json               first line on stdout: port, endpoint, caFile, accounts
  --ca-file FILE       where to write the certificate that clients have to trust
  --exit-with-parent   end when stdin closes
`;

/** The run itself failed: bad input or bad environment. */
const FAILED = 3;

interface Options {
  readonly world: string;
  readonly port: number;
  readonly latency: number;
  readonly json: boolean;
  readonly caFile: string | undefined;
  readonly exitWithParent: boolean;
}

await main();

async function main(): Promise<void> {
  const options = readOptions();
  const world = await readWorld(options.world);
  const simulator = await start(world, options);
  const caFile = await writeCertificate(simulator, options.caFile);
  announce(simulator, caFile, options.json);
  endOnSignals(simulator, options.exitWithParent);
}

function readOptions(): Options {
  const { values } = parsed();
  if (values.help === true) {
    process.stdout.write(USAGE);
    process.exit(0);
  }
  if (values.world === undefined) return fail("--world FILE is missing");
  return {
    world: values.world,
    port: wholeNumber("--port", values.port ?? "0", 65_535),
    latency: wholeNumber("--latency", values.latency ?? "0", 600_000),
    json: values.json ?? false,
    caFile: values["ca-file"],
    exitWithParent: values["exit-with-parent"] ?? false,
  };
}

function parsed() {
  try {
    return parseArgs({
      options: {
        world: { type: "string" },
        port: { type: "string" },
        latency: { type: "string" },
        json: { type: "boolean" },
        "ca-file": { type: "string" },
        "exit-with-parent": { type: "boolean" },
        help: { type: "boolean", short: "h" },
      },
    });
  } catch (error) {
    return fail(reasonOf(error));
  }
}

async function readWorld(file: string): Promise<World> {
  try {
    return parseWorld(await readFile(file, "utf8"), file);
  } catch (error) {
    if (error instanceof WorldError) return fail(error.message);
    return fail(`cannot read the world file ${file}: ${reasonOf(error)}`);
  }
}

async function start(world: World, { port, latency }: Options): Promise<Simulator> {
  try {
    return await startSimulator({ world, port, latencyMs: latency });
  } catch (error) {
    if (codeOf(error) === "EADDRINUSE")
      return fail(
        `port ${String(port)} on 127.0.0.1 is in use; choose another one, or leave --port out for any free one`,
      );
    return fail(`cannot start: ${reasonOf(error)}`);
  }
}

async function writeCertificate({ caPem }: Simulator, asked: string | undefined): Promise<string> {
  const file = path.resolve(asked ?? path.join(temporaryFolder(), "ca.pem"));
  try {
    await writeFile(file, caPem);
  } catch (error) {
    return fail(`cannot write the certificate to ${file}: ${reasonOf(error)}`);
  }
  return file;
}

function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), "ecs-transfer-simulator-"));
  process.on("exit", () => {
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}

function announce({ port, endpoint, accounts }: Simulator, caFile: string, json: boolean): void {
  if (json) {
    process.stdout.write(`${JSON.stringify({ port, endpoint, caFile, accounts })}\n`);
    return;
  }
  process.stdout.write(
    `simulator: http://${endpoint} and https://${endpoint} (certificate: ${caFile})\n`,
  );
  for (const { name, accountId, accessKeyId } of accounts)
    process.stdout.write(`  ${name}: account ${accountId}, access key ${accessKeyId}\n`);
}

function endOnSignals(simulator: Simulator, withParent: boolean): void {
  let ending = false;
  const end = (): void => {
    if (ending) return;
    ending = true;
    void simulator.stop().then(() => process.exit(0));
  };
  process.on("SIGTERM", end);
  process.on("SIGINT", end);
  if (!withParent) return;
  process.stdin.on("end", end);
  process.stdin.on("close", end);
  process.stdin.resume();
}

function wholeNumber(option: string, value: string, max: number): number {
  if (/^\d+$/.test(value) && Number(value) <= max) return Number(value);
  return fail(`${option} is a whole number from 0 to ${String(max)}, found "${value}"`);
}

function fail(message: string): never {
  process.stderr.write(`${message.replace(/^/gm, "simulator: ")}\n`);
  process.exit(FAILED);
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && "code" in error ? error.code : undefined;
}
