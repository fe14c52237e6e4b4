import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { say, type Language, type Text } from "../../core/text.ts";
import { originPrefix } from "../../core/landing/origin.ts";
import { collectLanded, type LandedResource } from "../../collectors/landed.ts";
import { printable } from "../../core/printable.ts";
import { asUserError } from "../cloud.ts";
import { didNotHold } from "../exit-codes.ts";
import { runEngine } from "../engine/run-engine.ts";
import { askStack, stackName, type StackAddress } from "../engine/stack.ts";
import { UserError } from "../user-error.ts";
import { deleteOrphans } from "./delete-orphans.ts";
import { repairCheckpoint, type Repair } from "./checkpoint.ts";
import { stackFiles } from "./file-backend.ts";
import { holderOf, stackLocks, type StackLock } from "./lock.ts";
import { planRecovery, type RecoveryPlan } from "./plan-recovery.ts";
import { openStackCloud } from "./stack-cloud.ts";
import { settleState } from "./settle-state.ts";
import { readStackState } from "./stack-state.ts";

/** What the person asks of a recovery. */
export interface RecoverOptions {
  readonly address: StackAddress;
  readonly language: Language;
  /** IDs of orphans to delete; the others are only named. */
  readonly deleteOrphans: readonly string[];
  /** Say what would be done, and do nothing. */
  readonly dryRun: boolean;
  readonly write: (line: string) => void;
}

/**
 * Brings a stack whose engine was cut off back to where `up` can go on: clears the lock of a dead process, takes
 * into the state what was created and not recorded, forgets what was never created, names or deletes orphans.
 * @returns 0, or 1 where something is left that a person has to decide
 */
export async function recover(options: RecoverOptions): Promise<number> {
  try {
    return await bringBack(options);
  } catch (error) {
    throw asUserError(error, {});
  }
}

async function bringBack(options: RecoverOptions): Promise<number> {
  const tell = (text: Text): void => {
    options.write(say(text, options.language));
  };
  if (!(await clearFiles(options, tell))) return didNotHold;
  const exported = await askStack(options.address, ["stack", "export"]);
  const state = readStackState(exported);
  const cloud = await openStackCloud(options.address);
  const stack = `${options.address.project}/${stackName(options.address)}`;
  const plan = planRecovery(state, await collectLanded(cloud, originPrefix(stack)));
  if (plan.unclear.length > 0) {
    for (const { urn } of plan.unclear) tell(unclear(urn));
    return didNotHold;
  }
  refuseOthers(options.deleteOrphans, plan.orphans);
  await settlePending(options, { exported, plan, otherPending: state.otherPending }, tell);
  const left = await settleOrphans(options, plan.orphans, tell);
  const nothing =
    plan.adopt.length + plan.forget.length + state.otherPending.length + plan.orphans.length === 0;
  if (nothing)
    tell({ en: "State and cloud agree: nothing to recover.", zh: "状态与云端一致，无需恢复。" });
  else if (left === 0 && !options.dryRun)
    tell({
      en: "Recovered. Go on with: ecs-transfer pulumi up",
      zh: "已恢复。请继续运行：ecs-transfer pulumi up",
    });
  return left === 0 ? 0 : didNotHold;
}

/** Whether the stack's files are free and whole: no living lock, no dead one, nothing half written. */
async function clearFiles(
  { address, dryRun }: RecoverOptions,
  tell: (text: Text) => void,
): Promise<boolean> {
  const { url } = JSON.parse(await askBackend(address)) as { url: string };
  const files = stackFiles(url, address.project, stackName(address));
  if (files === undefined) {
    tell({
      en: `The backend ${url} keeps its own locks. If an update is still shown as running there, end it with: ecs-transfer pulumi cancel`,
      zh: `后端 ${url} 自行管理锁。如仍显示更新进行中，请用 ecs-transfer pulumi cancel 结束。`,
    });
    return true;
  }
  const locks = stackLocks(files);
  const held = locks.filter((lock) => holderOf(lock) !== "dead");
  for (const lock of held) tell(heldLock(lock));
  if (held.length > 0) return false;
  for (const lock of locks) tell(deadLock(lock, dryRun));
  if (dryRun) return true;
  for (const repair of repairCheckpoint(files)) tell(repaired(repair));
  if (locks.length > 0) await askStack(address, ["cancel", "--yes"]);
  return true;
}

interface Unsettled {
  readonly exported: string;
  readonly plan: RecoveryPlan;
  readonly otherPending: readonly string[];
}

