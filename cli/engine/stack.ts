import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { z } from "zod";
import { UserError } from "../user-error.ts";
import { runEngine, type EngineResult } from "./run-engine.ts";

/** A Pulumi stack as the commands of this product address it. */
export interface StackAddress {
  /** Folder of the Pulumi program. */
  readonly cwd: string;
  readonly project: string;
  readonly stack: string;
  /** A configuration file in another place than beside `Pulumi.yaml`. */
  readonly configFile?: string;
}

export interface StackOptions {
  readonly stack?: string;
  readonly configFile?: string;
}

const Project = z.object({ name: z.string() });

/**
 * The stack that `--stack` names, else the selected one.
 * @throws UserError where the folder has no `Pulumi.yaml`, or no stack is named or selected
 */
export async function addressStack(
  options: StackOptions,
  cwd: string = process.cwd(),
): Promise<StackAddress> {
  const configFile = options.configFile === undefined ? {} : { configFile: options.configFile };
  const project = projectName(cwd);
  if (options.stack !== undefined) return { cwd, project, stack: options.stack, ...configFile };
  const selected = await runEngine(["stack", "--show-name", "--non-interactive"], {
    cwd,
    onOutput: () => undefined,
  });
  if (selected.exitCode === 0)
    return { cwd, project, stack: selected.stdout.trim(), ...configFile };
  throw new UserError({
    en: "No stack is selected. Name one with --stack, or select one: ecs-transfer pulumi stack select STACK",
    zh: "未选择 stack。请用 --stack 指定，或先选择：ecs-transfer pulumi stack select STACK",
  });
}

/** The stack's own name, as the program knows it, where it was given as `organisation/project/stack`. */
export function stackName({ stack }: Pick<StackAddress, "stack">): string {
  return stack.slice(stack.lastIndexOf("/") + 1);
}

function projectName(cwd: string): string {
  try {
    return Project.parse(parse(readFileSync(join(cwd, "Pulumi.yaml"), "utf8"))).name;
  } catch {
    throw new UserError({
      en: `${cwd} has no Pulumi.yaml with a project name. Run the command in the landing's folder.`,
      zh: `${cwd} 中没有含项目名的 Pulumi.yaml。请在落地程序所在目录运行。`,
    });
  }
}

/**
 * Runs a `pulumi` command on the stack and gives its standard output.
 * @throws UserError with the engine's own words where it fails
 */
export async function askStack(address: StackAddress, args: readonly string[]): Promise<string> {
  const result = await onStack(address, args);
  if (result.exitCode === 0) return result.stdout;
  const said = (result.stderr.trim() || result.stdout.trim()).replace(/^error: /, "");
  throw new UserError({
    en: `pulumi ${args.join(" ")} failed: ${said}`,
    zh: `pulumi ${args.join(" ")} 失败：${said}`,
  });
}

/** Runs a `pulumi` command on the stack, its output kept. */
export async function onStack(
  address: StackAddress,
  args: readonly string[],
): Promise<EngineResult> {
  // `pulumi stack …` and `pulumi cancel` know no such option.
  const takesConfig = ["config", "preview", "up", "refresh", "destroy"].includes(args[0] ?? "");
  const configFile =
    takesConfig && address.configFile !== undefined ? ["--config-file", address.configFile] : [];
  return runEngine([...args, "--stack", address.stack, ...configFile, "--non-interactive"], {
    cwd: address.cwd,
    onOutput: () => undefined,
  });
}
