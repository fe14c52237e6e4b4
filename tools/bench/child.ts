import { spawn } from "node:child_process";
import { join } from "node:path";

/** How a program went. */
export interface Ran {
  /** From its start to its exit. */
  readonly ms: number;
  readonly output: string;
}

/** What a Node.js process spent beside time. */
export interface Spent {
  /** The most memory that it held. */
  readonly peakMB: number;
  /** Time of processors, its helping threads included: other work on the machine blurs it less. */
  readonly processorMs: number;
}

/**
 * Runs a program from its start to its exit.
 * @param codes exit codes that are no failure
 * @throws Error with its last words where it ends otherwise
 */
export async function timed(
  program: string,
  args: readonly string[],
  codes: readonly number[] = [0],
): Promise<Ran> {
  const { ms, output } = await run(program, args, codes);
  return { ms, output };
}

/** {@link timed} for a script, or other arguments, of Node.js. */
export async function timedNode(
  args: readonly string[],
  codes: readonly number[] = [0],
): Promise<Ran & Spent> {
  const tell = ["--require", join(import.meta.dirname, "start", "spent.mjs")];
  const { ms, output, told } = await run(process.execPath, [...tell, ...args], codes);
  return { ms, output, ...(JSON.parse(told) as Spent) };
}

async function run(program: string, args: readonly string[], codes: readonly number[]) {
  const began = performance.now();
  const child = spawn(program, args, { stdio: ["ignore", "pipe", "pipe", "pipe"] });
  const [output, said, told] = [child.stdout, child.stderr, child.stdio[3]].map(collected);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", resolve);
  });
  const ms = performance.now() - began;
  if (code === null || !codes.includes(code))
    throw new Error(`${program} ended with ${String(code)}: ${(await said)?.slice(-2000) ?? ""}`);
  return { ms, output: (await output) ?? "", told: (await told) ?? "" };
}

async function collected(stream: unknown): Promise<string> {
  let text = "";
  for await (const chunk of stream as AsyncIterable<Buffer>) text += chunk.toString();
  return text;
}