async function settlePending(
  { address, dryRun }: RecoverOptions,
  { exported, plan, otherPending }: Unsettled,
  tell: (text: Text) => void,
): Promise<void> {
  for (const { urn, resource } of plan.adopt) tell(adopted(urn, resource));
  for (const urn of plan.forget) tell(forgotten(urn));
  for (const urn of otherPending) tell(refreshed(urn));
  if (dryRun || plan.adopt.length + plan.forget.length + otherPending.length === 0) return;
  const folder = mkdtempSync(join(tmpdir(), "ecs-transfer-recover-"));
  try {
    const file = join(folder, "state.json");
    writeFileSync(file, settleState(exported, plan), { mode: 0o600 });
    await askStack(address, ["stack", "import", "--file", file]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  await askStack(address, ["refresh", "--yes", "--skip-preview"]);
}

/** How many orphans are left. */
async function settleOrphans(
  { address, dryRun, deleteOrphans: asked }: RecoverOptions,
  orphans: readonly LandedResource[],
  tell: (text: Text) => void,
): Promise<number> {
  for (const orphan of orphans) tell(orphaned(orphan));
  const doomed = dryRun ? [] : orphans.filter(({ id }) => asked.includes(id));
  if (doomed.length > 0) {
    await deleteOrphans(address, doomed);
    const ids = doomed.map(({ id }) => id).join(", ");
    tell({ en: `Deleted: ${ids}`, zh: `已删除：${ids}` });
  }
  const left = orphans.filter((orphan) => !doomed.includes(orphan));
  if (left.length > 0) tell(leftOver(left));
  return left.length;
}

/** Whoever names something else than an orphan meant something else: nothing is done at all. */
function refuseOthers(asked: readonly string[], orphans: readonly LandedResource[]): void {
  const others = asked.filter((id) => !orphans.some((orphan) => orphan.id === id));
  if (others.length === 0) return;
  const ids = printable(others.join(", "));
  const known = orphans.map(({ id }) => id).join(", ");
  throw new UserError({
    en: `--delete-orphan ${ids}: not an orphan of this stack, so nothing was done. Orphans: ${known === "" ? "none" : known}.`,
    zh: `--delete-orphan ${ids}：不是此 stack 的遗留资源，因此什么都没有做。遗留资源：${known === "" ? "无" : known}。`,
  });
}

function leftOver(left: readonly LandedResource[]): Text {
  const command = `ecs-transfer recover --delete-orphan ${left.map(({ id }) => id).join(" ")}`;
  return {
    en: `They cost nothing and hold their CIDRs. A stack of the same name whose state is kept elsewhere looks the same: ask who else lands in this account. If they are yours: ${command}`,
    zh: `它们不产生费用，但占用网段。状态保存在别处的同名 stack 也会这样显示：请先确认还有谁在此账号落地。若确属自己：${command}`,
  };
}

async function askBackend({ cwd }: StackAddress): Promise<string> {
  const args = ["whoami", "--json", "--non-interactive"];
  const { exitCode, stdout, stderr } = await runEngine(args, { cwd, onOutput: () => undefined });
  if (exitCode === 0) return stdout;
  const said = stderr.trim().replace(/^error: /, "");
  throw new UserError({
    en: `pulumi does not say where it keeps its state: ${said}. Log in with: ecs-transfer pulumi login`,
    zh: `pulumi 未说明状态保存在何处：${said}。请先登录：ecs-transfer pulumi login`,
  });
}

function heldLock({ user, host, pid, since, file }: StackLock): Text {
  const who = `${user}@${host}, pid ${String(pid)}, ${since.toISOString()}`;
  return {
    en: `The stack is locked by ${who}, which is alive or cannot be judged from here. Wait for it, or if it has certainly ended: ecs-transfer pulumi cancel (${file})`,
    zh: `stack 被 ${who} 锁定，该进程仍在运行或无法从本机判断。请等待其结束；若确认已结束：ecs-transfer pulumi cancel（${file}）`,
  };
}

function deadLock({ user, host, pid, since }: StackLock, dryRun: boolean): Text {
  const who = `${user}@${host}, pid ${String(pid)}, ${since.toISOString()}`;
  const cleared = dryRun ? { en: "", zh: "" } : { en: " Cleared.", zh: "已清除。" };
  return {
    en: `Lock of a process that has ended: ${who}.${cleared.en}`,
    zh: `进程已结束的锁：${who}。${cleared.zh}`,
  };
}

function repaired(repair: Repair): Text {
  if (repair.kind === "attributes") {
    return {
      en: `Half-written file removed: ${repair.file}`,
      zh: `已删除写了一半的文件：${repair.file}`,
    };
  }
  return {
    en: `The state was cut off while it was written: the engine's backup takes its place, the damaged one is kept as ${repair.kept}`,
    zh: `状态文件写入中断：已换回引擎的备份，损坏的文件保留为 ${repair.kept}`,
  };
}

function adopted(urn: string, { id }: LandedResource): Text {
  return {
    en: `${id} was created and not recorded: taken into the state as ${urn}`,
    zh: `${id} 已创建但未记录：纳入状态 ${urn}`,
  };
}

function forgotten(urn: string): Text {
  return {
    en: `${urn} was never finished: the next up creates it`,
    zh: `${urn} 未完成：下次 up 时创建`,
  };
}

function refreshed(urn: string): Text {
  return {
    en: `${urn} was being changed: read again from the cloud`,
    zh: `${urn} 变更中断：重新从云端读取`,
  };
}

function orphaned({ kind, id, name }: LandedResource): Text {
  return {
    en: `Orphan: ${kind} ${id} (${name}) was made by this stack and is in no state.`,
    zh: `遗留资源：${kind} ${id}（${name}）由此 stack 创建，但不在状态中。`,
  };
}

function unclear(urn: string): Text {
  return {
    en: `${urn} may or may not have been created, and it is not a resource of a landing. Look in the console, then settle it with: ecs-transfer pulumi refresh (it asks for each)`,
    zh: `${urn} 是否已创建无法判断，且不是落地资源。请在控制台查看后运行 ecs-transfer pulumi refresh（会逐一询问）。`,
  };
}
