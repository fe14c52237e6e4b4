import { spawn } from "node:child_process";
import { join } from "node:path";
import type { Language, Text } from "../../core/text.ts";
import { say } from "../../core/text.ts";
import { coloursFor } from "../colours.ts";
import { runFailed } from "../exit-codes.ts";
import { exitCodeOf, runEngine } from "../engine/run-engine.ts";
import { projectFolder } from "../engine/setup-record.ts";
import { watchForInterruption, type Interruption } from "./interruption.ts";
import { startLocalCloud, type LocalCloud } from "./local-cloud.ts";
import { makeWorkspace, writeStackConfig, type RehearsalWorkspace } from "./workspace.ts";

/** How a rehearsal is run. */
export interface RehearsalOptions {
  readonly language: Language;
  /** Leave the rehearsal's folder behind. */
  readonly keep: boolean;
}

interface Rehearsal {
  readonly language: Language;
  readonly keep: boolean;
  readonly interruption: Interruption;
  readonly cloud: LocalCloud;
  readonly workspace: RehearsalWorkspace;
}

/**
 * The main job on a local cloud, with the commands that a person would type: read both accounts, judge accounts and
 * instances, land in the target account under the policy pack, print the card for the confirmation form.
 * @returns 0, or the exit code of the first step that failed; 128 and the signal's number where it was interrupted
 */
export async function rehearse({ language, keep }: RehearsalOptions): Promise<number> {
  const interruption = watchForInterruption();
  const workspace = makeWorkspace();
  let exitCode: number;
  try {
    const cloud = await startLocalCloud(
      join(projectFolder, "examples", "worlds", "rehearsal.yaml"),
      workspace.caFile,
    );
    try {
      exitCode = await play({ language, keep, interruption, cloud, workspace });
    } finally {
      await cloud.stop();
    }
  } finally {
    if (!keep) workspace.remove();
  }
  return interruption.settle(exitCode, language);
}

async function play(rehearsal: Rehearsal): Promise<number> {
  const started = Date.now();
  const { workspace } = rehearsal;
  writeStackConfig(workspace, rehearsal.cloud.endpoint, rehearsal.language);
  heading(rehearsal, { en: "1. Read both accounts", zh: "1. 读取两个账号" });
  for (const [account, output] of [
    ["source", workspace.inventory],
    ["target", workspace.targetInventory],
  ] as const) {
    const read = await command(rehearsal, account, [
      ...["inventory", "--region", "cn-hangzhou", "--endpoint", rehearsal.cloud.endpoint],
      ...["--protocol", "http", "--output", output],
    ]);
    if (read !== 0) return read;
  }

  heading(rehearsal, {
    en: "2. Judge accounts and instances",
    zh: "2. 检查两个账号和待过户实例",
  });
  // Blockers are what the check is for: exit codes 1 and 2 are answers, 3 is a failure.
  const judged = await command(rehearsal, "source", ["check", "--manifest", workspace.manifest]);
  if (judged > 2) return judged;

  heading(rehearsal, { en: "3. Land in the target account", zh: "3. 在目标账号创建网络与安全组" });
  const landed = await land(rehearsal);
  if (landed !== 0) return landed;

  heading(rehearsal, {
    en: "4. What the target needs at confirmation",
    zh: "4. 目标账号确认过户时需要的信息",
  });
  const card = await command(rehearsal, "target", ["card", "--stack", "dev"]);
  if (card !== 0) return card;
  closing(rehearsal, started);
  return 0;
}

async function land(rehearsal: Rehearsal): Promise<number> {
  const { workspace, interruption } = rehearsal;
  if (interruption.requested()) return runFailed;
  const env = environmentOf(rehearsal, "target");
  const init = await runEngine(["stack", "init", "dev", "--non-interactive"], {
    env,
    cwd: workspace.folder,
    onOutput: () => undefined,
  });
  if (init.exitCode !== 0) {
    process.stderr.write(init.stderr);
    return init.exitCode;
  }
  const up = ["up", "--stack", "dev", "--yes", "--policy-pack", "policies"];
  showCommand(`pulumi ${up.join(" ")}`);
  if (interruption.requested()) return runFailed;
  const quiet = ["--suppress-outputs", "--suppress-permalink=true"];
  const files = [
    "--config-file",
    workspace.configFile,
    "--policy-pack-config",
    workspace.policyConfig,
  ];
  const { exitCode } = await runEngine([...up, ...quiet, ...files], { env });
  return exitCode;
}

/** Runs one command of this product in a process of its own, as a person would, in one of the two accounts. */
async function command(
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

function environmentOf({ cloud, workspace }: Rehearsal, account: string): Record<string, string> {
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

function heading({ language }: Rehearsal, title: Text): void {
  process.stdout.write(`\n${coloursFor(process.stdout).bold(say(title, language))}\n`);
}

function showCommand(line: string): void {
  process.stdout.write(`${coloursFor(process.stdout).dim(`$ ${line}`)}\n`);
}

function closing({ language, keep, workspace }: Rehearsal, started: number): void {
  const seconds = String(Math.round((Date.now() - started) / 1000));
  const left: Text = keep
    ? { en: `its folder is kept: ${workspace.folder}`, zh: `目录已保留：${workspace.folder}` }
    : { en: "nothing of it is left.", zh: "未留下任何资源。" };
  const text: Text = {
    en: `The rehearsal took ${seconds} s. Nothing left this machine, and ${left.en}\nOn real accounts: README.md, "On real accounts".`,
    zh: `演练用时 ${seconds} 秒，全部在本机完成，${left.zh}\n用于真实账号：见 README.zh.md「用于真实账号」。`,
  };
  process.stdout.write(`\n${say(text, language)}\n`);
}
