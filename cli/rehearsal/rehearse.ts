import { join } from "node:path";
import { z } from "zod";
import type { Language, Text } from "../../core/text.ts";
import { say } from "../../core/text.ts";
import { coloursFor } from "../colours.ts";
import { runFailed } from "../exit-codes.ts";
import { runEngine } from "../engine/run-engine.ts";
import { projectFolder } from "../engine/setup-record.ts";
import { command, environmentOf, showCommand } from "./command.ts";
import type { Rehearsal } from "./command.ts";
import { watchForInterruption } from "./interruption.ts";
import { startLocalCloud } from "./local-cloud.ts";
import { makeWorkspace, writeStackConfig } from "./workspace.ts";

/** How a rehearsal is run. */
export interface RehearsalOptions {
  readonly language: Language;
  /** Leave the rehearsal's folder behind. */
  readonly keep: boolean;
}

/**
 * The main job on a local cloud, with the commands that a person would type: read both accounts, judge accounts and
 * instances, plan, land in the target account under the policy pack, prove the groups that landed, print the card for
 * the confirmation form.
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
  for (const [account, ...args] of [
    ["source", "--output", workspace.inventory],
    ["target", "--all", "--output", workspace.targetInventory],
  ] as const) {
    const read = await readAccount(rehearsal, account, ...args);
    if (read !== 0) return read;
  }

  heading(rehearsal, {
    en: "2. Judge accounts and instances",
    zh: "2. 检查两个账号和待过户实例",
  });
  // Blockers are what the check is for: exit codes 1 and 2 are answers, 3 is a failure.
  const judged = await command(rehearsal, "source", ["check", "--manifest", workspace.manifest]);
  if (judged > 2) return judged;

  heading(rehearsal, {
    en: "3. See the landing before anything is created",
    zh: "3. 在创建任何资源之前看清落地方案",
  });
  const planned = await command(rehearsal, "target", ["plan", "--manifest", workspace.manifest]);
  if (planned > 2) return planned;

  heading(rehearsal, { en: "4. Land in the target account", zh: "4. 在目标账号创建网络与安全组" });
  const landed = await land(rehearsal);
  if (landed !== 0) return landed;

  heading(rehearsal, {
    en: "5. Prove that the security groups let through the same",
    zh: "5. 证明新旧安全组放行的报文相同",
  });
  const proven = await prove(rehearsal);
  if (proven !== 0) return proven;

  heading(rehearsal, {
    en: "6. What the target needs at confirmation",
    zh: "6. 目标账号确认过户时需要的信息",
  });
  const card = await command(rehearsal, "target", ["card", "--stack", "dev"]);
  if (card !== 0) return card;
  closing(rehearsal, started);
  return 0;
}

function readAccount(
  rehearsal: Rehearsal,
  account: string,
  ...more: readonly string[]
): Promise<number> {
  const { endpoint } = rehearsal.cloud;
  const where = ["--region", "cn-hangzhou", "--endpoint", endpoint, "--protocol", "http"];
  return command(rehearsal, account, ["inventory", ...where, ...more]);
}

/** Reads the target again, and compares each group that landed with its source's. */
async function prove(rehearsal: Rehearsal): Promise<number> {
  const { inventory, landedInventory } = rehearsal.workspace;
  const read = await readAccount(rehearsal, "target", "--all", "--output", landedInventory);
  if (read !== 0) return read;
  const groups = await landedGroups(rehearsal);
  for (const [source, landed] of groups) {
    const pair = [`${inventory}#${source}`, `${landedInventory}#${landed}`];
    const different = await command(rehearsal, "target", ["rules", "diff", ...pair]);
    if (different !== 0) return different;
  }
  return groups.length > 0 ? 0 : runFailed;
}

/** Source group id and the id of the group that landed for it. */
async function landedGroups(rehearsal: Rehearsal): Promise<[string, string][]> {
  const asked = ["stack", "output", "securityGroupIds", "--json", "--stack", "dev"];
  const { stdout } = await runEngine(asked, {
    env: environmentOf(rehearsal, "target"),
    cwd: rehearsal.workspace.folder,
    onOutput: () => undefined,
  });
  return Object.entries(z.record(z.string(), z.string()).parse(JSON.parse(stdout)));
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

function heading({ language }: Rehearsal, title: Text): void {
  process.stdout.write(`\n${coloursFor(process.stdout).bold(say(title, language))}\n`);
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
