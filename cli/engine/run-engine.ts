import { spawn, type ChildProcess } from "node:child_process";
import { delimiter, join } from "node:path";
import { didNotHold } from "../exit-codes.ts";
import { projectFolder, readSetupRecord, workFolder } from "./setup-record.ts";

/** How an engine command is run. */
export interface EngineOptions {
  /** @default the checkout */
  readonly cwd?: string;
  /** On top of this process's own environment. */
  readonly env?: Readonly<Record<string, string>>;
  /** Given each chunk of output as it comes; without it the output goes to this terminal. */
  readonly onOutput?: (chunk: string) => void;
}

export interface EngineResult {
  readonly exitCode: number;
  /** Empty where the output went to the terminal. */
  readonly stdout: string;
  readonly stderr: string;
}

/** This process's environment with the engine that the set-up chose in front. */
export function engineEnvironment(extra: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv {
  const { engine } = readSetupRecord();
  const chosen = engine.home === null ? {} : { PULUMI_HOME: engine.home };
  const closedNetwork =
    engine.kind === "built"
      ? {
          PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
          PULUMI_DISABLE_REGISTRY_RESOLVE: "true",
        }
      : {};
  return {
    ...process.env,
    ...compileCache(),
    PULUMI_SKIP_UPDATE_CHECK: "true",
    PULUMI_SUPPRESS_NEO_LINK: "true",
    ...chosen,
    ...closedNetwork,
    PATH: [...engine.path, process.env["PATH"] ?? ""].join(delimiter),
    ...extra,
  };
}

/**
 * Node's compiled code of the SDK, kept for the next start of a program or a policy pack: half a second each.
 * Not where coverage is measured, which is less precise with it.
 */
function compileCache(): NodeJS.ProcessEnv {
  const { NODE_COMPILE_CACHE: chosen, NODE_V8_COVERAGE: coverage } = process.env;
  if (chosen !== undefined || coverage !== undefined) return {};
  return { NODE_COMPILE_CACHE: join(workFolder, "compile-cache") };
}

/**
 * Runs one `pulumi` command with the engine that the set-up chose, and waits for its end.
 * An engine that is asked to end saves its state first, so that this process outlives it.
 */
export async function runEngine(
  args: readonly string[],
  options: EngineOptions = {},
): Promise<EngineResult> {
  const { engine } = readSetupRecord();
  const captured = options.onOutput !== undefined;
  const child = spawn(engine.pulumi, args, {
    cwd: options.cwd ?? projectFolder,
    env: engineEnvironment(options.env),
    stdio: captured ? ["ignore", "pipe", "pipe"] : "inherit",
  });
  const output = { stdout: "", stderr: "" };
  for (const stream of ["stdout", "stderr"] as const) {
    child[stream]?.setEncoding("utf8").on("data", (chunk: string) => {
      output[stream] += chunk;
      options.onOutput?.(chunk);
    });
  }
  return { exitCode: await exitCodeOf(child, didNotHold), ...output };
}

/**
 * Waits for the end of a child, and passes on what asks this process alone to end.
 * An interrupt (^C) reaches the child from the terminal itself; two of them would mean "at once" to an engine.
 * @param killed the exit code of a child that a signal ended
 */
export async function exitCodeOf(child: ChildProcess, killed: number): Promise<number> {
  const outlive = (): void => undefined;
  const passOn = (signal: NodeJS.Signals): void => {
    child.kill(signal);
  };
  process.on("SIGINT", outlive);
  process.on("SIGTERM", passOn);
  try {
    return await new Promise<number>((resolve, reject) => {
      child.on("error", reject);
      child.on("close", (code) => {
        resolve(code ?? killed);
      });
    });
  } finally {
    process.off("SIGINT", outlive);
    process.off("SIGTERM", passOn);
  }
}
