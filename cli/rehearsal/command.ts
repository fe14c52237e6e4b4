import { spawn } from "node:child_process";
import { join } from "node:path";
import type { Language } from "../../core/text.ts";
import { coloursFor } from "../colours.ts";
import { exitCodeOf } from "../engine/run-engine.ts";
import { projectFolder } from "../engine/setup-record.ts";
import { runFailed } from "../exit-codes.ts";
import type { Interruption } from "./interruption.ts";
import type { LocalCloud } from "./local-cloud.ts";
import type { RehearsalWorkspace } from "./workspace.ts";

/** What its steps share. */
export interface Rehearsal {
  readonly language: Language;
  readonly keep: boolean;
  readonly interruption: Interruption;
  readonly cloud: LocalCloud;
  readonly workspace: RehearsalWorkspace;
}

/** Runs one command of this product in a process of its own, as a person would, in one of the two accounts. */
export async function command(
  rehearsal: Rehearsal,
  account: string,
  args: readonly string[],
): Promise<number> {
  showCommand(
    `ecs-transfer ${args.map((arg) => arg.replace(`${rehearsal.workspace.folder}/`, "")).join(" ")}`,
  );
  if (rehearsal.interruption.requested()) return runFailed;
  const child = spawn(process.execPath, [join(projectFolder, "cli", "main.mjs"), ...args], {
    cwd: projectFolder,
    env: {
      ...process.env,
      ...environmentOf(rehearsal, account),
      ECS_TRANSFER_LANG: rehearsal.language,
    },
    stdio: "inherit",
  });
  return exitCodeOf(child, runFailed);
}

/** Both programs find the key of an account of the local cloud, and its certificate. */
export function environmentOf(
  { cloud, workspace }: Rehearsal,
  account: string,
): Record<string, string> {
  const { accessKeyId } = cloud.account(account);
  return {
    ALIBABA_CLOUD_ACCESS_KEY_ID: accessKeyId,
    ALIBABA_CLOUD_ACCESS_KEY_SECRET: "rehearsal",
    ALICLOUD_ACCESS_KEY: accessKeyId,
    ALICLOUD_SECRET_KEY: "rehearsal",
    PULUMI_BACKEND_URL: workspace.backendUrl,
    PULUMI_CONFIG_PASSPHRASE: "",
    // The provider sends changes of security group rules by HTTPS whatever the protocol is set to.
    SSL_CERT_FILE: workspace.caFile,
    NODE_EXTRA_CA_CERTS: workspace.caFile,
  };
}

export function showCommand(line: string): void {
  process.stdout.write(`${coloursFor(process.stdout).dim(`$ ${line}`)}\n`);
}
